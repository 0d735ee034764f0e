import ParallelText

/// Files that are read, aligned and checked together.
package struct ArticleSetJob: Sendable {
  package struct File: Sendable {
    package var path: String
    /// As it was when the file was found.
    package var state: FileState
    /// nil if only the file itself can tell.
    package var locale: LocaleTag?
    /// Whether the path leaves no doubt about the locale.
    package var isCertain = true
    /// Whether a team has written the locale down, so that the file is not asked.
    package var isSettled = false

    package init(
      path: String, state: FileState, locale: LocaleTag? = nil, isCertain: Bool = true, isSettled: Bool = false
    ) {
      self.path = path
      self.state = state
      self.locale = locale
      self.isCertain = isCertain
      self.isSettled = isSettled
    }
  }
  /// nil if the articles must be told apart by what stands in the files.
  package var key: String?
  package var slot: LocaleSlot.Article?
  package var files: [File]
  /// Whether the source has other articles of the tree, and not this one.
  package var lacksSource = false

  package init(key: String? = nil, slot: LocaleSlot.Article? = nil, files: [File]) {
    self.key = key
    self.slot = slot
    self.files = files
  }
}

/// Sorts files into articles by their paths; what paths do not tell is left to the files' text.
package enum ArticleSetFinder {
  /// - Parameter discovery: With the siblings of named files.
  /// - Returns: Articles in the order of the first paths of each, those of files that no path tells of last; which files
  ///   were named one by one, if nothing else was.
  package static func find(
    _ discovery: FileDiscovery.Result, _ layouts: PathLayouts = .none, _ texts: FileTexts = .none
  ) -> (jobs: [ArticleSetJob], named: Set<String>) {
    let layout = LayoutReader(discovery.files.map(\.path), layouts, texts)
    var jobs: [ArticleSetJob] = []
    // By the articles' numbers.
    var places = [Int?](repeating: nil, count: layout.articleCount)
    var untold = ArticleSetJob(files: [])
    for (index, found) in discovery.files.enumerated() {
      guard let placement = layout.placement(ofPath: index) else {
        untold.files.append(.init(path: found.path, state: found.state))
        continue
      }
      let file = ArticleSetJob.File(
        path: found.path, state: found.state, locale: placement.locale, isCertain: placement.isCertain,
        isSettled: placement.isSettled)
      if let place = places[placement.article] {
        jobs[place].files.append(file)
      } else {
        places[placement.article] = jobs.count
        let article = layout.article(placement.article)
        jobs.append(ArticleSetJob(key: key(of: article), slot: article, files: [file]))
      }
    }
    disambiguate(&jobs)
    if !untold.files.isEmpty { jobs.append(untold) }
    // Named files alone are reported on; where folders were searched, everything is.
    let isNamedOnly =
      !discovery.named.isEmpty
      && discovery.files.allSatisfy { discovery.named.contains($0.path) || discovery.siblings.contains($0.path) }
    if !isNamedOnly { return (jobs, []) }
    jobs.removeAll { job in !job.files.contains { discovery.named.contains($0.path) } }
    return (jobs, discovery.named)
  }

  /// The path without the locale and the ending.
  private static func key(of article: LocaleSlot.Article) -> String {
    let path = article.name
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path.utf8[dot...].contains(UInt8(ascii: "/")) else {
      return path
    }
    return String(path[..<dot])
  }

  /// Articles of two trees that share a key are told apart by the folder above the locale's.
  private static func disambiguate(_ jobs: inout [ArticleSetJob]) {
    var first: [String: Int] = Dictionary(minimumCapacity: jobs.count)
    var isAlone = [Bool](repeating: true, count: jobs.count)
    for index in jobs.indices {
      guard let key = jobs[index].key else { continue }
      if let other = first[key] {
        isAlone[other] = false
        isAlone[index] = false
      } else {
        first[key] = index
      }
    }
    for index in jobs.indices where !isAlone[index] {
      guard let slot = jobs[index].slot, let key = jobs[index].key else { continue }
      jobs[index].key = slot.prefix + (slot.rest.isEmpty ? "" : slot.frame) + key
    }
  }
}
