import Foundation
import ParallelText

/// A data file of words: `#` comments, then lines `name: word word word`.
///
/// The files are read by bytes: to look for characters, which may be of many scalars, would take the better part of a short
/// run.
struct WordList {
  /// In the order of the file.
  let lines: [(name: Substring, words: [Substring])]

  init(_ bytes: [UInt8]) {
    var lines: [(Substring, [Substring])] = []
    Self.forEachLine(of: bytes) { line in
      if let (name, text) = Self.parts(of: line) { lines.append((name, Self.split(text, at: 0x20))) }
      return true
    }
    self.lines = lines
  }

  /// The words of one line alone, without reading the others. Complexity: O(bytes before the line).
  static func words(of name: String, in bytes: [UInt8]) -> [Substring]? {
    let name = Array("\(name):".utf8)
    var words: [Substring]?
    forEachLine(of: bytes) { line in
      guard line.starts(with: name) else { return true }
      words = split(Substring(decoding: line.dropFirst(name.count), as: UTF8.self), at: 0x20)
      return false
    }
    return words
  }

  /// What the lines whose names begin so hold, phrases apart: they stand with commas between them.
  static func phrases(ofPrefix prefix: String, in bytes: [UInt8]) -> [(name: Substring, phrases: [Substring])] {
    let prefix = Array(prefix.utf8)
    var phrases: [(Substring, [Substring])] = []
    forEachLine(of: bytes) { line in
      if line.starts(with: prefix), let (name, text) = parts(of: line) {
        phrases.append((name, split(text, at: UInt8(ascii: ",")).map { $0.drop { $0 == " " } }))
      }
      return true
    }
    return phrases
  }

  /// Whether a language of the files is written without spaces between words, or adds its particles to them.
  static func isInRuns(_ name: some StringProtocol) -> Bool { ["ja", "ko", "th", "zh"].contains { $0 == name } }

  var allWords: [Substring] { lines.flatMap(\.words) }

  subscript(name: String) -> [Substring] { lines.first { $0.name == name }?.words ?? [] }

  // MARK: Bytes

  /// Calls the closure with line by line, until it returns false.
  private static func forEachLine(of bytes: [UInt8], _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        let feed = memchr(base + start, 0x0A, buffer.count - start)
        let end = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? buffer.count
        guard body(buffer[start..<end]) else { return }
        start = end + 1
      }
    }
  }

  /// A line's name, and what stands behind its first colon; nil of a comment.
  private static func parts(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (name: Substring, text: Substring)? {
    guard line.first != UInt8(ascii: "#"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (
      Substring(decoding: line[..<colon], as: UTF8.self), Substring(decoding: line[(colon + 1)...], as: UTF8.self)
    )
  }

  private static func split(_ text: Substring, at separator: UInt8) -> [Substring] {
    text.utf8.split(separator: separator).map { Substring($0) }
  }
}

extension Substring {
  /// As it is, capitalized and in capitals; one where the script has no case.
  var casings: [String] {
    let capitals = uppercased()
    return capitals == self ? [capitals] : [String(self), capitalized, capitals]
  }

  /// With a capital at the beginning; by scalars, as what words begin with is one.
  var capitalized: String {
    guard let first = unicodeScalars.first else { return "" }
    if first.isASCII {
      return String(
        decoding: [UInt8(first.value) & (ASCII.isLower(UInt8(first.value)) ? 0xDF : 0xFF)] + utf8.dropFirst(),
        as: UTF8.self)
    }
    return first.properties.uppercaseMapping + Substring(unicodeScalars.dropFirst())
  }
}

/// The bytes of a letter as one number. All letters of scripts without spaces take three.
func letter(_ bytes: some Collection<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

extension WordList {
  /// What the data calls a language: some have two codes.
  static func name(of language: Substring) -> Substring { names[language] ?? language }

  private static let names: [Substring: Substring] = ["no": "nb", "tl": "fil", "iw": "he", "in": "id"]
}
