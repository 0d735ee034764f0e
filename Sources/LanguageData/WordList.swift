import ParallelText

/// A data file of words: `#` comments, then lines `name: word word word`.
///
/// The files are read by bytes: to look for characters, which may be of many scalars, would take the better part of a short
/// run.
package struct WordList {
  /// In the order of the file.
  let lines: [(name: Substring, words: [Substring])]

  init(_ bytes: [UInt8]) {
    var lines: [(Substring, [Substring])] = []
    Self.forEachLine(of: bytes) { name, text in
      lines.append((Substring(decoding: name, as: UTF8.self), Self.substrings(text.forEachWord)))
    }
    self.lines = lines
  }

  /// The words of one line alone, without reading the others. Complexity: O(bytes before the line).
  static func words(of name: String, in bytes: [UInt8]) -> [Substring]? {
    let name = Array("\(name):".utf8)
    var words: [Substring]?
    forEachLine(of: bytes) { line in
      guard line.begins(with: name) else { return true }
      words = substrings(line.dropFirst(name.count).forEachWord)
      return false
    }
    return words
  }

  /// What the lines whose names begin so hold, phrases apart: they stand with commas between them.
  static func phrases(ofPrefix prefix: String, in bytes: [UInt8]) -> [(name: Substring, phrases: [Substring])] {
    var phrases: [(Substring, [Substring])] = []
    forEachLine(ofPrefix: prefix, in: bytes) { name, text in
      phrases.append((Substring(decoding: name, as: UTF8.self), substrings(text.forEachPhrase)))
    }
    return phrases
  }

  /// Whether a language of the files is written without spaces between words, or adds its particles to them.
  static func isInRuns(_ name: some StringProtocol) -> Bool { ["ja", "ko", "th", "zh"].contains { $0 == name } }

  var allWords: [Substring] { lines.flatMap(\.words) }

  subscript(name: String) -> [Substring] { lines.first { $0.name == name }?.words ?? [] }

  // MARK: Bytes

  /// Calls the closure with each line's name, and with what stands behind its colon; comments are none.
  package static func forEachLine(of bytes: [UInt8], _ body: (_ name: ByteView, _ text: ByteView) -> Void) {
    forEachLine(of: bytes) { line in
      if let (name, text) = parts(of: line) { body(name, text) }
      return true
    }
  }

  /// Likewise with the lines whose names begin so.
  static func forEachLine(
    ofPrefix prefix: some StringProtocol, in bytes: [UInt8], _ body: (_ name: ByteView, _ text: ByteView) -> Void
  ) {
    let prefix = Array(prefix.utf8)
    forEachLine(of: bytes) { line in
      if line.begins(with: prefix), let (name, text) = parts(of: line) { body(name, text) }
      return true
    }
  }

  /// Calls the closure with line by line, until it returns false.
  private static func forEachLine(of bytes: [UInt8], _ body: (ByteView) -> Bool) {
    bytes.withBytes { bytes in
      var start = 0
      while start < bytes.endIndex {
        let end = bytes[start..<bytes.endIndex].firstIndex(of: 0x0A) ?? bytes.endIndex
        guard body(bytes[start..<end]) else { return }
        start = end + 1
      }
    }
  }

  /// A line's name, and what stands behind its first colon; nil of a comment.
  private static func parts(of line: ByteView) -> (name: ByteView, text: ByteView)? {
    guard line.first != UInt8(ascii: "#"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (line[line.startIndex..<colon], line[(colon + 1)..<line.endIndex])
  }

  private static func substrings(_ forEach: ((ByteView) -> Void) -> Void) -> [Substring] {
    var words: [Substring] = []
    forEach { words.append(Substring(decoding: $0, as: UTF8.self)) }
    return words
  }
}

extension ByteView {
  /// Calls the closure with the words of a line, a space between two.
  package func forEachWord(_ body: (ByteView) -> Void) { forEachPart(at: 0x20, body) }

  /// Calls the closure with the phrases of a line, which stand with commas between them.
  func forEachPhrase(_ body: (ByteView) -> Void) {
    forEachPart(at: UInt8(ascii: ",")) { phrase in
      var start = phrase.startIndex
      while start < phrase.endIndex, phrase[start] == 0x20 { start += 1 }
      body(phrase[start..<phrase.endIndex])
    }
  }

  /// The parts between separators, but for empty ones.
  private func forEachPart(at separator: UInt8, _ body: (ByteView) -> Void) {
    let bytes = buffer
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != separator { end &+= 1 }
      if end > start { body(self[(startIndex + start)..<(startIndex + end)]) }
      start = end + 1
    }
  }

  func begins(with prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    var index = 0
    while index < prefix.count, self[startIndex + index] == prefix[index] { index += 1 }
    return index == prefix.count
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}

/// The bytes of a letter as one number. All letters of scripts without spaces take three.
func letter(_ bytes: some Collection<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

extension WordList {
  /// What the data calls a language: some have two codes.
  static func name(of language: Substring) -> Substring { names[language] ?? language }

  private static let names: [Substring: Substring] = ["no": "nb", "tl": "fil", "iw": "he", "in": "id"]
}
