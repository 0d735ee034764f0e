import Foundation
import ParallelText

/// A folder of a search: what stands in it, once it has been read.
final class FoundFolder: Sendable {
  private let path: String
  /// What the paths of its entries begin with.
  private let start: String
  /// The folder that it was found in.
  private let above: Way?
  private let bounds: TreeBounds
  // Written once, by whom the search has given the folder to, and read when the search is over.
  nonisolated(unsafe) private var names = FolderNames()
  nonisolated(unsafe) private var unreadable: [(path: String, message: String)] = []
  /// Those among its entries, in their order.
  nonisolated(unsafe) private(set) var folders: [FoundFolder] = []
  /// Of what stands in the folder itself, if articles were asked for their states.
  nonisolated(unsafe) private var ownHash: UInt64 = 0
  nonisolated(unsafe) private var settledFrom = Int64.min

  /// The folders that a path leads through, from the last to the first.
  final class Way: Sendable {
    let id: FileID
    let above: Way?

    init(_ id: FileID, below above: Way?) {
      self.id = id
      self.above = above
    }

    func leads(through other: FileID) -> Bool {
      var step: Way? = self
      while let way = step {
        if way.id == other { return true }
        step = way.above
      }
      return false
    }
  }

  struct File {
    var path: String
    var id: FileID
    var state: FileState
  }

  /// - Parameters:
  ///   - bounds: What symbolic links are followed within.
  ///   - above: The way to it; nil to where a search begins.
  init(_ path: String, within bounds: TreeBounds, below above: Way? = nil) {
    self.path = path
    self.above = above
    self.bounds = bounds
    start = path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
  }

  func read(asksForStates: Bool) {
    guard let directory = opendir(path), let status = FileStatus(ofOpen: directory) else {
      unreadable.append((path, SystemError.text(errno)))
      return
    }
    defer { closedir(directory) }
    if let above, above.leads(through: status.id) {
      unreadable.append((path, "a symbolic link to a folder that contains it"))
      return
    }
    names.read(directory, onDevice: asksForStates ? nil : status.id.device) { name in
      TreeBounds.link(start + name).flatMap { _ in bounds.problem(of: start + name) }
    } elseTell: { name, problem in
      unreadable.append((start + name, problem))
    }
    let way = Way(status.id, below: above)
    folders = names.sorted.lazy.filter { $0.file == nil }
      .map { FoundFolder(self.names.path(of: $0, below: self.start), within: self.bounds, below: way) }
    if asksForStates { summarize() }
  }

  private func summarize() {
    var hash = Hash64()
    for name in names.sorted {
      names.combine(name, into: &hash)
      guard let state = name.file?.state else { continue }
      hash.combine(state)
      settledFrom = max(settledFrom, state.settledFrom)
    }
    hash.combine(problems: unreadable)
    ownHash = hash.value
  }

  // MARK: When all below has been read

  /// Of all files below, in the order of their paths' bytes.
  func addFiles(to files: inout [File]) {
    var folder = folders.makeIterator()
    for name in names.sorted {
      if let file = name.file {
        files.append(File(path: names.path(of: name, below: start), id: file.id, state: file.state))
      } else {
        folder.next()!.addFiles(to: &files)
      }
    }
  }

  func addProblems(to problems: inout [(path: String, message: String)]) {
    problems += unreadable
    for folder in folders { folder.addProblems(to: &problems) }
  }

  /// All that was found: names, states, problems.
  func combine(into hash: inout Hash64) {
    hash.combine(ownHash)
    for folder in folders { folder.combine(into: &hash) }
  }

  /// Whether a change of any file after `moment` is sure to show in its state.
  func isSettled(at moment: Int64) -> Bool {
    settledFrom < moment && folders.allSatisfy { $0.isSettled(at: moment) }
  }
}

extension Hash64 {
  /// What cannot be read, and why.
  mutating func combine(problems: [(path: String, message: String)]) {
    for problem in problems {
      combine(problem.path)
      combine(problem.message)
    }
  }
}
