import Foundation
import TestSupport
import Testing

@Suite("make install")
struct InstallationTests {
  /// swift-argument-parser's tool, which `make test` builds.
  private static let generator = Program.folder + "/generate-manual"
  private static let canMakePages = FileManager.default.isExecutableFile(atPath: generator)
  private static let canReadPages = FileManager.default.isExecutableFile(atPath: "/usr/bin/man")

  /// Installs the program below a folder of a package.
  private func install(in folder: TemporaryFolder) async throws {
    let line = """
      Packaging/documents '\(Program.path)' '\(Self.generator)' '\(folder.path)/documents' && \
      DESTDIR='\(folder.path)/root' Packaging/install '\(Program.path)' '\(folder.path)/documents' /opt/stele
      """
    let run = try await Program.shell(line)
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test(
    "Puts the program, its man pages and its completions below PREFIX",
    .enabled(if: canMakePages, "skipped: generate-manual is not built"))
  func files() async throws {
    let folder = try TemporaryFolder()
    try await install(in: folder)
    let root = folder.path + "/root/opt/stele/"
    for file in [
      "bin/stele", "share/bash-completion/completions/stele", "share/zsh/site-functions/_stele",
      "share/fish/vendor_completions.d/stele.fish", "share/man/man1/stele.1", "share/man/man1/stele-audit.1",
    ] {
      #expect(FileManager.default.fileExists(atPath: root + file), "\(file)")
    }
    let installed = try await Program.shell("'\(root)bin/stele' --version")
    #expect(installed.output == (try await Program.run(["--version"]).output))
    let help = try await Program.run(["help"]).output
    let commands = help.components(separatedBy: "SUBCOMMANDS:\n")[1].split(separator: "\n")
      .filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " && !$0.contains("See 'stele") }
      .map { $0.dropFirst(2).prefix { $0 != " " } }
    #expect(commands.count >= 8)
    let pages = Set(try FileManager.default.contentsOfDirectory(atPath: root + "share/man/man1"))
    #expect(pages == Set(commands.map { "stele-\($0).1" } + ["stele.1"]))
  }

  @Test(
    "`man` finds the pages and renders them without a warning",
    .enabled(if: canMakePages && canReadPages, "skipped: man or generate-manual is not there"),
    arguments: ["stele", "stele audit", "stele fix"])
  func manual(name: String) async throws {
    let folder = try TemporaryFolder()
    try await install(in: folder)
    let run = try await Program.shell(
      "man --warnings=w \(name) | col -bx",
      environment: ["MANPATH": folder.path + "/root/opt/stele/share/man", "MANWIDTH": "80"])
    #expect(run.errors == "")
    #expect(run.output.contains("SYNOPSIS\n     \(name) "), "\(run.output)")
    #expect(run.output.contains("EXIT STATUS\n     0 "))
  }

  @Test("Says what to do where nothing is built") func notBuilt() async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.shell("Packaging/install '\(folder.path)/stele' '\(folder.path)/documents' /usr/local")
    #expect(run.status == 1)
    #expect(run.errors == "install: \(folder.path)/stele is not built yet; run make first\n")
  }
}
