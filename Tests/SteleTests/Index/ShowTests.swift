import Foundation
import TestSupport
import Testing

@Suite("stele show and stele export")
struct ShowTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try PortArticle.write("guide/port", to: folder)
    try PortArticle.write("guide/other-port", to: folder)
    try folder.write(
      "ar-SA/guide/port.md",
      "# <a name=\"the-port-is-blocked\"></a>المنفذ محظور\n\n1. افتح المنفذ 3389 في جدار الحماية.\n")
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
  }

  private func show(_ arguments: String..., columns: Int = 80) async throws -> ProgramRun {
    try await Program.run(["show"] + arguments, in: folder.path, environment: ["COLUMNS": "\(columns)"])
  }

  @Test("Has the locales side by side, and the drift below its row") func text() async throws {
    let run = try await show("guide/port", "--locale", "fr-FR", "--locale", "en-US", columns: 60)
    #expect(run.status == 0)
    #expect(
      run.output == """
        guide/port
          en-US  en-US/guide/port.md
          fr-FR  fr-FR/guide/port.md

        # The port is blocked          # Le port est bloqué
        Check the firewall first.      Vérifiez d’abord le
                                       pare-feu.
        1. Open port 3389 in the       1. Ouvrez le port 8080 dans
        firewall.                      le pare-feu.
          ▲ error fr-FR:5 port 8080 (en-US: 3389) [port-mismatch]
        2. Restart the service.        2. Redémarrez le service.

        """)
  }

  @Test("What is written from right to left stands apart, and what a locale lacks is a dash") func rightToLeft()
    async throws
  {
    let run = try await show("en-US/guide/port.md", "--locale", "ar-SA", "--locale", "en-US")
    #expect(run.output.contains("\u{2068}# المنفذ محظور\u{2069}"))
    #expect(run.output.contains("\n—  "))
  }

  @Test("Locales stand below one another where the terminal is narrow") func narrow() async throws {
    let run = try await show("guide/port", columns: 40)
    #expect(run.output.contains("en-US │ # The port is blocked\nfr-FR │ # Le port est bloqué\n"))
    #expect(run.output.split(separator: "\n").filter { $0.contains("│") }.allSatisfy { $0.count <= 42 })
  }

  @Test(
    "An article is named by its key, its path, or an ending of either",
    arguments: ["guide/port", "fr-FR/guide/port.md", "/guide/port.md", "port", "guide/port.md"])
  func names(_ name: String) async throws {
    #expect(try await show(name).output.hasPrefix("guide/port\n"))
  }

  @Test("A name that fits several articles, or none, is refused") func ambiguous() async throws {
    let several = try await show("ort")
    #expect(several.status == 2)
    #expect(
      several.errorLines == [
        "stele: several articles match ort:", "  guide/other-port (en-US/guide/other-port.md)",
        "  guide/port (ar-SA/guide/port.md)",
      ])
    let none = try await show("nothing")
    #expect(none.status == 2)
    #expect(none.errors == "stele: stele.sqlite has no article named nothing\n")
    let locale = try await show("guide/port", "--locale", "ja")
    #expect(locale.errors == "stele: guide/port is not in ja; it is in ar-SA, en-US, fr-FR\n")
  }

  @Test("JSON is what export writes of the article") func json() async throws {
    let shown = try await show("guide/port", "--format", "json")
    let exported = try await Program.run(["export", "guide/port"], in: folder.path)
    #expect(shown.output == exported.output)
    let value = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
    #expect(try JSONSchema.aligned.faults(of: value).isEmpty)
    let two = try await show("guide/port", "--format", "json", "--locale", "fr-FR", "--locale", "en-US")
    let part = try JSONSerialization.jsonObject(with: Data(two.output.utf8))
    #expect(try JSONSchema.aligned.faults(of: part).isEmpty)
    #expect((part as? [String: Any])?["locales"] as? [String] == ["en-US", "fr-FR"])
  }

  @Test("Several articles, or all of them, are an array; JSON Lines one a line") func several() async throws {
    let all = try await Program.run(["export"], in: folder.path)
    let articles = try #require(JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]])
    #expect(articles.compactMap { $0["article"] as? String } == ["guide/other-port", "guide/port"])
    for article in articles { #expect(try JSONSchema.aligned.faults(of: article).isEmpty) }
    let two = try await Program.run(["export", "guide/port", "other-port"], in: folder.path)
    let named = try #require(JSONSerialization.jsonObject(with: Data(two.output.utf8)) as? [[String: Any]])
    #expect(named.compactMap { $0["article"] as? String } == ["guide/port", "guide/other-port"])
    let lines = try await Program.run(["export", "--format", "jsonl"], in: folder.path)
    #expect(lines.output.split(separator: "\n").count == 2)
  }

  @Test("Findings of the index are in the rows that they lie in") func findings() async throws {
    let (document, _) = try await audit(".", "--source", "en-US", in: folder.path)
    let run = try await Program.run(["export", "guide/port"], in: folder.path)
    let port = try #require(document.findings.first { $0.rule == "port-mismatch" && $0.article == "guide/port" })
    #expect(run.output.contains(port.fingerprint))
    let stored = try await Program.run(
      [
        "query",
        """
        SELECT kind FROM findings JOIN finding_places USING (set_id, scope) JOIN aligned_rows USING (set_id)
        WHERE finding = findings.ordinal AND row = aligned_rows.ordinal AND fingerprint = '\(port.fingerprint)'
        """, "--format", "csv",
      ], in: folder.path)
    #expect(stored.output == "kind\r\nstep\r\n")
  }

  @Test("Translation tools get the source and the target that they are told") func tools() async throws {
    let tmx = try await Program.run(["export", "--format", "tmx"], in: folder.path)
    #expect(tmx.output.contains("srclang=\"en-US\""))
    let none = try await Program.run(["export", "--format", "xliff"], in: folder.path)
    #expect(none.status == 2)
    #expect(none.errors == "stele: xliff needs --target: one of ar-SA, fr-FR\n")
    let xliff = try await Program.run(["export", "--format", "xliff", "--target", "fr"], in: folder.path)
    #expect(xliff.status == 0)
    #expect(xliff.output.contains("srcLang=\"en-US\" trgLang=\"fr-FR\""))
    let wrong = try await Program.run(["export", "--format", "xliff", "--target", "ja"], in: folder.path)
    #expect(wrong.errors == "stele: no article is in ja; there are ar-SA, en-US, fr-FR\n")
  }

  @Test("--output is there as a whole, or stays as it was") func output() async throws {
    let place = folder.path + "/out.json"
    let printed = try await Program.run(["export"], in: folder.path)
    #expect(try await Program.run(["export", "--output", place], in: folder.path).status == 0)
    #expect(try folder.read("out.json") == printed.output)
    let run = try await Program.shell("trap '' XFSZ; ulimit -f 1; exec stele export --output out.json", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors == "stele: out.json: cannot be written: file too large\n")
    #expect(try folder.read("out.json") == printed.output)
    #expect(try folder.names() == ["ar-SA", "en-US", "fr-FR", "out.json", "stele.sqlite"])
  }
}
