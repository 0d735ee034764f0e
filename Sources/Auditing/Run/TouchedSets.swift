import CorpusLayout
import Foundation

/// Which articles have a file that has changed, in whatever locale.
struct TouchedSets {
  /// With all their files, those that have not changed too.
  private(set) var touched: [ArticleSetJob] = []
  private(set) var untouched: [ArticleSetJob] = []

  /// A file that was deleted touches the article that it would be a locale of.
  ///
  /// - Complexity: a look at the disk for each file and the folders above it; no file is read.
  init(_ jobs: [ArticleSetJob], _ changes: ChangedFiles, below paths: [String], _ layouts: PathLayouts) {
    let deleted = Self.articles(ofDeleted: changes, jobs, below: paths, layouts)
    var physical = PhysicalPaths()
    for job in jobs {
      let isTouched =
        job.slot.map(deleted.contains) ?? false
        || job.files.contains { file in physical.all(of: file.path).contains(where: changes.contains) }
      if isTouched { touched.append(job) } else { untouched.append(job) }
    }
  }

  private static func articles(
    ofDeleted changes: ChangedFiles, _ jobs: [ArticleSetJob], below paths: [String], _ layouts: PathLayouts
  ) -> Set<LocaleSlot.Article> {
    // Paths are told as those of the files beside them would be.
    let folders = paths.compactMap { path -> (given: String, physical: String)? in
      guard PhysicalPath.folder(of: path) == path else { return nil }
      return PhysicalPath.of(path).map { (path, $0) }
    }
    let deleted = changes.paths.flatMap { path -> [String] in
      if FileManager.default.fileExists(atPath: path) { return [] }
      return folders.compactMap { folder in
        PhysicalPath.rest(of: path, below: folder.physical).flatMap { FileDiscovery.path(of: $0, below: folder.given) }
      }
    }
    if deleted.isEmpty { return [] }
    let paths = jobs.flatMap { $0.files.map(\.path) } + deleted
    let layout = LayoutReader(paths, layouts, .onDisk)
    return Set(
      paths.indices.suffix(deleted.count).compactMap { layout.placement(ofPath: $0).map { layout.article($0.article) } }
    )
  }
}
