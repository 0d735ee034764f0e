import ParallelText

/// The files of a folder of source texts, to be found by the paths of their translations.
package struct SourcePaths: Sendable {
  private let all: Set<String>
  private let byName: [Substring: [String]]

  /// - Parameter paths: Below the folder.
  init(_ paths: [String]) {
    all = Set(paths)
    byName = Dictionary(grouping: paths) { $0.split(separator: "/").last ?? "" }
  }

  func contains(_ path: String) -> Bool { all.contains(path) }

  /// The file that has most folders in common with a path, counted from the ends of both.
  ///
  /// nil if several have as many, or if what is common is but a name that many files bear: the whole of one of the two
  /// paths must agree, or a folder.
  func path(endingAs path: String) -> String? {
    let wanted = path.split(separator: "/")
    guard let name = wanted.last else { return nil }
    var best: (path: String, shared: Int)?
    var isUnique = true
    for candidate in byName[name] ?? [] {
      let parts = candidate.split(separator: "/")
      let shared = zip(parts.reversed(), wanted.reversed()).prefix { $0 == $1 }.count
      guard shared > 1 || shared == parts.count || shared == wanted.count else { continue }
      if shared > best?.shared ?? 0 {
        best = (candidate, shared)
        isUnique = true
      } else if shared == best?.shared {
        isUnique = false
      }
    }
    return isUnique ? best?.path : nil
  }
}
