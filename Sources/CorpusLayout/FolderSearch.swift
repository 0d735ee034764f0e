import Dispatch
import Foundation
import ParallelText

/// Searches one folder and all below it for articles.
///
///     folders of one depth ─► their listings, on all cores ─► folders of the next depth … ─► files in order
///
/// Of an article nothing but its status is asked for, and that once: it takes longer than all else together.
struct FolderSearch {
  struct File {
    var path: String
    var id: FileID
    var state: FileState
  }

  private enum Entry {
    case file(File)
    case folder(String)
  }

  /// What stands in a folder.
  private struct Listing {
    /// In the order of their paths' bytes, with all that is below a folder in its place.
    var entries: [Entry] = []
    var problems: [(path: String, message: String)] = []
    /// The place of the first of its folders among all listings; the others follow.
    var firstFolder = 0
    var way: Way?
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
  static func find(in root: String) -> (files: [File], problems: [(path: String, message: String)]) {
    var listings: [Listing] = []
    var level: [(path: String, above: Way?)] = [(root, nil)]
    while !level.isEmpty {
      let start = listings.count
      listings += listingsOnAllCores(of: level)
      level = []
      for index in start..<listings.count {
        listings[index].firstFolder = listings.count + level.count
        for case .folder(let path) in listings[index].entries { level.append((path, listings[index].way)) }
      }
    }
    var problems = listings.flatMap(\.problems)
    let files = files(of: listings)
    if files.isEmpty, problems.isEmpty { problems.append((root, "no Markdown files in this folder")) }
    return (files, problems)
  }

  private static func listingsOnAllCores(of folders: [(path: String, above: Way?)]) -> [Listing] {
    [Listing](unsafeUninitializedCapacity: folders.count) { buffer, count in
      nonisolated(unsafe) let places = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: folders.count) { index in
        (places + index).initialize(to: listing(of: folders[index].path, below: folders[index].above))
      }
      count = folders.count
    }
  }

  private static func listing(of folder: String, below above: Way?) -> Listing {
    var listing = Listing()
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
    var entries: [(name: String, entry: Entry)] = []
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          add(name, Int32(entry.pointee.d_type), in: directory, folder, to: &entries, &listing.problems)
        }
      }
    }
    entries.sort { $0.name.precedesByBytes($1.name) }
    listing.entries = entries.map(\.entry)
    return listing
  }

  private static func add(
    _ name: UnsafePointer<CChar>, _ type: Int32, in directory: OpaquePointer, _ folder: String,
    to entries: inout [(name: String, entry: Entry)], _ problems: inout [(path: String, message: String)]
  ) {
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    if FileDiscovery.isSkipped(bytes) { return }
    let isArticle = FileDiscovery.isArticle(bytes)
    // What is plainly a folder, or plainly neither that, a link nor an article, need not be asked for its status.
    if type == Int32(DT_REG), !isArticle { return }
    let path = FileDiscovery.join(folder, String(cString: name))
    let status = type == Int32(DT_DIR) ? nil : FileStatus(name, in: directory)
    if type == Int32(DT_DIR) || status?.isFolder == true {
      entries.append((path + "/", .folder(path)))
    } else if isArticle {
      if let status {
        entries.append((path, .file(File(path: path, id: status.id, state: status.state))))
      } else {
        problems.append((path, SystemError.text(errno)))
      }
    }
  }

  private static func files(of listings: [Listing]) -> [File] {
    var files: [File] = []
    var open: [(listing: Int, entry: Int, folder: Int)] = [(0, 0, listings[0].firstFolder)]
    while let (listing, entry, folder) = open.popLast() {
      guard entry < listings[listing].entries.count else { continue }
      switch listings[listing].entries[entry] {
      case .file(let file):
        files.append(file)
        open.append((listing, entry + 1, folder))
      case .folder:
        open.append((listing, entry + 1, folder + 1))
        open.append((folder, 0, listings[folder].firstFolder))
      }
    }
    return files
  }
}
