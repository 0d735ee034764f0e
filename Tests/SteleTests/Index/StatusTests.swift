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
          present            1      1      1
          share present  100 %  100 %  100 %
          untranslated       1      -      -
          errors             -      -      1
        guide  2 articles
          present            1      2      1
          share present   50 %  100 %   50 %
          missing            1      -      1
          untranslated       1      -      -
          errors             -      -      1
        total  3 articles
          present            2      3      2
          share present   67 %  100 %   67 %
          missing            1      -      1
          untranslated       2      -      -
          errors             -      -      2

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
    let total = try #require((value as? [String: Any])?["total"] as? [String: [String: Double]])
    let (document, _) = try await audit(".", "--source", "en-US", in: folder.path)
    for (locale, counts) in total {
      let own = document.findings.filter { $0.target.locale == locale }
      #expect(counts["errors"] == Double(own.count { $0.severity == "error" }))
      #expect(counts["warnings"] == Double(own.count { $0.severity == "warning" }))
      #expect(counts["missing"] == Double(own.count { $0.rule == "missing-article" }))
    }
  }

  @Test("--locale chooses, in text and JSON", arguments: ["fr", "fr-FR,ja"]) func locale(names: String) async throws {
    let run = try await Program.run(["status", "--locale", names], in: folder.path)
    if names.contains("ja") {
      #expect(run.status == 2)
      #expect(
        run.errorLines == ["stele: --locale: no article is in ja (found: de-DE, en-US, fr-FR)"])
      return
    }
    #expect(run.output.hasPrefix("                 fr-FR\n.  1 article\n"))
    #expect(!run.output.contains("de-DE"))
    let json = try await Program.run(["status", "--locale", names, "--format", "json"], in: folder.path)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["locales"] as? [String] == ["fr-FR"])
    #expect((value?["total"] as? [String: Any])?.keys.sorted() == ["fr-FR"])
  }

  @Test("A locale that has few articles lacks all others, and the head is repeated in a long table") func long()
    async throws
  {
    let folder = try TemporaryFolder()
    for number in 1...60 {
      try folder.write("en/part-\(number % 9)/\(number).md", "# Page \(number)\n\nWait.\n")
      if number < 3 { try folder.write("de/part-\(number % 9)/\(number).md", "# Seite \(number)\n\nWarten.\n") }
    }
    #expect(try await Program.run(["index", ".", "--source", "en"], in: folder.path).status == 0)
    let lines = try await Program.run(["status"], in: folder.path).output.split(
      separator: "\n", omittingEmptySubsequences: false)
    let heads = lines.indices.filter { lines[$0].hasSuffix("    de     en") }
    #expect(heads.count == 2)
    #expect(zip(heads, heads.dropFirst()).allSatisfy { $1 - $0 <= 24 })
    let missing = lines.filter { $0.hasPrefix("  missing") }.last
    #expect(missing?.split(separator: " ").map(String.init) == ["missing", "58", "-"])
    let shares = lines.filter { $0.hasPrefix("  share") }.last
    #expect(shares?.hasSuffix("3 %  100 %") == true)
  }
}
