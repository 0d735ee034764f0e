import LanguageData
import ParallelText

/// Keys pressed together, such as `Ctrl+V`, that are others in the translation.
enum KeyCombinations {
  private struct Chord {
    var range: SourceRange
    var keys: UInt64
  }

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    var marks = ByteFinder(plus)
    for match in pair.blocks {
      // Most blocks have no mark.
      let range = pair.reference.blocks[match.reference].range
      guard pair.reference.source.withBytes({ marks.isIn(range, of: $0) }) else { continue }
      let theirs = chords(pair.reference, match.reference)
      if theirs.isEmpty { continue }
      let own = chords(pair.target, match.target)
      let (known, kept) = (Set(theirs.map(\.keys)), Set(own.map(\.keys)))
      let (lost, added) = (theirs.filter { !kept.contains($0.keys) }, own.filter { !known.contains($0.keys) })
      // Keys that have names of their own, or are not pressed together any more, are not found.
      if lost.count != added.count || own.count != theirs.count { continue }
      found += zip(added, lost).map {
        Drift(.literalMismatch, .warning, 0.8, .differs, "keyboard shortcut", target: $0.range, reference: $1.range)
      }
    }
    return found
  }

  /// Those in prose: inline code is compared as such.
  private static func chords(_ article: Article, _ block: Int) -> [Chord] {
    guard article.blocks[block].isProse, mayHaveChords(article, block) else { return [] }
    let prose = VisibleProse(article, block, without: VisibleProse.code)
    let bytes = prose.bytes
    var found: [Chord] = []
    var index = bytes.startIndex
    while let joint = bytes[index...].firstIndex(of: plus) {
      var (start, end) = (joint, joint)
      while start > index, isPart(bytes[start - 1]) { start -= 1 }
      while end < bytes.count, isPart(bytes[end]) || bytes[end] == plus { end += 1 }
      index = max(end, joint + 1)
      // A sign before a number, or `C++`.
      if start == joint || !bytes[joint..<end].contains(where: isPart) { continue }
      while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      // Japanese sets no space before or behind a key.
      if let lead = bytes[start..<joint].lastIndex(where: { $0 >= 0xE0 }), lead + 3 < joint { start = lead + 3 }
      if let letter = bytes[(joint + 1)..<end].firstIndex(where: { $0 >= 0x80 }), letter > joint + 1,
        ASCII.isLetterOrDigit(bytes[letter - 1])
      {
        end = letter
      }
      if let keys = KeyboardKeys.plainChord(bytes[start..<end]) {
        found.append(Chord(range: prose.range(start..<end), keys: keys))
      }
    }
    return found
  }

  /// Whether a mark stands between two keys anywhere but in inline code.
  private static func mayHaveChords(_ article: Article, _ block: Int) -> Bool {
    let element = article.blocks[block]
    return article.source.withBytes { bytes in
      var rest = bytes[element.range]
      while let place = rest.firstIndex(of: plus) {
        if mayJoin(bytes, place) {
          let isInCode = article.literals[element.literalIndexes].contains {
            $0.kind == .inlineCode && $0.range.start <= place && place < $0.range.end
          }
          if !isInCode { return true }
        }
        rest = bytes[(place + 1)..<rest.endIndex]
      }
      return false
    }
  }

  /// Whether no space stands beside a mark.
  private static func mayJoin(_ bytes: ByteView, _ mark: Int) -> Bool {
    mark > 0 && mark + 1 < bytes.endIndex && !ASCII.isSpace(bytes[mark - 1]) && !ASCII.isSpace(bytes[mark + 1])
  }

  private static let plus = UInt8(ascii: "+")

  private static func isPart(_ byte: UInt8) -> Bool { ASCII.isWord(byte) || byte == UInt8(ascii: ".") }
}
