import Foundation
import TestSupport
import Testing

@Suite("The baseline")
struct BaselineTests {
  private func folder(baseline: (String) -> String) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Backup\n\nOpen port 3389 in the firewall.\n\nWait for 10 minutes.\n")
    try folder.write("fr-FR/a.md", "# Sauvegarde\n\nOuvrez le port 8080 du pare-feu.\n\nPatientez 20 minutes.\n")
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", "json"], in: folder.path)
    let document = try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8))
    let port = try #require(document.findings.first { $0.rule == "port-mismatch" })
    try folder.write("accepted.txt", baseline(port.fingerprint))
    return folder
  }

  @Test("Accepted findings are left out, and do not fail a run") func accepted() async throws {
    let folder = try await folder { "# accepted\n\n\($0) port-mismatch anna: listens elsewhere here\n" }
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--baseline", "accepted.txt"], in: folder.path)
    #expect(run.status == 0)
    #expect(!run.output.contains("port-mismatch"))
    #expect(run.output.contains("number-mismatch"))
    #expect(run.output.contains("1 finding accepted by the baseline"))
  }

  @Test(
    "A line that is none is named, and nothing is audited",
    arguments: [
      ("b194 port-mismatch anna: why", "line 1 is not"), ("\n0123456789abcdef port-mismatch anna", "line 2 is not"),
      ("0123456789abcdef a b: c\n0123456789abcdef a b: c", "line 2 repeats 0123456789abcdef"),
    ])
  func broken(_ text: String, _ message: String) async throws {
    let folder = try await folder { _ in text }
    let run = try await Program.run(["audit", ".", "--baseline", "accepted.txt"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("stele: accepted.txt: \(message)"))
  }

  @Test("A file that is not there is named") func missing() async throws {
    let folder = try await folder { _ in "" }
    let run = try await Program.run(["audit", ".", "--baseline", "nowhere.txt"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors == "stele: nowhere.txt: cannot be read\n")
  }
}
