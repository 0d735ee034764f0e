import CorpusLayout
import Foundation
import GitHistory

/// When translations were last committed, in whatever repositories they are.
actor TranslationDates {
  private var logs: [String: Task<(GitRepository, CommitLog)?, Never>] = [:]
  private var roots: [String: String?] = [:]
  private let problems: HistoryProblems

  /// - Parameter problems: Gets why git cannot tell.
  init(_ problems: HistoryProblems) { self.problems = problems }

  /// Seconds since 1970; nil if git does not keep the file, or cannot tell.
  ///
  /// - Complexity: the first file of a repository takes a walk over its history.
  func lastCommit(of path: String) async -> Int? {
    guard let physical = PhysicalPath.of(path), let root = root(above: PhysicalPath.parent(of: physical)) else {
      return nil
    }
    let task =
      logs[root]
      ?? Task {
        do throws(GitError) {
          let repository = try await GitRepository(containing: root)
          return await repository.hasCommits ? (repository, try await CommitLog(of: repository)) : nil
        } catch {
          problems.tell(root, error.description)
          return nil
        }
      }
    logs[root] = task
    guard let (repository, log) = await task.value, let rest = PhysicalPath.rest(of: physical, below: repository.root)
    else { return nil }
    return log[rest].first?.commit.time
  }

  /// The nearest folder upwards that holds a repository: found without a process for each folder.
  private func root(above folder: String) -> String? {
    if let known = roots[folder] { return known }
    let root: String? =
      FileManager.default.fileExists(atPath: folder + "/.git")
      ? folder : folder.count > 1 ? self.root(above: PhysicalPath.parent(of: folder)) : nil
    roots[folder] = .some(root)
    return root
  }
}
