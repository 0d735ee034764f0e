import ParallelText

/// Names that stay as they are in every language: those of products, programs, companies.
public struct Terms: Sendable {
  public static let none = Terms([])

  private struct Term {
    var bytes: [UInt8]
    /// The hashes of its words, as an article has them of its own.
    var words: [UInt32]
  }

  /// Longest first, so that `Stele Hub` is no `Stele`.
  private let terms: [Term]
  /// The terms that begin with a byte.
  private let byFirst: [UInt8: [Int]]

  /// - Parameter names: As they are written; runs of space are one, and typographic apostrophes and hyphens plain.
  public init(_ names: [String]) {
    terms = Set(names.map { VisibleProse($0).bytes }).filter { !$0.isEmpty }
      .sorted { ($1.count, String(decoding: $0, as: UTF8.self)) < ($0.count, String(decoding: $1, as: UTF8.self)) }
      .map { Term(bytes: $0, words: Self.words(of: $0)) }
    byFirst = Dictionary(grouping: terms.indices) { [terms] in terms[$0].bytes[0] }
  }

  public var isEmpty: Bool { terms.isEmpty }

  func name(_ term: Int) -> [UInt8] { terms[term].bytes }

  /// The terms that stand in a text as whole words, in order; none within another.
  ///
  /// Complexity: O(text), times the terms that begin alike.
  func occurrences(in prose: VisibleProse) -> [(term: Int, range: SourceRange)] {
    places(in: prose.bytes).map { ($0.term, prose.range($0.place)) }
  }

  /// Whether a translation's text has a term, be it in other letter case or with the ending that its grammar asks for.
  func isIn(_ prose: VisibleProse, _ term: Int) -> Bool {
    let name = terms[term].bytes
    return Self.has(prose.bytes, name) || Self.has(Self.lowercased(prose.bytes), Self.lowercased(name))
  }

  /// Whether nothing but terms and what joins them is left of a text.
  func make(up text: ArraySlice<UInt8>) -> Bool {
    if isEmpty { return false }
    let rest = removed(from: text)
    return rest.count < text.count && !rest.contains { $0 >= 0x80 || Self.letters($0) == .latin }
  }

  /// A text without its terms.
  func removed(from text: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = VisibleProse(String(decoding: text, as: UTF8.self)).bytes
    var rest: [UInt8] = []
    var end = 0
    for (_, place) in places(in: bytes) {
      rest += bytes[end..<place.lowerBound]
      rest.append(0x20)
      end = place.upperBound
    }
    return rest + bytes[end...]
  }

  /// The words of a block but for those of its terms, and where the terms stand.
  func removed(from words: ArraySlice<UInt32>, of prose: VisibleProse) -> (words: [UInt32], terms: [SourceRange]) {
    let occurrences = occurrences(in: prose)
    var count: [UInt32: Int] = [:]
    for occurrence in occurrences {
      for word in terms[occurrence.term].words { count[word, default: 0] += 1 }
    }
    let rest = words.filter { word in
      guard let left = count[word], left > 0 else { return true }
      count[word] = left - 1
      return false
    }
    return (rest, occurrences.map(\.range))
  }

  // MARK: Searching

  private func places(in bytes: [UInt8]) -> [(term: Int, place: Range<Int>)] {
    var found: [(Int, Range<Int>)] = []
    var index = 0
    while index < bytes.count {
      let term = byFirst[bytes[index]]?.first { term in
        let end = index + terms[term].bytes.count
        return end <= bytes.count && bytes[index..<end].elementsEqual(terms[term].bytes)
          && Self.isBoundary(bytes, index) && Self.isBoundary(bytes, end)
      }
      guard let term else {
        index += 1
        continue
      }
      found.append((term, index..<(index + terms[term].bytes.count)))
      index += terms[term].bytes.count
    }
    return found
  }

  /// Whether a text has a name from the beginning of a word; an ending is no longer than the name, or four letters.
  private static func has(_ text: [UInt8], _ name: [UInt8]) -> Bool {
    var index = 0
    while index + name.count <= text.count {
      defer { index += 1 }
      guard text[index] == name[0], text[index..<(index + name.count)].elementsEqual(name), isBoundary(text, index)
      else { continue }
      var end = index + name.count
      var letters = 0
      while !isBoundary(text, end), letters <= 4 {
        end += 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        letters += 1
      }
      if letters <= min(4, name.count) { return true }
    }
    return false
  }

  private static func lowercased(_ text: [UInt8]) -> [UInt8] {
    Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }

  private enum Letters {
    case none, latin
    /// Of another script that puts spaces between words.
    case spaced
  }

  /// Whether no word goes on from the byte before `index` to the one at it.
  private static func isBoundary(_ text: [UInt8], _ index: Int) -> Bool {
    guard index > 0, index < text.count else { return true }
    var before = index - 1
    while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
    let letters = letters(text[before])
    return letters == .none || letters != self.letters(text[index])
  }

  /// By the first byte of a scalar: names in Latin letters stand in Japanese or Arabic words without a space.
  private static func letters(_ lead: UInt8) -> Letters {
    switch lead {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0xC3...0xCA: .latin
    case 0xCD...0xDF: .spaced
    default: .none
    }
  }

  /// Letters and digits of ASCII and all that is not ASCII; numbers are no words.
  private static func words(of name: [UInt8]) -> [UInt32] {
    name.split { $0 < 0x80 && letters($0) == .none }.filter { !ASCII.isDigit($0[$0.startIndex]) }
      .map { WordHash.of($0) }
  }
}
