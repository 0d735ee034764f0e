import Foundation
import TestSupport
import Testing

/// An issue, with the members that GitLab takes.
struct CodeQualityIssue: Decodable {
  struct Location: Decodable {
    struct Lines: Decodable {
      var begin: Int
      var end: Int
    }
    var path: String
    var lines: Lines
  }
  var description: String
  var check_name: String
  var fingerprint: String
  var severity: String
  var location: Location
}

@Suite("GitLab's Code Quality")
struct CodeClimateTests {
  private func issues(_ arguments: String..., in folder: String = Project.root) async throws -> [CodeQualityIssue] {
    let run = try await Program.run(["audit"] + arguments + ["--format", "codeclimate"], in: folder)
    return try JSONDecoder().decode([CodeQualityIssue].self, from: Data(run.output.utf8))
  }

  @Test("An issue is a finding, with its identity and its place") func finding() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let finding = try #require(try await audit(".", "--source", "en-US", in: folder.path).0.findings.first)
    let issue = try #require(try await issues(".", "--source", "en-US", in: folder.path).first)
    #expect(issue.description == finding.message)
    #expect(issue.check_name == "port-mismatch")
    #expect(issue.fingerprint == finding.fingerprint)
    #expect(issue.severity == "major")
    #expect(issue.location.path == "fr-FR/good.md")
    #expect(issue.location.lines.begin == 5)
    #expect(issue.location.lines.end == 5)
  }

  @Test("All findings are there, with one of GitLab's severities each") func corpus() async throws {
    let findings = try await audit("Corpus", "--source", "en-US").0.findings
    let issues = try await issues("Corpus", "--source", "en-US")
    #expect(issues.map(\.fingerprint) == findings.map(\.fingerprint))
    let severities = ["error": "major", "warning": "minor", "note": "info"]
    #expect(issues.map(\.severity) == findings.map { severities[$0.severity] })
  }

  @Test("Paths are those below the repository's folder", arguments: [".", "fr-FR"]) func paths(path: String)
    async throws
  {
    let repository = try await Repository()
    try PortArticle.write(to: repository.folder)
    let issues = try await issues(path, "--source", "en-US", in: repository.path)
    #expect(issues.map(\.location.path) == ["fr-FR/good.md"])
  }

  @Test("Without findings it is an empty array") func empty() async throws {
    let folder = try TemporaryFolder(["en-US/a.md": "# Nothing to find", "fr-FR/a.md": "# Rien à trouver"])
    #expect(try await issues(".", "--source", "en-US", in: folder.path).isEmpty)
  }
}
