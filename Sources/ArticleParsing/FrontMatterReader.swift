import LanguageData
import ParallelText
import Yams

/// Reads the YAML block between two lines `---` at the top of a file.
enum FrontMatterReader {
  struct Result {
    var frontMatter = FrontMatter()
    /// Byte offset of the first line of the body.
    var bodyStart: Int
    /// What is wrong with the block, nil if nothing.
    var problem: String?
  }

  static func read(_ source: SourceText) -> Result {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard trimmedLine(source, 0, from: start).elementsEqual("---".utf8) else { return Result(bodyStart: start) }
    guard
      let last = (1..<source.lineCount).first(where: {
        let line = source[source.line($0)]
        return line.count >= 3 && line.count < 40 && isFence(trimmedLine(source, $0, from: 0))
      })
    else { return Result(bodyStart: start) }
    // A block that is none: text between two thematic breaks. YAML mappings have a colon in their first line.
    let bodyStart = last + 1 < source.lineCount ? Int(source.lineStarts[last + 1]) : source.bytes.count
    var result = Result(bodyStart: bodyStart)
    result.frontMatter.range = SourceRange(start, source.line(last).end)
    if let entries = plainEntries(source, lines: 1..<last) {
      result.frontMatter.entries = entries
    } else {
      let inner = SourceRange(Int(source.lineStarts[1]), Int(source.lineStarts[last]))
      do {
        result.frontMatter.entries = try composedEntries(source, inner, firstLine: 1)
      } catch let error as YamlError {
        result.problem = describe(error)
      } catch {
        result.problem = "front matter: \(error)"
      }
    }
    return result
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8)
  }

  private static func trimmedLine(_ source: SourceText, _ index: Int, from start: Int) -> ArraySlice<UInt8> {
    let line = source.line(index)
    var slice = source.bytes[max(line.start, min(start, line.end))..<line.end]
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }

  /// Reads the plain subset that nearly all front matter is written in: `key: value` and `- item` lines. Composing
  /// YAML takes longer than parsing a short article, so only the rest goes to Yams. Returns nil for anything that
  /// is not of this subset.
  private static func plainEntries(_ source: SourceText, lines: Range<Int>) -> [FrontMatter.Entry]? {
    var entries: [FrontMatter.Entry] = []
    for index in lines {
      let line = source.line(index)
      let bytes = source[line]
      var start = line.start
      while start < line.end, source.bytes[start] == 0x20 { start += 1 }
      guard start < line.end else { continue }
      if source.bytes[start] == UInt8(ascii: "#") { continue }
      if source.bytes[start] == UInt8(ascii: "-"), start + 1 < line.end, source.bytes[start + 1] == 0x20 {
        // An item of a list under the last key, of plain scalars only.
        guard let last = entries.indices.last, entries[last].value.isEmpty || entries[last].range.end < line.start,
          let (value, range) = plainScalar(source, SourceRange(start + 2, line.end)),
          !value.utf8.contains(UInt8(ascii: ":"))
        else { return nil }
        entries[last].value += (entries[last].value.isEmpty ? "" : ", ") + value
        entries[last].range =
          entries[last].range.isEmpty ? range : SourceRange(entries[last].range.start, range.end)
        continue
      }
      guard start == line.start, let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > start,
        colon + 1 == line.end || source.bytes[colon + 1] == 0x20,
        source.bytes[start..<colon].allSatisfy({ isKeyByte($0) }),
        let (value, range) = plainScalar(source, SourceRange(colon + 1, line.end))
      else { return nil }
      entries.append(.init(key: source.text(SourceRange(start, colon)), value: value, range: range))
    }
    return entries
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func plainScalar(_ source: SourceText, _ range: SourceRange) -> (String, SourceRange)? {
    var start = range.start
    var end = range.end
    while start < end, source.bytes[start] == 0x20 { start += 1 }
    while end > start, source.bytes[end - 1] == 0x20 { end -= 1 }
    let whole = SourceRange(start, end)
    guard let first = source[whole].first else { return ("", .empty(at: start)) }
    let inner = source.bytes[start..<end]
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      guard inner.count >= 2, inner.last == first else { return nil }
      let content = inner.dropFirst().dropLast()
      guard !content.contains(first), !content.contains(UInt8(ascii: "\\")) else { return nil }
      return (String(decoding: content, as: UTF8.self), whole)
    }
    // Indicators that begin anything but a plain scalar (YAML 1.2.2, 5.3), and `: ` or ` #` inside.
    guard !"[]{}>|&*!%@`,?\t-".utf8.contains(first) || (first == UInt8(ascii: "-") && inner.count > 1) else {
      return nil
    }
    var previous: UInt8 = 0
    for byte in inner {
      if byte == 0x20, previous == UInt8(ascii: ":") { return nil }
      if byte == UInt8(ascii: "#"), previous == 0x20 { return nil }
      previous = byte
    }
    if previous == UInt8(ascii: ":") { return nil }
    return (String(decoding: inner, as: UTF8.self), whole)
  }

  /// Uses the composed tree, never `Yams.load`, which would expand alias bombs.
  private static func composedEntries(
    _ source: SourceText, _ range: SourceRange, firstLine: Int
  ) throws -> [FrontMatter.Entry] {
    guard let node = try Yams.compose(yaml: source.text(range)) else { return [] }
    guard case .mapping(let mapping) = node else { throw NotAMapping() }
    return mapping.flatMap { key, value in
      let name = key.scalar?.string ?? ""
      let text =
        switch value {
        case .scalar(let scalar): scalar.string
        case .sequence(let items): items.compactMap(\.scalar?.string).joined(separator: ", ")
        case .mapping, .alias: ""
        }
      let range = lineRange(of: value, source, firstLine: firstLine)
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
      let line = lineRange(of: value, source, firstLine: firstLine)
      // The value alone, if it is written as it is meant.
      let start = source[line].ranges(of: Array(text.utf8)).last?.lowerBound
      let range = start.map { SourceRange($0, $0 + text.utf8.count) } ?? line
      return FrontMatter.Entry(key: key, value: text, range: range)
    }
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
      "front matter is no YAML: line \(mark.line + 1), column \(mark.column): \(problem)"
    default: "front matter is no YAML"
    }
  }
}
