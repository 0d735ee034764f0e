import Foundation
import Subprocess

/// The project's folder.
public enum Project {
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}

/// What a run of a program has left.
public struct ProgramRun: Sendable {
  /// The exit status, or 128 and the number of the signal that ended the run.
  public var status: Int32
  public var output: String
  public var errors: String

  public var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

/// The program that `STELE_PROGRAM` names, else the one that was built with the tests.
public enum Program {
  /// Where the programs built with the tests stand.
  public static let folder: String = {
    #if os(macOS)
      let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
      return bundles[0].deletingLastPathComponent().path
    #else
      return Bundle.main.bundleURL.path
    #endif
  }()

  /// Whether a program that was built on its own is tested, as `make test` does with the one to be released.
  public static let isNamed = ProcessInfo.processInfo.environment["STELE_PROGRAM"] != nil

  public static let path =
    ProcessInfo.processInfo.environment["STELE_PROGRAM"].map { URL(fileURLWithPath: $0).path } ?? folder + "/stele"

  /// Runs `stele` with standard output and standard error apart, neither of them a terminal.
  ///
  /// - Parameters:
  ///   - folder: Where to run it; the project's folder by default.
  ///   - environment: Added to the tests' own, from which what steers colour, width and language is taken.
  public static func run(
    _ arguments: [String], in folder: String = Project.root, environment: [String: String] = [:]
  ) async throws -> ProgramRun {
    try await run(path, arguments, in: folder, environment: environment)
  }

  /// Runs a line of a shell, in which `stele` is the program.
  public static func shell(
    _ line: String, in folder: String = Project.root, environment: [String: String] = [:]
  ) async throws -> ProgramRun {
    let own = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let search = own + ":" + Program.folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let environment = environment.merging(["PATH": search]) { mine, _ in mine }
    return try await run("/bin/sh", ["-c", line], in: folder, environment: environment)
  }

  static func run(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String]
  ) async throws -> ProgramRun {
    let unset: [Environment.Key: String?] = [
      "NO_COLOR": nil, "CLICOLOR_FORCE": nil, "COLUMNS": nil, "FORCE_HYPERLINK": nil, "LANG": nil, "LC_ALL": nil,
      "LC_MESSAGES": nil,
    ]
    var added: [Environment.Key: String?] = [:]
    for (key, value) in environment { added[.init(rawValue: key)!] = value }
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: .init(arguments), environment: .inherit.updating(unset).updating(added),
      workingDirectory: .init(folder), output: .string(limit: 100_000_000), error: .string(limit: 10_000_000))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return ProgramRun(status: status, output: result.standardOutput, errors: result.standardError)
  }
}
