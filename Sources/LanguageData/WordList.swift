import Foundation

/// A data file of words: `#` comments, then lines `name: word word word`.
struct WordList {
  /// In the order of the file.
  let lines: [(name: Substring, words: [Substring])]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon], line[line.index(after: colon)...].split(separator: " "))
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
          return Substring(decoding: line.dropFirst(name.utf8.count + 1), as: UTF8.self).split(separator: " ")
        }
        start = end + 1
      }
      return nil
    }
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
