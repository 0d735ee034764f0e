import CorpusLayout
import Foundation
import ParallelText
import Synchronization

/// A report in a folder, for a browser or any web server.
///
/// A list of its files (`report-files.txt`) shows what is a report, and which files of an older one are to go: nothing
/// else in the folder is touched. Each file is there as a whole, or stays as it was.
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
  /// - Throws: `Failure` if the folder holds something else than a report, or cannot be written; `IndexError`.
  package func write(_ site: Site) throws -> Int {
    let old = try oldPaths()
    let paths = try site.paths()
    try makeFolders(paths)
    // Whatever happens from here, the list has all that may be there.
    try save(list: Set(old).union(paths).sorted { $0.precedesByBytes($1) })
    try writeAll(paths, of: site)
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
    var status = stat()
    guard stat(folder, &status) == 0 else { return [] }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(path: folder, reason: "not a folder") }
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

  private func makeFolders(_ paths: [String]) throws(Failure) {
    let names = Set(paths.lazy.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) })
    for path in [folder] + names.sorted().map({ folder + "/" + $0 }) {
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        throw Failure(path: path, reason: "cannot be made: \(SystemError.text(errno))")
      }
    }
  }

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
          guard let resource = try site.resource(at: paths[index]) else { continue }
          try write(resource.bytes, to: paths[index])
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// Writes beside the file, and then puts it in its place.
  private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let place = folder + "/" + path
    let draft = place + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666)
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
