import LanguageData
import ParallelText
import Yams

/// Reads the entries of YAML between two lines `---`.
enum YAMLFrontMatter {
  /// - Parameters:
  ///   - lines: Those between the fences, 0-based.
  /// - Returns: The entries, and what is wrong with the block, nil if nothing.
  static func read(_ source: SourceText, _ bytes: ByteView, lines: Range<Int>) -> (
    entries: [FrontMatter.Entry], problem: String?
  ) {
    if let plain = plainEntries(source, bytes, lines: lines) { return (plain, nil) }
    let inner = SourceRange(Int(source.lineStarts[lines.lowerBound]), Int(source.lineStarts[lines.upperBound]))
    do {
      return (try composedEntries(source, inner, firstLine: lines.lowerBound), nil)
    } catch let error as YamlError {
      return ([], describe(error))
    } catch {
      return ([], "front matter: \(error)")
    }
  }

  /// Reads the plain subset that nearly all front matter is written in: `key: value` and `- item` lines. Composing
  /// YAML takes longer than parsing a short article, so only the rest goes to Yams. Returns nil for anything that
  /// is not of this subset.
  private static func plainEntries(_ source: SourceText, _ bytes: ByteView, lines: Range<Int>) -> [FrontMatter.Entry]? {
    var entries: [FrontMatter.Entry] = []
    entries.reserveCapacity(lines.count)
    // Their indexes are those of the file.
    let text = bytes.buffer
    for index in lines {
      let line = source.line(index)
      var start = line.start
      while start < line.end, text[start] == 0x20 { start += 1 }
      guard start < line.end else { continue }
      if bytes[start] == UInt8(ascii: "#") { continue }
      if bytes[start] == UInt8(ascii: "-"), start + 1 < line.end, bytes[start + 1] == 0x20 {
        // An item of a list under the last key, of plain scalars only.
        guard let last = entries.indices.last, entries[last].value.isEmpty || entries[last].range.end < line.start,
          let (inner, range) = plainScalar(bytes, SourceRange(start + 2, line.end)),
          !inner.contains(UInt8(ascii: ":"))
        else { return nil }
        entries[last].value += (entries[last].value.isEmpty ? "" : ", ") + String(decoding: inner, as: UTF8.self)
        entries[last].range =
          entries[last].range.isEmpty ? range : SourceRange(entries[last].range.start, range.end)
        continue
      }
      var colon = start
      // Keys of several words are as common as those of one: `Module Name: x`.
      while colon < line.end, isKeyByte(text[colon]) || text[colon] == 0x20 && colon > start { colon += 1 }
      guard start == line.start, colon > start, colon < line.end, bytes[colon] == UInt8(ascii: ":"),
        bytes[colon - 1] != 0x20, colon + 1 == line.end || bytes[colon + 1] == 0x20,
        let (inner, range) = plainScalar(bytes, SourceRange(colon + 1, line.end))
      else { return nil }
      entries.append(.init(key: bytes[start..<colon], value: String(decoding: inner, as: UTF8.self), range: range))
    }
    return entries
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    ASCII.isIdentifier(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// A scalar without its quotes, and its place with them.
  private static func plainScalar(_ bytes: ByteView, _ range: SourceRange) -> (ByteView, SourceRange)? {
    var start = range.start
    var end = range.end
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let inner = bytes[start..<end]
    guard let first = inner.first else { return (inner, .empty(at: start)) }
    let whole = SourceRange(start, end)
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      guard inner.count >= 2, inner.last == first else { return nil }
      let content = inner.dropFirst().dropLast()
      guard !content.contains(first), !content.contains(UInt8(ascii: "\\")) else { return nil }
      return (content, whole)
    // Indicators that begin anything but a plain scalar (YAML 1.2.2, 5.3), and `: ` or ` #` inside.
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ">"),
      UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"), UInt8(ascii: ","), UInt8(ascii: "?"), 0x09:
      return nil
    case UInt8(ascii: "-") where inner.count == 1: return nil
    default: break
    }
    if inner.contains(UInt8(ascii: ":")), inner.hasPair(UInt8(ascii: ":"), 0x20) || inner.last == UInt8(ascii: ":") {
      return nil
    }
    if inner.contains(UInt8(ascii: "#")), inner.hasPair(0x20, UInt8(ascii: "#")) { return nil }
    return (inner, whole)
  }

  /// Uses the composed tree, never `Yams.load`, which would expand alias bombs.
  private static func composedEntries(
    _ source: SourceText, _ range: SourceRange, firstLine: Int
  ) throws -> [FrontMatter.Entry] {
    // No value is resolved to a number or a date, and the default encoding is that of an environment variable.
    guard let node = try Yams.compose(yaml: source.text(range), .basic, .default, .utf8) else { return [] }
    guard case .mapping(let mapping) = node else { throw NotAMapping() }
    return mapping.flatMap { key, value in
      let name = key.scalar?.string ?? ""
      let text =
        switch value {
        case .scalar(let scalar): scalar.string
        case .sequence(let items): items.compactMap(\.scalar?.string).joined(separator: ", ")
        case .mapping, .alias: ""
        }
      let range = place(of: text, value, source, firstLine: firstLine)
      return [FrontMatter.Entry(key: name, value: text, range: range)]
        + revisions(in: value, below: name, source, firstLine: firstLine)
    }
  }

  /// Of nested keys only those that name the source's revision are read, as `l10n.sourceCommit`.
  private static func revisions(in value: Node, below name: String, _ source: SourceText, firstLine: Int)
    -> [FrontMatter.Entry]
  {
    guard let mapping = value.mapping else { return [] }
    return mapping.compactMap { key, value in
      let key = "\(name).\(key.scalar?.string ?? "")"
      guard MetadataKeys.contains(key, in: .revision), let text = value.scalar?.string, !text.isEmpty else {
        return nil
      }
      return FrontMatter.Entry(key: key, value: text, range: place(of: text, value, source, firstLine: firstLine))
    }
  }

  /// The value alone, if it is written as it is meant, else its line.
  private static func place(of text: String, _ node: Node, _ source: SourceText, firstLine: Int) -> SourceRange {
    let line = lineRange(of: node, source, firstLine: firstLine)
    let start = text.isEmpty ? nil : source[line].ranges(of: Array(text.utf8)).last?.lowerBound
    return start.map { SourceRange($0, $0 + text.utf8.count) } ?? line
  }

  private static func lineRange(of node: Node, _ source: SourceText, firstLine: Int) -> SourceRange {
    let line = firstLine + (node.mark?.line ?? 1) - 1
    return source.line(min(max(line, 0), source.lineCount - 1))
  }

  private struct NotAMapping: Error, CustomStringConvertible {
    var description: String { "not a mapping of keys to values" }
  }

  private static func describe(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // Yams counts lines from 1 within the block, which begins on the file's second line.
      "front matter is not valid YAML: line \(mark.line + 1), column \(mark.column): \(problem)"
    default: "front matter is not valid YAML"
    }
  }
}
