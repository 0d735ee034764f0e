import ParallelText

/// Lists that are indented so little, or so much, that they are shown as code: no item of them is missing.
enum ListsAsCode {
  /// Puts one drift in the place of the missing items and the extra code.
  ///
  /// - Complexity: O(drifts), and the lines of extra code beside missing items.
  static func settle(_ found: inout [Drift], _ pair: AlignedPair) {
    let missing = found.indices.filter { index in
      found[index].change == .missing && (found[index].rule.subject == .item || found[index].rule.subject == .step)
    }
    if missing.isEmpty { return }
    let code = found.indices.filter { found[$0].change == .extra && found[$0].rule.subject == .code }
    var dropped = Set<Int>()
    for index in missing {
      let place = found[index].target.start
      guard
        let list = code.first(where: { code in
          let start = found[code].target.start
          return start >= place
            && pair.target.source[SourceRange(place, start)].allSatisfy(ASCII.isSpace)
            && items(of: found[code].target, pair.target) > found[index].others
        })
      else { continue }
      dropped.insert(index)
      // What follows in the item went into the code with the list.
      dropped.formUnion(
        found.indices.filter {
          found[$0].change == .missing && found[$0].rule.subject == .paragraph && found[$0].target.start == place
        })
      found[list] = Drift(
        .malformedMarkup, .warning, 0.85, .intrinsic, "list is shown as code: its indentation does not match its item",
        target: found[list].target, reference: found[index].reference)
    }
    if dropped.isEmpty { return }
    found = found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }

  /// How many lines of code begin with the mark of an item; 0 of code between fences.
  private static func items(of range: SourceRange, _ article: Article) -> Int {
    guard let block = article.block(at: range.start), article.blocks[block].kind == .code else { return 0 }
    let first = article.source[article.source.line(article.source.lineIndex(at: article.blocks[block].range.start))]
      .first { !ASCII.isBlank($0) && $0 != UInt8(ascii: ">") }
    if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") { return 0 }
    return article.lines[article.blocks[block].lineIndexes].count { line in
      let text = article.source[article.source.trimmed(line)]
      let mark = text.prefix { $0 != 0x20 }
      guard mark.count < text.count else { return false }
      return mark.count == 1 && "-*+".utf8.contains(mark.first!)
        || mark.count > 1 && (mark.last == UInt8(ascii: ".") || mark.last == UInt8(ascii: ")"))
          && mark.dropLast().allSatisfy(ASCII.isDigit)
    }
  }
}
