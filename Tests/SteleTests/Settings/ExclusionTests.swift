import CorpusLayout
import Foundation
import TestSupport
import Testing

@Suite("What is not read")
struct ExclusionTests {
  private static let paths = [
    "en/a.md", "de/a.md", "en/drafts/b.md", "de/drafts/b.md", "en/c.draft.md", "de/c.draft.md",
  ]

  private func folder(_ more: [String: String] = [:]) throws -> TemporaryFolder {
    var files = more
    for path in Self.paths { files[path] = "# Printer\n\nOpen port \(path.hasPrefix("en") ? 9100 : 9101).\n" }
    return try TemporaryFolder(files)
  }

  @Test(
    "A pattern fits a file or a folder by its name or the end of its path",
    arguments: [
      ("drafts", 4), ("drafts/", 4), ("*/drafts", 4), ("**/drafts/**", 4), ("./en/drafts", 5), ("en/drafts/b.md", 5),
      ("*.draft.md", 4), ("b.md", 4), ("raft", 6), ("de", 3), ("en/*", 3),
    ])
  func pattern(_ pattern: String, _ left: Int) async throws {
    let folder = try folder()
    let (document, _) = try await audit([".", "--exclude", pattern], in: folder.path)
    #expect(document.summary.articles == left)
  }

  @Test("Patterns of the settings and of the call count together") func both() async throws {
    let folder = try folder(["stele.yml": "source: en\nexclude: [drafts]\n"])
    let (document, run) = try await audit([".", "--exclude", "*.draft.md"], in: folder.path)
    #expect(document.summary.articles == 2)
    #expect(run.errors == "")
  }

  @Test("An excluded file is not read though it is named, nor as a sibling") func named() async throws {
    let folder = try folder()
    let (document, run) = try await audit(["de/a.md", "--exclude", "en/a.md"], in: folder.path)
    #expect(document.summary.articles == 1)
    #expect(run.status == 2)
  }

  @Test("An index leaves out what the settings exclude") func index() async throws {
    let folder = try folder(["stele.yml": "source: en\nexclude: [drafts]\n"])
    let run = try await Program.run(["index", "."], in: folder.path)
    #expect(run.output.hasPrefix("2 articles in 4 files"))
  }

  // MARK: In a repository

  private func repository(_ files: [String: String]) async throws -> Repository {
    let repository = try await Repository()
    for path in Self.paths {
      try repository.write(path, "# Printer\n\nOpen port \(path.hasPrefix("en") ? 9100 : 9101).\n")
    }
    for (path, text) in files { try repository.write(path, text) }
    return repository
  }

  @Test("What git ignores is not read", arguments: [["audit"], ["index"]])
  func ignored(_ command: [String]) async throws {
    let repository = try await repository([".gitignore": "drafts/\n*.draft.md\n"])
    let run = try await Program.run(command + [".", "--source", "en"], in: repository.path)
    #expect(run.output.contains("1 article in 2 files"))
  }

  @Test("A file that git keeps is read though a pattern fits it") func kept() async throws {
    let repository = try await repository([:])
    try await repository.commit()
    try repository.write(".gitignore", "drafts/\n")
    #expect(try await Program.run(["audit", "."], in: repository.path).output.contains("3 articles in 6 files"))
  }

  @Test("A folder that is ignored is read where the call names it") func namedFolder() async throws {
    let repository = try await repository([".gitignore": "/en\n/de\n"])
    #expect(try await Program.run(["audit", "en", "de"], in: repository.path).output.contains("3 articles in 6 files"))
  }

  @Test("Settings are found in the folders above, up to the root of the repository") func above() async throws {
    let repository = try await repository(["stele.yml": "source: en\nexclude: [drafts]\n", "en/x/y/.keep": ""])
    let run = try await Program.run(["audit", "../.."], in: repository.path + "/en/x")
    #expect(run.errors == "")
    #expect(run.output.contains("2 articles in 4 files"))
  }

  @Test("Patterns of settings above fit paths as they are called from there") func patternsAbove() async throws {
    let yaml = "source: en\npaths:\n  - path: \"docs/de/*\"\n    rules: off\n"
    let repository = try await Repository()
    try repository.write("stele.yml", yaml)
    for locale in ["en", "de"] {
      try repository.write("docs/\(locale)/a.md", "# Printer\n\nOpen port \(locale == "en" ? 9100 : 9101).\n")
    }
    #expect(try await Program.run(["audit", "."], in: repository.path + "/docs").output.contains("no findings"))
  }

  @Test("Settings above the repository, or outside of one, are not looked for") func outside() async throws {
    let folder = try folder(["stele.yml": "source: en\nexclude: [drafts]\n"])
    let run = try await Program.run(["audit", "../de", "../en"], in: folder.path + "/en")
    #expect(run.output.contains("3 articles in 6 files"))
  }

  @Test("Annotations and SARIF name files from the root of the repository") func root() async throws {
    let repository = try await repository([:])
    for (format, text) in [("github", "::error file=de/a.md,"), ("sarif", "\"de/a.md\"")] {
      let run = try await Program.run(
        ["audit", "../de", "../en", "--source", "en", "--format", format], in: repository.path + "/en")
      #expect(run.output.contains(text))
      #expect(!run.output.contains("../en/a.md") && !run.output.contains("../de/a.md"))
    }
  }
}
