import Foundation
import TestSupport
import Testing

extension SourceHistoryTests {
  @Suite("A stamp that was renewed without the text")
  struct Renewed {
    @Test(
      "Is told at the stamp, with the revision that fits",
      arguments: ["ms.sourcegitcommit: ", "l10n:\n  sourceCommit: "])
    func told(key: String) async throws {
      let (repository, commits) = try await SourceHistoryTests().source("en-US/a.md")
      try repository.write(
        "fr-FR/a.md",
        SourceHistoryTests.stamped(key + commits[3], SourceHistoryTests.french.replacing("Services", with: "Service")))
      let (document, _) = try await audit(
        ".", "--source", "en-US", "--source-history", "en-US", in: repository.path)
      let finding = try #require(document.findings.first { $0.rule == "renewed-stamp" })
      #expect(finding.severity == "warning")
      #expect(
        finding.message
          == "stamped with source revision \(commits[3].prefix(8)), but differs from it in 3 places; differs from \(commits[0].prefix(8)) (2024-01-01) in none"
      )
      #expect(finding.target.text == commits[3])
      #expect(finding.target.startLine == (key.contains("\n") ? 3 : 2))
      #expect(finding.reference == nil)
      #expect(finding.history == nil)
    }

    @Test("Is not told where the text fits what it names, or no earlier revision fits much better", arguments: [0, 1])
    func fine(named: Int) async throws {
      let (repository, commits) = try await SourceHistoryTests().source("en-US/a.md")
      try repository.write("fr-FR/a.md", SourceHistoryTests.stamped("ms.sourcegitcommit: \(commits[named])"))
      let (document, _) = try await audit(
        ".", "--source", "en-US", "--source-history", "en-US", in: repository.path)
      #expect(document.findings.count == 4)
      #expect(!document.findings.contains { $0.rule == "renewed-stamp" })
    }
  }
}
