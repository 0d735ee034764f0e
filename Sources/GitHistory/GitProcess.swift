import Subprocess

/// Why git could not tell something: git's own reason in one line, if it gave one.
public struct GitError: Error, CustomStringConvertible {
  public let description: String
}

/// Runs git, in a way that neither its user's settings nor a hook that we run in change what it prints.
enum GitProcess {
  static let executable = Executable.name("git")

  /// In a hook git names its own repository and a passing index, from which the folder told is to be found afresh
  /// (git-rev-parse(1), `--local-env-vars`; settings of the call stay, since they may say which folders are trusted).
  static let environment: Environment = .inherit.updating([
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_PREFIX": nil, "GIT_COMMON_DIR": nil,
    "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_NAMESPACE": nil,
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
  ])

  static func arguments(_ arguments: [String], in folder: String) -> Arguments {
    Arguments(["-C", folder, "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false"] + arguments)
  }

  /// What git prints. Both its outputs are read to their ends, so that it never waits for us.
  ///
  /// - Throws: `GitError` if git cannot be run, or does not end with 0.
  static func output(of arguments: [String], in folder: String) async throws(GitError) -> [UInt8] {
    do {
      let result = try await run(
        executable, arguments: Self.arguments(arguments, in: folder), environment: environment, input: .none,
        output: .sequence, error: .sequence
      ) { execution in
        async let errors = bytes(of: execution.standardError, keeping: 64_000)
        let output = try await bytes(of: execution.standardOutput)
        return (output: output, errors: try await errors)
      }
      if case .exited(0) = result.terminationStatus { return result.closureResult.output }
      throw GitError(description: reason(in: result.closureResult.errors))
    } catch {
      throw failure(error)
    }
  }

  static func failure(_ error: any Error) -> GitError {
    if let error = error as? GitError { return error }
    if let error = error as? SubprocessError, error.code == .executableNotFound {
      return GitError(description: "git is not installed, or not in PATH")
    }
    return GitError(description: "git cannot be run: \(error)")
  }

  private static func bytes(of stream: SubprocessOutputSequence, keeping limit: Int = .max) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in stream where bytes.count < limit { buffer.withUnsafeBytes { bytes += $0 } }
    return bytes
  }

  /// The line that says why, among warnings and advice.
  private static func reason(in errors: [UInt8]) -> String {
    let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
    for mark in ["fatal: ", "error: "] {
      if let line = lines.first(where: { $0.hasPrefix(mark) }) { return "git: " + line.dropFirst(mark.count) }
    }
    return lines.last.map { "git: \($0)" } ?? "git failed, and did not say why"
  }
}
