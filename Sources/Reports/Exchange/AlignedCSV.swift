import ParallelText

/// Aligned articles as comma-separated values (RFC 4180), a line a row: UTF-8 without a byte order mark, lines ended by
/// CR LF, and a header.
///
/// The columns are `article`, `anchor`, `row`, `kind` and `depth`, the text in each locale, and `findings`, which are
/// divided by spaces. Spreadsheets take what begins like a formula for one, and run it: such a text has an apostrophe
/// before it (OWASP, "CSV Injection"), as has a line within a text that a runner of a CI system would obey.
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
      CSVText.append(field, to: &bytes)
    }
    return bytes + [0x0D, 0x0A]
  }
}
