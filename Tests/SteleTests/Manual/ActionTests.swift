import Foundation
import TestSupport
import Testing
import Yams

@Suite("The action for GitHub, and releases")
struct ActionTests {
  private static let canFetch = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

  /// A folder with a release in it, whose program is a script.
  private func release() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let made = try await Program.shell(
      """
      name="stele-0.1.0-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
      mkdir -p "$name/bin" v0.1.0
      printf '#!/bin/sh\\necho "stele 0.1.0: $*"\\n' >"$name/bin/stele"
      chmod +x "$name/bin/stele"
      tar -cJf "v0.1.0/$name.tar.xz" "$name"
      cd v0.1.0
      if command -v sha256sum >/dev/null; then sha256sum -- *; else shasum -a 256 -- *; fi >SHA256SUMS
      """, in: folder.path)
    try #require(made.status == 0, "\(made.errors)")
    return folder
  }

  private func fetch(_ version: String, from folder: TemporaryFolder) async throws -> ProgramRun {
    try await Program.shell(
      "'\(Project.root)/Packaging/fetch'", in: folder.path,
      environment: [
        "RELEASES": "file://" + folder.path, "REPOSITORY": "example/stele", "VERSION": version,
        "RUNNER_TEMP": folder.path + "/temporary", "GITHUB_PATH": folder.path + "/path",
      ])
  }

  @Test(
    "It fetches the program of a release, by its version or its tag", .enabled(if: canFetch, "skipped: no curl"),
    arguments: ["0.1.0", "v0.1.0"])
  func fetched(version: String) async throws {
    let folder = try await release()
    let run = try await fetch(version, from: folder)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output == "stele 0.1.0: --version\n")
    let path = try folder.read("path").split(separator: "\n").map(String.init)
    #expect(path.count == 1 && FileManager.default.isExecutableFile(atPath: path[0] + "/stele"))
  }

  @Test("It refuses a program with another checksum", .enabled(if: canFetch, "skipped: no curl")) func changed()
    async throws
  {
    let folder = try await release()
    let archive = try #require(folder.names().first { $0 == "v0.1.0" }.map { folder.path + "/" + $0 })
    let run = try await Program.shell("for file in '\(archive)'/*.xz; do echo more >>\"$file\"; done", in: folder.path)
    #expect(run.status == 0)
    let refused = try await fetch("0.1.0", from: folder)
    #expect(refused.status == 1)
    #expect(refused.output.contains("::error::stele-0.1.0-"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/path"))
  }

  @Test(
    "It says what to do where the version is a branch, or no release has it",
    .enabled(if: canFetch, "skipped: no curl"),
    arguments: [("main", "::error::no release is called 'main'"), ("9.9.9", "cannot be fetched")])
  func unknown(version: String, message: String) async throws {
    let run = try await fetch(version, from: try await release())
    #expect(run.status == 1)
    #expect(run.output.contains(message), "\(run.output)")
  }

  private struct Step: Decodable {
    var run: String?
    var uses: String?
  }
  private struct Job: Decodable { var steps: [Step] }
  private struct Workflow: Decodable { var jobs: [String: Job] }

  @Test("The workflow of releases runs scripts and targets that there are") func workflow() throws {
    let text = try String(contentsOfFile: Project.root + "/.github/workflows/release.yml", encoding: .utf8)
    let makefile = try String(contentsOfFile: Project.root + "/Makefile", encoding: .utf8)
    let workflow = try YAMLDecoder().decode(Workflow.self, from: text)
    #expect(Set(workflow.jobs.keys) == ["linux", "macos", "release", "image"])
    let words = workflow.jobs.values.flatMap(\.steps).compactMap(\.run).joined(separator: "\n")
      .split { $0 == " " || $0 == "\n" }
    let scripts = words.filter { $0.hasPrefix("Packaging/") || $0.hasPrefix(".ci/") }
    #expect(scripts.count >= 4)
    for script in scripts { #expect(FileManager.default.fileExists(atPath: Project.root + "/" + script), "\(script)") }
    for target in ["program", "package", "archive"] { #expect(makefile.contains("\n\(target): "), "\(target)") }
  }

  @Test(
    "Scripts have no mistakes of shells",
    arguments: ["documents", "install", "notices", "version", "deb", "archive", "next", "fetch", "try-deb"])
  func scripts(name: String) async throws {
    let run = try await Program.shell("sh -n Packaging/\(name)")
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.isExecutableFile(atPath: Project.root + "/Packaging/" + name))
  }
}
