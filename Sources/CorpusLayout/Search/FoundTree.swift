import Foundation
import ParallelText

/// What was found below the paths of a command line, folder by folder.
///
/// Paths are made of it when they are asked for: whether anything has changed can be told without.
public struct FoundTree: Sendable {
  private enum Root: Sendable {
    case folder(path: String, FoundFolder)
    case file(path: String, FileStatus)
  }

  private var roots: [Root] = []
  private var problems: [(path: String, message: String)] = []
  /// A moment before the states were asked for; nanoseconds since 1970.
  private let moment = FileState.now

  /// Searches as `FileDiscovery.find` says. Complexity: O(files), on all cores.
  public init(_ paths: [String], asksForStates: Bool = true) {
    let bounds = TreeBounds(paths.filter(FileDiscovery.isFolder))
    for path in paths {
      guard let status = FileStatus(path) else {
        problems.append((path, SystemError.text(errno)))
        continue
      }
      guard status.isFolder else {
        roots.append(.file(path: path, status))
        continue
      }
      let folder = FolderSearch.find(
        in: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, within: bounds,
        asksForStates: asksForStates)
      roots.append(.folder(path: path, folder))
    }
  }

  /// All that was found in one number: paths below those that were given, states of files, what cannot be read. nil if a
  /// file was named alone, or is so new that a change of it might not show in its state.
  ///
  /// Complexity: O(folders). Says nothing unless files were asked for their states.
  public var hash: Int64? {
    let areFolders = roots.allSatisfy { root in
      if case .folder = root { true } else { false }
    }
    return areFolders && isSettled ? stateHash : nil
  }

  /// The same of whatever was found.
  package var stateHash: Int64 {
    var hash = Hash64()
    for root in roots {
      switch root {
      case .folder(_, let folder): folder.combine(into: &hash)
      case .file(_, let status): hash.combine(status.state)
      }
    }
    hash.combine(problems: problems)
    return Int64(bitPattern: hash.value)
  }

  /// Whether a later change of any file is sure to show in its state.
  package var isSettled: Bool {
    roots.allSatisfy { root in
      switch root {
      case .folder(_, let folder): folder.isSettled(at: moment)
      case .file(_, let status): status.state.isSettled(at: moment)
      }
    }
  }

  /// All files in order. Complexity: O(n log n), of one folder O(n).
  public func files() -> FileDiscovery.Result {
    var result = FileDiscovery.Result(problems: problems, moment: moment)
    var seen = Set<FileID>()
    for root in roots {
      switch root {
      case .folder(let path, let folder):
        var files: [FoundFolder.File] = []
        result.folders.append(path)
        let known = result.problems.count
        folder.addFiles(to: &files)
        folder.addProblems(to: &result.problems)
        if files.isEmpty, result.problems.count == known {
          result.problems.append((path, "no Markdown files in this folder"))
        }
        seen.reserveCapacity(seen.count + files.count)
        for file in files where seen.insert(file.id).inserted {
          result.files.append(FileDiscovery.File(path: file.path, state: file.state))
        }
      case .file(let path, let status):
        guard seen.insert(status.id).inserted else { continue }
        result.files.append(FileDiscovery.File(path: path, state: status.state))
        result.named.insert(path)
      }
    }
    // What was found below one folder is in order as it is.
    result.files.sort { $0.path.precedesByBytes($1.path) }
    result.problems.sort { $0.path.precedesByBytes($1.path) }
    return result
  }
}
