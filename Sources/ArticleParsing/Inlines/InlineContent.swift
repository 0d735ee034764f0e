import MarkdownTree
import ParallelText

/// What stands in a line of prose, as a reader sees it: text, and marks around it or in its midst.
///
/// Marks are given as Markdown, so that text and marks in a row read as the line did; they nest as CommonMark 6 has them.
public struct InlineContent: Sendable, Hashable {
  public enum Element: Sendable, Hashable {
    /// Without markup; escapes and entities are resolved.
    case text(String)
    /// A mark that stands alone.
    case single(Mark)
    /// A mark that goes on to the `end` with the same mark; those between the two end before it.
    case start(Mark)
    case end(Mark)
  }

  public struct Mark: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case strong, emphasis, link
      /// Inline code, which is not translated.
      case code
      case image, lineBreak
      /// A name that readers are to replace, such as `<ServiceName>`.
      case placeholder
      /// The name of something on a screen, as Adobe's Markdown marks it.
      case interface
      /// HTML, and attributes in braces.
      case tag
    }
    public var kind: Kind
    /// As Markdown, at the place of the mark or where it starts.
    public var opening: String
    /// As Markdown, where it ends; empty of a mark that stands alone.
    public var closing: String
    /// What a reader sees of a mark that stands alone.
    public var text: String
    /// Where a link or an image leads.
    public var target: String
  }

  public internal(set) var elements: [Element] = []

  /// - Parameters:
  ///   - markdown: Of one block, without the markers of what it stands in. Line ends are spaces but for those behind a
  ///     backslash.
  ///   - definitions: Lines `[label]: target`, for links by reference.
  /// - Complexity: O(n) for all text that `ArticleParser` accepts.
  public init(_ markdown: some StringProtocol, definitions: String = "") {
    self.init(markdown: String(markdown), definitions, keepsMarks: true)
  }

  /// - Parameter keepsMarks: Whether marks around text are kept, and how those that stand alone are written.
  private init(markdown: String, _ definitions: String, keepsMarks: Bool) {
    Self.heading(markdown, definitions).withUnsafeBytes { buffer in
      let tree = markdown_tree_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      defer { markdown_tree_free(tree) }
      read(markdown_tree_document(tree), keepsMarks: keepsMarks)
    }
  }

  init(_ elements: [Element]) { self.elements = elements }

  /// What a reader sees of inline markup; as `init` and `plainText` together. Most text has no markup, and is not parsed.
  ///
  /// Complexity: O(n).
  public static func plainText(of markdown: String, definitions: String = "") -> String {
    var markdown = markdown
    if markdown.withUTF8({ $0.contains(where: mayBeMarkup) }) {
      return InlineContent(markdown: markdown, definitions, keepsMarks: false).plainText
    }
    return withoutRepeatedSpace(markdown)
  }

  /// Whether a text has no space at its ends or repeated, and none but U+0020.
  private static func isOneLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0x20
    for byte in text {
      if ASCII.isSpace(byte), byte != 0x20 || last == 0x20 { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  /// What begins a construct of CommonMark's inlines, or is not kept as it is.
  private static func mayBeMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "{"), 0..<0x09, 0x0B..<0x20:
      true
    default: false
    }
  }

  /// What a reader sees, on one line; space at the ends and repeated space is left out.
  public var plainText: String {
    var text = ""
    for element in elements {
      switch element {
      case .text(let own): text += own
      case .single(let mark): text += mark.text
      case .start, .end: break
      }
    }
    return Self.withoutRepeatedSpace(text)
  }

  /// One line of a heading: there nothing begins another block, whatever it looks like.
  private static func heading(_ markdown: String, _ definitions: String) -> [UInt8] {
    var bytes = Array("# ".utf8)
    bytes.reserveCapacity(markdown.utf8.count + definitions.utf8.count + 16)
    var markdown = markdown
    markdown.withUTF8 { text in
      for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if number > 0, bytes.last == UInt8(ascii: "\\") {
          bytes.removeLast()
          bytes += "<br>".utf8
        } else if number > 0 {
          bytes.append(0x20)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: line))
      }
    }
    bytes += " #\n".utf8
    if !definitions.isEmpty { bytes += "\n\(definitions)\n".utf8 }
    return bytes
  }

  private static func withoutRepeatedSpace(_ text: String) -> String {
    var text = text
    if text.withUTF8(isOneLine) { return text }
    return text.withUTF8 { text in
      String(unsafeUninitializedCapacity: text.count) { seen in
        var count = 0
        for byte in text {
          if !ASCII.isSpace(byte) {
            seen[count] = byte
            count += 1
          } else if count > 0, seen[count - 1] != 0x20 {
            seen[count] = 0x20
            count += 1
          }
        }
        return count > 0 && seen[count - 1] == 0x20 ? count - 1 : count
      }
    }
  }
}
