import Foundation

/// A git repository in a temporary folder. Its commits have the same hashes whenever and by whomever they are made.
public struct Repository: Sendable {
  public let folder: TemporaryFolder
  public var path: String { folder.path }

  /// Without a commit, on the branch `main`.
  public init() async throws {
    folder = try TemporaryFolder()
    try await git("init", "--quiet", "--initial-branch=main", "--object-format=sha1")
  }

  /// What git prints, without the last line feed.
  @discardableResult
  public func git(_ arguments: String..., on date: String = "2024-01-01") async throws -> String {
    let settings = [
      "user.name=Anna", "user.email=anna@example.com", "commit.gpgSign=false", "core.autocrlf=false",
    ]
    let run = try await Program.run(
      "/usr/bin/env", ["git"] + settings.flatMap { ["-c", $0] } + arguments, in: folder.path,
      environment: [
        "GIT_AUTHOR_DATE": "\(date)T12:00:00+00:00", "GIT_COMMITTER_DATE": "\(date)T12:00:00+00:00",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": folder.path + "/.git/none",
      ])
    guard run.status == 0 else { throw Failure(description: "git \(arguments.joined(separator: " ")): \(run.errors)") }
    return run.output.hasSuffix("\n") ? String(run.output.dropLast()) : run.output
  }

  /// Commits all that is in the folder.
  ///
  /// - Parameter date: `YYYY-MM-DD`; it is noon in Greenwich.
  /// - Returns: The commit's hash, in full.
  @discardableResult
  public func commit(_ message: String = "Change", on date: String = "2024-01-01") async throws -> String {
    try await git("add", "--all")
    try await git("commit", "--quiet", "--allow-empty", "--message", message, on: date)
    return try await git("rev-parse", "HEAD")
  }

  public func write(_ name: String, _ text: String) throws { try folder.write(name, text) }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  private struct Failure: Error, CustomStringConvertible { let description: String }
}
