import ParallelText

/// Names of parameters that the code of an article has, where its prose speaks of them.
///
/// Readers find a name in the code by the prose, and so it stays as it is there.
enum CodeNames {
  /// A name in the prose of an article.
  struct Mention {
    var block: Int
    var range: SourceRange
  }

  /// Mentions in prose, outside of literals and of what is bold, in the order of the text.
  static func mentions(in article: Article) -> [Mention] {
    let names = parameters(of: article)
    guard !names.isEmpty else { return [] }
    let search = PhraseSearch(names)
    return article.blocks.indices.filter { article.blocks[$0].isProse && article.blocks[$0].kind != .heading }
      .flatMap { mentions(of: search, in: $0, article) }
  }

  static func check(_ code: CodePair) -> [Drift] {
    let mentions = code.reference.codeMentions
    if mentions.isEmpty { return [] }
    let blocks = Dictionary(code.pair.blocks.map { ($0.reference, $0.target) }, uniquingKeysWith: { first, _ in first })
    return mentions.compactMap { mention in
      let name = code.pair.reference.source[mention.range]
      guard let block = blocks[mention.block] else { return nil }
      let search = PhraseSearch([name], ignoringCase: true)
      let target = code.pair.target
      guard target.occurrences(of: search, in: block).isEmpty,
        target.blocks.indices.contains(where: {
          target.blocks[$0].kind == .code && !target.occurrences(of: search, in: $0).isEmpty
        })
      else { return nil }
      return Drift(
        .literalMismatch, .warning, 0.75, .missing, "name", target: code.pair.endOfTarget(block),
        reference: mention.range)
    }
  }

  /// Names with a capital within behind a hyphen: `-FolderPath`.
  private static func parameters(of article: Article) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var known = Set<UInt64>()
    article.source.withBytes { bytes in
      for block in article.blocks where block.kind == .code {
        for line in article.lines[block.lineIndexes] {
          let text = bytes[line]
          var index = text.startIndex
          while let hyphen = text[index..<text.endIndex].firstIndex(of: UInt8(ascii: "-")) {
            var end = hyphen + 1
            while end < text.endIndex, ASCII.isLetterOrDigit(text[end]) { end += 1 }
            let name = text[(hyphen + 1)..<end]
            index = end
            let isOption = hyphen == text.startIndex || ASCII.isBlank(text[hyphen - 1])
            if isOption, name.count > 5, isCompound(name), known.insert(Hash64.of(name)).inserted {
              found.append(article.source[SourceRange(hyphen + 1, end)])
            }
          }
        }
      }
    }
    return found
  }

  private static func isCompound(_ name: ByteView) -> Bool {
    zip(name, name.dropFirst()).contains { ASCII.isLower($0) && ASCII.isUpper($1) }
  }

  private static func mentions(of search: PhraseSearch, in block: Int, _ article: Article) -> [Mention] {
    var found: [Mention] = []
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        search.forEachMatch(in: bytes[line]) { _, place in
          guard isBare(place, in: bytes[line]) else { return }
          let range = SourceRange(place.lowerBound, place.upperBound)
          guard !article.literals[article.blocks[block].literalIndexes].contains(where: { $0.range.contains(range) })
          else {
            return
          }
          found.append(Mention(block: block, range: range))
        }
      }
    }
    return found
  }

  /// Whether a name stands between spaces or punctuation of a sentence.
  private static func isBare(_ place: Range<Int>, in line: ByteView) -> Bool {
    let before = place.lowerBound > line.startIndex ? line[place.lowerBound - 1] : 0x20
    let behind = place.upperBound < line.endIndex ? line[place.upperBound] : 0x20
    return ASCII.isBlank(before) && (ASCII.isBlank(behind) || ".,;".utf8.contains(behind))
  }
}
