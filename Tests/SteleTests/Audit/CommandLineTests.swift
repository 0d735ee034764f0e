import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private static let commands = [
    "audit", "index", "status", "fix", "show", "export", "report", "serve", "query", "explain",
  ]

  @Test(
    "Help and version are printed, and end with 0",
    arguments: [["--help"], ["--version"], []] + commands.map { [$0, "--help"] })
  func help(arguments: [String]) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(arguments == ["--version"] ? "stele 0.1.0" : "USAGE: stele"))
  }

  @Test("Only what works is listed") func listing() async throws {
    let program = try await Program.run(["--help"]).output
    let audit = try await Program.run(["audit", "--help"]).output
    let fix = try await Program.run(["fix", "--help"]).output
    for name in Self.commands { #expect(program.contains("\n  \(name) ")) }
    for name in ["repair", "merge"] {
      #expect(!program.contains("\n  \(name) "))
    }
    for name in [
      "--database", "--source", "--format", "--output", "--fail-on", "--rule", "--locale", "--severity", "--limit",
      "--config", "--baseline", "--changed-since",
      "--source-history", "--color",
    ] {
      #expect(audit.contains("\n  \(name) "))
    }
    for name in ["--database", "--locale", "--limit", "--format", "--open", "--color"] {
      #expect(fix.contains("\n  \(name) "))
    }
    let words = audit.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("(values: text, concise, summary, json, sarif, github, junit, codeclimate; default: text)"))
  }

  @Test(
    "A call that cannot be used ends with 2, and says why on standard error",
    arguments: [
      (["audit"], "<path>"), (["audit", "--bogus", "Corpus"], "--bogus"), (["bogus"], "bogus"),
      (["audit", "Corpus", "--format", "xml"], "xml"), (["audit", "Corpus", "--source", "e"], "--source"),
      (["audit", "Corpus", "--fail-on", "fatal"], "fatal"), (["audit", "Corpus", "--color", "blue"], "blue"),
      (["audit", "Corpus", "--source", "pt"], "pt"), (["audit", "Corpus", "--output"], "--output"),
      (["index"], "<path>"), (["fix"], "<query>"), (["fix", "a", "--limit", "0"], "--limit"), (["show"], "<article>"),
      (["query"], "<sql>"),
      (["query", "SELECT 1", "--timeout", "0"], "0"),
      (["export", "--format", "xml"], "xml"), (["status", "--database"], "--database"),
    ])
  func unusable(arguments: [String], reason: String) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(reason))
  }

  @Test(
    "--fail-on says from which severity on findings end the run with 1",
    arguments: [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
  func failOn(least: String, status: Int32) async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# A\n\nSee [this](https://example.com/one) page.")
    try folder.write("fr-FR/a.md", "# <a name=\"a\"></a>A\n\nVoir [cette](https://example.com/two) page.")
    let (document, _) = try await audit(folder.path)
    try #require(document.summary.bySeverity == ["warning": 1])
    #expect(try await Program.run(["audit", folder.path, "--fail-on", least]).status == status)
  }

  @Test("Input that cannot be read ends with 2 whatever was found") func both() async throws {
    let run = try await Program.run(["audit", "Corpus", "no/such/folder", "--fail-on", "never"])
    #expect(run.status == 2)
    #expect(run.errorLines == ["stele: no/such/folder: no such file or directory"])
    #expect(run.output.contains("[port-mismatch]"))
    #expect(run.output.hasSuffix("1 input not read, or not in full: see standard error\n"))
  }

  @Test("A file that is named alone is compared with its siblings, and only its findings are printed")
  func named() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write("a", to: folder)
    try PortArticle.write("b", to: folder)
    let russian = "# <a name=\"the-port-is-blocked\"></a>Порт заблокирован\n\n1. Откройте порт 3390 в брандмауэре."
    try folder.write("ru-RU/a.md", russian)
    let all = try await audit(".", "--source", "en-US", in: folder.path).0
    // The Russian tree lacks b.md altogether.
    #expect(Set(all.findings.map(\.target.path)) == ["fr-FR/a.md", "fr-FR/b.md", "ru-RU/a.md", "ru-RU/b.md"])
    let (document, run) = try await audit("fr-FR/a.md", "--source", "en-US", in: folder.path)
    #expect(document.findings.map(\.rule) == ["port-mismatch"])
    #expect(document.findings.map(\.target.path) == ["fr-FR/a.md"])
    #expect(document.findings.map(\.reference?.path) == ["en-US/a.md"])
    #expect(run.errors == "")
    #expect(run.status == 1)
  }

  @Test("A file of unknown locale is said on standard error") func withoutLocale() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("notes.md", "# 1\n\n2 3 4")
    let (document, run) = try await audit(".", in: folder.path)
    #expect(run.errorLines == ["stele: notes.md: skipped: its locale is not clear from its path or its text"])
    #expect(document.findings.map(\.rule) == ["port-mismatch"])
    #expect(document.summary.articles == 2)
    #expect(run.status == 1)
  }

  @Suite("--output")
  struct Output {
    @Test("Writes the same bytes as standard output, and nothing else") func same() async throws {
      let folder = try TemporaryFolder()
      try folder.write("out.json", "old")
      let run = try await Program.run(["audit", "Corpus", "--format", "json", "--output", folder.path + "/out.json"])
      #expect(run.output == "")
      #expect(run.errors == "")
      #expect(run.status == 1)
      let printed = try await Program.run(["audit", "Corpus", "--format", "json"]).output
      #expect(try folder.read("out.json") == printed)
      #expect(try folder.names() == ["out.json"])
    }

    @Test("A file that cannot be written ends with 2, and leaves nothing behind") func unwritable() async throws {
      let folder = try TemporaryFolder()
      try folder.write("folder/kept", "kept")
      for (place, reason) in [("no/out", "no such file or directory"), ("folder", "is a directory")] {
        let run = try await Program.run(["audit", "Corpus", "--output", folder.path + "/" + place])
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errorLines == ["stele: \(folder.path)/\(place): cannot be written: \(reason)"])
      }
      #expect(try folder.names() == ["folder"])
    }

    @Test(
      "A disk that is full leaves the old file", .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")))
    func full() async throws {
      let folder = try TemporaryFolder()
      try folder.write("out.txt", "old")
      // No file may grow beyond one block, as on a disk that has no more.
      let run = try await Program.shell(
        "trap '' XFSZ; ulimit -f 1; exec stele audit Corpus --output '\(folder.path)/out.txt'")
      #expect(run.status == 2)
      #expect(run.errorLines == ["stele: \(folder.path)/out.txt: cannot be written: file too large"])
      #expect(try folder.read("out.txt") == "old")
      #expect(try folder.names() == ["out.txt"])
      let device = try await Program.shell("stele audit Corpus > /dev/full")
      #expect(device.status == 2)
      #expect(device.errorLines == ["stele: standard output: cannot be written: no space left on device"])
    }

    @Test("A link's target is written, and the link stays") func link() async throws {
      let folder = try TemporaryFolder()
      try folder.write("real.txt", "old")
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.txt", withDestinationPath: "real.txt")
      _ = try await Program.run(["audit", "Corpus", "--output", folder.path + "/link.txt"])
      #expect(try folder.read("real.txt").contains("[port-mismatch]"))
      #expect(try folder.names() == ["link.txt", "real.txt"])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.txt") == "real.txt")
    }

    @Test("A reader who has read enough is no error") func closedPipe() async throws {
      let run = try await Program.shell("{ sleep 0.3; stele audit Corpus; echo $? >&2; } | :")
      #expect(run.errors == "1\n")
    }
  }
}
