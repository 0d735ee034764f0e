import ParallelText

extension Article {
  /// How often each of the phrases stands in a block's lines, byte for byte but for ASCII case; none within itself.
  ///
  /// - Parameters:
  ///   - search: Made so that it ignores case.
  ///   - isWhole: Whether no letter or digit of ASCII may stand right before or behind it; a path that begins with a slash
  ///     may follow a word.
  /// - Returns: By the places of the phrases in the search; those that stand nowhere are left out.
  func occurrences(of search: PhraseSearch, in block: Int, isWhole: Bool = false) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    // Where the next place of a phrase may begin.
    var free: [Int: Int] = [:]
    source.withBytes { bytes in
      for line in lines[blocks[block].lineIndexes] {
        search.forEachMatch(in: bytes[line]) { phrase, place in
          guard place.lowerBound >= free[phrase, default: 0], !isWhole || Self.isWhole(place, in: bytes[line]) else {
            return
          }
          counts[phrase, default: 0] += 1
          free[phrase] = place.upperBound
        }
      }
    }
    return counts
  }

  private static func isWhole(_ place: Range<Int>, in line: ByteView) -> Bool {
    let followsWord =
      place.lowerBound > line.startIndex && line[place.lowerBound] != UInt8(ascii: "/")
      && isAlphanumeric(line[place.lowerBound - 1])
    return !followsWord && !(place.upperBound < line.endIndex && isAlphanumeric(line[place.upperBound]))
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) }

  func bytes(_ literal: Int) -> ArraySlice<UInt8> { source[literals[literal].range] }

  /// Where a link leads, though it may stand elsewhere.
  func targetBytes(_ literal: Int) -> ArraySlice<UInt8> { source[linkTarget(literals[literal])] }
}

/// Texts as both sides of an aligned block have them, be it in another dress: as inline code, in a name, in a link's text.
struct SharedTexts {
  private let search: PhraseSearch
  private let inTarget: [Int: Int]
  private let inReference: [Int: Int]

  /// - Parameter texts: What will be asked for. Complexity: O(their bytes, and those of both blocks).
  init(_ texts: [ArraySlice<UInt8>], in match: AlignedPair.Match, _ pair: AlignedPair) {
    search = PhraseSearch(texts, ignoringCase: true)
    inTarget = texts.isEmpty ? [:] : pair.target.occurrences(of: search, in: match.target, isWhole: true)
    inReference = texts.isEmpty ? [:] : pair.reference.occurrences(of: search, in: match.reference, isWhole: true)
  }

  /// How often a text stands in each block as a whole.
  func counts(of text: ArraySlice<UInt8>) -> (target: Int, reference: Int) {
    guard let phrase = search.phrase(text) else { return (0, 0) }
    return (inTarget[phrase] ?? 0, inReference[phrase] ?? 0)
  }
}
