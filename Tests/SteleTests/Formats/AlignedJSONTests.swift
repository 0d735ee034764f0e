import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

@Suite("Aligned articles as JSON")
struct AlignedJSONTests {
  /// What `Schema/aligned.schema.json` describes.
  private struct Document: Decodable, Equatable {
    struct Section: Decodable, Equatable {
      struct Heading: Decodable, Equatable {
        var text: String
        var line: Int
      }
      var anchor: String?
      var level: Int
      var role: String?
      var headings: [String: Heading?]
      var rows: [Row]
    }
    struct Row: Decodable, Equatable {
      struct Cell: Decodable, Equatable {
        var number: String?
        var text: String
        var startLine: Int
        var endLine: Int
      }
      struct Literal: Decodable, Equatable {
        var kind: String
        var values: [String: String?]
      }
      var id: String
      var kind: String
      var depth: Int
      var cells: [String: Cell?]
      var literals: [Literal]
      var findings: [String]
    }
    var article: String
    var source: String?
    var locales: [String]
    var sections: [Section]

    init(_ article: AlignedArticle) {
      let names = article.editions.map(\.locale.description)
      self.article = article.key
      source = article.source?.description
      locales = names
      sections = article.sections.filter { $0.level > 0 || !$0.rows.isEmpty }.map { section in
        Section(
          anchor: section.level > 0 ? section.anchor : nil, level: section.level, role: section.role?.rawValue,
          headings: Self.byLocale(names, section.headings.map { $0.map { .init(text: $0.text, line: $0.line) } }),
          rows: section.rows.map { row in
            Row(
              id: row.id, kind: row.kind.rawValue, depth: row.depth,
              cells: Self.byLocale(
                names,
                row.cells.map {
                  $0.map { .init(number: $0.number, text: $0.text, startLine: $0.startLine, endLine: $0.endLine) }
                }),
              literals: row.literals.map { .init(kind: $0.kind.name, values: Self.byLocale(names, $0.values)) },
              findings: row.findings)
          })
      }
    }

    private static func byLocale<Value>(_ locales: [String], _ values: [Value?]) -> [String: Value?] {
      Dictionary(uniqueKeysWithValues: zip(locales, values))
    }
  }

  /// Holds an object against the schema, and against the article that it was made of.
  private func check(_ data: Data, _ article: AlignedArticle) throws {
    #expect(try JSONSchema.aligned.faults(of: JSONSerialization.jsonObject(with: data)) == [], "\(article.key)")
    #expect(try JSONDecoder().decode(Document.self, from: data) == Document(article))
  }

  @Test("Each sample article follows the schema, and says what the article does", arguments: ["en-US", nil])
  func samples(source: String?) async throws {
    let articles = await SampleArticles.aligned(source: source)
    #expect(articles.contains { $0.sections.contains { $0.rows.contains { !$0.findings.isEmpty } } })
    for article in articles { try check(document([article], AlignedJSON(.object)), article) }
  }

  @Test("Several articles are an array, or a line each") func layouts() async throws {
    let articles = await SampleArticles.aligned()
    let array = try JSONSerialization.jsonObject(with: document(articles, AlignedJSON(.array))) as? [[String: Any]]
    #expect(array?.compactMap { $0["article"] as? String } == articles.map(\.key))
    let lines = document(articles, AlignedJSON(.lines)).split(separator: 0x0A)
    #expect(lines.count == articles.count)
    for (line, article) in zip(lines, articles) { try check(Data(line), article) }
  }

  @Test("No article is an empty array, or nothing") func empty() {
    #expect(document([], AlignedJSON(.array)) == Data("[]\n".utf8))
    #expect(document([], AlignedJSON(.lines)).isEmpty)
  }

  @Test("Hostile text stays text, and steers no terminal") func hostile() async throws {
    let article = try await TrickyArticle.aligned()
    let json = document([article], AlignedJSON(.object))
    try check(json, article)
    #expect(json.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    #expect(String(decoding: json, as: UTF8.self).contains("\\u001B[31mNo\\u007F red\\u202E"))
  }

  @Test("A row reads as in this example") func example() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    let row = try #require(article.sections.flatMap(\.rows).first { $0.kind == .step })
    #expect(row.findings.count == 1)
    let json = String(decoding: document([article], AlignedJSON(.lines)), as: UTF8.self)
    #expect(
      json.contains(
        """
        {"id":"\(row.id)","kind":"step","depth":0,"cells":{"en-US":{"number":"1","text":"Open port 3389 in the firewall.",\
        "startLine":5,"endLine":5},"fr-FR":{"number":"1","text":"Ouvrez le port 8080 dans le pare-feu.","startLine":5,\
        "endLine":5}},"literals":[{"kind":"port","values":{"en-US":"3389","fr-FR":"8080"}}],\
        "findings":["\(row.findings[0])"]}
        """))
  }
}
