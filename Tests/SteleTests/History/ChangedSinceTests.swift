import Foundation
import TestSupport
import Testing

@Suite("audit --changed-since")
struct ChangedSinceTests {
  /// Articles in English, French and German, of which every French one names a wrong port; one commit.
  private func repository(_ names: [String] = ["a", "b", "c"], in folder: String = "") async throws -> Repository {
    let repository = try await Repository()
    for name in names {
      try repository.write("\(folder)en-US/\(name).md", PortArticle.english)
      try repository.write("\(folder)fr-FR/\(name).md", PortArticle.french)
      let german = PortArticle.english.replacing("# The", with: "# <a name=\"the-port-is-blocked\"></a>Der")
      try repository.write("\(folder)de-DE/\(name).md", german)
    }
    try await repository.commit()
    return repository
  }

  private func changed(_ arguments: String..., in folder: String) async throws -> (AuditDocument, ProgramRun) {
    let run = try await Program.run(
      ["audit"] + arguments + ["--source", "en-US", "--format", "json"], in: folder)
    try #require(run.errors == "")
    return (try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8)), run)
  }

  private func paths(_ document: AuditDocument) -> [String] {
    document.findings.filter { $0.rule == "port-mismatch" }.map(\.target.path)
  }

  @Test("Without a change nothing is read") func nothing() async throws {
    let repository = try await repository()
    let (document, run) = try await changed(".", "--changed-since", "HEAD", in: repository.path)
    #expect(document.summary.articles == 0)
    #expect(run.status == 0)
  }

  @Test("A file that changed touches its article in all locales, and no other", arguments: ["en-US", "fr-FR", "de-DE"])
  func modified(locale: String) async throws {
    let repository = try await repository()
    try await repository.git("switch", "--quiet", "--create", "topic")
    let text = try repository.folder.read("\(locale)/b.md")
    try repository.write("\(locale)/b.md", text.withPortTouched)
    // German is no part of what differs.
    let expected = locale == "de-DE" ? [] : ["fr-FR/b.md"]
    for revision in ["main", "HEAD"] {
      let (document, _) = try await changed(".", "--changed-since", revision, in: repository.path)
      #expect(document.summary.articles == 3)
      #expect(paths(document) == expected)
    }
    try await repository.commit()
    #expect(try await paths(changed(".", "--changed-since", "main", in: repository.path).0) == expected)
    #expect(try await changed(".", "--changed-since", "HEAD", in: repository.path).0.summary.articles == 0)
  }

  @Test("What is found in an article is the same as in a run over all") func sameFindings() async throws {
    let repository = try await repository()
    try repository.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    let all = try await changed(".", in: repository.path).0
    let some = try await changed(".", "--changed-since", "main", in: repository.path).0
    #expect(some.findings.map(\.fingerprint) == all.findings.filter { $0.article == "b" }.map(\.fingerprint))
    #expect(some.findings.count == 1)
  }

  @Test("What the branch's base has changed since is not the branch's") func mergeBase() async throws {
    let repository = try await repository()
    try await repository.git("switch", "--quiet", "--create", "topic")
    try repository.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    try await repository.commit()
    try await repository.git("switch", "--quiet", "main")
    try repository.write("fr-FR/a.md", PortArticle.french.withPortTouched)
    try await repository.commit()
    try await repository.git("switch", "--quiet", "topic")
    #expect(try await paths(changed(".", "--changed-since", "main", in: repository.path).0) == ["fr-FR/b.md"])
    // A range of two dots has both ends' changes, one of three dots those of the second end.
    for (range, expected) in [("main..topic", ["fr-FR/a.md", "fr-FR/b.md"]), ("main...topic", ["fr-FR/b.md"])] {
      #expect(try await paths(changed(".", "--changed-since", range, in: repository.path).0) == expected)
    }
  }

  @Test("A new file counts though git does not know of it yet, but for a range and where it is ignored")
  func untracked() async throws {
    let repository = try await repository()
    try repository.write("fr-FR/d.md", PortArticle.french)
    try repository.write("en-US/d.md", PortArticle.english)
    try repository.write("fr-FR/e.md", PortArticle.french)
    try repository.write(".gitignore", "e.md\n")
    let (document, _) = try await changed(".", "--changed-since", "main", in: repository.path)
    #expect(
      document.findings.map { "\($0.target.path) \($0.rule)" } == [
        "de-DE/d.md missing-article", "fr-FR/d.md port-mismatch",
      ])
    #expect(try await changed(".", "--changed-since", "main..HEAD", in: repository.path).0.summary.articles == 0)
  }

  @Test("A translation that was deleted is missing", arguments: [true, false]) func deleted(isCommitted: Bool)
    async throws
  {
    let repository = try await repository()
    try await repository.git("switch", "--quiet", "--create", "topic")
    try repository.remove("de-DE/b.md")
    if isCommitted { try await repository.commit() }
    let (document, _) = try await changed(".", "--changed-since", "main", in: repository.path)
    #expect(
      document.findings.map { "\($0.target.path) \($0.rule)" } == ["de-DE/b.md missing-article"])
    #expect(document.summary.articles == 2)
    let all = try await changed(".", in: repository.path).0
    let missing = all.findings.filter { $0.rule == "missing-article" }
    #expect(missing.map(\.fingerprint) == [document.findings[0].fingerprint])
  }

  @Test("A translation that was deleted is missing where a written layout has it") func deletedOfLayout() async throws {
    let repository = try await Repository()
    for name in ["a", "b", "c"] {
      try repository.write("docs/\(name).md", PortArticle.english)
      try repository.write("docs/\(name)_fr.md", PortArticle.french)
    }
    try repository.write("stele.yml", "layouts:\n  - \"docs/{article}_{locale}.md\"\n  - \"docs/{article}\"\n")
    try await repository.commit()
    try repository.remove("docs/b_fr.md")
    let (document, _) = try await changed("docs", "--changed-since", "main", in: repository.path)
    #expect(document.findings.map { "\($0.target.path) \($0.rule)" } == ["docs/b_fr.md missing-article"])
  }

  @Test("A translation that was renamed is missing where it was, and too many where it is") func renamed() async throws
  {
    let repository = try await repository()
    try await repository.git("mv", "fr-FR/b.md", "fr-FR/z.md")
    let (document, _) = try await changed(".", "--changed-since", "main", in: repository.path)
    #expect(
      document.findings.map { "\($0.target.path) \($0.rule)" } == [
        "fr-FR/b.md missing-article", "fr-FR/z.md extra-article",
      ])
  }

  @Test("The locales of a tree are those of its unread files too, as these name themselves") func locales() async throws
  {
    let repository = try await Repository()
    for name in ["a", "b", "c"] {
      try repository.write("en/\(name).md", "---\nms.contentlocale: en-US\n---\n" + PortArticle.english)
      try repository.write("fr/\(name).md", "---\nms.contentlocale: fr-FR\n---\n" + PortArticle.french)
    }
    try await repository.commit()
    try repository.write("en/d.md", "---\nms.contentlocale: en-US\n---\n" + PortArticle.english)
    let all = try await changed(".", in: repository.path).0
    let some = try await changed(".", "--changed-since", "main", in: repository.path).0
    #expect(some.findings.map(\.message) == ["missing article: The port is blocked (exists in en-US)"])
    #expect(some.findings.map(\.target.locale) == ["fr-FR"])
    #expect(some.findings[0].fingerprint == all.findings.first { $0.rule == "missing-article" }?.fingerprint)
  }

  @Test("Links from a touched article to an untouched one resolve, or do not, as in a run over all")
  func links() async throws {
    let repository = try await repository()
    for (locale, fragment) in [
      ("en-US", "the-port-is-blocked"), ("de-DE", "the-port-is-blocked"), ("fr-FR", "nowhere"),
    ] {
      let text = try repository.folder.read("\(locale)/b.md")
      try repository.write("\(locale)/b.md", text + "\n\n[1](a.md) [2](c.md#\(fragment)) [3](gone.md)\n")
    }
    let all = try await changed(".", in: repository.path).0
    let some = try await changed(".", "--changed-since", "main", in: repository.path).0
    #expect(
      some.findings.map(\.message)
        == all.findings.filter { $0.article == "b" && $0.rule != "port-mismatch" }.map(\.message))
    #expect(some.findings.count { $0.rule == "broken-link" } == 1)
  }

  @Test("Names may hold spaces, other scripts and quotes, and so may folders")
  func names() async throws {
    let names = ["größe 2", "端口", "it's \"q\"", "-x"]
    let repository = try await repository(names, in: "Docs é/ü b/")
    for name in names {
      try repository.write("Docs é/ü b/en-US/\(name).md", PortArticle.english.withPortTouched)
    }
    let (document, _) = try await changed("Docs é/ü b", "--changed-since", "main", in: repository.path)
    #expect(Set(paths(document)) == Set(names.map { "Docs é/ü b/fr-FR/\($0).md" }))
  }

  @Test("A path may be absolute, lead through a symbolic link, or name a file") func ways() async throws {
    let repository = try await repository(in: "docs/")
    try repository.write("docs/en-US/b.md", PortArticle.english.withPortTouched)
    try repository.remove("docs/de-DE/b.md")
    let elsewhere = try TemporaryFolder()
    let link = elsewhere.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: repository.path + "/docs")
    for path in [repository.path + "/docs", repository.path + "/docs/", link] {
      let (document, _) = try await changed(path, "--changed-since", "main", in: elsewhere.path)
      #expect(document.findings.map(\.rule) == ["missing-article", "port-mismatch"])
      #expect(document.findings[1].target.path.hasSuffix("/fr-FR/b.md"))
    }
    for (folder, path, count) in [("docs", "fr-FR", 2), ("docs/fr-FR", ".", 0)] {
      // A folder that the call does not name by its locale has nothing to be compared with.
      let (document, _) = try await changed(path, "--changed-since", "main", in: repository.path + "/" + folder)
      #expect(document.summary.articles == count)
    }
    let named = ["docs/fr-FR/a.md", "docs/fr-FR/b.md"]
    let (document, _) = try await changed(named[0], named[1], "--changed-since", "main", in: repository.path)
    #expect(paths(document) == ["docs/fr-FR/b.md"])
  }

  @Test("Paths may be of several repositories") func repositories() async throws {
    let first = try await repository()
    let second = try await repository()
    try first.write("fr-FR/a.md", PortArticle.french.withPortTouched)
    try second.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    let (document, _) = try await changed(first.path, second.path, "--changed-since", "main", in: first.path)
    #expect(Set(paths(document)) == [first.path + "/fr-FR/a.md", second.path + "/fr-FR/b.md"])
  }

  @Test("In a hook the repository is found all the same") func hook() async throws {
    let repository = try await repository()
    try repository.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    let other = try await Repository()
    for environment in [
      ["GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"],
      ["GIT_DIR": other.path + "/.git", "GIT_WORK_TREE": other.path],
    ] {
      let run = try await Program.run(
        ["audit", "fr-FR", "en-US", "--source", "en-US", "--changed-since", "main"], in: repository.path,
        environment: environment)
      #expect(run.errors == "")
      #expect(run.output.contains("fr-FR/b.md:5:20: error:"))
      #expect(!run.output.contains("a.md"))
    }
  }

  @Test(
    "A revision that cannot be used ends with 2, and git's reason stands beside the path",
    arguments: [
      ("nowhere", "git: bad revision 'nowhere'"), ("nowhere..main", "git: bad revision 'nowhere..main'"),
      ("a.md", "git: bad revision 'a.md'"), ("--output=x", "--output=x is not a revision"),
      ("-p", "-p is not a revision"),
    ])
  func badRevision(revision: String, reason: String) async throws {
    let repository = try await repository()
    let run = try await Program.run(["audit", "fr-FR", "en-US", "--changed-since=\(revision)"], in: repository.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines == ["stele: fr-FR: \(reason)"])
    #expect(try repository.folder.names() == [".git", "de-DE", "en-US", "fr-FR"])
  }

  @Test("Where there is no repository, no git or no history in common, that is said") func noRepository() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let outside = try await Program.run(["audit", folder.path, "--changed-since", "main"])
    #expect(outside.status == 2)
    #expect(
      outside.errorLines == [
        "stele: \(folder.path): git: not a git repository (or any of the parent directories): .git"
      ])

    let repository = try await repository()
    let without = try await Program.run(
      ["audit", ".", "--changed-since", "main"], in: repository.path, environment: ["PATH": folder.path])
    #expect(without.status == 2)
    #expect(without.errorLines == ["stele: .: git is not installed, or not in PATH"])

    try await repository.git("switch", "--quiet", "--orphan", "other")
    try repository.write("en-US/a.md", PortArticle.english)
    try await repository.commit()
    let apart = try await Program.run(["audit", ".", "--changed-since", "main"], in: repository.path)
    #expect(apart.status == 2)
    #expect(apart.errorLines == ["stele: .: git: no merge base found"])
  }

  @Test("That a clone is shallow is said where history is missing") func shallow() async throws {
    let repository = try await repository()
    try await repository.git("switch", "--quiet", "--create", "topic")
    try repository.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    try await repository.commit()
    try await repository.git("switch", "--quiet", "main")
    try repository.write("fr-FR/a.md", PortArticle.french.withPortTouched)
    try await repository.commit()
    let folder = try TemporaryFolder()
    let clone = folder.path + "/clone"
    try await repository.git(
      "clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "topic", "file://" + repository.path, clone)
    let run = try await Program.run(["audit", clone, "--changed-since", "origin/main"])
    #expect(run.status == 2)
    #expect(run.errorLines == ["stele: \(clone): git: no merge base found (this is a shallow clone)"])
  }

  @Test("A source locale that no article of the tree has is still told") func source() async throws {
    let repository = try await repository()
    try repository.write("fr-FR/b.md", PortArticle.french.withPortTouched)
    let run = try await Program.run(
      ["audit", ".", "--changed-since", "main", "--source", "ja-JP"], in: repository.path)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("stele: no article is in the source locale ja-JP (found: "))
  }
}

extension String {
  /// A sample article with a change in the line of the port, but not to the port.
  fileprivate var withPortTouched: String { replacing("1. O", with: "1.  O") }
}
