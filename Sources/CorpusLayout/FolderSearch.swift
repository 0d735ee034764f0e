import Dispatch
import Foundation
import ParallelText

/// Searches one folder and all below it for articles.
///
///     folders of one depth ─► their listings, on all cores ─► folders of the next depth … ─► files in order
///
/// Of an article nothing but its status is asked for, and that once at most: it takes longer than all else together.
struct FolderSearch {
  struct File {
    var path: String
    var id: FileID
    var state: FileState
  }

  /// What stands in a folder.
  private struct Listing {
    /// What the paths of its entries begin with.
    var start: String
    var names = FolderNames()
    var problems: [(path: String, message: String)] = []
    /// The place of the first of its folders among all listings; the others follow.
    var firstFolder = 0
    var way: Way?

    init(_ folder: String) { start = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/" }
  }

  /// The folders that a path leads through, from the last to the first.
  private final class Way: Sendable {
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

  /// - Returns: Files in the order of their paths' bytes, and what cannot be read.
  static func find(in root: String, asksForStates: Bool) -> (files: [File], problems: [(path: String, message: String)])
  {
    var listings: [Listing] = []
    var level: [(path: String, above: Way?)] = [(root, nil)]
    while !level.isEmpty {
      let start = listings.count
      listings += listingsOnAllCores(of: level, asksForStates)
      level = []
      for index in start..<listings.count {
        listings[index].firstFolder = listings.count + level.count
        let listing = listings[index]
        for name in listing.names.sorted where name.file == nil {
          level.append((listing.names.path(of: name, below: listing.start), listing.way))
        }
      }
    }
    var problems = listings.flatMap(\.problems)
    let files = files(of: listings)
    if files.isEmpty, problems.isEmpty { problems.append((root, "no Markdown files in this folder")) }
    return (files, problems)
  }

  private static func listingsOnAllCores(of folders: [(path: String, above: Way?)], _ asksForStates: Bool) -> [Listing]
  {
    [Listing](unsafeUninitializedCapacity: folders.count) { buffer, count in
      nonisolated(unsafe) let places = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: folders.count) { index in
        (places + index).initialize(to: listing(of: folders[index].path, below: folders[index].above, asksForStates))
      }
      count = folders.count
    }
  }

  private static func listing(of folder: String, below above: Way?, _ asksForStates: Bool) -> Listing {
    var listing = Listing(folder)
    guard let directory = opendir(folder), let status = FileStatus(ofOpen: directory) else {
      listing.problems.append((folder, SystemError.text(errno)))
      return listing
    }
    defer { closedir(directory) }
    if let above, above.leads(through: status.id) {
      listing.problems.append((folder, "a symbolic link to a folder that it stands in"))
      return listing
    }
    listing.way = Way(status.id, below: above)
    let start = listing.start
    let device = asksForStates ? nil : status.id.device
    listing.names.read(directory, onDevice: device) { name, problem in listing.problems.append((start + name, problem))
    }
    return listing
  }

  private static func files(of listings: [Listing]) -> [File] {
    var files: [File] = []
    files.reserveCapacity(listings.reduce(0) { $0 + $1.names.sorted.count })
    var open = [(listing: 0, next: 0, folder: listings[0].firstFolder)]
    while let (index, next, folder) = open.popLast() {
      let listing = listings[index]
      for place in next..<listing.names.sorted.count {
        let name = listing.names.sorted[place]
        guard let file = name.file else {
          open.append((index, place + 1, folder + 1))
          open.append((folder, 0, listings[folder].firstFolder))
          break
        }
        let path = listing.names.path(of: name, below: listing.start)
        files.append(File(path: path, id: file.id, state: file.state))
      }
    }
    return files
  }
}
