import Foundation
import TestSupport
import Testing

@Suite("stele report")
struct ReportTests {
  @Test("Writes pages, and says where to begin") func pages() async throws {
    let folder = try await SampleIndex.make(["Corpus", "--source", "en-US"], in: Project.root)
    let run = try await Program.run(["report", "--output", "site"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output == "Open site/index.html\n")
    #expect(try folder.read("site/index.html").contains("French (fr-FR)"))
    // What was written is a report, which the next one takes the place of.
    let next = try await Program.run(["report", "--output", "site"], in: folder.path)
    #expect(next.output == run.output)
  }

  @Test("Its figures follow their schema, with and without a source", arguments: [["--source", "en-US"], []])
  func figures(options: [String]) async throws {
    let folder = try await SampleIndex.make(["Corpus"] + options, in: Project.root)
    #expect(try await Program.run(["report", "--output", "site"], in: folder.path).status == 0)
    let figures = try JSONSerialization.jsonObject(with: Data(folder.read("site/figures.json").utf8))
    #expect(try JSONSchema.figures.faults(of: figures) == [])
    let locales = try #require((figures as? [String: Any])?["locales"] as? [String: Any])
    #expect(locales["fr-FR"] != nil)
  }

  @Test(
    "Says in a line what cannot be used, and ends with 2",
    arguments: [
      (["--output", "docs"], "stele: docs: neither empty nor a report of Stele; choose another folder\n"),
      (["--output", "note.txt"], "stele: note.txt: not a folder\n"),
      (
        ["--output", "site", "--link", "ftp://x/{path}"],
        "stele: --link: the link has to begin with https:// or http://\n"
      ),
      (["--output", "site", "--link", "https://x/"], "stele: --link: the link has to contain {path}\n"),
    ])
  func unusable(arguments: [String], message: String) async throws {
    let folder = try TemporaryFolder(["docs/en-US/a.md": "# A\n\nText.\n", "note.txt": "mine"])
    #expect(try await Program.run(["index", "docs", "--source", "en-US"], in: folder.path).status == 0)
    let run = try await Program.run(["report"] + arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors == message)
    #expect(try folder.names() == ["docs", "note.txt", "stele.sqlite"])
  }

  @Test(
    "Warns once of articles that a link can hardly lead to",
    arguments: [("docs", ""), ("../docs", "../docs/en-US/a.md")])
  func link(path: String, told: String) async throws {
    let folder = try TemporaryFolder([
      "docs/en-US/a.md": "# A\n\nText.\n", "docs/en-US/b.md": "# B\n\nText.\n", "run/note.txt": "",
    ])
    let place = folder.path + (told.isEmpty ? "" : "/run")
    #expect(try await Program.run(["index", path, "--source", "en-US"], in: place).status == 0)
    let run = try await Program.run(
      ["report", "--output", "site", "--link", "https://example.org/{path}"], in: place)
    #expect(run.status == 0)
    let warning =
      "stele: warning: --link: \(told) is not below the folder that stele index ran in, so links to it may lead nowhere\n"
    #expect(run.errors == (told.isEmpty ? "" : warning))
  }

  @Test("Without an index says how to make one") func noIndex() async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.run(["report", "--output", "site"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("stele: stele.sqlite: "))
    #expect(try folder.names() == [])
  }
}
