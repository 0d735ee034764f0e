import Foundation
import TestSupport
import Testing

/// A workflow command, read as the runner of GitHub Actions reads it.
private struct WorkflowCommand {
  var name: String
  var properties: [String: String] = [:]
  var data: String

  init(_ line: Substring) throws {
    try #require(line.hasPrefix("::"))
    let end = try #require(line.dropFirst(2).range(of: "::"))
    let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound].split(separator: " ", maxSplits: 1)
    name = String(head[0])
    for property in head[1].split(separator: ",") {
      let parts = property.split(separator: "=", maxSplits: 1)
      properties[String(parts[0])] = Self.unescaped(parts[1])
    }
    data = Self.unescaped(line[end.upperBound...])
  }

  private static func unescaped(_ text: Substring) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
      .reduce(String(text)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}

@Suite("Workflow commands of GitHub Actions")
struct GitHubTests {
  private func commands(_ run: ProgramRun) throws -> [WorkflowCommand] {
    try run.output.split(separator: "\n").map(WorkflowCommand.init)
  }

  @Test("A finding is one, with its place, its rule, and what the reference says") func finding() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", "github"], in: folder.path)
    #expect(run.status == 1)
    #expect(
      run.output
        == "::error file=fr-FR/good.md,line=5,endLine=5,col=19,endColumn=23,title=port-mismatch::"
        + "port 8080 (en-US: 3389)%0Aen-US: en-US/good.md:5:14%0A1. Open port 3389 in the firewall.\n")
  }

  @Test("Those of JSON are all there, in its order, with the level of their severity") func corpus() async throws {
    let findings = try await audit("Corpus", "--source", "en-US").0.findings
    let run = try await Program.run(["audit", "Corpus", "--source", "en-US", "--format", "github"])
    let commands = try commands(run)
    #expect(commands.map { $0.properties["title"] } == findings.map(\.rule))
    #expect(commands.map { $0.properties["file"] } == findings.map(\.target.path))
    #expect(commands.map { $0.properties["line"] } == findings.map { "\($0.target.startLine)" })
    #expect(commands.map(\.name) == findings.map { $0.severity == "note" ? "notice" : $0.severity })
    #expect(zip(commands, findings).allSatisfy { $0.data.hasPrefix($1.message) })
  }

  @Test("A note is a notice, and several lines have no columns") func lines() async throws {
    let folder = try TemporaryFolder()
    try folder.write("stele.yml", "source: en-US\nrules:\n  extra-step: note\n")
    try folder.write("en-US/good.md", PortArticle.english)
    try folder.write("fr-FR/good.md", PortArticle.french + "\n3. Exécutez `gpupdate /force`\n   et attendez.")
    let run = try await Program.run(["audit", "en-US", "fr-FR", "--format", "github"], in: folder.path)
    let extra = try #require(try commands(run).first { $0.properties["title"] == "extra-step" })
    #expect(extra.name == "notice")
    #expect(extra.properties["line"] == "7")
    #expect(extra.properties["endLine"] == "8")
    #expect(extra.properties["col"] == nil)
    #expect(extra.properties["endColumn"] == nil)
  }

  @Test("Hostile text begins no command, and names of files stay what they are") func hostile() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", "github"], in: folder.path)
    #expect(run.status == 2)
    #expect(HostileArticle.steering(in: run.output) == [])
    let commands = try commands(run)
    #expect(Set(commands.map(\.name)).isSubset(of: ["error", "warning", "notice"]))
    let name = HostileArticle.name.replacingOccurrences(of: "\u{1B}", with: #"\u{1B}"#)
    #expect(commands[0].properties["file"] == "fr-FR/bad" + name)
    #expect(commands[0].data == "not UTF-8 at byte 0")
    #expect(Set(commands.dropFirst().compactMap { $0.properties["file"] }) == ["fr-FR/" + name, "en-US/" + name])
    #expect(commands.contains { $0.properties["title"] == "missing-section" && $0.data.contains(" %0A ::set-output") })
  }

  @Test("Without findings nothing is printed") func empty() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Nothing to find")
    try folder.write("fr-FR/a.md", "# Rien à trouver")
    let run = try await Program.run(["audit", folder.path, "--format", "github"])
    #expect(run.output == "")
    #expect(run.status == 0)
  }
}
