import Foundation
import TestSupport
import Testing

/// A tree with three findings: in German another link, in French another link and another port.
enum ThreeFindings {
  static let all = ["de/a.md link-mismatch", "fr/a.md link-mismatch", "fr/a.md port-mismatch"]

  static func tree() throws -> TemporaryFolder {
    try TemporaryFolder([
      "en/a.md": "# Backup\n\nRead [this](https://example.com/one) page.\n\nOpen port 3389 in the firewall.\n",
      "de/a.md": "# Sicherung\n\nLesen Sie [diese](https://example.com/two) Seite.\n\n"
        + "Öffnen Sie Port 3389 in der Firewall.\n",
      "fr/a.md": "# Sauvegarde\n\nLisez [cette](https://example.com/three) page.\n\n"
        + "Ouvrez le port 8080 dans le pare-feu.\n",
    ])
  }
}

/// The findings that a report tells, as `path rule`.
enum ToldFindings {
  static func of(_ output: String, format: String) throws -> [String] {
    switch format {
    case "text", "concise":
      return output.matches(of: /(?m)^([^:\n]+):\d+:\d+: (?:error|warning|note): .* \[([a-z-]+)\]$/)
        .map { "\($0.1) \($0.2)" }
    case "summary":
      // A rule, and on the next line where its findings are.
      return output.matches(of: /(?m)^  ([a-z]+-[a-z-]+).*\n    (.+)$/).flatMap { match in
        match.2.split(separator: ", ").map { "\($0.prefix { $0 != ":" }) \(match.1.prefix { $0 != ":" })" }
      }
    case "github": return output.matches(of: /(?m)^::.*file=([^,]+),.*title=([a-z-]+)::/).map { "\($0.1) \($0.2)" }
    case "junit":
      return output.matches(of: /<testcase [^>]*name="([a-z-]+) ([^:"]+):/).map { "\($0.2) \($0.1)" }
    case "json":
      return try JSONDecoder().decode(AuditDocument.self, from: Data(output.utf8)).findings
        .map { "\($0.target.path) \($0.rule)" }
    case "sarif":
      return try JSONDecoder().decode(SARIFLog.self, from: Data(output.utf8)).runs[0].results
        .map { "\($0.locations[0].uri) \($0.ruleId)" }
    default:
      return try JSONDecoder().decode([CodeQualityIssue].self, from: Data(output.utf8))
        .map { "\($0.location.path) \($0.rule)" }
    }
  }
}

@Suite("Choosing among findings")
struct ChoosingTests {
  static let formats = ["text", "concise", "summary", "json", "sarif", "github", "junit", "codeclimate"]

  struct Choice: Sendable, CustomTestStringConvertible {
    var option: String
    var value: String
    var findings: [String]
    var status: Int32
    var testDescription: String { option }
  }

  static let choices = [
    Choice(option: "--rule", value: "link-mismatch", findings: Array(ThreeFindings.all[..<2]), status: 0),
    Choice(option: "--locale", value: "de", findings: Array(ThreeFindings.all[..<1]), status: 0),
    Choice(option: "--severity", value: "error", findings: Array(ThreeFindings.all[2...]), status: 1),
    Choice(option: "--limit", value: "1", findings: Array(ThreeFindings.all[..<1]), status: 0),
  ]

  @Test("Without a choice every format tells all findings", arguments: formats) func all(format: String) async throws {
    let folder = try ThreeFindings.tree()
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", format], in: folder.path)
    #expect(try ToldFindings.of(run.output, format: format).sorted() == ThreeFindings.all)
    #expect(run.status == 1)
  }

  @Test("A choice counts in every format, and for the exit status", arguments: choices, formats)
  func chosen(_ choice: Choice, format: String) async throws {
    let folder = try ThreeFindings.tree()
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--format", format, choice.option, choice.value], in: folder.path)
    #expect(try ToldFindings.of(run.output, format: format).sorted() == choice.findings)
    #expect(run.status == choice.status)
    #expect(run.errors == "")
  }

  @Test("A choice counts for the findings of an index", arguments: choices) func stored(_ choice: Choice) async throws {
    let folder = try ThreeFindings.tree()
    _ = try await Program.run(["index", ".", "--source", "en"], in: folder.path)
    let run = try await Program.run(
      ["audit", "--database", "stele.sqlite", "--format", "concise", choice.option, choice.value], in: folder.path)
    #expect(try ToldFindings.of(run.output, format: "concise") == choice.findings)
    #expect(run.status == choice.status)
  }

  @Test(
    "Several names stand behind one another with commas, or the option is repeated",
    arguments: [["--rule", "link-mismatch,port-mismatch"], ["--rule", "link-mismatch", "--rule", "port-mismatch"]])
  func several(_ arguments: [String]) async throws {
    let folder = try ThreeFindings.tree()
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--format", "concise", "--locale", "fr"] + arguments, in: folder.path)
    #expect(try ToldFindings.of(run.output, format: "concise") == Array(ThreeFindings.all[1...]))
  }

  @Test("A language stands for its regions, in any letter case", arguments: ["fr", "FR", "fr-FR", "FR_fr"])
  func language(locale: String) async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US", "--format", "concise", "--locale", locale], in: folder.path)
    #expect(try ToldFindings.of(run.output, format: "concise") == ["fr-FR/good.md port-mismatch"])
  }

  @Test("What a locale lacks is counted whatever findings are chosen") func coverage() async throws {
    let folder = try ThreeFindings.tree()
    try folder.write("en/b.md", "# Restore\n\nOpen port 22.\n")
    let (document, _) = try await audit(
      ".", "--source", "en", "--severity", "error", "--locale", "fr", in: folder.path)
    #expect(
      document.summary.byLocale == [
        "fr": .init(articles: 1, missing: 1, untranslated: 0, stale: 0, errors: 1, warnings: 0, sharePresent: 0.5)
      ])
  }
}
