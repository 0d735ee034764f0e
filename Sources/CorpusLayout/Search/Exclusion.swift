import Foundation
import ParallelText

/// Which files of a search are left out.
///
/// A pattern fits a file or a folder by its name, or by the end of its path: `drafts`, `*.draft.md`, `docs/old`. `*` stands
/// for any characters, slashes included.
public struct Exclusion: Sendable {
  private let patterns: [String]
  /// Paths of files, and of folders with a slash at their ends, that the repository leaves out.
  private let ignored: Set<String>

  public init(_ patterns: [String], ignored: Set<String> = []) {
    self.patterns = patterns.map { pattern in
      var pattern = pattern[...]
      if pattern.hasPrefix("./") { pattern = pattern.dropFirst(2) }
      while pattern.count > 1, pattern.hasSuffix("/") { pattern = pattern.dropLast() }
      return String(pattern)
    }
    self.ignored = ignored
  }

  /// Leaves out what a pattern fits or the repository ignores, with what stands below it.
  ///
  /// - Returns: The places of the patterns that fit nothing.
  /// - Complexity: O(files) for each pattern and folder above them.
  @discardableResult
  package func apply(to discovery: inout FileDiscovery.Result) -> [Int] {
    if patterns.isEmpty, ignored.isEmpty { return [] }
    var folders: [Substring: Bool] = [:]
    var used = Set<Int>()
    func isExcluded(_ path: String) -> Bool {
      if fits(path[...], &used) || ignored.contains(path) { return true }
      let folder = path[..<path.startOfName]
      return isBelowExcluded(folder, &folders, &used)
    }
    discovery.files.removeAll { isExcluded($0.path) }
    discovery.problems.removeAll { problem in !discovery.folders.contains(problem.path) && isExcluded(problem.path) }
    if !discovery.named.isEmpty { discovery.named.formIntersection(discovery.files.lazy.map(\.path)) }
    return patterns.indices.filter { !used.contains($0) }
  }

  /// - Parameter folder: With its slash.
  private func isBelowExcluded(_ folder: Substring, _ known: inout [Substring: Bool], _ used: inout Set<Int>) -> Bool {
    guard !folder.isEmpty, folder != "/" else { return false }
    if let known = known[folder] { return known }
    let name = folder.dropLast()
    let above = name.lastIndex(of: "/").map { folder[...$0] } ?? ""
    let found = fits(name, &used) || ignored.contains(String(folder)) || isBelowExcluded(above, &known, &used)
    known[folder] = found
    return found
  }

  private func fits(_ path: Substring, _ used: inout Set<Int>) -> Bool {
    var found = false
    for (index, pattern) in patterns.enumerated() where Self.fits(pattern, path) {
      used.insert(index)
      found = true
    }
    return found
  }

  /// Whether a pattern fits a path, or what of it begins with one of its folders.
  private static func fits(_ pattern: String, _ path: Substring) -> Bool {
    if pattern.isEmpty { return false }
    if fnmatch(pattern, String(path), 0) == 0 { return true }
    // `**/drafts` is a folder at the root too.
    if pattern.hasPrefix("*"), fnmatch(pattern, "./" + path, 0) == 0 { return true }
    var rest = path
    while let slash = rest.firstIndex(of: "/") {
      rest = rest[rest.index(after: slash)...]
      if fnmatch(pattern, String(rest), 0) == 0 { return true }
    }
    return false
  }

  /// What the repository leaves out, in one number.
  package var hash: UInt64 {
    var hash = Hash64()
    for path in ignored.sorted() { hash.combine(path) }
    return hash.value
  }
}
