import Foundation
import Subprocess

/// An empty repository of our own, in a passing folder, that borrows the objects of another one.
///
/// Objects are read without the other's settings: what a partial clone lacks is not fetched, as here nothing says whence,
/// and does not end git, as there it would.
final class BorrowedObjects: Sendable {
  let folder: String
  let environment: Environment

  init(of repository: GitRepository) async throws(GitError) {
    // A line each; the path comes last, whatever is in it.
    let output = try await repository.output(of: ["rev-parse", "--show-object-format", "--git-path", "objects"])
    let lines = output.dropLast().split(separator: 0x0A, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 2 else { throw GitError(description: "git does not say where its objects are") }
    let objects = lines[1].hasPrefix("/") ? lines[1] : repository.root + "/" + lines[1]
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("stele-\(UUID().uuidString)")
    folder = url.path
    environment = GitProcess.environment.updating([
      "GIT_DIR": url.path, "GIT_OBJECT_DIRECTORY": Optional(objects),
    ])
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw GitError(description: "cannot create a folder in \(url.deletingLastPathComponent().path)")
    }
    _ = try await GitProcess.output(
      of: ["init", "--quiet", "--bare", "--template=", "--object-format=\(lines[0])", "."], in: url.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
