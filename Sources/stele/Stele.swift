import ArgumentParser
import Foundation
import Reports

@main
struct Stele: ParsableCommand {
  /// What documents say that they were made by.
  static let version = "0.1.0"

  /// The version and the commit, as `--version` prints them.
  static var fullVersion: String {
    "stele \(version)" + (BuiltCommit.hash.map { " (\($0.prefix(10)))" } ?? "")
  }

  static let configuration = CommandConfiguration(
    commandName: "stele",
    abstract: "Finds where the translations of support articles have drifted apart.",
    version: fullVersion,
    subcommands: [
      AuditCommand.self, IndexCommand.self, StatusCommand.self, FixCommand.self, ShowCommand.self, ExportCommand.self,
      ReportCommand.self, ServeCommand.self, QueryCommand.self,
      ExplainCommand.self,
    ])

  static func main() {
    // Who closes a pipe has read enough: writing to it then fails, and that is no failure of ours.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try command(CommandLine.arguments.dropFirst())
      if let command = command as? any AsyncParsableCommand {
        try OpenFiles.requireEnough()
        finish(command)
      }
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Runs a command while the main thread waits. With an `async` main the thread would end: to unwind it, all frames of
  /// a program that has its libraries linked in are sorted first, which takes longer than a short audit.
  private static func finish(_ command: sending any AsyncParsableCommand) -> Never {
    Task {
      do {
        var command = command
        try await command.run()
        exit()
      } catch {
        end(error)
      }
    }
    while true { pause() }
  }

  /// A subcommand that is named is parsed alone: to look through the root, and for a request of completions (which those
  /// of a program above do not have), takes most of a short call. Of what cannot be parsed so the root knows more to say.
  private static func command(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try parseAsRoot()
  }

  /// Help and versions that were asked for end with 0, calls that cannot be used with 2, as in grep.
  private static func end(_ error: any Error) -> Never {
    if let code = error as? ExitCode { exit(withError: code) }
    switch exitCode(for: error) {
    case .success:
      exit(withError: error)
    case .validationFailure:
      StandardError.write(lines: Suggestion.added(to: fullMessage(for: error), arguments: CommandLine.arguments))
      exit(withError: ExitStatus.unusable)
    default:
      StandardError.write("stele: internal error: \(error)")
      exit(withError: ExitStatus.internalError)
    }
  }
}

/// What the program's exit says. 0 is done.
enum ExitStatus {
  /// Findings at or above `--fail-on`.
  static let findings = ExitCode(1)
  /// The call cannot be used, or some input could not be read.
  static let unusable = ExitCode(2)
  /// Ctrl-C: 128 and the number of the signal, as shells have it.
  static let interrupted = ExitCode(130)
  /// After sysexits.h, EX_SOFTWARE.
  static let internalError = ExitCode(70)
}
