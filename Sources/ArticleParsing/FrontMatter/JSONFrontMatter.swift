import Foundation
import LanguageData
import ParallelText

/// Reads the entries of a JSON object at the top of a file, as Hugo has it.
enum JSONFrontMatter {
  /// The object that a file begins with, nil if it begins with anything else: a template's braces, or text.
  ///
  /// Complexity: O(length of the object).
  static func object(_ bytes: ByteView, at start: Int) -> SourceRange? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    let first = behindSpace(bytes, start + 1)
    guard first < bytes.count, bytes[first] == UInt8(ascii: "\""),
      let end = endOfValue(bytes, start)
    else { return nil }
    // Behind it there is nothing in its line.
    var next = end
    while next < bytes.count, ASCII.isBlank(bytes[next]) { next += 1 }
    guard next == bytes.count || bytes[next] == 0x0A || bytes[next] == 0x0D else { return nil }
    // A key is followed by a colon: `{"text"}` is none.
    guard let key = endOfValue(bytes, first), byte(bytes, behindSpace(bytes, key)) == UInt8(ascii: ":") else {
      return nil
    }
    return SourceRange(start, end)
  }

  /// - Returns: The entries of the top level in the order of the file, and what is wrong with it, nil if nothing.
  static func read(_ source: SourceText, _ object: SourceRange) -> (entries: [FrontMatter.Entry], problem: String?) {
    do {
      let values = try JSONSerialization.jsonObject(with: Data(source[object]))
      guard let values = values as? [String: Any] else { return ([], "front matter is not a JSON object") }
      return source.withBytes { (entries(of: values, $0, object, below: ""), nil) }
    } catch {
      let reason = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      return ([], "front matter is not valid JSON" + (reason.map { ": \($0.prefix { !$0.isNewline })" } ?? ""))
    }
  }

  /// Of nested keys only those that name the source's revision are read, as `l10n.sourceCommit`.
  private static func entries(of values: [String: Any], _ bytes: ByteView, _ object: SourceRange, below parent: String)
    -> [FrontMatter.Entry]
  {
    var found: [FrontMatter.Entry] = []
    var index = object.start + 1
    while true {
      index = behindSpace(bytes, index)
      guard index < object.end, bytes[index] == UInt8(ascii: "\""), let keyEnd = endOfValue(bytes, index),
        let key = string(bytes[index..<keyEnd]), byte(bytes, behindSpace(bytes, keyEnd)) == UInt8(ascii: ":")
      else { return found }
      let start = behindSpace(bytes, behindSpace(bytes, keyEnd) + 1)
      guard let end = endOfValue(bytes, start) else { return found }
      let range = SourceRange(start, end)
      if parent.isEmpty {
        found.append(FrontMatter.Entry(key: key, value: text(values[key], bytes[range]), range: range))
        if let nested = values[key] as? [String: Any] {
          found += entries(of: nested, bytes, range, below: key)
        }
      } else if MetadataKeys.contains("\(parent).\(key)", in: .revision) {
        found.append(
          FrontMatter.Entry(key: "\(parent).\(key)", value: text(values[key], bytes[range]), range: range))
      }
      index = behindSpace(bytes, end)
      guard index < object.end, bytes[index] == UInt8(ascii: ",") else { return found }
      index += 1
    }
  }

  private static func text(_ value: Any?, _ written: ByteView) -> String {
    switch value {
    case let text as String: text
    case let items as [Any]: items.compactMap { $0 as? String }.joined(separator: ", ")
    case is [String: Any]: ""
    // Numbers and truth values as they are written.
    default: String(decoding: written, as: UTF8.self)
    }
  }

  /// A string with its quotes and escapes as what it means.
  private static func string(_ written: ByteView) -> String? {
    try? JSONSerialization.jsonObject(with: Data(written), options: .fragmentsAllowed) as? String
  }

  /// Behind a string, or what stands in brackets or braces, or up to what ends another value; nil if it does not end.
  private static func endOfValue(_ bytes: ByteView, _ start: Int) -> Int? {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.count else { return nil }
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func behindSpace(_ bytes: ByteView, _ start: Int) -> Int {
    var index = start
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static func byte(_ bytes: ByteView, _ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
}
