import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

@Suite("Aligned articles as CSV")
struct AlignedCSVTests {
  /// Reads by RFC 4180; nil if anything else stands there.
  private func parse(_ data: Data) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    let bytes = [UInt8](data)
    var index = 0
    while index < bytes.count {
      field = []
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while true {
          guard index < bytes.count else { return nil }
          if bytes[index] == UInt8(ascii: "\"") {
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { break }
            index += 1
          }
          field.append(bytes[index])
          index += 1
        }
        index += 1
      } else {
        while index < bytes.count, ![UInt8(ascii: ","), 0x0D].contains(bytes[index]) {
          if [UInt8(ascii: "\""), 0x0A].contains(bytes[index]) { return nil }
          field.append(bytes[index])
          index += 1
        }
      }
      record.append(String(decoding: field, as: UTF8.self))
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        if index == bytes.count { return nil }
      } else {
        guard bytes[index...].starts(with: [0x0D, 0x0A]) else { return nil }
        index += 2
        records.append(record)
        record = []
      }
    }
    return record.isEmpty ? records : nil
  }

  @Test("A line is a row, and has a column for each locale") func samples() async throws {
    let articles = await SampleArticles.aligned()
    let locales = Set(articles.flatMap { $0.editions.map(\.locale) }).sorted()
    let records = try #require(parse(document(articles, AlignedCSV(locales))))
    #expect(
      records.first == ["article", "anchor", "row", "kind", "depth"] + locales.map(\.description) + ["findings"])
    let rows = articles.flatMap { article in
      article.sections.flatMap { section in section.rows.map { (article, section, $0) } }
    }
    try #require(records.count == rows.count + 1)
    for (record, (article, section, row)) in zip(records.dropFirst(), rows) {
      #expect(record.count == 6 + locales.count)
      #expect(record.prefix(5) == [article.key, section.anchor, row.id, row.kind.rawValue, "\(row.depth)"])
      #expect(record.last == row.findings.joined(separator: " "))
      for (text, cell) in zip(record.dropFirst(5), row.cells) {
        let expected = cell?.text ?? ""
        #expect(text == expected || text == "'" + expected)
      }
    }
  }

  @Test("A locale that an article lacks has an empty column") func columns() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    let records = try #require(parse(document([article], AlignedCSV(["de-DE", "fr-FR"].map { LocaleTag($0)! }))))
    #expect(records[2].dropFirst(5).prefix(2) == ["", "Ouvrez le port 8080 dans le pare-feu."])
  }

  @Test("Nothing is a formula, or steers a terminal") func hostile() async throws {
    let data = document([try await TrickyArticle.aligned()], AlignedCSV([LocaleTag("en-US")!]))
    let texts = try #require(parse(data)).map { $0[5] }
    #expect(texts.contains { $0.hasPrefix("'=1+2") })
    #expect(texts.contains { $0.hasPrefix("'@home") })
    #expect(texts.contains("'- echo \"a,b\"\n  echo 2"))
    #expect(texts.contains("F1 | -Help"))
    #expect(texts.contains("Press Save, then Load. \u{FFFD}[31mNo\u{FFFD} red."))
  }

  @Test(
    "What begins like a formula has an apostrophe before it",
    arguments: ["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\u{200B}=1", "\u{FEFF}=1", " =1", "\t=1"])
  func formula(text: String) {
    let cell = AlignedRow.Cell(text: text, markdown: text, startLine: 1, endLine: 1)
    let row = AlignedRow(id: "0", kind: .paragraph, depth: 0, cells: [cell])
    let article = AlignedArticle(
      key: "a", source: nil, editions: [.init(locale: LocaleTag("en")!, path: "a.md", title: nil)],
      sections: [AlignedSection(anchor: "", level: 0, parent: nil, headings: [nil], rows: [row])])
    #expect(parse(document([article], AlignedCSV([LocaleTag("en")!])))?[1][5].hasPrefix("'") == true)
  }
}
