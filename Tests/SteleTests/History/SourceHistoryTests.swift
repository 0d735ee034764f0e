import Foundation
import TestSupport
import Testing

@Suite("audit --source-history")
struct SourceHistoryTests {
  static let first = """
    # The port is blocked

    Check the firewall first.

    ## Solution

    1. Open port 3389 in the firewall.
    2. Restart the service `TermService`.

    Version 10.2 is needed.

    """

  /// The source in four commits, a month apart: a port changes, a section is added, a paragraph goes.
  private static let revisions: [(date: String, text: String)] = [
    ("2024-01-01", first),
    ("2024-02-01", first.replacing("3389", with: "3390")),
    (
      "2024-03-01",
      first.replacing("3389", with: "3390")
        + "\n## Symptoms\n\nThe log contains the event `4005` and the name of the host.\n"
    ),
    (
      "2024-04-01",
      first.replacing("3389", with: "3390").replacing("Check the firewall first.\n\n", with: "")
        + "\n## Symptoms\n\nThe log contains the event `4005` and the name of the host.\n"
    ),
  ]

  /// Of the first revision; the name of the service is the translator's slip.
  static let french = """
    # <a name="the-port-is-blocked"></a>Le port est bloqué

    Vérifiez d’abord le pare-feu.

    ## <a name="solution"></a>Solution

    1. Ouvrez le port 3389 dans le pare-feu.
    2. Redémarrez le service `TermServices`.

    La version 10.2 est nécessaire.

    """

  static func stamped(_ stamp: String, _ text: String = french) -> String { "---\n\(stamp)\n---\n" + text }

  /// The source's repository, with the hashes of its commits.
  func source(_ path: String = "docs/a.md") async throws -> (repository: Repository, commits: [String]) {
    let repository = try await Repository()
    var commits: [String] = []
    for (date, text) in Self.revisions {
      try repository.write(path, text)
      commits.append(try await repository.commit(on: date))
    }
    return (repository, commits)
  }

  /// Findings as `rule cause commit date`, the commit by its place among `commits`.
  func told(_ document: AuditDocument, _ commits: [String]) -> [String] {
    document.findings.map { finding in
      guard let history = finding.history else { return finding.rule }
      let commit = history.commit.map { commits.firstIndex(of: $0).map { " \($0)" } ?? " ?" } ?? ""
      return "\(finding.rule) \(history.cause)\(commit) \(history.date ?? "")"
    }.sorted()
  }

  private static let expected = [
    "extra-paragraph source 3 2024-04-01", "inline-code-mismatch translation 2024-01-01",
    "missing-section source 2 2024-03-01", "port-mismatch source 1 2024-02-01",
  ]

  @Test(
    "What held when the translation was made is the translator's, all else came by a commit of the source",
    arguments: ["ms.sourcegitcommit: ", "default_lang_commit: ", "source-git-commit: ", "l10n:\n  sourceCommit: "])
  func causes(key: String) async throws {
    let (repository, commits) = try await source()
    let folder = try TemporaryFolder()
    try folder.write("fr-FR/a.md", Self.stamped(key + commits[0]))
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    #expect(run.errors == "")
    #expect(told(document, commits) == Self.expected)
    #expect(document.findings.allSatisfy { $0.history?.revision == commits[0] })
    #expect(document.findings.allSatisfy { $0.reference?.path == repository.path + "/docs/a.md" })
    #expect(document.summary.locales == ["en-US", "fr-FR"])
    #expect(document.summary.articles == 2)
    let short = commits.map { $0.prefix(8) }
    let messages = document.findings.map(\.message)
    #expect(messages.contains("port 3389 (en-US: 3390); the source changed in \(short[1]), 2024-02-01"))
    #expect(messages.contains { $0.hasSuffix("; present since the translation from \(short[0])") })
  }

  @Test(
    "A later stamp, or an abbreviated one, or one of a commit that did not touch the article", arguments: [true, false])
  func later(isAbbreviated: Bool) async throws {
    let (repository, commits) = try await source()
    try repository.write("docs/other.md", "# Other\n")
    let other = try await repository.commit(on: "2024-02-15")
    let folder = try TemporaryFolder()
    let text = Self.french.replacing("3389", with: "3390")
    let stamp = isAbbreviated ? String(commits[1].prefix(9)) : commits[1]
    try folder.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(stamp)", text))
    try folder.write("de-DE/a.md", Self.stamped("ms.sourcegitcommit: \(other)", text))
    let (document, _) = try await audit(
      ".", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    let french = document.findings.filter { $0.target.locale == "fr-FR" }
    #expect(french.map { $0.history?.revision } == [commits[1], commits[1], commits[1]])
    #expect(Set(french.compactMap { $0.history?.commit }) == [commits[2], commits[3]])
    // The commit was made when all others were there.
    let german = document.findings.filter { $0.target.locale == "de-DE" && $0.history != nil }
    #expect(
      !german.isEmpty && german.allSatisfy { $0.history?.cause == "translation" && $0.history?.revision == other })
  }

  @Test("What the audited folder has of the source is used; the history is that of the folder told") func audited()
    async throws
  {
    let (repository, commits) = try await source("en-US/a.md")
    try repository.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    for arguments in [["--source", "en-US"], []] {
      let run = try await Program.run(
        ["audit", ".", "--source-history", "en-US", "--format", "json"] + arguments, in: repository.path)
      let document = try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8))
      #expect(told(document, commits) == Self.expected)
      #expect(document.summary.articles == 2)
      #expect(document.findings.allSatisfy { $0.reference?.path == "en-US/a.md" })
    }
  }

  @Test("Fingerprints and severities do not depend on the history") func fingerprints() async throws {
    let (repository, commits) = try await source("en-US/a.md")
    try repository.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    let with = try await audit(".", "--source", "en-US", "--source-history", "en-US", in: repository.path).0
    let without = try await audit(".", "--source", "en-US", in: repository.path).0
    #expect(with.findings.map(\.fingerprint) == without.findings.map(\.fingerprint))
    #expect(with.findings.map(\.severity) == without.findings.map(\.severity))
    #expect(without.findings.allSatisfy { $0.history == nil })
  }

  @Test("What is changed but not committed has no commit") func uncommitted() async throws {
    let (repository, commits) = try await source("en-US/a.md")
    let text = try repository.folder.read("en-US/a.md")
    try repository.write("en-US/a.md", text.replacing("10.2", with: "10.3"))
    try repository.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    let (document, _) = try await audit(
      ".", "--source", "en-US", "--source-history", "en-US", in: repository.path)
    let version = try #require(document.findings.first { $0.rule == "version-mismatch" })
    #expect(version.history?.cause == "source")
    #expect(version.history?.commit == nil)
    #expect(version.message.hasSuffix("; the source changed since \(commits[0].prefix(8))"))
    #expect(told(document, commits).filter { !$0.hasPrefix("version") } == Self.expected)
  }

  @Test("Without a stamp a translation is as old as its last commit, wherever it is kept", arguments: [true, false])
  func unstamped(isSameRepository: Bool) async throws {
    let (repository, commits) = try await source("en-US/a b é.md")
    let other = isSameRepository ? repository : try await Repository()
    try other.write("fr-FR/a b é.md", Self.french)
    try await other.commit(on: "2024-02-10")
    try other.write("README.md", "Later.\n")
    try await other.commit(on: "2024-05-01")
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", repository.path + "/en-US", in: other.path)
    #expect(run.errors == "")
    #expect(document.findings.allSatisfy { $0.history?.revision == commits[1] })
    #expect(
      told(document, commits) == [
        "extra-paragraph source 3 2024-04-01", "inline-code-mismatch translation 2024-02-01",
        "missing-section source 2 2024-03-01", "port-mismatch translation 2024-02-01",
      ])
  }

  @Test("A translation that is in no repository and names no commit has no history") func untracked() async throws {
    let (repository, _) = try await source()
    let folder = try TemporaryFolder()
    try folder.write("fr-FR/a.md", Self.french)
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    #expect(run.errors == "")
    #expect(document.findings.count == 4)
    #expect(document.findings.allSatisfy { $0.history == nil })
  }

  @Test("A source that was renamed is followed") func renamed() async throws {
    let repository = try await Repository()
    var commits: [String] = []
    for (index, (date, text)) in Self.revisions.enumerated() {
      if index == 2 { try await repository.git("mv", "docs/old name.md", "docs/a.md") }
      try repository.write(index < 2 ? "docs/old name.md" : "docs/a.md", text)
      commits.append(try await repository.commit(on: date))
    }
    let folder = try TemporaryFolder()
    try folder.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    #expect(run.errors == "")
    #expect(told(document, commits) == Self.expected)
  }

  @Test("Commits that the source does not have are counted once, at the end") func unknown() async throws {
    let (repository, commits) = try await source()
    try repository.write("docs/new.md", "# New\n")
    try await repository.commit(on: "2024-05-01")
    let folder = try TemporaryFolder()
    let unknown = String(repeating: "0123456789", count: 4)
    try folder.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(unknown)"))
    try folder.write("de-DE/a.md", Self.stamped("ms.sourcegitcommit: \(unknown)"))
    try folder.write("fr-FR/new.md", Self.stamped("ms.sourcegitcommit: \(commits[0])", "# Nouveau\n"))
    let (document, run) = try await audit(
      ".", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    #expect(
      run.errorLines == [
        "stele: \(repository.path)/docs: 2 translations name a source commit that it does not have",
        "stele: \(repository.path)/docs: 1 translation names a source commit in which it has no such article",
      ])
    #expect(document.findings.allSatisfy { $0.history == nil })
    #expect(run.status == 1)
  }

  @Test("A text of today is found by its path, in its own locale, or by the end of its path if that is unambiguous")
  func paths() async throws {
    let repository = try await Repository()
    for path in ["content/en-us/x/a.md", "content/en-us/y/a.md", "content/en-us/y/deep/b.md"] {
      try repository.write(path, Self.first)
    }
    let commit = try await repository.commit()
    let folder = try TemporaryFolder()
    for name in ["x/a.md", "deep/b.md", "z/a.md"] {
      try folder.write("fr/\(name)", Self.stamped("l10n:\n  sourceCommit: \(commit)"))
    }
    let (document, run) = try await audit("fr", "--source-history", repository.path + "/content/en-us", in: folder.path)
    #expect(!run.errors.contains("x/a.md") && !run.errors.contains("deep/b.md"))
    #expect(document.findings.map(\.target.path) == ["fr/deep/b.md", "fr/x/a.md"])
    #expect(document.findings.map { $0.reference?.locale } == ["en-US", "en-US"])
    #expect(document.summary.articles == 5)
  }

  @Test("A translation in the folder of sources is not its own source") func wholeRepository() async throws {
    let (repository, commits) = try await source("docs/en-US/a.md")
    try repository.write("docs/fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    try repository.write("docs/fr-FR/b.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    try await repository.commit(on: "2024-05-01")
    let (document, _) = try await audit(
      "docs", "--source", "en-US", "--source-history", ".", in: repository.path)
    #expect(told(document, commits) == (Self.expected + ["extra-article"]).sorted())
    #expect(document.summary.articles == 3)
  }

  @Test("The history tells in all formats", arguments: ["text", "github", "junit", "sarif"])
  func formats(format: String) async throws {
    let (repository, commits) = try await source("en-US/a.md")
    try repository.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US", "--source-history", "en-US", "--format", format], in: repository.path)
    #expect(run.output.contains("; the source changed in \(commits[1].prefix(8)), 2024-02-01"))
    if format == "sarif" { #expect(run.output.contains("\"cause\" : \"source\"") && run.output.contains(commits[1])) }
  }

  @Test("The folder may be given through a symbolic link, and in a hook") func link() async throws {
    let (repository, commits) = try await source()
    let folder = try TemporaryFolder()
    try folder.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/source", withDestinationPath: repository.path + "/docs")
    let run = try await Program.run(
      ["audit", "fr-FR", "--source", "en-US", "--source-history", "source", "--format", "json"], in: folder.path,
      environment: ["GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"])
    #expect(run.errors == "")
    let document = try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8))
    #expect(told(document, commits) == Self.expected)
    #expect(document.findings.allSatisfy { $0.reference?.path == "source/a.md" })
  }

  @Test("Together with --changed-since, and of a file that is named, only what is asked for is told")
  func together() async throws {
    let (repository, commits) = try await source("en-US/a.md")
    for name in ["a", "b"] {
      try repository.write("en-US/\(name).md", try repository.folder.read("en-US/a.md"))
      try repository.write("fr-FR/\(name).md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    }
    try await repository.commit(on: "2024-05-01")
    try repository.write("fr-FR/a.md", try repository.folder.read("fr-FR/a.md") + "\n")
    let history = ["--source", "en-US", "--source-history", "en-US"]
    for arguments in [[".", "--changed-since", "main"], ["fr-FR/a.md"]] {
      let (document, run) = try await audit(arguments + history, in: repository.path)
      #expect(run.errors == "")
      #expect(told(document, commits) == Self.expected)
      #expect(Set(document.findings.map(\.target.path)) == ["fr-FR/a.md"])
    }
  }

  @Test("A link to an article that only the source has yet is not broken") func links() async throws {
    let repository = try await Repository()
    for name in ["a", "b"] { try repository.write("docs/\(name).md", "# A\n\nSee [b](b.md) and [c](c.md).\n") }
    try await repository.commit()
    let folder = try TemporaryFolder()
    try folder.write("fr-FR/a.md", "# A\n\nVoir [b](b.md) et [c](c.md).\n")
    let (document, _) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", repository.path + "/docs", in: folder.path)
    #expect(document.findings.map(\.message) == ["broken link: c.md does not exist"])
  }

  @Test("The same input gives the same bytes") func repeatable() async throws {
    let (repository, commits) = try await source("en-US/a.md")
    try repository.write("fr-FR/a.md", Self.stamped("ms.sourcegitcommit: \(commits[0])"))
    let arguments = ["audit", ".", "--source", "en-US", "--source-history", "en-US", "--format", "json"]
    let first = try await Program.run(arguments, in: repository.path)
    for _ in 0..<3 { #expect(try await Program.run(arguments, in: repository.path).output == first.output) }
  }

  @Test("A folder whose history cannot be had ends with 2, and why") func unusable() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let empty = try await Repository()
    try empty.write("file", "")
    for (path, reason) in [
      (folder.path + "/en-US", "git: not a git repository (or any of the parent directories): .git"),
      (folder.path + "/no", "no such file or directory"), (empty.path + "/file", "not a folder"),
      (empty.path, "git: bad revision 'HEAD'"),
    ] {
      let run = try await Program.run(["audit", folder.path, "--source-history", path])
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errorLines == ["stele: \(path): \(reason)"])
    }
  }
}
