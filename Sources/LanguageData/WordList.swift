import Foundation

/// A data file of words: `#` comments, then lines `name: word word word`.
struct WordList {
  /// In the order of the file.
  let lines: [(name: Substring, words: [Substring])]

  init(_ bytes: [UInt8]) {
    // Bytes, of which a run looks at all before it looks at anything else: characters take many times longer.
    lines = String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A).compactMap { line in
      guard line.first != UInt8(ascii: "#"), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return (Substring(line[..<colon]), Self.words(line[colon...].dropFirst()))
    }
  }

  /// The words of one line alone, without reading the others. Complexity: O(bytes before the line).
  static func words(of name: String, in bytes: [UInt8]) -> [Substring]? {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let feed = memchr(bytes.baseAddress! + start, 0x0A, bytes.count - start)
        let end = feed.map { UnsafeRawPointer($0) - bytes.baseAddress! } ?? bytes.count
        let line = bytes[start..<end]
        if line.count > name.utf8.count, line[start + name.utf8.count] == UInt8(ascii: ":"),
          line.starts(with: name.utf8)
        {
          return Self.words(Substring(decoding: line.dropFirst(name.utf8.count + 1), as: UTF8.self).utf8)
        }
        start = end + 1
      }
      return nil
    }
  }

  private static func words(_ line: Substring.UTF8View) -> [Substring] {
    line.split(separator: 0x20).map(Substring.init)
  }

  /// What the lines whose names begin so hold, phrases apart: they stand with commas between them.
  static func phrases(ofPrefix prefix: String, in bytes: [UInt8]) -> [(name: Substring, phrases: [Substring])] {
    let prefix = Array(prefix.utf8)
    return bytes.split(separator: 0x0A).compactMap { line in
      guard line.starts(with: prefix) else { return nil }
      let text = Substring(decoding: line, as: UTF8.self)
      guard let colon = text.firstIndex(of: ":") else { return nil }
      return (text[..<colon], text[text.index(after: colon)...].split(separator: ",").map { $0.drop { $0 == " " } })
    }
  }

  var allWords: [Substring] { lines.flatMap(\.words) }

  subscript(name: String) -> [Substring] { lines.first { $0.name == name }?.words ?? [] }
}

extension Substring {
  /// With a capital at the beginning; by scalars, as what words begin with is one.
  var capitalized: String {
    guard let first = unicodeScalars.first else { return "" }
    return first.properties.uppercaseMapping + Substring(unicodeScalars.dropFirst())
  }
}
