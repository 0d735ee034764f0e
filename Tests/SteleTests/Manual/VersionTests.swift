import Foundation
import TestSupport
import Testing

@Suite("stele --version")
struct VersionTests {
  @Test("Says the version, and the commit that was built") func version() async throws {
    let run = try await Program.run(["--version"])
    #expect(run.status == 0)
    let head = try await Program.shell("git -c safe.directory='*' rev-parse HEAD")
    let commit = head.status == 0 ? " (\(head.output.prefix(10)))" : ""
    #expect(run.output == "stele 0.1.0\(commit)\n")
  }

  @Test("A subcommand says the same") func subcommand() async throws {
    #expect(try await Program.run(["audit", "--version"]).output == Program.run(["--version"]).output)
  }

  @Test("Finds the commit of a branch, of packed branches, and of none") func branches() async throws {
    let repository = try await Repository()
    let commit = try await repository.commit()
    #expect(try await built(in: repository.path) == "\"\(commit)\"")
    try await repository.git("pack-refs", "--all")
    #expect(try await built(in: repository.path) == "\"\(commit)\"")
    try await repository.git("switch", "--quiet", "--detach")
    #expect(try await built(in: repository.path) == "\"\(commit)\"")
  }

  @Test("Finds the commit of a linked worktree") func worktree() async throws {
    let repository = try await Repository()
    try await repository.commit()
    try await repository.git("worktree", "add", "--quiet", "-b", "topic", "linked")
    try repository.write("linked/a.md", "A")
    try await repository.git("-C", "linked", "add", "--all")
    try await repository.git("-C", "linked", "commit", "--quiet", "--message", "On the topic")
    let commit = try await repository.git("rev-parse", "topic")
    #expect(try await built(in: repository.path + "/linked") == "\"\(commit)\"")
  }

  @Test("Finds the commit in what git archives, without git") func archive() async throws {
    let repository = try await Repository()
    let placeholder = try String(contentsOfFile: Project.root + "/Packaging/commit.txt", encoding: .utf8)
    let attributes = try String(contentsOfFile: Project.root + "/.gitattributes", encoding: .utf8)
    try repository.write("Packaging/commit.txt", placeholder)
    try repository.write(".gitattributes", attributes)
    let commit = try await repository.commit()
    let archived = try await repository.git("archive", "--format=tar", "--output=archive.tar", "HEAD")
    #expect(archived == "")
    let folder = try TemporaryFolder()
    let tar = try await Program.shell("tar -x -f '\(repository.path)/archive.tar'", in: folder.path)
    #expect(tar.status == 0, "\(tar.errors)")
    #expect(try await built(in: folder.path) == "\"\(commit)\"")
  }

  @Test("Does without a commit where none is known") func unknown() async throws {
    let folder = try TemporaryFolder(["Packaging/commit.txt": "$Format:%H$\n"])
    #expect(try await built(in: folder.path) == "nil")
  }

  /// The value of the hash in the source that is made for a package in a folder.
  private func built(in folder: String) async throws -> String {
    let archived = folder + "/Packaging/commit.txt"
    if !FileManager.default.fileExists(atPath: archived) {
      try FileManager.default.createDirectory(atPath: folder + "/Packaging", withIntermediateDirectories: true)
      try "$Format:%H$\n".write(toFile: archived, atomically: true, encoding: .utf8)
    }
    let output = folder + "/BuiltCommit.swift"
    let run = try await Program.shell("SourceGenerator commit '\(output)' '\(folder)' '\(archived)'")
    #expect(run.status == 0, "\(run.errors)")
    let source = try String(contentsOfFile: output, encoding: .utf8)
    return source.components(separatedBy: " = ")[1].components(separatedBy: "\n")[0]
  }
}
