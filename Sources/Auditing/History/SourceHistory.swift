import CorpusLayout
import Foundation
import GitHistory

/// A folder of source texts in a git repository, with all that its history tells of it.
public struct SourceHistory: Sendable {
  /// As given.
  let folder: String
  let repository: GitRepository
  /// Of the folder's files.
  let log: CommitLog
  /// Below the folder.
  let paths: SourcePaths
  /// What may be read of it as it is now.
  let bounds: TreeBounds
  /// The folder without symbolic links, and below the repository's with a slash at its end; empty for that one itself.
  private let physicalFolder: String
  private let prefix: String

  /// Reads the folder's history.
  ///
  /// - Throws: `HistoryError` if it is no folder, or in no repository that has commits.
  /// - Complexity: that of one `git log` over the folder.
  public init(_ folder: String) async throws(HistoryError) {
    guard PhysicalPath.folder(of: folder) == folder, let physical = PhysicalPath.of(folder) else {
      let exists = FileManager.default.fileExists(atPath: folder)
      throw HistoryError(path: folder, reason: exists ? "not a folder" : "no such file or directory")
    }
    self.folder = folder
    physicalFolder = physical
    bounds = TreeBounds([folder])
    do throws(GitError) {
      let repository = try await GitRepository(containing: folder)
      let below = PhysicalPath.rest(of: physical, below: repository.root) ?? ""
      let prefix = below.isEmpty ? "" : below + "/"
      self.prefix = prefix
      self.repository = repository
      log = try await CommitLog(of: repository, below: below)
      paths = SourcePaths(try await repository.trackedPaths(below: below).map { String($0.dropFirst(prefix.count)) })
    } catch {
      throw HistoryError(path: folder, reason: error.description)
    }
  }

  /// Where a source text stands below the repository's folder.
  func repositoryPath(of path: String) -> String { prefix + path }

  /// How a source text is told to people, and read: the folder as given, joined with the path below it.
  func givenPath(of path: String) -> String { PhysicalPath.join(folder, path) }

  /// Which of the folder's files a file is, by whatever path it is given.
  func path(ofFile file: String) -> String? {
    guard let physical = PhysicalPath.of(file), let path = PhysicalPath.rest(of: physical, below: physicalFolder) else {
      return nil
    }
    return paths.contains(path) ? path : nil
  }

  /// Which of the folder's files has the same path as an article, but for the locale and what stands before it.
  func path(of article: LocaleSlot.Article) -> String? {
    if !article.rest.isEmpty, paths.contains(article.name) { return article.name }
    return article.sources.lazy.compactMap(paths.path(endingAs:)).first
  }
}
