import Foundation
import TestSupport
import Testing

private let hasScript: Bool = {
  #if os(Linux)
    FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
  #else
    false
  #endif
}()

@Suite("The pager", .enabled(if: hasScript, "There is no script of util-linux here."))
struct PagerTests {
  /// What a terminal shows of a call.
  private func terminal(_ call: String, _ environment: [String: String]) async throws -> ProgramRun {
    try await Program.shell(
      "script -qec '\(call)' /dev/null < /dev/null", environment: environment.merging(["TERM": "xterm"]) { $1 })
  }

  @Test("Is what PAGER says on a terminal, and the exit status stays", arguments: ["text", "summary"])
  func paged(format: String) async throws {
    let run = try await terminal(
      "stele audit Corpus --source en-US --format \(format)", ["PAGER": "sed \"s/^/| /\"", "LESS": ""])
    // Before that the progress may stand on the terminal.
    #expect(run.output.contains("| 6 articles in 42 files"))
    let tables = run.output.split(whereSeparator: \.isNewline).filter {
      $0.contains("By locale") || $0.contains("ru-RU")
    }
    #expect(tables.count > 2)
    #expect(tables.allSatisfy { $0.hasPrefix("| ") })
    #expect(run.status == 1)
  }

  @Test("Is told to end where all fits the screen, unless LESS says otherwise") func less() async throws {
    let pager = ["PAGER": "sed -n 1q; echo options $LESS"]
    #expect(try await terminal("env -u LESS stele audit Corpus", pager).output.contains("options FRX"))
    #expect(
      try await terminal("stele audit Corpus", pager.merging(["LESS": "S"]) { $1 }).output.contains("options S"))
  }

  @Test("Is none where nothing is to be paged", arguments: ["", "cat"]) func none(pager: String) async throws {
    let run = try await terminal("stele audit Corpus --source en-US", ["PAGER": pager])
    #expect(run.output.contains("69 findings"))
  }

  @Test("That cannot be run is no pager") func unknown() async throws {
    let run = try await terminal("stele audit Corpus --source en-US", ["PAGER": "no-such-pager"])
    #expect(run.output.contains("69 findings"))
    #expect(run.status == 1)
  }

  @Test("That is left early ends the call as usual") func closed() async throws {
    let run = try await terminal("stele audit Corpus --source en-US", ["PAGER": "head -1"])
    #expect(run.output.contains("6 articles in 42 files"))
    #expect(!run.output.contains("Findings"))
    #expect(run.status == 1)
  }

  @Test(
    "Is not asked in a pipe, for a file, or for formats of programs",
    arguments: [
      "stele audit Corpus | tee /dev/null", "stele audit Corpus --format json", "stele audit Corpus --format concise",
    ])
  func programs(call: String) async throws {
    let run = try await terminal(call, ["PAGER": "echo paged"])
    #expect(!run.output.contains("paged"))
    #expect(run.output.contains("port-mismatch"))
  }
}
