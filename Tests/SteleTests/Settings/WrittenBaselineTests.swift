import Foundation
import TestSupport
import Testing

@Suite("Writing the baseline")
struct WrittenBaselineTests {
  private func write(
    _ arguments: String..., in folder: TemporaryFolder
  ) async throws -> (lines: [String], run: ProgramRun) {
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--write-baseline", "accepted.txt"] + arguments, in: folder.path)
    return (try lines(in: folder), run)
  }

  /// Of the file, without comments.
  private func lines(in folder: TemporaryFolder) throws -> [String] {
    try folder.read("accepted.txt").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  private func rules(_ lines: [String]) -> [String] { lines.map { String($0.split(separator: " ")[1]) } }

  @Test("Accepts all findings, of this run already and of the next") func make() async throws {
    let folder = try ThreeFindings.tree()
    let (lines, run) = try await write(in: folder)
    #expect(rules(lines) == ["link-mismatch", "link-mismatch", "port-mismatch"])
    #expect(run.status == 0)
    #expect(run.errorLines == ["stele: accepted.txt: 3 added, 0 removed, 0 kept"])
    let next = try await Program.run(
      ["audit", ".", "--source", "en", "--fail-on", "note", "--baseline", "accepted.txt"], in: folder.path)
    #expect(next.status == 0)
    #expect(next.errors == "")
  }

  @Test("Twice gives the same bytes") func twice() async throws {
    let folder = try ThreeFindings.tree()
    _ = try await write(in: folder)
    let first = try folder.read("accepted.txt")
    #expect(try await write(in: folder).run.errorLines == ["stele: accepted.txt: 0 added, 0 removed, 3 kept"])
    #expect(try folder.read("accepted.txt") == first)
  }

  @Test("A finding that is mended loses its line, and nothing else changes") func prune() async throws {
    let folder = try ThreeFindings.tree()
    _ = try await write(in: folder)
    let edited = try folder.read("accepted.txt")
      .replacing(" link-mismatch baseline: de/a.md", with: " link-mismatch anna: our own page; de/a.md")
    try folder.write("accepted.txt", "# Ours.\r\n" + edited + "\n# The end.")
    let before = try folder.read("accepted.txt")
    try folder.write("fr/a.md", folder.read("fr/a.md").replacing("8080", with: "3389"))
    #expect(try await write(in: folder).run.errorLines == ["stele: accepted.txt: 0 added, 1 removed, 2 kept"])
    let removed = before.split(separator: "\n").filter { $0.contains(" port-mismatch ") }
    #expect(removed.count == 1)
    #expect(try folder.read("accepted.txt") == before.replacing(removed[0] + "\n", with: ""))
  }

  @Test("Only what is chosen is added, and what is not chosen keeps its line") func chosen() async throws {
    let folder = try ThreeFindings.tree()
    let (lines, run) = try await write("--rule", "link-mismatch", in: folder)
    #expect(rules(lines) == ["link-mismatch", "link-mismatch"])
    #expect(run.status == 0)
    let (more, _) = try await write("--severity", "error", in: folder)
    #expect(more == lines + [more[2]])
    #expect(rules(more)[2] == "port-mismatch")
  }

  @Test("Where not all of the tree is read, nothing is removed") func partial() async throws {
    let folder = try ThreeFindings.tree()
    _ = try await write(in: folder)
    let before = try folder.read("accepted.txt")
    let run = try await Program.run(
      ["audit", "de/a.md", "--source", "en", "--write-baseline", "accepted.txt"], in: folder.path)
    #expect(try folder.read("accepted.txt") == before)
    #expect(
      run.errorLines == [
        "stele: accepted.txt: 0 added, 0 removed, 3 kept; none was removed, since not all of the tree was read"
      ])
  }

  @Test("What another baseline accepts is not added") func other() async throws {
    let folder = try ThreeFindings.tree()
    let (lines, _) = try await write("--rule", "port-mismatch", in: folder)
    try folder.write("old.txt", lines[0] + "\n")
    try FileManager.default.removeItem(atPath: folder.path + "/accepted.txt")
    #expect(try await rules(write("--baseline", "old.txt", in: folder).lines) == ["link-mismatch", "link-mismatch"])
  }

  @Test("A file that is no baseline is left as it is") func broken() async throws {
    let folder = try ThreeFindings.tree()
    try folder.write("accepted.txt", "Dear diary\n")
    let (_, run) = try await write(in: folder)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines == ["stele: accepted.txt: line 1 is not `fingerprint rule who: why`"])
    #expect(try folder.read("accepted.txt") == "Dear diary\n")
  }

  @Test("Names and texts cannot break out of their lines") func hostile() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US", "--write-baseline", "accepted.txt", "--format", "json"], in: folder.path)
    let added = try lines(in: folder)
    #expect(added.count > 1)
    #expect(HostileArticle.steering(in: added.joined()).allSatisfy { $0.properties.generalCategory == .format })
    let next = try await Program.run(
      ["audit", ".", "--source", "en-US", "--baseline", "accepted.txt", "--format", "concise"], in: folder.path)
    #expect(next.output == "")
    #expect(run.status == 2)
  }

  @Test("An index's findings are accepted likewise") func stored() async throws {
    let folder = try ThreeFindings.tree()
    let (lines, _) = try await write(in: folder)
    _ = try await Program.run(["index", ".", "--source", "en"], in: folder.path)
    _ = try await Program.run(
      ["audit", "--database", "stele.sqlite", "--write-baseline", "stored.txt"], in: folder.path)
    #expect(try folder.read("stored.txt").split(separator: "\n").map(String.init).suffix(3) == lines[...])
  }
}
