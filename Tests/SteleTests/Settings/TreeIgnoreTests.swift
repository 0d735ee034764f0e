import Foundation
import TestSupport
import Testing

@Suite("Comments that accept findings about a tree")
struct TreeIgnoreTests {
  /// What is open, and what was accepted with the reasons, as the SARIF report carries both.
  private struct Log: Decodable {
    struct Run: Decodable { var results: [Result] }
    struct Result: Decodable {
      var ruleId: String
      var locations: [Location]
      var suppressions: [Suppression]?
    }
    struct Location: Decodable { var physicalLocation: Physical }
    struct Physical: Decodable { var artifactLocation: Artifact }
    struct Artifact: Decodable { var uri: String }
    struct Suppression: Decodable {
      var kind: String
      var justification: String?
    }
    var runs: [Run]
  }

  private func results(_ files: [String: String], _ arguments: String...) async throws -> [String] {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(path, text) }
    let run = try await Program.run(["audit"] + arguments + ["--source", "en", "--format", "sarif"], in: folder.path)
    #expect(run.errorLines.allSatisfy { $0.contains(": stele-ignore: unknown rule ") })
    let log = try JSONDecoder().decode(Log.self, from: Data(run.output.utf8))
    return log.runs[0].results.map { result in
      let path = result.locations[0].physicalLocation.artifactLocation.uri
      let accepted = result.suppressions?.first.map { " (\($0.kind): \($0.justification ?? ""))" } ?? ""
      return "\(path) \(result.ruleId)\(accepted)"
    }
  }

  private static let comment = "<!-- stele-ignore broken-link: made by the site -->"

  @Test(
    "One at a link's block accepts that it leads nowhere",
    arguments: [
      "\(comment)\nVoir [là](gone.md).", "Voir [là](gone.md). \(comment)", "\(comment)\n- [là](gone.md)\n- un",
      "\(comment)\n\nVoir [là][x].\n\n[x]: gone.md",
    ])
  func link(_ text: String) async throws {
    let files = ["en/a.md": "# A\n\nSee it.\n", "fr/a.md": "# A\n\n\(text)\n"]
    let found = try await results(files, ".").filter { $0.contains("broken-link") }
    #expect(found == ["fr/a.md broken-link (inSource: made by the site)"])
  }

  @Test("One elsewhere does not, nor does one of another rule") func elsewhere() async throws {
    for text in ["\(Self.comment)\n\nTexte.\n\nVoir [là](gone.md).", "<!-- stele-ignore link -->\nVoir [là](gone.md)."]
    {
      let files = ["en/a.md": "# A\n\nText.\n\nSee it.\n", "fr/a.md": "# A\n\n\(text)\n"]
      let found = try await results(files, ".").filter { $0.contains("broken-link") }
      #expect(found == ["fr/a.md broken-link"])
    }
  }

  @Test("Links to the same place in other blocks and files are told all the same") func otherLinks() async throws {
    let english = "# A\n\nSee it.\n"
    let accepted = "# A\n\n\(Self.comment)\nVoir [là](gone.md).\n"
    let files = [
      "en/a.md": english, "en/b.md": english, "en/c.md": english, "fr/a.md": accepted, "fr/b.md": accepted,
      "fr/c.md": accepted + "\nEt [ici](gone.md).\n",
    ]
    let found = try await results(files, ".").filter { $0.contains("broken-link") }
    #expect(found == ["fr/c.md broken-link", "fr/a.md broken-link (inSource: made by the site)"])
  }

  @Test("One in the source accepts what is broken in all locales") func shared() async throws {
    let files = ["en/a.md": "# A\n\n\(Self.comment)\nSee [it](gone.md).\n", "fr/a.md": "# A\n\nVoir [le](gone.md).\n"]
    #expect(try await results(files, ".") == ["en/a.md broken-link (inSource: made by the site)"])
    #expect(try await results(files, "en/a.md") == ["en/a.md broken-link (inSource: made by the site)"])
  }

  @Test("A link to a section that may be missing is not told either") func cause() async throws {
    let files = [
      "en/a.md": "# A\n\nSee [it](#how-to-go-on).\n\n## How to go on\n\nWait for the answer of the server.\n",
      "fr/a.md": "# A\n\nVoir [le](#how-to-go-on).\n\n<!-- stele-ignore missing-section: not sold there -->\n",
    ]
    #expect(try await results(files, ".") == ["fr/a.md missing-section (inSource: not sold there)"])
  }

  @Test(
    "One before the first heading accepts that no other locale has the article",
    arguments: [
      "<!-- stele-ignore extra-article: local law -->\n# B\n\nTexte.", "---\ntitle: B\n---\n\n%\n\nTexte.\n\n# B",
      "# B %", "Texte. %\n\n# B", "%\n\nTexte sans titre.",
    ])
  func article(_ text: String) async throws {
    let text = text.replacing("%", with: "<!-- stele-ignore extra-article: local law -->")
    let files = ["en/a.md": "# A\n", "fr/a.md": "# A\n", "fr/b.md": text + "\n"]
    #expect(try await results(files, ".") == ["fr/b.md extra-article (inSource: local law)"])
  }

  @Test("One below it does not") func below() async throws {
    let text = "# B\n\n<!-- stele-ignore extra-article: local law -->\nTexte.\n"
    let files = ["en/a.md": "# A\n", "fr/a.md": "# A\n", "fr/b.md": text]
    #expect(try await results(files, ".") == ["fr/b.md extra-article"])
  }

  @Test("What is accepted is counted, and does not fail a run") func counted() async throws {
    let folder = try TemporaryFolder()
    for path in ["en/a.md", "fr/a.md"] { try folder.write(path, "# A\n") }
    try folder.write("fr/b.md", "<!-- stele-ignore extra-article: local law -->\n# B\n")
    let run = try await Program.run(["audit", ".", "--source", "en", "--fail-on", "note"], in: folder.path)
    #expect(run.output.hasSuffix("no findings\n1 finding accepted by comments\n"))
    #expect(run.status == 0)
  }
}
