import Foundation
import TestSupport
import Testing
import Yams

/// What Docs/ci.md shows for CI systems, and the hooks of pre-commit.
@Suite("Continuous integration")
struct IntegrationTests {
  private struct Workflow: Decodable {
    struct Step: Decodable {
      var uses: String?
      var run: String?
      var with: [String: String]?
    }
    struct Job: Decodable {
      var permissions: [String: String]?
      var steps: [Step]
    }
    var jobs: [String: Job]
  }
  private struct PreCommit: Decodable {
    struct Hook: Decodable {
      var id: String
      var args: [String]
    }
    struct Repository: Decodable {
      var repo: String
      var rev: String
      var hooks: [Hook]
    }
    var repos: [Repository]
  }
  private struct HookDefinition: Decodable {
    enum CodingKeys: String, CodingKey {
      case id, entry, language
      case passesNames = "pass_filenames"
    }
    var id: String
    var entry: String
    var language: String
    var passesNames: Bool
  }

  /// The blocks of YAML with a line that starts with some text, spaces aside.
  private func blocks(with start: String) throws -> [String] {
    try Document("Docs/ci.md").blocks.filter { $0.info == "yaml" }.map(\.text)
      .filter { $0.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix(start) } }
  }

  private func hooks() throws -> [HookDefinition] {
    let text = try String(contentsOfFile: Project.root + "/.pre-commit-hooks.yaml", encoding: .utf8)
    return try YAMLDecoder().decode([HookDefinition].self, from: text)
  }

  @Test("The workflow for code scanning uploads the file that it writes") func workflow() throws {
    let workflow = try YAMLDecoder().decode(Workflow.self, from: #require(try blocks(with: "jobs:").first))
    let job = try #require(workflow.jobs["stele"])
    #expect(job.permissions?["security-events"] == "write")
    let calls = job.steps.compactMap { $0.with?["arguments"] }
    let audit = try #require(calls.first)
    let upload = try #require(job.steps.last)
    #expect(upload.uses?.hasPrefix("github/codeql-action/upload-sarif@") == true)
    #expect(audit.hasSuffix("--output " + (upload.with?["sarif_file"] ?? "")))
  }

  @Test("The workflow that builds Stele trusts the checkout of its container") func container() throws {
    let workflow = try YAMLDecoder().decode(Workflow.self, from: #require(try blocks(with: "jobs:").last))
    let job = try #require(workflow.jobs["stele"])
    let lines = job.steps.compactMap(\.run)
    let trusts = try #require(lines.firstIndex { $0.hasPrefix("git config --global --add safe.directory ") })
    let audits = try #require(lines.firstIndex { $0.contains(" audit ") })
    #expect(trusts < audits)
    #expect(lines.contains { $0.hasPrefix(".stele/.ci/setup ") })
    #expect(FileManager.default.isExecutableFile(atPath: Project.root + "/.ci/setup"))
  }

  @Test("The calls of the action can be used", arguments: ["sarif", "github"]) func calls(format: String) async throws {
    let lines = try blocks(with: "arguments:").flatMap { $0.split(separator: "\n") }
    let line = try #require(lines.first { $0.contains("--format \(format)") })
    let call = line.components(separatedBy: "arguments: ")[1].split(separator: " ").map(String.init)
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/a.md", PortArticle.english)
    try folder.write("docs/fr-FR/a.md", PortArticle.french)
    let run = try await Program.run(call, in: folder.path)
    #expect(run.status == 1)
    let output = try call.contains("--output") ? folder.read("stele.sarif") : run.output
    #expect(output.contains("docs/fr-FR/a.md"))
  }

  @Test("A hook audits the files of a commit alone", arguments: ["stele", "stele-system"]) func hook(id: String)
    async throws
  {
    let hook = try #require(try hooks().first { $0.id == id })
    #expect(hook.language == (id == "stele" ? "swift" : "system"))
    #expect(hook.passesNames)
    let example = try YAMLDecoder().decode(PreCommit.self, from: #require(try blocks(with: "repos:").first))
    let use = try #require(example.repos.first?.hooks.first)
    #expect(use.id == "stele")
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try PortArticle.write(name, to: folder) }
    // As pre-commit does: the entry, then the arguments, then the names.
    let line = ([hook.entry] + use.args).joined(separator: " ")
    let run = try await Program.shell(line + " fr-FR/a.md", in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("fr-FR/a.md:5:19: error:"))
    #expect(!run.output.contains("fr-FR/b.md"))
    let source = try await Program.shell(line + " en-US/b.md", in: folder.path)
    #expect(source.output.contains("fr-FR/b.md:5:19: error:"))
    #expect(!source.output.contains("fr-FR/a.md"))
  }
}
