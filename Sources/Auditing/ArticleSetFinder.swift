import ArticleParsing
import CorpusLayout
import LanguageData
import ParallelText

/// Files that are read, aligned and checked together.
struct ArticleSetJob: Sendable {
  struct File: Sendable {
    var path: String
    /// nil if only the file itself can tell.
    var locale: LocaleTag?
  }
  /// nil if the articles must be told apart by what stands in the files.
  var key: String?
  var files: [File]
}

/// Sorts files into articles by their paths; what paths do not tell is left to the files' text.
enum ArticleSetFinder {
  static func find(_ paths: [String]) -> (
    jobs: [ArticleSetJob], named: Set<String>, problems: [(path: String, message: String)]
  ) {
    var discovery = FileDiscovery.find(paths)
    addSiblings(&discovery)
    let layout = LayoutReader(discovery.files)
    var jobs: [ArticleSetJob] = []
    var places: [LocaleSlot.Article: Int] = [:]
    var untold = ArticleSetJob(key: nil, files: [])
    for path in discovery.files {
      guard let slot = layout.slot(of: path) else {
        untold.files.append(.init(path: path))
        continue
      }
      let file = ArticleSetJob.File(path: path, locale: slot.locale)
      if let place = places[slot.article] {
        jobs[place].files.append(file)
      } else {
        places[slot.article] = jobs.count
        jobs.append(ArticleSetJob(key: key(of: slot), files: [file]))
      }
    }
    disambiguate(&jobs, places)
    if !untold.files.isEmpty { jobs.append(untold) }
    // Named files alone are reported on; where folders were searched, everything is.
    let isNamedOnly = discovery.named.count > 0
    let folders = Set(discovery.files).subtracting(discovery.named)
    return (jobs, isNamedOnly && folders.isSubset(of: discovery.siblings) ? discovery.named : [], discovery.problems)
  }

  /// The path without the locale and the ending.
  private static func key(of slot: LocaleSlot) -> String {
    let path = slot.rest.isEmpty ? slot.frame.replacing("..", with: ".") : slot.rest
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
    return String(path[..<dot])
  }

  /// Articles of two trees that share a key are told apart by the folder above the locale's.
  private static func disambiguate(_ jobs: inout [ArticleSetJob], _ places: [LocaleSlot.Article: Int]) {
    var count: [String: Int] = [:]
    for job in jobs { count[job.key ?? "", default: 0] += 1 }
    for (article, place) in places where count[jobs[place].key ?? ""]! > 1 {
      jobs[place].key = article.prefix + (article.rest.isEmpty ? "" : article.frame) + (jobs[place].key ?? "")
    }
  }

  /// A file that is named alone is compared with its siblings.
  private static func addSiblings(_ discovery: inout FileDiscovery.Result) {
    if discovery.named.isEmpty { return }
    let layout = LayoutReader(discovery.files)
    var articles: [LocaleSlot.Article: Int] = [:]
    for path in discovery.files { if let slot = layout.slot(of: path) { articles[slot.article, default: 0] += 1 } }
    var known = Set(discovery.files)
    for path in discovery.named.sorted() {
      guard let slot = layout.slot(of: path), articles[slot.article] == 1 else { continue }
      for sibling in LayoutReader.siblings(of: path, slot) where known.insert(sibling).inserted {
        discovery.files.append(sibling)
        discovery.siblings.insert(sibling)
      }
    }
    discovery.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
