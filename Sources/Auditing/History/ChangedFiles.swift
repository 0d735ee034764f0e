import CorpusLayout
import Foundation
import GitHistory

/// What git can not tell of a path, in one line.
public struct HistoryError: Error, CustomStringConvertible {
  public var path: String
  public var reason: String
  public var description: String { "\(path): \(reason)" }
}

/// The files that differ from a revision, in the repositories of all paths that are audited.
public struct ChangedFiles: Sendable {
  /// Absolute, without symbolic links in the folders above the file. Those that were deleted are among them.
  let paths: Set<String>

  /// Asks git, once for every repository.
  ///
  /// - Parameters:
  ///   - revision: A revision that the working trees are held against, or a range (`GitRepository.changedPaths`).
  ///   - paths: Files and folders; what is not there is passed over.
  /// - Throws: `HistoryError` for the first path that is in no repository, or whose repository has no such revision.
  public init(since revision: String, in paths: [String]) async throws(HistoryError) {
    var found = Set<String>()
    var known = Set<GitRepository>()
    for path in paths where FileManager.default.fileExists(atPath: path) {
      do throws(GitError) {
        let repository = try await GitRepository(containing: PhysicalPath.folder(of: path))
        guard known.insert(repository).inserted else { continue }
        found.formUnion(try await repository.changedPaths(since: revision).map { repository.root + "/" + $0 })
      } catch {
        throw HistoryError(path: path, reason: error.description)
      }
    }
    self.paths = found
  }
}
