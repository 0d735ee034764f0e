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
    if names.isEmpty { return [] }
    var found: [Mention] = []
    article.source.withBytes { bytes in
      for block in article.blocks.indices
      where article.blocks[block].isProse && article.blocks[block].kind != .heading {
        for line in article.lines[article.blocks[block].lineIndexes] {
          addMentions(of: names, in: bytes[line], of: block, article, to: &found)
        }
      }
    }
    return found
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

  /// Hashes of names with a capital within behind a hyphen: `-FolderPath`.
  private static func parameters(of article: Article) -> Set<UInt64> {
    var found = Set<UInt64>()
    article.source.withBytes { bytes in
      for block in article.blocks.indices where article.blocks[block].kind == .code {
        for line in article.lines[article.blocks[block].lineIndexes] {
          let text = bytes[line]
          var index = text.startIndex
          while let hyphen = text[index..<text.endIndex].firstIndex(of: UInt8(ascii: "-")) {
            index = hyphen + 1
            guard hyphen == text.startIndex || ASCII.isBlank(text[hyphen - 1]) else { continue }
            while index < text.endIndex, ASCII.isLetterOrDigit(text[index]) { index += 1 }
            let name = text[(hyphen + 1)..<index]
            if name.count > 5, CompoundName.next(in: name) != nil { found.insert(Hash64.of(name)) }
          }
        }
      }
    }
    return found
  }

  private static func addMentions(
    of names: Set<UInt64>, in line: ByteView, of block: Int, _ article: Article, to found: inout [Mention]
  ) {
    var rest = line
    while let place = CompoundName.next(in: rest) {
      rest = line[place.upperBound..<line.endIndex]
      guard isBare(place, in: line), names.contains(Hash64.of(line[place])) else { continue }
      let range = SourceRange(place)
      if article.literals[article.blocks[block].literalIndexes].contains(where: { $0.range.contains(range) }) {
        continue
      }
      found.append(Mention(block: block, range: range))
    }
  }

  /// Whether a name stands between spaces or punctuation of a sentence.
  private static func isBare(_ place: Range<Int>, in line: ByteView) -> Bool {
    let before = place.lowerBound > line.startIndex ? line[place.lowerBound - 1] : 0x20
    let behind = place.upperBound < line.endIndex ? line[place.upperBound] : 0x20
    return ASCII.isBlank(before) && (ASCII.isBlank(behind) || ".,;".utf8.contains(behind))
  }
}

/// Words of letters and digits with a capital behind a small letter, as no others have one.
private enum CompoundName {
  /// The first one that begins in a text.
  static func next(in text: ByteView) -> Range<Int>? {
    guard let capital = capital(in: text.buffer) else { return nil }
    var (start, end) = (text.startIndex + capital, text.startIndex + capital)
    while start > text.startIndex, ASCII.isLetterOrDigit(text[start - 1]) { start -= 1 }
    while end < text.endIndex, ASCII.isLetterOrDigit(text[end]) { end += 1 }
    return start..<end
  }

  /// Where the first capital stands right behind a small letter: sixteen bytes at a time are passed over that have none.
  private static func capital(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 1
    while index &+ 16 <= text.count {
      let isBehindSmall = SixteenBytes(text, at: index &- 1).areSmallLetters
      var found = SixteenBytes.Places(SixteenBytes(text, at: index).areCapitals .& isBehindSmall)
      if let place = found.next() { return index &+ place }
      index &+= 16
    }
    while index < text.count {
      if ASCII.isUpper(text[index]), ASCII.isLower(text[index &- 1]) { return index }
      index &+= 1
    }
    return nil
  }
}

extension SixteenBytes {
  /// Whether they are small letters of ASCII.
  @inline(__always)
  fileprivate var areSmallLetters: Mask { bytes &- SIMD16(repeating: 0x61) .< SIMD16(repeating: 26) }
}
