import Foundation
import TestSupport
import Testing

@Suite("Symbolic links", .timeLimit(.minutes(20)))
struct SymbolicLinkTests {
  private let folder: TemporaryFolder

  /// Articles in `docs`, and what is not to be read beside it.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("docs/en-US/good.md", PortArticle.english)
    try folder.write("docs/fr-FR/good.md", PortArticle.french)
    try folder.write("docs/en-US/b.md", "# B\n\ntoken = x port 4\n")
    try folder.write("out/config", "token = secret-of-the-runner port 1234\n")
    try folder.write("out/fr/c.md", "# C\n\nThe secret of the runner.\n")
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + path, withDestinationPath: target)
  }

  private static func message(_ target: String) -> String { "a symbolic link that leads out of the tree, to \(target)" }

  @Test(
    "One out of the tree is named and not followed, and the rest is audited",
    arguments: [
      ("docs/fr-FR/b.md", "../../out/config"), ("docs/fr-FR/more", "../../out/fr"), ("docs/fr-FR/all", "/"),
      ("docs/above", "../.."),
    ])
  func outside(path: String, target: String) async throws {
    try link(path, to: target)
    let (document, run) = try await audit("docs", "--source", "en-US", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines == ["stele: \(path): \(Self.message(target))"])
    #expect(document.errors == [AuditDocument.Failure(path: path, message: Self.message(target))])
    #expect(document.summary.articles == 3)
    #expect(!run.output.contains("secret"))
    #expect(document.findings.contains { $0.rule == "port-mismatch" })
  }

  @Test("One by way of another within the tree is told too") func twice() async throws {
    try link("docs/fr-FR/b.md", to: "../way/config")
    try link("docs/way", to: "../out")
    let (document, run) = try await audit("docs", "--source", "en-US", in: folder.path)
    #expect(document.errors.map(\.path) == ["docs/fr-FR/b.md", "docs/way"])
    #expect(!run.output.contains("secret"))
  }

  @Test("One to a neighbour whose name begins alike is out of the tree") func neighbour() async throws {
    try folder.write("docs-old/b.md", "# B\n\nThe secret.\n")
    try link("docs/fr-FR/b.md", to: "../../docs-old/b.md")
    let (document, _) = try await audit("docs", "--source", "en-US", in: folder.path)
    #expect(document.errors.map(\.path) == ["docs/fr-FR/b.md"])
  }

  @Test("One out of the tree that is no article is of no concern") func image() async throws {
    try link("docs/fr-FR/logo.png", to: "../../out/config")
    #expect(try await audit("docs", "--source", "en-US", in: folder.path).1.errors == "")
  }

  @Test("Those within the tree are followed, and a path of the call may be one") func inside() async throws {
    try folder.write("docs/shared/b.md", "# B\n\ntoken = y port 5\n")
    try link("docs/fr-FR/b.md", to: "../shared/b.md")
    try link("docs/de-DE", to: "fr-FR")
    try link("linked", to: "docs")
    for path in ["docs", "linked", folder.path + "/linked", "./docs/"] {
      let (document, run) = try await audit(path, "--source", "en-US", in: folder.path)
      #expect(run.errors == "")
      #expect(document.findings.contains { $0.rule == "port-mismatch" && $0.target.path.hasSuffix("good.md") })
      #expect(document.findings.contains { $0.rule == "port-mismatch" && $0.target.path.hasSuffix("b.md") })
    }
  }

  @Test("A file of the call may be one, wherever it leads") func file() async throws {
    try folder.write("out/a.en.md", PortArticle.english)
    try link("docs/a.en.md", to: "../out/a.en.md")
    try link("docs/a.fr.md", to: "fr-FR/good.md")
    let (document, run) = try await audit("docs/a.en.md", "--source", "en", in: folder.path)
    #expect(run.errors == "")
    #expect(document.findings.map(\.target.path) == ["docs/a.fr.md"])
  }

  @Test("One to a folder that is named as well is followed") func named() async throws {
    try link("docs/fr-FR/b.md", to: "../../out/b.md")
    try folder.write("out/b.md", "# B\n\ntoken = y port 5\n")
    let (document, _) = try await audit("docs", "out", "--source", "en-US", in: folder.path)
    #expect(document.errors.isEmpty)
    #expect(document.findings.contains { $0.rule == "port-mismatch" && $0.target.path == "docs/fr-FR/b.md" })
  }

  @Test("A sibling of a named file that leads out of their folder is not read", arguments: ["file", "folder"])
  func sibling(kind: String) async throws {
    try folder.write("docs/fr-FR/b.md", "# B\n\ntoken = y port 5\n")
    try folder.write("out/b.md", "# B\n\nsecret = y port 6\n")
    if kind == "folder" {
      try link("docs/de-DE", to: "../out")
    } else {
      try folder.write("docs/de-DE/x.txt", "")
      try link("docs/de-DE/b.md", to: "../../out/b.md")
    }
    let (document, run) = try await audit("docs/fr-FR/b.md", "--source", "en-US", in: folder.path)
    #expect(run.status == 2)
    #expect(document.errors.map(\.path) == ["docs/de-DE/b.md"])
    #expect(run.errors.hasPrefix("stele: docs/de-DE/b.md: a symbolic link that leads out of the tree, to "))
    #expect(!run.output.contains("secret"))
    #expect(document.summary.articles == 2)
  }

  @Test("A source text that leads out of the folder of sources is not read") func source() async throws {
    let repository = try await Repository()
    try repository.write("fr-FR/b.md", "# B\n\ntoken = y port 5\n")
    try repository.write("fr-FR/good.md", PortArticle.french)
    try repository.write("en-US/good.md", PortArticle.english)
    try FileManager.default.createSymbolicLink(
      atPath: repository.path + "/en-US/b.md", withDestinationPath: folder.path + "/out/config")
    try await repository.commit()
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", "en-US", in: repository.path)
    #expect(run.status == 2)
    #expect(document.errors.map(\.path) == ["en-US/b.md"])
    #expect(document.errors.map(\.message) == [Self.message(folder.path + "/out/config")])
    #expect(!run.output.contains("secret"))
    #expect(document.findings.contains { $0.rule == "port-mismatch" && $0.target.path == "fr-FR/good.md" })
  }

  @Test("An index names it in every run, and forgets it when it is gone") func index() async throws {
    try link("docs/fr-FR/b.md", to: "../../out/config")
    for _ in 1...2 {
      let run = try await Program.run(["index", "docs", "--source", "en-US"], in: folder.path)
      #expect(run.status == 2)
      #expect(run.errorLines == ["stele: docs/fr-FR/b.md: \(Self.message("../../out/config"))"])
    }
    let stored = try await audit("--database", "stele.sqlite", in: folder.path)
    #expect(stored.0.errors.map(\.path) == ["docs/fr-FR/b.md"])
    try FileManager.default.removeItem(atPath: folder.path + "/docs/fr-FR/b.md")
    #expect(try await Program.run(["index", "docs", "--source", "en-US"], in: folder.path).errors == "")
  }
}
