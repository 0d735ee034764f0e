import CorpusLayout
import Foundation
import GitHistory
import ParallelText

/// What git leaves out of the repositories that folders are in: builds, downloads, drafts.
package enum IgnoredFiles {
  /// The files, and folders with a slash at their ends, that git ignores below folders, as a search names them. Git is
  /// asked once for each repository; where there is none, or it does not answer, nothing is ignored.
  ///
  /// - Parameter paths: Of a call; those of files are passed over.
  /// - Returns: Also that git does not trust a repository, and so says nothing of it.
  package static func find(below paths: [String]) async -> (paths: Set<String>, remarks: [Remark]) {
    var folders: [String: [(given: String, physical: String)]] = [:]
    for path in paths where PhysicalPath.folder(of: path) == path {
      guard let physical = PhysicalPath.of(path), let root = RepositoryRoot.above(physical) else { continue }
      folders[root, default: []].append((path, physical))
    }
    var found = Set<String>()
    var remarks: [Remark] = []
    for (root, folders) in folders {
      let repository: GitRepository
      do throws(GitError) {
        repository = try await GitRepository(containing: root)
      } catch {
        if error.isUntrusted {
          remarks.append(Remark(path: folders[0].given, message: "\(error). Files that git ignores are read too"))
        }
        continue
      }
      let below = folders.map { PhysicalPath.rest(of: $0.physical, below: repository.root) ?? "" }
      guard let ignored = try? await repository.ignoredPaths(below: below.contains("") ? [] : below) else { continue }
      for path in ignored {
        for (folder, below) in zip(folders, below) {
          // A folder that is ignored as a whole is read all the same where the call names it.
          let rest = below.isEmpty ? path : PhysicalPath.rest(of: path, below: below) ?? ""
          if !rest.isEmpty { found.insert(PhysicalPath.join(folder.given, rest)) }
        }
      }
    }
    return (found, remarks.sorted { ($0.path ?? "").precedesByBytes($1.path ?? "") })
  }
}
