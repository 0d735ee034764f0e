import ParallelText

/// Aligned articles as comma-separated values (RFC 4180), a line a row: UTF-8 without a byte order mark, lines ended by
/// CR LF, and a header.
///
/// The columns are `article`, `anchor`, `row`, `kind` and `depth`, the text in each locale, and `findings`, which are
/// divided by spaces. Spreadsheets take what begins like a formula for one, and run it: such a text has an apostrophe
/// before it (OWASP, "CSV Injection").
public struct AlignedCSV: ArticleWriter {
  private let locales: [LocaleTag]

  /// - Parameter locales: The locales' columns, in this order: of all articles, as columns cannot come in later. Text in
  ///   other locales is left out.
  public init(_ locales: [LocaleTag]) { self.locales = locales }

  public func header() -> [UInt8] {
    line(["article", "anchor", "row", "kind", "depth"] + locales.map(\.description) + ["findings"])
  }

  public mutating func piece(_ article: AlignedArticle) -> [UInt8] {
    let columns = locales.map { locale in article.editions.firstIndex { $0.locale == locale } }
    var bytes: [UInt8] = []
    for section in article.sections {
      for row in section.rows {
        let texts = columns.map { column in column.flatMap { row.cells[$0]?.text } ?? "" }
        bytes += line(
          [article.key, section.anchor, row.id, row.kind.rawValue, String(row.depth)] + texts
            + [row.findings.joined(separator: " ")])
      }
    }
    return bytes
  }

  public func footer() -> [UInt8] { [] }

  private func line(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(field, to: &bytes)
    }
    return bytes + [0x0D, 0x0A]
  }

  private static func append(_ field: String, to bytes: inout [UInt8]) {
    let text = harmless(field)
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D })
    else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// No formula, and nothing that steers a terminal; marks of direction are part of Arabic and Hebrew text.
  private static func harmless(_ field: String) -> String {
    var text = field
    if let first = field.unicodeScalars.first(where: { !isInvisible($0) }),
      "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first)
        || "\t\r\n".unicodeScalars.contains(field.unicodeScalars.first!)
    {
      text = "'" + field
    }
    guard text.unicodeScalars.contains(where: TerminalText.isSteering) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x061C, 0x200E, 0x200F: result.append(scalar)
      case 0x09, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(TerminalText.isSteering(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// What spreadsheets strip, or do not show, before they look at a text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{FEFF}" || scalar == "\u{A0}" || scalar.properties.generalCategory == .format
  }
}
