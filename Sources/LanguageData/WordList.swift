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
    let name = Array("\(name):".utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start..<end].starts(with: name) {
        return Substring(decoding: bytes[(start + name.count)..<end], as: UTF8.self).split(separator: " ")
      }
      start = end + 1
    }
    return nil
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
