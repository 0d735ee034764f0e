import CorpusLayout
import Foundation
import GitHistory

/// What git can not tell of a path, in one line.
public struct HistoryError: Error, CustomStringConvertible {
  public var path: String
  public var reason: String
  public var description: String { "\(path): \(reason)" }
}

/// What differs from a revision, in the repositories of all paths that are audited.
public struct ChangedFiles: Sendable {
  /// By paths: absolute, without symbolic links in the folders above the file. Those that were deleted are among them.
  let lines: [String: LineChanges]

  var paths: some Collection<String> { lines.keys }

  func contains(_ path: String) -> Bool { lines[path] != nil }

  /// Asks git, once for every repository.
  ///
  /// - Parameters:
  ///   - revision: A revision that the working trees are held against, or a range (`GitRepository.changes`).
  ///   - paths: Files and folders; what is not there is passed over.
  /// - Throws: `HistoryError` for the first path that is in no repository, or whose repository has no such revision.
  public init(since revision: String, in paths: [String]) async throws(HistoryError) {
    var found: [String: LineChanges] = [:]
    var known = Set<GitRepository>()
    for path in paths where FileManager.default.fileExists(atPath: path) {
      do throws(GitError) {
        let repository = try await GitRepository(containing: PhysicalPath.folder(of: path))
        guard known.insert(repository).inserted else { continue }
        for (path, lines) in try await repository.changes(since: revision) {
          found[repository.root + "/" + path] = lines
        }
      } catch {
        throw HistoryError(path: path, reason: error.description)
      }
    }
    lines = found
  }
}
