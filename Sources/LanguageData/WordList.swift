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

  var allWords: [Substring] { lines.flatMap(\.words) }

  subscript(name: String) -> [Substring] { lines.first { $0.name == name }?.words ?? [] }
}
