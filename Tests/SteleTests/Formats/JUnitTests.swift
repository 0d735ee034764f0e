import Foundation
import TestSupport
import Testing

@Suite("JUnit XML")
struct JUnitTests {
  /// Reads what is printed, and holds its numbers against its elements.
  private func audit(_ arguments: String..., in folder: String = Project.root) async throws -> (XMLElement, ProgramRun)
  {
    let run = try await Program.run(["audit"] + arguments + ["--format", "junit"], in: folder)
    #expect(run.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
    let root = try XMLElement.read(run.output)
    #expect(root.name == "testsuites")
    for suite in [root] + root.children {
      let cases = suite.all("testcase")
      #expect(!cases.isEmpty)
      #expect(suite.attributes["tests"] == "\(cases.count)")
      #expect(suite.attributes["failures"] == "\(suite.all("failure").count)")
      #expect(suite.attributes["errors"] == "\(suite.all("error").count)")
      if suite !== root { #expect(suite.attributes["skipped"] == "\(suite.all("skipped").count)") }
    }
    return (root, run)
  }

  @Test("A finding is a case of its article, which fails with both sides quoted") func finding() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let (root, run) = try await audit(".", "--source", "en-US", in: folder.path)
    #expect(run.status == 1)
    #expect(root.children.map { $0.attributes["name"] } == ["good"])
    let item = try #require(root.all("testcase").first)
    #expect(
      item.attributes == [
        "classname": "good", "name": "port-mismatch fr-FR/good.md:5:19", "file": "fr-FR/good.md", "line": "5",
        "time": "0",
      ])
    let failure = try #require(item.children.first)
    #expect(failure.name == "failure")
    #expect(failure.attributes == ["type": "port-mismatch", "message": "error: port 8080 (en-US: 3389)"])
    #expect(
      failure.text == """
        fr-FR/good.md:5:19: error: port 8080 (en-US: 3389) [port-mismatch]
          fr-FR 5 │ 1. Ouvrez le port 8080 dans le pare-feu.
                  │                   ^^^^
          en-US 5 │ 1. Open port 3389 in the firewall.
                  │              ^^^^

        """)
  }

  @Test("What --fail-on lets pass is skipped, not red", arguments: ["error", "warning", "note", "never"])
  func failOn(least: String) async throws {
    let findings = try await SteleTests.audit("Corpus", "--source", "en-US").0.findings
    let (root, run) = try await audit("Corpus", "--source", "en-US", "--fail-on", least)
    let failing =
      ["error": ["error"], "warning": ["error", "warning"], "note": ["error", "warning", "note"]][least] ?? []
    #expect(root.all("failure").count == findings.count { failing.contains($0.severity) })
    #expect(root.all("skipped").count == findings.count { !failing.contains($0.severity) })
    #expect(root.all("testcase").count == findings.count)
    #expect(run.status == (root.all("failure").isEmpty ? 0 : 1))
  }

  @Test("No two cases share a name") func names() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "en-US/a.md", "# A\n\nOpen port 3389.\n\n```sh\ngpupdate\n```\n\n```ini\na=7\n```\n\nIt is open now.\n")
    try folder.write("fr-FR/a.md", "# A\n\nOuvrez le port 3389.\n\nIl est ouvert maintenant.\n")
    let root = try await audit(".", "--source", "en-US", in: folder.path).0
    let names = root.all("testcase").compactMap { $0.attributes["name"] }
    #expect(names == ["missing-code fr-FR/a.md:3:21", "missing-code fr-FR/a.md:3:21 (2)"])
    #expect(Set(names).count == names.count)
  }

  @Test("Without findings one case passes", arguments: [true, false]) func empty(isCompared: Bool) async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", PortArticle.english)
    if isCompared { try folder.write("fr-FR/a.md", PortArticle.french.replacing("8080", with: "3389")) }
    let (root, run) = try await audit(folder.path)
    // With nothing to compare the run says so.
    #expect(run.status == (isCompared ? 0 : 2))
    #expect(root.all("testcase").map(\.children.count) == [0])
  }

  @Test("Input that cannot be read is an error") func errors() async throws {
    let folder = try TemporaryFolder()
    let (root, run) = try await audit("nowhere", in: folder.path)
    #expect(run.status == 2)
    #expect(root.all("testcase").map { $0.attributes["file"] } == ["nowhere"])
    #expect(root.all("error").map { $0.attributes["message"] } == ["no such file or directory"])
  }

  @Test("Hostile text stays text") func hostile() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    let (root, run) = try await audit(".", "--source", "en-US", in: folder.path)
    #expect(run.status == 2)
    #expect(HostileArticle.steering(in: run.output) == [])
    #expect(!run.output.unicodeScalars.contains("\u{FFFE}"))
    let name = HostileArticle.name.replacingOccurrences(of: "\u{1B}", with: #"\u{1B}"#)
      .replacingOccurrences(of: "\n", with: #"\u{A}"#)
    #expect(Set(root.all("failure").flatMap(\.children).map(\.name)).isEmpty)
    let files = ["en-US/" + name, "fr-FR/" + name, "fr-FR/bad" + name]
    #expect(Set(root.all("testcase").compactMap { $0.attributes["file"] }).sorted() == files)
    #expect(root.all("failure").contains { $0.text.contains("]]> <failure/> &amp; \" ' %0A ::set-output") })
  }
}
