import LanguageData
import ParallelText

/// What the front matter of an article says that people look it up by: codes of other systems (a ticket, a help page, an API),
/// keywords, a description.
enum Labels {
  /// Stands before a code, so that it is told from the same number in a text.
  static let mark = "_"

  /// Codes as terms: what stands between spaces, commas, brackets or quotes, and has a digit. No dates, nor what differs between
  /// translations by nature. Complexity: O(bytes).
  static func codes(of frontMatter: FrontMatter) -> [[UInt8]] {
    var codes: [[UInt8]] = []
    for entry in frontMatter.entries {
      let value = Array(entry.value.utf8)
      guard value.contains(where: ASCII.isDigit), !entry.isOf(.volatile), !entry.isOf(.text) else { continue }
      for item in value.split(whereSeparator: { ASCII.isSpace($0) || separators.contains($0) }) {
        guard let code = code(item), !codes.contains(code) else { continue }
        codes.append(code)
        if codes.count == most { return codes }
      }
    }
    return codes
  }

  /// What stands in keys whose values are text, but for the title.
  static func texts(of frontMatter: FrontMatter) -> [String] {
    frontMatter.entries.filter { $0.isOf(.text) && $0.key.lowercased() != "title" }.map(\.value)
  }

  private static let separators = Array(",;[]\"'".utf8)
  private static let joints = Array("-._".utf8)
  private static let lengths = 3...64
  private static let most = 64

  /// Without what joins its parts; nil if it is no code.
  private static func code(_ item: ArraySlice<UInt8>) -> [UInt8]? {
    guard lengths.contains(item.count), item.contains(where: ASCII.isDigit), !isDate(item),
      item.allSatisfy({ ASCII.isLetterOrDigit($0) || joints.contains($0) })
    else { return nil }
    return item.filter(ASCII.isLetterOrDigit).map(ASCII.lowercased)
  }

  /// As `2024-05-08`, with or without a time behind it.
  private static func isDate(_ item: ArraySlice<UInt8>) -> Bool {
    let start = item.startIndex
    return item.count >= 10 && item[start + 4] == UInt8(ascii: "-") && item[start + 7] == UInt8(ascii: "-")
      && item.prefix(10).count(where: ASCII.isDigit) == 8
  }
}
