import ArgumentParser

@main
struct Stele: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "stele",
    abstract: "Finds where the translations of support articles have drifted apart.",
    version: version,
    subcommands: [AuditCommand.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      // A call that cannot be used ends with 2, as in grep; asking for help is no error.
      let status = exitCode(for: error)
      if status == .success { exit(withError: error) }
      StandardError.write(fullMessage(for: error))
      exit(withError: ExitStatus.unusable)
    }
  }
}

/// What the program's exit says. 0 is done, 1 findings at or above `--fail-on`.
enum ExitStatus {
  static let findings = ExitCode(1)
  /// The call cannot be used, or some input could not be read.
  static let unusable = ExitCode(2)
  static let internalError = ExitCode(70)
}
