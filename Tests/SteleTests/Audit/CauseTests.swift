import Foundation
import TestSupport
import Testing

@Suite("Findings of one cause")
struct CauseTests {
  /// A tree in which a repository has another name in five files, and a port differs in one.
  private static func tree() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...5 {
      let address = "https://code.example/\("%")/printer-tools/blob/page-\(number).txt"
      try folder.write(
        "en/page-\(number).md",
        "# Page \(number)\n\nRead [the file](\(address.replacing("%", with: "acme"))) first.\n\nOpen port 631 then.\n")
      try folder.write(
        "fr/page-\(number).md",
        "# Page \(number)\n\nLisez d’abord [le fichier](\(address.replacing("%", with: "widgets"))).\n\n"
          + "Ouvrez ensuite le port \(number == 3 ? 632 : 631).\n")
    }
    return folder
  }

  private static func output(_ format: String, in folder: TemporaryFolder) async throws -> String {
    try await Program.run(["audit", ".", "--source", "en", "--format", format], in: folder.path).output
  }

  @Test("JSON has all of them, with the cause that they share") func json() async throws {
    let folder = try Self.tree()
    let (document, run) = try await audit(".", "--source", "en", in: folder.path)
    #expect(run.status == 1)
    #expect(document.summary.byRule == ["link-mismatch": 5, "port-mismatch": 1])
    let causes = document.findings.filter { $0.rule == "link-mismatch" }.map(\.cause)
    #expect(causes.compactMap(\.?.count) == [5, 5, 5, 5, 5])
    #expect(causes.compactMap(\.?.files) == [5, 5, 5, 5, 5])
    #expect(Set(causes.map(\.?.id)).count == 1)
    #expect(document.findings.first { $0.rule == "port-mismatch" }?.cause == nil)
  }

  @Test("The text tells them once, with their count and the first places") func text() async throws {
    let text = try await Self.output("text", in: Self.tree())
    #expect(text.components(separatedBy: "[link-mismatch]").count == 2)
    #expect(text.components(separatedBy: "[port-mismatch]").count == 2)
    #expect(
      text.contains(
        "  code.example/acme → code.example/widgets at 4 more places, 5 files in all: "
          + "fr/page-2.md:3:28, fr/page-3.md:3:28, fr/page-4.md:3:28, …\n"))
    #expect(text.hasSuffix("6 findings: 1 error, 5 warnings\n  5 link-mismatch, 1 cause\n  1 port-mismatch\n"))
  }

  @Test("GitHub and JUnit are told them once") func once() async throws {
    let folder = try Self.tree()
    let commands = try await Self.output("github", in: folder).split(separator: "\n")
    #expect(commands.count == 2)
    #expect(commands[0].hasPrefix("::warning file=fr/page-1.md,line=3,"))
    #expect(commands[0].contains(" at 4 more places, 5 files in all: fr/page-2.md:3:28,"))
    let suites = try await Self.output("junit", in: folder)
    #expect(suites.components(separatedBy: "<testcase ").count == 3)
    #expect(suites.contains(" at 4 more places, 5 files in all: fr/page-2.md:3:28,"))
  }

  @Test("SARIF has one result that occurs so often, with the other places as related ones") func sarif() async throws {
    let output = try await Self.output("sarif", in: Self.tree())
    let results = try JSONDecoder().decode(SARIFLog.self, from: Data(output.utf8)).runs[0].results
    #expect(results.map(\.ruleId) == ["link-mismatch", "port-mismatch"])
    #expect(results.map(\.occurrenceCount) == [5, nil])
    #expect(results[0].locations.map(\.uri) == ["fr/page-1.md"])
    #expect(
      results[0].relatedLocations?.map(\.uri)
        == ["en/page-1.md", "fr/page-2.md", "fr/page-3.md", "fr/page-4.md", "fr/page-5.md"])
    #expect(results[0].relatedLocations?.map(\.id) == [1, 2, 3, 4, 5])
    #expect(results[0].message.text.hasSuffix(": [fr/page-2.md:3](2), [fr/page-3.md:3](3), [fr/page-4.md:3](4)."))
  }

  @Test("An index tells the same", arguments: ["text", "json", "sarif"]) func stored(format: String) async throws {
    let folder = try Self.tree()
    #expect(try await Program.run(["index", ".", "--source", "en"], in: folder.path).status == 0)
    let stored = try await Program.run(["audit", "--database", "stele.sqlite", "--format", format], in: folder.path)
    #expect(try await stored.output == Self.output(format, in: folder))
  }

  @Test("What was accepted does not count") func accepted() async throws {
    let folder = try Self.tree()
    for number in [1, 2, 4, 5] {
      let path = "fr/page-\(number).md"
      try folder.write(
        path, folder.read(path).replacing("Lisez", with: "<!-- stele-ignore link-mismatch: our fork -->\n\nLisez"))
    }
    let (document, _) = try await audit(".", "--source", "en", in: folder.path)
    #expect(document.findings.map(\.target.path) == ["fr/page-3.md", "fr/page-3.md"])
    #expect(document.findings.allSatisfy { $0.cause == nil })
  }
}
