import ParallelText

/// Decides of each path which locale and which article it is, by what the paths have in common.
///
///     paths ─► slots that each may have ─► articles, each in how many locales ─► places that name locales ─► placements
///
/// Folders, names, slots and articles are numbers on the way: files share most of them, and texts are slow to compare.
public struct LayoutReader: Sendable {
  private struct ArticleKey: Hashable {
    var shelf: Int32
    var name: Int32
  }

  private struct Article {
    let key: ArticleKey
    /// The last of its readings that is in another locale than those before it.
    var last: Int32 = -1
    var isInSeveralLocales = false
  }

  /// One of the articles and locales that a path may be.
  private struct Reading {
    var article: Int32
    var locale: Int32
    /// The one before it of the same article in another locale, -1 if there is none.
    var previous: Int32
  }

  private(set) var slots = SlotTable()
  private(set) var names = SymbolTable()
  private var articles: [Article] = []
  /// Those of the first path, leftmost first, then those of the next.
  private var readings: [Reading] = []
  /// By the paths' numbers where their readings begin; at last where all end.
  private var starts: [Int32] = [0]
  /// The articles of files in the default language, by the paths' numbers.
  private var originals: [Int: Int] = [:]
  private var settled = SettledPlacements()
  private var joined = JoinedArticles()

  /// Learns from the paths which places name locales.
  ///
  /// Complexity: O(bytes of the paths), and O(components) for each folder; reads the beginnings of files whose paths leave
  /// open what they mean.
  ///
  /// - Parameters:
  ///   - paths: All of them; what is said of one is asked for by its number in this list.
  ///   - layouts: What is written down of it, and not to be learnt.
  ///   - texts: Bear out what paths may mean.
  public init(_ paths: [String], _ layouts: PathLayouts = .none, _ texts: FileTexts = .none) {
    var files = NumberedFiles()
    for (index, path) in paths.enumerated() {
      if let placement = layouts.placement(of: path) {
        settled.add(placement.article, placement.locale, of: index)
      } else {
        files.add(path, index)
      }
    }
    names = files.names
    read(files, paths.count, FolderMarks(files, paths, texts), NameMarks(files, paths, texts))
    let sources = SourceFiles(files, slots, names)
    for article in articles { learn(article, hasDefault: source(of: article, in: sources) != nil) }
    let shared = findOriginals(paths.indices, sources)
    let placed = paths.indices.map(ownPlacement)
    let names = SharedNames(self, files, paths, placed, sources, texts)
    let groups = shared.map { [JoinedArticles.Unit.article($0.first), .article($0.second)] } + names.groups
    joined = JoinedArticles(groups, self, paths, placed) { names.languages[$0] }
  }

  // MARK: Learning

  /// Finds the articles that each path may be of.
  private mutating func read(_ files: NumberedFiles, _ count: Int, _ folderMarks: FolderMarks, _ nameMarks: NameMarks) {
    var numbers: [ArticleKey: Int32] = [:]
    // All files of a folder share its candidates.
    let ofFolders = folderMarks.slots.map { $0.map { slots.add($0) } }
    starts.reserveCapacity(count + 1)
    readings.reserveCapacity(count)
    numbers.reserveCapacity(count)
    for (file, path) in files.all {
      while starts.count <= path { starts.append(Int32(readings.count)) }
      for candidate in ofFolders[Int(file.folder)] {
        add(ArticleKey(shelf: candidate.shelf, name: file.name), candidate.locale, &numbers)
      }
      for slot in nameMarks.slots[path] ?? [] {
        let candidate = slots.add(inName: slot)
        add(ArticleKey(shelf: candidate.shelf, name: names.number(of: slot.frame)), candidate.locale, &numbers)
      }
    }
    while starts.count <= count { starts.append(Int32(readings.count)) }
  }

  private mutating func add(_ key: ArticleKey, _ locale: Int32, _ numbers: inout [ArticleKey: Int32]) {
    let article = numbers[key] ?? Int32(articles.count)
    if article == articles.count {
      numbers[key] = article
      articles.append(Article(key: key))
    }
    let last = articles[Int(article)].last
    let reading = Int32(readings.count)
    readings.append(Reading(article: article, locale: locale, previous: last))
    var known = last
    while known >= 0 {
      if readings[Int(known)].locale == locale { return }
      known = readings[Int(known)].previous
    }
    articles[Int(article)].isInSeveralLocales = last >= 0
    articles[Int(article)].last = reading
  }

  private mutating func learn(_ article: Article, hasDefault: Bool) {
    let place = slots.shelves[Int(article.key.shelf)].place
    if article.isInSeveralLocales { slots.places[place].several += 1 }
    if hasDefault { slots.places[place].withDefault += 1 }
    let isShared = hasDefault || article.isInSeveralLocales
    var reading = article.last
    while reading >= 0 {
      let locale = Int(readings[Int(reading)].locale)
      slots.locales[locale].all += 1
      if isShared { slots.locales[locale].shared += 1 }
      reading = readings[Int(reading)].previous
    }
  }

  /// A file is in the default language if it stands where its translations' source would, and no locale is in its own
  /// path, or one that fewer articles bear out (`docs/cs/` about C#, beside `docs/fr/cs/`).
  ///
  /// - Returns: Articles that have such a file in common with the one that it has become the file of.
  private mutating func findOriginals(_ paths: Range<Int>, _ sources: SourceFiles) -> [(first: Int, second: Int)] {
    var shared: [(first: Int, second: Int)] = []
    if sources.isEmpty { return shared }
    for path in paths {
      guard let found = likeliest(path), place(of: found).withDefault > 0,
        let source = source(of: articles[Int(found.article)], in: sources)
      else { continue }
      if let own = likeliest(source),
        locale(of: own).tag.hasRegionOrScript || locale(of: own).shared >= locale(of: found).shared
      {
        continue
      }
      if let other = originals[source], other != Int(found.article) { shared.append((other, Int(found.article))) }
      originals[source] = Int(found.article)
    }
    return shared
  }

  /// The number of the path of the file in the default language; nil if there is none.
  private func source(of article: Article, in sources: SourceFiles) -> Int? {
    sources.path(shelf: article.key.shelf, name: article.key.name)
  }

  // MARK: Placements

  /// How many articles there may be; their numbers are below it.
  public var articleCount: Int { articles.count + settled.articles.count + joined.articles.count }

  /// What a path says, nil if it says nothing.
  ///
  /// - Parameter path: Its number among those that were learnt from.
  public func placement(ofPath path: Int) -> Placement? {
    if var placement = joined.placements[path] {
      placement.article += articles.count + settled.articles.count
      return placement
    }
    return ownPlacement(ofPath: path)
  }

  /// The same before articles were joined.
  func ownPlacement(ofPath path: Int) -> Placement? {
    if var placement = settled.placements[path] {
      placement.article += articles.count
      return placement
    }
    if let article = originals[path] { return Placement(article: article, locale: nil, isCertain: true) }
    return likeliest(path).map {
      Placement(article: Int($0.article), locale: locale(of: $0).tag, isCertain: isCertain(locale(of: $0)))
    }
  }

  /// - Parameter number: Of a placement.
  public func article(_ number: Int) -> LocaleSlot.Article {
    let behind = number - articles.count - settled.articles.count
    if behind >= 0 { return joined.articles[behind] }
    if number >= articles.count { return settled.articles[number - articles.count] }
    let shelf = slots.shelves[Int(articles[number].key.shelf)]
    let name = names.text(of: articles[number].key.name)
    let (prefix, rest, frame) = (shelf.slot.prefix, shelf.slot.rest, shelf.slot.frame)
    return shelf.isInNames
      ? LocaleSlot.Article(prefix: prefix, rest: "", frame: name)
      : LocaleSlot.Article(prefix: prefix, rest: rest + name, frame: frame)
  }

  /// The slot of a path, nil if its locale cannot be told from the path.
  ///
  /// - Parameter path: Its number among those that were learnt from.
  public func slot(ofPath path: Int) -> LocaleSlot? {
    likeliest(path).map { found in
      let article = article(Int(found.article))
      return LocaleSlot(
        locale: locale(of: found).tag, prefix: article.prefix, rest: article.rest, frame: article.frame)
    }
  }

  /// The shelf and the name of the article of a placement, nil if it was written down.
  func place(ofArticle number: Int) -> (shelf: Int32, name: Int32)? {
    number < articles.count ? (articles[number].key.shelf, articles[number].key.name) : nil
  }

  private func locale(of reading: Reading) -> SlotTable.Locale { slots.locales[Int(reading.locale)] }

  private func place(of reading: Reading) -> SlotTable.Place { slots.places[locale(of: reading).place] }

  /// The place where most articles have several locales wins; a name with a region (`fr-FR`) needs no such support.
  private func likeliest(_ path: Int) -> Reading? {
    let found = readings[Int(starts[path])..<Int(starts[path + 1])]
    if found.isEmpty { return nil }
    return found.lazy.filter { place(of: $0).several > 0 }.max { place(of: $0).weight < place(of: $1).weight }
      ?? found.first { locale(of: $0).tag.hasRegionOrScript }
      ?? found.lazy.filter { place(of: $0).withDefault > 0 }.max { place(of: $0).weight < place(of: $1).weight }
      ?? found.first { reading in
        !slots.shelves[Int(articles[Int(reading.article)].key.shelf)].isInNames
          && locale(of: reading).tag.language.utf8.count == 2
      }
  }

  /// A language's code may be any short word: three articles, and half of what stands there, vouch for it.
  private func isCertain(_ locale: SlotTable.Locale) -> Bool {
    locale.tag.hasRegionOrScript || locale.shared >= 3 && locale.shared * 2 >= locale.all
  }
}

/// What is written down of the layout, path by path.
private struct SettledPlacements {
  /// By the paths' numbers; the articles have numbers of their own.
  private(set) var placements: [Int: Placement] = [:]
  private(set) var articles: [LocaleSlot.Article] = []
  private var numbers: [LocaleSlot.Article: Int] = [:]

  mutating func add(_ article: LocaleSlot.Article, _ locale: LocaleTag, of path: Int) {
    let number = numbers[article] ?? articles.count
    if number == articles.count {
      numbers[article] = number
      articles.append(article)
    }
    placements[path] = Placement(article: number, locale: locale, isCertain: true, isSettled: true)
  }
}
