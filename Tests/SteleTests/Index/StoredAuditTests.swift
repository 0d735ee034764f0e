import Foundation
import TestSupport
import Testing

@Suite("audit --database")
struct StoredAuditTests {
  private static func index(_ paths: String..., source: String? = "en-US", in folder: String = Project.root)
    async throws
    -> (TemporaryFolder, String)
  {
    let place = try TemporaryFolder()
    let arguments = paths + ["--database", place.path + "/a.sqlite"] + (source.map { ["--source", $0] } ?? [])
    #expect(try await Program.run(["index"] + arguments, in: folder).status == 0)
    return (place, place.path + "/a.sqlite")
  }

  @Test(
    "Prints the bytes that an audit of the same input prints",
    arguments: ["text", "concise", "summary", "json", "sarif", "github", "junit", "codeclimate"], ["en-US", nil])
  func same(format: String, source: String?) async throws {
    let (folder, path) = try await Self.index("Corpus", source: source)
    let stored = try await Program.run(["audit", "--database", path, "--format", format])
    let live = try await Program.run(
      ["audit", "Corpus", "--format", format] + (source.map { ["--source", $0] } ?? []))
    #expect(stored.output == live.output)
    #expect(stored.errors == live.errors)
    #expect(stored.status == live.status)
    #expect(try folder.names() == ["a.sqlite"])
  }

  @Test("A baseline, --fail-on and --output count when it is read") func options() async throws {
    let (folder, path) = try await Self.index("Corpus")
    let all = try await Program.run(["audit", "--database", path, "--format", "json"])
    let document = try JSONDecoder().decode(AuditDocument.self, from: Data(all.output.utf8))
    let accepted = try #require(document.findings.first { $0.severity == "error" })
    try folder.write("baseline", "\(accepted.fingerprint) \(accepted.rule) anna: so it is\n")
    let baseline = ["--baseline", folder.path + "/baseline"]
    let output = ["--output", folder.path + "/out.txt", "--fail-on", "never"]
    let stored = try await Program.run(["audit", "--database", path] + baseline + output)
    #expect(stored.status == 0)
    let live = try await Program.run(["audit", "Corpus", "--source", "en-US"] + baseline)
    #expect(try folder.read("out.txt") == live.output)
  }

  @Test("What comments accept, and what settings switch off, is as in an audit") func settled() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write("a", to: folder)
    try PortArticle.write("b", to: folder)
    try folder.write("fr-FR/b.md", "<!-- stele-ignore port-mismatch: so -->\n" + folder.read("fr-FR/b.md"))
    try folder.write(
      "stele.yml",
      "source: en-US\npaths:\n  - path: \"fr-FR/a*\"\n    rules: {port-mismatch: note, anchor-mismatch: off}\n")
    #expect(try await Program.run(["index", "."], in: folder.path).status == 0)
    // Settings are those of the index.
    try folder.write("kept.yml", folder.read("stele.yml"))
    try FileManager.default.removeItem(atPath: folder.path + "/stele.yml")
    for format in ["text", "sarif"] {
      let stored = try await Program.run(["audit", "--database", "stele.sqlite", "--format", format], in: folder.path)
      let live = try await Program.run(["audit", ".", "--format", format, "--config", "kept.yml"], in: folder.path)
      #expect(stored.output == live.output)
      #expect(stored.status == live.status)
    }
  }

  @Test(
    "What an index is made with cannot be told when it is read",
    arguments: [["Corpus"], ["--source", "en-US"], ["--config", "stele.yml"]])
  func refused(_ arguments: [String]) async throws {
    let run = try await Program.run(["audit", "--database", "a.sqlite"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("--database cannot be used with paths"))
  }
}
