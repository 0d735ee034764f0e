import LanguageData
import ParallelText
import TOMLKit

/// Reads the entries of TOML between two lines `+++`, as Hugo and Zola have it.
enum TOMLFrontMatter {
  /// - Parameter lines: Those between the fences, 0-based.
  /// - Returns: The entries of the top level in the order of the file, and what is wrong with the block, nil if nothing.
  static func read(_ source: SourceText, _ bytes: ByteView, lines: Range<Int>) -> (
    entries: [FrontMatter.Entry], problem: String?
  ) {
    let inner = SourceRange(Int(source.lineStarts[lines.lowerBound]), Int(source.lineStarts[lines.upperBound]))
    do {
      let table = try TOMLTable(string: source.text(inner))
      return (entries(of: table, values(source, bytes, lines)), nil)
    } catch let error as TOMLParseError {
      // Lines are counted from 1 within the block, which begins on the file's second line.
      let place = error.source.begin
      return (
        [], "front matter is not valid TOML: line \(place.line + 1), column \(place.column): \(error.description)"
      )
    } catch {
      return ([], "front matter is not valid TOML")
    }
  }

  private static func entries(of table: TOMLTable, _ values: [Written]) -> [FrontMatter.Entry] {
    var known = Set<String>()
    return values.compactMap { value in
      guard known.insert(value.key).inserted else { return nil }
      // Of nested keys only those that name the source's revision are read, as `l10n.sourceCommit`.
      if value.key.contains("."), table[value.key] == nil {
        guard MetadataKeys.contains(value.key, in: .revision) else { return nil }
        return FrontMatter.Entry(key: value.key, value: value.text, range: value.range)
      }
      guard let read = table[value.key] else { return nil }
      return FrontMatter.Entry(key: value.key, value: text(read, value), range: value.range)
    }
  }

  private static func text(_ value: any TOMLValueConvertible, _ written: Written) -> String {
    switch value.type {
    case .string: value.string ?? ""
    case .array: value.array?.compactMap(\.string).joined(separator: ", ") ?? ""
    case .table: ""
    // Numbers, dates and truth values as they are written.
    default: written.text
    }
  }

  // MARK: Places

  /// A value as it stands in the file: TOMLKit does not say where.
  private struct Written {
    var key: String
    /// Without quotes.
    var text: String
    var range: SourceRange
  }

  /// The values of lines `key = value`, those below a `[table]` by their whole key, and an empty one for each table.
  private static func values(_ source: SourceText, _ bytes: ByteView, _ lines: Range<Int>) -> [Written] {
    var found: [Written] = []
    var table = ""
    /// What a string of several lines ends with.
    var open: [UInt8]?
    for index in lines {
      let line = bytes[source.trimmed(source.line(index))]
      if let end = open {
        if line.firstRange(of: end) != nil { open = nil }
        continue
      }
      guard let first = line.first else { continue }
      if first == UInt8(ascii: "[") {
        let name = line.drop { $0 == UInt8(ascii: "[") || ASCII.isBlank($0) }.prefix {
          $0 != UInt8(ascii: "]") && !ASCII.isBlank($0)
        }
        table = String(decoding: name, as: UTF8.self)
        found.append(Written(key: table, text: "", range: .empty(at: line.endIndex)))
        continue
      }
      guard let (key, value) = pair(line) else { continue }
      for mark in [[UInt8](repeating: UInt8(ascii: "\""), count: 3), [UInt8](repeating: UInt8(ascii: "'"), count: 3)]
      where value.starts(with: mark) && value.dropFirst(3).firstRange(of: mark) == nil { open = mark }
      found.append(
        Written(
          key: table.isEmpty ? key : "\(table).\(key)", text: unquoted(value),
          range: SourceRange(value.startIndex, value.endIndex)))
    }
    return found
  }

  /// The key of `key = value` without quotes, and the value without a comment; nil if the line is anything else.
  private static func pair(_ line: ByteView) -> (String, ByteView)? {
    var index = line.startIndex
    var keyEnd = index
    if line[index] == UInt8(ascii: "\"") || line[index] == UInt8(ascii: "'") {
      guard let end = line.dropFirst().firstIndex(of: line[index]) else { return nil }
      index = end + 1
      keyEnd = index
    } else {
      while index < line.endIndex, isKeyByte(line[index]) { index += 1 }
      keyEnd = index
    }
    guard keyEnd > line.startIndex else { return nil }
    while index < line.endIndex, ASCII.isBlank(line[index]) { index += 1 }
    guard index < line.endIndex, line[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    while index < line.endIndex, ASCII.isBlank(line[index]) { index += 1 }
    return (unquoted(line[line.startIndex..<keyEnd]), withoutComment(line[index..<line.endIndex]))
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    ASCII.isIdentifier(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func withoutComment(_ value: ByteView) -> ByteView {
    var quote: UInt8 = 0
    var end = value.startIndex
    while end < value.endIndex {
      let byte = value[end]
      if quote == 0, byte == UInt8(ascii: "#") { break }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") { end += 1 }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
      }
      end += 1
    }
    end = Swift.min(end, value.endIndex)
    while end > value.startIndex, ASCII.isBlank(value[end - 1]) { end -= 1 }
    return value[value.startIndex..<end]
  }

  private static func unquoted(_ text: ByteView) -> String {
    let isQuoted =
      text.count > 1 && text.first == text.last && (text.first == UInt8(ascii: "\"") || text.first == UInt8(ascii: "'"))
    return String(decoding: isQuoted ? text.dropFirst().dropLast() : text, as: UTF8.self)
  }
}
