import ParallelText

/// Paths through menus, **File** > **Print**, that are shorter in the translation.
enum MenuPaths {
  static func check(_ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    let literals = pair.reference.literals
    for match in pair.blocks {
      let labels = pair.reference.blocks[match.reference].literalIndexes
      // Most blocks have less than three.
      guard labels.count > 2, labels.count(where: { literals[$0].kind == .uiLabel }) > 2 else { continue }
      let theirs = paths(pair.reference, match.reference)
      guard let reference = theirs.paths.first, theirs.paths.count == 1, reference.count > 2 else { continue }
      let own = paths(pair.target, match.target)
      // A part may be said in words, or stand apart from the others.
      guard let target = own.paths.first, own.paths.count == 1, target.count < reference.count,
        own.labels - target.count <= theirs.labels - reference.count,
        joints(pair.target, match.target) - target.count == joints(pair.reference, match.reference) - reference.count
      else { continue }
      found.append(
        Drift(
          .uiLabelMismatch, .warning, 0.85, .differs, "menu path", target: target.range, reference: reference.range))
    }
    return found
  }

  private struct Path {
    /// From the first label to the last one, marks included.
    var range: SourceRange
    /// How many labels it has.
    var count: Int
  }

  /// The labels of a block that are joined, and how many labels it has.
  private static func paths(_ article: Article, _ block: Int) -> (paths: [Path], labels: Int) {
    let labels = article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .uiLabel }.map(\.range)
    guard labels.count > 1 else { return ([], labels.count) }
    var paths: [Path] = []
    for (label, next) in zip(labels, labels.dropFirst())
    where isJoint(article.source[SourceRange(label.end, next.start)]) {
      if let last = paths.last, last.range.end == label.end + 2 {
        paths[paths.count - 1].range.upper = next.upper + 2
        paths[paths.count - 1].count += 1
      } else {
        paths.append(Path(range: SourceRange(label.start - 2, next.end + 2), count: 2))
      }
    }
    return (paths, labels.count)
  }

  private static let marks = [">", "&gt;", "→", "›", "»", "▸", "<", "&lt;", "←", "‹"].map { Array($0.utf8) }

  /// The bytes that one begins with: those of ASCII, and those that begin a longer character.
  private static func mayBeginMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0xC2 || byte == 0xE2
  }

  /// Whether nothing but one mark, space and emphasis stand between two labels.
  private static func isJoint(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count < 24, text.contains(where: mayBeginMark) else { return false }
    return marks.contains(text.filter { !" *_\\\t".utf8.contains($0) && $0 != 0xC2 && $0 != 0xA0 })
  }

  /// How many marks that join a block has.
  private static func joints(_ article: Article, _ block: Int) -> Int {
    article.lines[article.blocks[block].lineIndexes].reduce(0) { $0 + joints(article.source[$1]) }
  }

  private static func joints(_ line: ArraySlice<UInt8>) -> Int {
    line.indices.count { index in
      mayBeginMark(line[index]) && (index == line.startIndex || !ASCII.isLetterOrDigit(line[index - 1]))
        && marks.contains { line[index...].starts(with: $0) }
    }
  }
}
