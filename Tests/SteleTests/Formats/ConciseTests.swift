import Foundation
import TestSupport
import Testing

@Suite("A line a finding")
struct ConciseTests {
  @Test("Has the place, the severity, the message and the rule") func line() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let finding = try #require(try await audit(".", "--source", "en-US", in: folder.path).0.findings.first)
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", "concise"], in: folder.path)
    #expect(run.output == "fr-FR/good.md:5:19: error: \(finding.message) [port-mismatch]\n")
    #expect(run.status == 1)
  }

  @Test("All findings of JSON have one, in its order") func corpus() async throws {
    let findings = try await audit("Corpus", "--source", "en-US").0.findings
    let run = try await Program.run(["audit", "Corpus", "--source", "en-US", "--format", "concise"])
    let starts = run.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(starts == findings.map { "\($0.target.path):\($0.target.startLine):\($0.target.startColumn):" })
  }

  @Test("Hostile text stays on its line") func hostile() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", "concise"], in: folder.path)
    #expect(HostileArticle.steering(in: run.output) == [])
    #expect(!run.output.isEmpty)
    for line in run.output.split(separator: "\n") { #expect(line.hasSuffix("]")) }
  }

  @Test("Without findings nothing is printed") func empty() async throws {
    let folder = try TemporaryFolder(["en-US/a.md": "# Nothing to find", "fr-FR/a.md": "# Rien à trouver"])
    let run = try await Program.run(["audit", ".", "--format", "concise"], in: folder.path)
    #expect(run.output == "")
    #expect(run.status == 0)
  }
}
