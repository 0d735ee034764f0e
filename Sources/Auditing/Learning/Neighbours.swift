import CorpusLayout
import ParallelText

/// Articles beside files that are named alone: they teach a run that reads little else of its locales.
enum Neighbours {
  /// So many files at most of all folders together, so that a single file is still audited at once.
  private static let most = 32

  /// Articles in the folders of some files, with their siblings; which they are depends on the names alone.
  ///
  /// - Complexity: O(names in the folders); reads no file.
  static func jobs(of named: Set<String>, _ layouts: PathLayouts) -> [ArticleSetJob] {
    let folders = Set(named.map(folder(of:)))
    let candidates = folders.flatMap { folder in
      FileDiscovery.names(in: folder.isEmpty ? "." : folder).filter { FileDiscovery.isArticle($0.utf8) }.map {
        folder + $0
      }
    }.filter { !named.contains($0) }
    let hashed = candidates.map { path in (hash: Hash64.of(path[nameStart(path)...].utf8), path: path) }
      .sorted { ($0.hash, $0.path) < ($1.hash, $1.path) }
    let chosen = hashed.prefix(most).map(\.path)
    if chosen.isEmpty { return [] }
    var found = FileDiscovery.find(chosen, asksForStates: false)
    SiblingFinder.addSiblings(to: &found, layouts)
    return ArticleSetFinder.find(found, layouts, .onDisk).jobs
  }

  /// With a slash behind it; empty of the current folder.
  private static func folder(of path: String) -> String { String(path[..<nameStart(path)]) }

  private static func nameStart(_ path: String) -> String.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
  }
}
