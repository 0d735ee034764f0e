import CorpusLayout
import Foundation
import ParallelText
import Synchronization

/// A report in a folder, for a browser or any web server.
///
/// A list of its files (`report-files.txt`) shows what is a report, and which files of an older one are to go: nothing
/// else in the folder is touched, and nothing behind a symbolic link that stands in it. Each file is there as a whole, or
/// stays as it was.
package struct StaticSite {
  private let folder: String

  private static let list = "report-files.txt"
  /// The list's first line.
  private static let head = "Files of a report of Stele. What is listed here is replaced or removed by the next report."

  /// Why a folder cannot be written to.
  package struct Failure: Error, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String { "\(path): \(reason)" }
  }

  package init(folder: String) { self.folder = folder }

  /// Makes the folder hold the site, and no page of an older report that the site lacks.
  ///
  /// Pages are made in parallel, and only those that are being written are in memory.
  ///
  /// - Returns: How many files there are.
  /// - Throws: `Failure` if the folder holds something else than a report, cannot be written, or is being written to by
  ///   another run, and if the index changes meanwhile; `IndexError`.
  package func write(_ site: Site) throws -> Int {
    try makeFolder()
    return try whileLocked { try writeLocked(site) }
  }

  private func writeLocked(_ site: Site) throws -> Int {
    let old = try oldPaths()
    let paths = try site.paths()
    try makeFolders(paths)
    try checkFolders(old + paths)
    // Whatever happens from here, the list has all that may be there.
    try save(list: Set(old).union(paths).sorted { $0.precedesByBytes($1) })
    try writeAll(paths, of: site)
    // Pages of two states would not fit together.
    guard try site.isCurrent() else { throw Self.changed(site) }
    let kept = Set(paths)
    for path in old where !kept.contains(path) {
      unlink(folder + "/" + path)
      // What a run that was ended has left.
      unlink(folder + "/" + path + ".new")
    }
    try save(list: paths)
    return paths.count
  }

  /// What the list of an older report has; empty in an empty folder.
  private func oldPaths() throws(Failure) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(path: folder, reason: "cannot be read")
    }
    if names.isEmpty { return [] }
    let data = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + Self.list))
    let lines = String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == Self.head else {
      throw Failure(path: folder, reason: "neither empty nor a report of Stele; choose another folder")
    }
    return lines.dropFirst().filter(Self.isSafe)
  }

  /// A list that somebody has changed must not have files elsewhere removed.
  private static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  // MARK: Folders

  private func makeFolder() throws(Failure) {
    var status = stat()
    if stat(folder, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(path: folder, reason: "not a folder") }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: "cannot be made: \(SystemError.text(errno))")
    }
  }

  /// Two runs that write at a time would mix their pages. The lock goes with the process, however it ends.
  private func whileLocked<Value>(_ body: () throws -> Value) throws -> Value {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: folder, reason: "cannot be read: \(SystemError.text(errno))") }
    defer { close(descriptor) }
    // Some file systems on a network have no locks: what is written there is written without one.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw Failure(path: folder, reason: "another report is being written there; please try again")
    }
    // Not only closed: a process that is just being started has the descriptor too, until it runs its program.
    defer { flock(descriptor, LOCK_UN) }
    return try body()
  }

  private static func folders(of paths: [String]) -> [String] {
    Set(paths.lazy.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }).sorted()
  }

  private func makeFolders(_ paths: [String]) throws(Failure) {
    for name in Self.folders(of: paths) {
      let path = folder + "/" + name
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw Failure(path: path, reason: "cannot be made: \(SystemError.text(errno))")
      }
    }
  }

  /// A link in a folder's place would have files elsewhere replaced and removed.
  private func checkFolders(_ paths: [String]) throws(Failure) {
    for name in Self.folders(of: paths) {
      var status = stat()
      let path = folder + "/" + name
      if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
        throw Failure(path: path, reason: "a symbolic link, or not a folder")
      }
    }
  }

  // MARK: Files

  private func save(list paths: [String]) throws(Failure) {
    let text = ([Self.head] + paths).joined(separator: "\n") + "\n"
    try write(Array(text.utf8), to: Self.list)
  }

  private func writeAll(_ paths: [String], of site: Site) throws {
    let next = Atomic(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < paths.count else { return }
        do {
          guard let resource = try site.resource(at: paths[index]) else { throw Self.changed(site) }
          try write(resource.bytes, to: paths[index])
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private static func changed(_ site: Site) -> Failure {
    Failure(path: site.readers.path, reason: "the index changed meanwhile; please try again")
  }

  /// Writes beside the file, and then puts it in its place.
  private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let place = folder + "/" + path
    let draft = place + ".new"
    // What a run that was ended has left.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(place) }
    var written = 0
    let isWritten = bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = Foundation.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno != EINTR { return false }
        written += max(count, 0)
      }
      return true
    }
    let code = errno
    close(descriptor)
    guard isWritten, rename(draft, place) == 0 else {
      let reason = isWritten ? errno : code
      unlink(draft)
      throw Failure(path: place, reason: "cannot be written: \(SystemError.text(reason))")
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: "cannot be written: \(SystemError.text(errno))")
  }
}
