import Foundation
import IndexStore
import TestSupport
import Testing

@testable import WebReport

@Suite("A report in a folder")
struct StaticSiteTests {
  private static func twoArticles() throws -> TemporaryFolder {
    try TemporaryFolder(["docs/en-US/a.md": "# A\n\nText one.\n", "docs/en-US/b.md": "# B\n\nText two.\n"])
  }

  @Test("Has every resource of the site, and a list of them") func written() async throws {
    let sample = try await SampleSite.ofCorpus
    let folder = try TemporaryFolder()
    let count = try StaticSite(folder: folder.path + "/new/site").write(sample.site)
    let paths = try sample.site.paths()
    #expect(count == paths.count)
    for path in paths {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/new/site/" + path))
      #expect(try [UInt8](data) == sample.bytes(path), "\(path)")
    }
    let list = try folder.read("new/site/report-files.txt").split(separator: "\n").dropFirst().map(String.init)
    #expect(list == paths)
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/new/site")
    let files = found.filter { $0.contains(".") }
    #expect(Set(files) == Set(paths + ["report-files.txt"]))
  }

  @Test("Loses the pages that are gone, and nothing that is not its own") func updated() async throws {
    let folder = try Self.twoArticles()
    let sample = try await SampleSite(of: folder.path + "/docs", in: folder)
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    let gone = try sample.article("b")
    try folder.write("site/CNAME", "docs.example.org")
    try folder.write("site/articles/mine.html", "mine")
    try FileManager.default.removeItem(atPath: folder.path + "/docs/en-US/b.md")
    let next = try await SampleSite(of: folder.path + "/docs", in: folder)
    _ = try StaticSite(folder: folder.path + "/site").write(next.site)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/" + gone))
    #expect(try folder.read("site/" + next.article("a")).contains("Text one."))
    #expect(try folder.read("site/CNAME") == "docs.example.org")
    #expect(try folder.read("site/articles/mine.html") == "mine")
  }

  @Test("Is not written into a folder that holds something else") func foreign() async throws {
    let folder = try TemporaryFolder(["site/index.html": "mine"])
    let sample = try await SampleSite.ofCorpus
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.reason == "neither empty nor a report of Stele; choose another folder")
    #expect(try folder.names() == ["site"])
    #expect(try folder.read("site/index.html") == "mine")
  }

  @Test("Is not written where a file stands") func file() async throws {
    let folder = try TemporaryFolder(["site": "mine"])
    let sample = try await SampleSite.ofCorpus
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.reason == "not a folder")
    #expect(try folder.read("site") == "mine")
  }

  @Test(
    "Removes nothing elsewhere, whatever its list says",
    arguments: ["../kept.txt", "/kept.txt", "a/../../kept.txt", ".git/x"])
  func madeUpList(path: String) async throws {
    let folder = try TemporaryFolder(["kept.txt": "kept", "site/.git/x": "kept"])
    let sample = try await SampleSite.ofCorpus
    let head = "Files of a report of Stele. What is listed here is replaced or removed by the next report."
    try folder.write("site/report-files.txt", head + "\n" + path + "\n")
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    #expect(try folder.read("kept.txt") == "kept")
    #expect(try folder.read("site/.git/x") == "kept")
  }

  @Test("Is not written where a folder of pages is a symbolic link", arguments: ["articles", "assets"])
  func linkedFolder(name: String) async throws {
    let folder = try TemporaryFolder(["out/kept.txt": "kept"])
    let sample = try await SampleSite.ofCorpus
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    try FileManager.default.removeItem(atPath: folder.path + "/site/" + name)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/site/" + name, withDestinationPath: "../out")
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.path == folder.path + "/site/" + name)
    #expect(failure?.reason == "a symbolic link, or not a folder")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["kept.txt"])
  }

  @Test("Removes nothing of an older report through a symbolic link") func linkedOldFolder() async throws {
    let folder = try TemporaryFolder(["out/old.html": "kept", "site/mine.txt": ""])
    let sample = try await SampleSite.ofCorpus
    let head = "Files of a report of Stele. What is listed here is replaced or removed by the next report."
    try folder.write("site/report-files.txt", head + "\nolder/old.html\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/site/older", withDestinationPath: "../out")
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.path == folder.path + "/site/older")
    #expect(try folder.read("out/old.html") == "kept")
  }

  @Test("Says so if the index changes while pages are made, and removes nothing") func changedIndex() async throws {
    let folder = try Self.twoArticles()
    let sample = try await SampleSite(of: folder.path + "/docs", in: folder)
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    let gone = try sample.article("b")
    try FileManager.default.removeItem(atPath: folder.path + "/docs/en-US/b.md")
    try await SampleSite.index(folder.path + "/docs", in: folder)
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.path == folder.path + "/stele.sqlite")
    #expect(failure?.reason == "the index changed meanwhile; please try again")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/site/" + gone))
  }

  @Test("Is not written by two runs at a time") func twoRuns() async throws {
    let folder = try TemporaryFolder()
    let sample = try await SampleSite.ofCorpus
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    let descriptor = open(folder.path + "/site", O_RDONLY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let failure = #expect(throws: StaticSite.Failure.self) {
      try StaticSite(folder: folder.path + "/site").write(sample.site)
    }
    #expect(failure?.reason == "another report is being written there; please try again")
    flock(descriptor, LOCK_UN)
    close(descriptor)
    #expect(throws: Never.self) { try StaticSite(folder: folder.path + "/site").write(sample.site) }
  }

  @Test("Does not write through a symbolic link that stands in a page’s place") func symbolicLink() async throws {
    let folder = try TemporaryFolder(["kept.txt": "kept"])
    let sample = try await SampleSite.ofCorpus
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    try FileManager.default.removeItem(atPath: folder.path + "/site/index.html")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/site/index.html", withDestinationPath: "../kept.txt")
    _ = try StaticSite(folder: folder.path + "/site").write(sample.site)
    #expect(try folder.read("kept.txt") == "kept")
    #expect(try folder.read("site/index.html").hasPrefix("<!DOCTYPE html>"))
  }
}
