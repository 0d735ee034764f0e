import CorpusLayout
import Foundation
import TestSupport
import Testing

@Suite("Finding files")
struct FileDiscoveryTests {
  private let tree: TemporaryFolder
  private var root: String { tree.path }

  init() throws { tree = try TemporaryFolder() }

  private func write(_ paths: String...) throws { for path in paths { try tree.write(path, "x") } }

  @Test("Markdown files below a folder are found, hidden folders and node_modules are not searched") func folder()
    throws
  {
    try write("b.md", "a/c.MDX", "a/d.markdown", "e.txt", ".git/f.md", "node_modules/g.md")
    let found = FileDiscovery.find([root])
    #expect(found.files.map(\.path) == ["a/c.MDX", "a/d.markdown", "b.md"].map { root + "/" + $0 })
    #expect(found.named.isEmpty && found.problems.isEmpty)
  }

  @Test("Paths are in the order of their bytes, whatever is a folder") func order() throws {
    try write("a/b/c.md", "a/b.md", "a/b-c/d.md", "a.md", "a-b.md", "a/é.md", "B.md")
    let found = FileDiscovery.find([root])
    #expect(
      found.files.map(\.path)
        == ["B.md", "a-b.md", "a.md", "a/b-c/d.md", "a/b.md", "a/b/c.md", "a/é.md"].map { root + "/" + $0 })
  }

  @Test("Of several names of one file the first counts, whether states are asked for or not", arguments: [true, false])
  func names(asksForStates: Bool) throws {
    try write("b/c.md")
    for name in ["d.md", "a.md"] {
      try FileManager.default.createSymbolicLink(atPath: root + "/" + name, withDestinationPath: "b/c.md")
    }
    #expect(FileDiscovery.find([root], asksForStates: asksForStates).files.map(\.path) == [root + "/a.md"])
  }

  @Test("A file that is named is taken whatever its ending, and once") func named() throws {
    try write("e.txt")
    let found = FileDiscovery.find([root + "/e.txt", root + "/e.txt"])
    #expect(found.files.map(\.path) == [root + "/e.txt"])
    #expect(found.named == [root + "/e.txt"])
  }

  @Test("A link back to a folder above is said, and the rest is found") func loop() throws {
    try write("a/b.md")
    try FileManager.default.createSymbolicLink(atPath: root + "/a/up", withDestinationPath: "..")
    let found = FileDiscovery.find([root])
    #expect(found.files.map(\.path) == [root + "/a/b.md"])
    #expect(found.problems.map(\.path) == [root + "/a/up"])
  }

  @Test("A path that is not there is said") func missing() {
    #expect(FileDiscovery.find([root + "/nowhere"]).problems.map(\.message) == ["no such file or directory"])
  }

  @Test("A tree has the number that it had until a file comes, goes, moves or changes") func number() throws {
    try write("a/b/c.md", "a/b.md", "a/d/e.md", "a/d/f.txt")
    var numbers = [try settledNumber()]
    #expect(try settledNumber() == numbers[0])
    func expectAnother(_ comment: Comment) throws {
      let number = try settledNumber()
      #expect(!numbers.contains(number), comment)
      numbers.append(number)
    }
    try write("a/g.md")
    try expectAnother("a file came")
    try FileManager.default.moveItem(atPath: root + "/a/d/e.md", toPath: root + "/a/b/e.md")
    try expectAnother("a file moved")
    try FileManager.default.moveItem(atPath: root + "/a/b", toPath: root + "/a/c")
    try expectAnother("a folder moved")
    try write("a/b.md")
    try expectAnother("a file was written")
    try FileManager.default.removeItem(atPath: root + "/a/c/e.md")
    try expectAnother("a file went")
    try FileManager.default.createSymbolicLink(atPath: root + "/a/up", withDestinationPath: "..")
    try expectAnother("a link leads back")
  }

  /// Of a tree all of whose files are so old that a change would show.
  private func settledNumber() throws -> Int64 {
    usleep(40_000)
    return try #require(FoundTree([root]).hash)
  }

  @Test("A tree has no number while a change of a file might not show, or if a file is named alone") func noNumber()
    throws
  {
    try write("a/b.md")
    func date(_ seconds: TimeInterval) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: seconds)], ofItemAtPath: root + "/a/b.md")
    }
    try date(60)
    #expect(FoundTree([root]).hash == nil)
    try date(-60)
    _ = try settledNumber()
    #expect(FoundTree([root, root + "/a/b.md"]).hash == nil)
  }

  @Test("All files of very many folders are found, in order") func manyFolders() throws {
    let paths = (0..<400).map { "\($0 % 7)/\($0 % 5)/\($0)/\($0 % 3).md" }
    for path in paths { try write(path) }
    #expect(FileDiscovery.find([root]).files.map(\.path) == paths.map { root + "/" + $0 }.sorted())
  }

  @Test("A folder that lies deeper than a path can be long is said, and the rest is found") func deep() async throws {
    try write("b.md")
    var last = open(root, O_RDONLY)
    for _ in 0..<(Int(PATH_MAX) / 2) {
      try #require(mkdirat(last, "a", 0o755) == 0)
      let next = openat(last, "a", O_RDONLY)
      close(last)
      last = next
    }
    close(last)
    let found = FileDiscovery.find([root])
    #expect(found.files.map(\.path) == [root + "/b.md"])
    #expect(found.problems.map(\.message) == ["file name too long"])
    // What Foundation removes has paths.
    _ = try await Program.shell("rm -rf '\(root)'")
  }
}
