import CorpusLayout
import ParallelText

/// Which articles have a file in which locales, tree by tree.
///
/// The locales that an article is expected in are those of its own tree: a tree in French and Russian lacks no German.
package struct Coverage {
  /// A tree is what stands below the folder above the locales', in one layout.
  struct Tree: Hashable {
    var prefix: String
    var frame: String
    var isSettled: Bool

    init(_ slot: LocaleSlot.Article) {
      // Files that have their locale in their names stand together wherever they are.
      prefix = slot.rest.isEmpty ? "" : slot.prefix
      frame = slot.rest.isEmpty ? "." : slot.frame
      isSettled = slot.layouts != nil
    }
  }

  /// What the articles of a tree show of one of its locales.
  private struct Shown {
    /// How many articles it has.
    var count = 0
    private var components: [String?: Int] = [:]
    /// The folder that all of them are in or below, behind the locale; with its slash.
    private var folder: Substring.UTF8View?

    mutating func add(writtenAs component: String?, at rest: String) {
      count += 1
      components[component, default: 0] += 1
      let own = Self.folder(of: rest[...].utf8)
      guard let folder else {
        folder = own
        return
      }
      if Self.isBeginning(folder, of: own) { return }
      let shared = zip(folder, own).prefix { $0 == $1 }.count
      self.folder = Self.folder(of: folder.prefix(shared))
    }

    /// Whether all are deeper than a file's folder, which then holds the site's other files rather than articles.
    func areAllBelow(folderOf rest: String) -> Bool {
      guard let folder else { return false }
      let other = Self.folder(of: rest[...].utf8)
      return other.count < folder.count && folder.starts(with: other)
    }

    /// In one piece: to ask the views for each byte takes ten times as long.
    private static func isBeginning(_ folder: Substring.UTF8View, of path: Substring.UTF8View) -> Bool {
      let quick = path.withContiguousStorageIfAvailable { path in
        folder.withContiguousStorageIfAvailable { path.starts(with: $0) }
      }
      return (quick ?? nil) ?? path.starts(with: folder)
    }

    private static func folder(of path: Substring.UTF8View) -> Substring.UTF8View {
      let last = path.withContiguousStorageIfAvailable { path in path.lastIndex(of: UInt8(ascii: "/")) }
      if let last { return path.prefix(last.map { $0 + 1 } ?? 0) }
      return path.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? path.prefix(0)
    }

    /// How most paths write it, of equals the first by bytes; nil for the default language.
    var component: String? {
      components.max { ($0.value, $1.key ?? "") < ($1.value, $0.key ?? "") }.flatMap(\.key)
    }
  }

  /// An article that has a place, and the files that were read of it.
  package struct Placed {
    package struct File {
      package var locale: LocaleTag
      /// How its path writes the locale; nil if it does not.
      package var component: String?
      /// By what the caller knows the file.
      package var id: Int64

      package init(locale: LocaleTag, component: String?, id: Int64) {
        self.locale = locale
        self.component = component
        self.id = id
      }
    }

    package var slot: LocaleSlot.Article
    package var files: [File]

    package init(slot: LocaleSlot.Article, files: [File]) {
      self.slot = slot
      self.files = files
    }
  }

  private let articles: [Placed]
  private var treeNumbers: [Tree: Int] = [:]
  /// By the articles' places the numbers of their trees.
  private var trees: [Int] = []
  /// By the trees' numbers.
  private var locales: [[LocaleTag: Shown]] = []
  private var counts: [Int] = []

  /// - Parameter articles: Each once.
  package init(_ articles: [Placed]) {
    self.articles = articles
    trees.reserveCapacity(articles.count)
    var last: (tree: Tree, number: Int)?
    for article in articles {
      // Articles of a tree mostly stand together.
      let tree = Tree(article.slot)
      let number = last?.tree == tree ? last!.number : number(of: tree)
      last = (tree, number)
      trees.append(number)
      counts[number] += 1
      for file in article.files {
        locales[number][file.locale, default: Shown()].add(writtenAs: file.component, at: article.slot.rest)
      }
    }
  }

  private mutating func number(of tree: Tree) -> Int {
    if let number = treeNumbers[tree] { return number }
    treeNumbers[tree] = counts.count
    counts.append(0)
    locales.append([:])
    return counts.count - 1
  }

  /// - Parameters:
  ///   - files: Those that were read; their ids are their places.
  ///   - unread: Articles of which no file was read, but which tell what locales their tree has.
  ///   - samples: Of each locale whose files are all unread one that was read after all (`samples(of:beside:)`).
  init(_ files: [FileSummary], unread: [ArticleSetJob], samples: [FileSummary]) {
    var articles: [Placed] = []
    for (id, file) in files.enumerated() {
      guard let slot = file.slot else { continue }
      // Files of an article stand together.
      if articles.last?.slot != slot { articles.append(Placed(slot: slot, files: [])) }
      articles[articles.count - 1].files.append(
        Placed.File(locale: file.locale, component: file.component, id: Int64(id)))
    }
    self.init(articles)
    if unread.isEmpty { return }
    // What a file says of its locale counts for more than its path: files beside it are taken to say the same.
    var told: [Written: LocaleTag] = [:]
    for file in samples + files { if let written = Written(file) { told[written] = file.locale } }
    for job in unread {
      guard let slot = job.slot, let tree = treeNumbers[Tree(slot)] else { continue }
      counts[tree] += 1
      for file in job.files {
        let written = Written(slot, file.path)
        guard let locale = told[written] ?? file.locale else { continue }
        locales[tree][locale, default: Shown()].add(writtenAs: written.component, at: slot.rest)
      }
    }
  }

  /// How the paths of a tree write one of its locales.
  private struct Written: Hashable {
    var tree: Tree
    /// nil for the default language's.
    var component: String?

    init(_ slot: LocaleSlot.Article, _ path: String) {
      tree = Tree(slot)
      component = slot.component(of: path)
    }

    init?(_ file: FileSummary) {
      guard let slot = file.slot else { return nil }
      tree = Tree(slot)
      component = file.component
    }
  }

  /// Of unread articles the files by which to learn which locales they are in: one for each that the read files of its
  /// tree do not show.
  static func samples(of unread: [ArticleSetJob], beside files: [FileSummary]) -> [ArticleSetJob] {
    var known = Set(files.compactMap(Written.init))
    let trees = Set(known.map(\.tree))
    var samples: [ArticleSetJob] = []
    for job in unread {
      guard let slot = job.slot, trees.contains(Tree(slot)) else { continue }
      for file in job.files where known.insert(Written(slot, file.path)).inserted {
        var sample = job
        sample.files = [file]
        samples.append(sample)
      }
    }
    return samples
  }

  /// An article that a locale lacks is a finding about the place where its file should stand; one that only a
  /// translation has, about that file, with the comment there that accepts it.
  ///
  /// - Parameter summary: Of a file by its id; asked of those that findings are about.
  /// - Complexity: O(articles × locales of their tree).
  package func findings(source: LocaleTag?, summary: (Int64) throws -> FileSummary) rethrows -> [(
    finding: Finding, ignore: Ignore?
  )] {
    var found: [(Finding, Ignore?)] = []
    let maker = FindingMaker()
    let expectedInTrees = counts.indices.map(expected)
    let sources = expectedInTrees.map { expected in
      Self.source(source, in: expected.map(\.locale)).flatMap { locale in expected.first { $0.locale == locale } }
    }
    for (article, tree) in zip(articles, trees) {
      let expected = expectedInTrees[tree]
      func isAbsent(_ locale: LocaleTag) -> Bool { !article.files.contains { $0.locale == locale } }
      guard expected.count > 1, expected.contains(where: { isAbsent($0.locale) }) else { continue }
      let absent = expected.filter { isAbsent($0.locale) }
      let slot = article.slot
      let files = try article.files.map { try summary($0.id) }
      let inSource = sources[tree]
      if let inSource, isAbsent(inSource.locale) {
        let path = slot.path(inLocaleNamed: inSource.shown.component)
        let severity: Severity = inSource.shown.areAllBelow(folderOf: slot.rest) ? .note : .warning
        found += files.map { (maker.extraArticle($0, severity, lackedBy: inSource.locale, at: path), $0.ignore) }
      } else if inSource != nil || files.count * 2 >= expected.count {
        let reference = files.first { $0.locale == inSource?.locale } ?? files.min { $0.locale < $1.locale }!
        found += absent.map {
          (maker.missingArticle(reference, in: $0.locale, at: slot.path(inLocaleNamed: $0.shown.component)), nil)
        }
      } else if let (locale, shown) = absent.first {
        // Without a source it may as well be what the others were to be translated from.
        let path = slot.path(inLocaleNamed: shown.component)
        found += files.map { (maker.extraArticle($0, .note, lackedBy: locale, at: path), $0.ignore) }
      }
    }
    return found
  }

  /// Tells of each article that its tree ought to have in all its locales, which of them have it and which do not: also of a
  /// locale that has so few that no finding is made of each that it lacks.
  ///
  /// - Parameter visit: Called with an article's place among those given.
  /// - Complexity: O(articles × locales of their tree).
  package func visitExpected(
    source: LocaleTag?, _ visit: (_ article: Int, _ having: [LocaleTag], _ lacking: [LocaleTag]) -> Void
  ) {
    let allLocales = locales.map { $0.keys.sorted() }
    let expected = counts.indices.map { tree in self.expected(inTree: tree).map(\.locale) }
    let sources = expected.map { Self.source(source, in: $0) }
    for (index, article) in articles.enumerated() {
      let tree = trees[index]
      let present = Set(article.files.lazy.map(\.locale))
      func has(_ locale: LocaleTag) -> Bool { present.contains(locale) }
      let isExpected = sources[tree].map(has) ?? (expected[tree].count(where: has) * 2 >= expected[tree].count)
      guard isExpected else { continue }
      visit(index, allLocales[tree].filter(has), allLocales[tree].filter { !has($0) })
    }
  }

  /// The source's locale among others, else the first of its language.
  private static func source(_ source: LocaleTag?, in locales: [LocaleTag]) -> LocaleTag? {
    source.flatMap { source in
      locales.first { $0 == source } ?? locales.first { $0.language == source.language }
    }
  }

  /// How many articles each locale ought to have, and lacks.
  package func shortfalls(source: LocaleTag?) -> [LocaleTag: LocaleCoverage.Shortfall] {
    var shortfalls: [LocaleTag: LocaleCoverage.Shortfall] = [:]
    visitExpected(source: source) { _, having, lacking in
      for locale in having + lacking { shortfalls[locale, default: .init()].expected += 1 }
      for locale in lacking { shortfalls[locale]!.missing += 1 }
    }
    return shortfalls
  }

  /// Whether a locale that has some of a tree's articles ought to have them all: a folder whose name is a language's code by
  /// chance has a file or two.
  static func isExpected(articles: Int, of all: Int) -> Bool { articles > 0 && articles * 20 >= all }

  /// The locales that the articles of a tree are expected in; sorted.
  private func expected(inTree tree: Int) -> [(locale: LocaleTag, shown: Shown)] {
    locales[tree].filter { Self.isExpected(articles: $0.value.count, of: counts[tree]) }.map { ($0.key, $0.value) }
      .sorted { $0.locale < $1.locale }
  }
}
