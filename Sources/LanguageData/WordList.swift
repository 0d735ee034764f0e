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
    let start = Array("\n\(name):".utf8)
    guard let line = bytes.firstRange(of: start) else { return nil }
    let rest = bytes[line.upperBound...].prefix { $0 != 0x0A }
    return Substring(decoding: rest, as: UTF8.self).split(separator: " ")
  }

  var allWords: [Substring] { lines.flatMap(\.words) }

  subscript(name: String) -> [Substring] { lines.first { $0.name == name }?.words ?? [] }
}
