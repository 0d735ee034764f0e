import Subprocess

/// Why git could not tell something: git's own reason in one line, if it gave one.
public struct GitError: Error, CustomStringConvertible {
  public let description: String
  /// Whether git does not trust the repository, since it belongs to another user (git-config(1), `safe.directory`).
  public let isUntrusted: Bool

  init(description: String, isUntrusted: Bool = false) {
    self.description = description
    self.isUntrusted = isUntrusted
  }
}

/// Runs git, in a way that neither its user's settings nor a hook that we run in change what it prints, and that nothing
/// which came with a checkout is run.
enum GitProcess {
  static let executable = Executable.name("git")

  /// Settings of every call, which count before those of a checkout. Git before 2.36 takes the file system's monitor for
  /// a command, and the shell's `false` for one that knows nothing; what a bundle's address is fetched by asks no
  /// protocol's leave.
  private static let settings = [
    "core.quotePath=false", "core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit",
    "fetch.bundleURI=",
  ]

  /// In a hook git names its own repository and a passing index, from which the folder told is to be found afresh
  /// (git-rev-parse(1), `--local-env-vars`; settings of the call stay, since they may say which folders are trusted).
  /// Objects that a partial clone lacks are not fetched. Git before 2.45 tries to all the same, but may use no protocol.
  static let environment: Environment = .inherit.updating([
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_PREFIX": nil, "GIT_COMMON_DIR": nil,
    "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_NAMESPACE": nil,
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
  ])

  static func arguments(_ arguments: [String], in folder: String, settings own: [String] = []) -> Arguments {
    let settings = (settings + own).flatMap { ["-c", $0] }
    return Arguments(["-C", folder, "--no-pager", "--literal-pathspecs"] + settings + arguments)
  }

  /// What git prints. Both its outputs are read to their ends, so that it never waits for us.
  ///
  /// - Parameter own: Settings (`NAME=VALUE`) of the call.
  /// - Throws: `GitError` if git cannot be run, does not end with 0, or is stuck (`Watchdog`).
  static func output(of arguments: [String], in folder: String, settings own: [String] = []) async throws(GitError)
    -> [UInt8]
  {
    let watchdog = Watchdog()
    do {
      let result = try await run(
        executable, arguments: Self.arguments(arguments, in: folder, settings: own), environment: environment,
        input: .none, output: .sequence, error: .sequence
      ) { execution in
        async let _ = watchdog.watch { try? execution.send(signal: .kill) }
        async let errors = bytes(of: execution.standardError, watchdog, keeping: 64_000)
        let output = try await bytes(of: execution.standardOutput, watchdog)
        return (output: output, errors: try await errors)
      }
      if case .exited(0) = result.terminationStatus { return result.closureResult.output }
      throw watchdog.error ?? failure(saying: result.closureResult.errors)
    } catch {
      throw watchdog.error ?? failure(error)
    }
  }

  static func failure(_ error: any Error) -> GitError {
    if let error = error as? GitError { return error }
    if let error = error as? SubprocessError, error.code == .executableNotFound {
      return GitError(description: "git is not installed, or not in PATH")
    }
    return GitError(description: "git cannot be run: \(error)")
  }

  private static func bytes(
    of stream: SubprocessOutputSequence, _ watchdog: Watchdog, keeping limit: Int = .max
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in stream {
      watchdog.renew()
      if bytes.count < limit { buffer.withUnsafeBytes { bytes += $0 } }
    }
    return bytes
  }

  private static func failure(saying errors: [UInt8]) -> GitError {
    let reason = reason(in: errors)
    guard let match = reason.firstMatch(of: /dubious ownership in repository at '(.*)'/) else {
      return GitError(description: reason)
    }
    return GitError(
      description: reason + "; it belongs to another user, as is usual in a container: to trust it, run "
        + "`git config --global --add safe.directory \(match.1)`", isUntrusted: true)
  }

  /// The line that says why, among warnings and advice, and the complaints of other gits that it ran.
  private static func reason(in errors: [UInt8]) -> String {
    let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
    if let line = lines.last(where: { $0.hasPrefix("fatal: ") }) { return "git: " + line.dropFirst("fatal: ".count) }
    if let line = lines.first(where: { $0.hasPrefix("error: ") }) { return "git: " + line.dropFirst("error: ".count) }
    return lines.last.map { "git: \($0)" } ?? "git failed, and did not say why"
  }
}
