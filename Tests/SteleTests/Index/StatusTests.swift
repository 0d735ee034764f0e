import Foundation
import TestSupport
import Testing

@Suite("stele status")
struct StatusTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    for (name, locales) in [
      ("a", ["en-US", "fr-FR", "de-DE"]), ("guide/b", ["en-US", "de-DE"]), ("guide/c", ["en-US", "fr-FR"]),
    ] {
      for locale in locales {
        try folder.write("\(locale)/\(name).md", locale == "fr-FR" ? PortArticle.french : PortArticle.english)
      }
    }
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
  }

  @Test("Has locales across and folders down") func text() async throws {
    let run = try await Program.run(["status"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
                        de-DE  en-US  fr-FR
        .  1 article
          present           1      1      1
          untranslated      1      -      -
          errors            -      -      1
        guide  2 articles
          present           1      2      1
          missing           1      -      1
          untranslated      1      -      -
          errors            -      -      1
        total  3 articles
          present           2      3      2
          missing           1      -      1
          untranslated      2      -      -
          errors            -      -      2

        3 articles in 7 files, 3 locales

        """)
  }

  @Test("Is several tables where the terminal is too narrow for one") func narrow() async throws {
    let run = try await Program.run(["status"], in: folder.path, environment: ["COLUMNS": "30"])
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 30 || $0.contains("articles in") })
    #expect(run.output.components(separatedBy: "total  3 articles").count == 3)
  }

  @Test("JSON follows its schema, and has the numbers of the audit") func json() async throws {
    let run = try await Program.run(["status", "--format", "json"], in: folder.path)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect(try JSONSchema.status.faults(of: value).isEmpty)
    let total = try #require((value as? [String: Any])?["total"] as? [String: [String: Int]])
    let (document, _) = try await audit(".", "--source", "en-US", in: folder.path)
    for (locale, counts) in total {
      let own = document.findings.filter { $0.target.locale == locale }
      #expect(counts["errors"] == own.count { $0.severity == "error" })
      #expect(counts["warnings"] == own.count { $0.severity == "warning" })
      #expect(counts["missing"] == own.count { $0.rule == "missing-article" })
    }
  }
}
