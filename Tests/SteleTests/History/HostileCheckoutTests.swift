import Foundation
import TestSupport
import Testing

/// Settings and files of a checkout that would make git run a command.
struct HostileSetting: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Names and values; `COMMAND` stands for the command that must not run.
  var settings: KeyValuePairs<String, String> = [:]
  var attributes: String?
  var hook: String?

  static let all = [
    HostileSetting(testDescription: "a monitor of the file system", settings: ["core.fsmonitor": "COMMAND; false"]),
    HostileSetting(
      testDescription: "a filter", settings: ["filter.own.clean": "COMMAND; cat"], attributes: "*.md filter=own\n"),
    HostileSetting(
      testDescription: "a filter that must be there",
      settings: ["filter.own.clean": "COMMAND; cat", "filter.own.required": "true"],
      attributes: "*.md filter=own\n"),
    HostileSetting(
      testDescription: "two filters whose names look alike",
      settings: ["filter.\u{E9}.clean": "COMMAND; cat", "filter.e\u{301}.clean": "COMMAND; cat"],
      attributes: "en-US/* filter=\u{E9}\nfr-FR/* filter=e\u{301}\n*.md filter=e\u{301}\n"),
    HostileSetting(
      testDescription: "a filter whose name begins with a mark", settings: ["filter.\u{301}.a.clean": "COMMAND; cat"],
      attributes: "*.md filter=\u{301}.a\n"),
    HostileSetting(
      testDescription: "a filter that stays", settings: ["filter.own.process": "COMMAND; false"],
      attributes: "*.md filter=own\n"),
    HostileSetting(
      testDescription: "a program that compares, and one that makes text",
      settings: ["diff.external": "COMMAND", "diff.own.command": "COMMAND", "diff.own.textconv": "COMMAND; cat"],
      attributes: "*.md diff=own\n"),
    HostileSetting(testDescription: "a hook", hook: ".git/hooks/post-index-change"),
    HostileSetting(
      testDescription: "a hook in a folder of its own", settings: ["core.hooksPath": "hooks"],
      hook: "hooks/post-index-change"),
    HostileSetting(
      testDescription: "a pager, and a program that checks signatures",
      settings: [
        "core.pager": "COMMAND", "pager.log": "COMMAND", "log.showSignature": "true", "gpg.program": "COMMAND",
      ]
    ),
  ]
}

@Suite("Checkouts that nobody trusts", .timeLimit(.minutes(20)))
struct HostileCheckoutTests {
  /// An article whose source has a new port since its translation was made, in a repository whose index is not fresh.
  private func repository() async throws -> (repository: Repository, marker: String) {
    let repository = try await Repository()
    try repository.write("docs/en-US/a.md", PortArticle.english)
    let commit = try await repository.commit(on: "2024-01-01")
    try repository.write("docs/en-US/a.md", PortArticle.english.replacing("3389", with: "3390"))
    try repository.write("docs/fr-FR/a.md", "---\nsourceCommit: \(commit)\n---\n" + PortArticle.french)
    try await repository.commit(on: "2024-02-01")
    return (repository, repository.path + "/.git/executed")
  }

  private static let calls = [["--changed-since", "HEAD~1"], ["--source-history", "docs/en-US"]]

  @Test("Nothing that a checkout's settings, attributes or hooks name is run", arguments: HostileSetting.all)
  func settings(setting: HostileSetting) async throws {
    let (repository, marker) = try await repository()
    for (name, value) in setting.settings {
      try await repository.git("config", name, value.replacing("COMMAND", with: "touch '\(marker)'"))
    }
    if let attributes = setting.attributes { try repository.write(".git/info/attributes", attributes) }
    if let hook = setting.hook {
      try repository.write(hook, "#!/bin/sh\ntouch '\(marker)'\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: repository.path + "/" + hook)
    }
    for call in Self.calls {
      // Git reads again what is newer than its index says.
      let file = repository.path + "/docs/fr-FR/a.md"
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: file)
      let (document, run) = try await audit(["docs", "--source", "en-US"] + call, in: repository.path)
      #expect(run.errors == "")
      #expect(document.findings.contains { $0.rule == "port-mismatch" })
      #expect(!FileManager.default.fileExists(atPath: marker))
    }
  }

  @Test("A filter that cannot be switched off is said, and git is not run further", arguments: ["a=b", "a\u{FFFD}b"])
  func oddFilter(name: String) async throws {
    let (repository, marker) = try await repository()
    // A byte that is no UTF-8 is shown as U+FFFD.
    let setting =
      Array("[filter \"".utf8) + name.unicodeScalars.flatMap { $0 == "\u{FFFD}" ? [0xFF] : Array(String($0).utf8) }
    try repository.folder.write(
      ".git/config",
      try Array(repository.folder.read(".git/config").utf8) + setting + Array("\"]\n\tclean = touch '\(marker)'\n".utf8)
    )
    try repository.folder.write(
      ".git/info/attributes", Array("*.md filter=".utf8) + setting.dropFirst("[filter \"".utf8.count) + [0x0A])
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: repository.path + "/docs/fr-FR/a.md")
    let run = try await Program.run(["audit", "docs", "--changed-since", "HEAD~1"], in: repository.path)
    #expect(run.status == 2)
    #expect(run.errorLines == ["stele: docs: the setting filter.\(name) of the repository cannot be overridden"])
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test("A filter that the user has set up for all repositories is the user's") func ownFilter() async throws {
    let (repository, _) = try await repository()
    try repository.write(".git/user", "[filter \"own\"]\n\tclean = sed s/3390/0/\n")
    let environment = ["GIT_CONFIG_GLOBAL": repository.path + "/.git/user", "GIT_CONFIG_NOSYSTEM": "1"]
    try repository.write(".gitattributes", "docs/en-US/*.md filter=own\n")
    try await repository.git("-c", "filter.own.clean=sed s/3390/0/", "add", "--renormalize", ".")
    try await repository.git("add", ".gitattributes")
    try await repository.git("commit", "--quiet", "--message", "Filtered")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: repository.path + "/docs/en-US/a.md")
    let run = try await Program.run(
      ["audit", "docs", "--source", "en-US", "--changed-since", "HEAD"], in: repository.path, environment: environment)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("0 articles in 0 files"))
  }

  // MARK: Folders laid out as git's own

  /// A repository in whose commit a folder is laid out as a git directory, whose settings name a command.
  private func embedded() async throws -> (clone: String, marker: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let marker = folder.path + "/executed"
    try PortArticle.write("a", to: folder)
    let run = try await Program.shell(
      """
      set -e; export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
      as='-c user.name=a -c user.email=a@b'
      git init -q -b main evil; mkdir evil/docs; mv en-US fr-FR evil/docs; cd evil/docs
      git init -q --bare -b main .; rm -rf hooks description info branches
      git --git-dir=. --work-tree=. $as add en-US fr-FR; git --git-dir=. --work-tree=. $as commit -qm x
      touch refs/keep objects/keep
      printf '[core]\\n\\tbare = false\\n\\tworktree = .\\n\\tfsmonitor = "touch \(marker); false"\\n' > config
      cd ..; git add -A -f .; git $as commit -qm evil; cd ..; git clone -q evil clone; rm -f executed
      """, in: folder.path)
    try #require(run.status == 0, "\(run.errors)")
    return (folder.path + "/clone", marker, folder)
  }

  @Test("A folder that is laid out as a git directory is refused", arguments: ["docs", "docs/fr-FR"], calls)
  func bare(path: String, call: [String]) async throws {
    let (clone, marker, folder) = try await embedded()
    let run = try await Program.run(["audit", path, "--source", "en-US"] + call, in: clone)
    withExtendedLifetime(folder) {}
    #expect(run.status == 2)
    #expect(run.output == "")
    let told = call[0] == "--source-history" ? call[1] : path
    #expect(
      run.errorLines == [
        "stele: \(told): git was not run: \(clone)/docs looks like a bare git repository, whose settings could run any program"
      ])
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test("Working trees beside the first, bare repositories' and submodules are told as ever", arguments: calls)
  func usual(call: [String]) async throws {
    let (repository, _) = try await repository()
    let folder = try TemporaryFolder()
    try await repository.git("worktree", "add", "--quiet", "--detach", folder.path + "/beside")
    try await repository.git("clone", "--quiet", "--bare", repository.path, folder.path + "/bare.git")
    try await repository.git(
      "-C", folder.path + "/bare.git", "worktree", "add", "--quiet", folder.path + "/bare.git/tree", "main")
    try await repository.git("init", "--quiet", folder.path + "/above")
    try await repository.git(
      "-C", folder.path + "/above", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repository.path,
      "within")
    for place in ["beside", "bare.git/tree", "above/within"] {
      let (document, run) = try await audit(["docs", "--source", "en-US"] + call, in: folder.path + "/" + place)
      #expect(run.errors == "")
      #expect(document.findings.contains { $0.rule == "port-mismatch" })
    }
  }

  // MARK: Objects that are not there

  @Test("What a partial clone lacks is said, and not fetched", arguments: [true, false])
  func partial(isClone: Bool) async throws {
    let (repository, marker) = try await repository()
    var folder = repository.path
    let elsewhere = try TemporaryFolder()
    if isClone {
      // What is packed with a promise ends git where it is asked for.
      folder = elsewhere.path + "/clone"
      try await repository.git("config", "uploadpack.allowFilter", "true")
      try await repository.git("clone", "--quiet", "--filter=blob:none", "file://" + repository.path, folder)
    } else {
      let blob = try await repository.git("rev-parse", "HEAD~1:docs/en-US/a.md")
      try repository.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
      try await repository.git("config", "core.repositoryFormatVersion", "1")
      try await repository.git("config", "extensions.partialClone", "origin")
    }
    for (name, value) in [
      ("remote.origin.promisor", "true"), ("protocol.ext.allow", "always"),
      ("remote.origin.url", "ext::sh -c touch% \(marker);sleep% 60"),
    ] {
      try await repository.git("-C", folder, "config", name, value)
    }
    let first = try await repository.git("rev-parse", "HEAD~1").prefix(8)
    let (document, run) = try await audit(
      "docs/fr-FR", "--source", "en-US", "--source-history", "docs/en-US", in: folder)
    let message = "this clone lacks docs/en-US/a.md in \(first), which a full clone has"
    #expect(run.errorLines == ["stele: docs/en-US: \(message)"])
    #expect(run.status == 2)
    #expect(document.errors == [AuditDocument.Failure(path: "docs/en-US", message: message)])
    // The translation is held against the source of today all the same.
    #expect(document.findings.map(\.message) == ["port 8080 (en-US: 3390)"])
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test("Of a revision between others that a clone lacks no commit is blamed") func partialBetween() async throws {
    let repository = try await Repository()
    var commits: [String] = []
    for port in ["3389", "3390", "3391", "3392"] {
      try repository.write("en-US/a.md", PortArticle.english.replacing("3389", with: port))
      commits.append(try await repository.commit(on: "2024-01-0\(commits.count + 1)"))
    }
    try repository.write(
      "fr-FR/a.md", "---\nsourceCommit: \(commits[0])\n---\n" + PortArticle.french.replacing("8080", with: "3389"))
    let blobs = try await [
      repository.git("rev-parse", "HEAD~2:en-US/a.md"), repository.git("rev-parse", "HEAD~1:en-US/a.md"),
    ]
    for blob in blobs { try repository.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))") }
    let (document, run) = try await audit(
      "fr-FR", "--source", "en-US", "--source-history", "en-US", in: repository.path)
    #expect(
      run.errorLines == [
        "stele: en-US: this clone lacks en-US/a.md in \(commits[2].prefix(8)), which a full clone has"
      ])
    #expect(
      document.findings.map(\.message) == [
        "port 3389 (en-US: 3392); the source changed since \(commits[0].prefix(8))"
      ])
  }

  @Test("That a clone is partial is said where git cannot do without what it lacks") func partialRenames() async throws
  {
    let repository = try await Repository()
    try repository.write("docs/en-US/old.md", PortArticle.english)
    try await repository.commit()
    try await repository.git("mv", "docs/en-US/old.md", "docs/en-US/new.md")
    try repository.write("docs/en-US/new.md", PortArticle.english.replacing("3389", with: "3390"))
    try await repository.commit()
    let folder = try TemporaryFolder()
    try await repository.git("config", "uploadpack.allowFilter", "true")
    try await repository.git("clone", "--quiet", "--filter=blob:none", "file://" + repository.path, folder.path + "/p")
    let run = try await Program.run(
      ["audit", "docs", "--source-history", "docs/en-US"], in: folder.path + "/p")
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: docs/en-US: git: could not fetch "))
    #expect(run.errors.hasSuffix(" from promisor remote (this is a partial clone)\n"))
  }

  // MARK: Git that is stuck

  @Test("A git that is silent for too long is ended, and so is what it has started not waited for", arguments: calls)
  func stuck(call: [String]) async throws {
    let (repository, _) = try await repository()
    let folder = try TemporaryFolder()
    for word in ["rev-parse", "cat-file"] where word == "rev-parse" || call[0] == "--source-history" {
      try Self.writeGit("*' \(word) --'*) sleep 100;;", to: folder)
      let run = try await Program.run(
        ["audit", "docs", "--source", "en-US", "--fail-on", "never"] + call, in: repository.path,
        environment: Self.environment(with: folder, seconds: "0.5"))
      #expect(run.status == 2)
      let path = call[0] == "--source-history" ? call[1] : "docs"
      #expect(run.errorLines == ["stele: \(path): git printed nothing for 0.5 s and was stopped"])
    }
  }

  @Test("A git that prints now and then is slow, not stuck") func slow() async throws {
    let (repository, _) = try await repository()
    let folder = try TemporaryFolder()
    try Self.writeGit("*show-toplevel) for i in 1 2 3 4 5 6; do echo . >&2; sleep 1; done;;", to: folder)
    let run = try await Program.run(
      ["audit", "docs", "--source", "en-US", "--fail-on", "never", "--changed-since", "HEAD~1"], in: repository.path,
      environment: Self.environment(with: folder, seconds: "5"))
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  /// A git that does something before some calls.
  private static func writeGit(_ cases: String, to folder: TemporaryFolder) throws {
    try folder.write("git", "#!/bin/sh\ncase \"$*\" in \(cases) esac\nPATH=${PATH#*:} exec git \"$@\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/git")
  }

  private static func environment(with folder: TemporaryFolder, seconds: String) -> [String: String] {
    [
      "PATH": folder.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""), "STELE_GIT_TIMEOUT": seconds,
    ]
  }
}
