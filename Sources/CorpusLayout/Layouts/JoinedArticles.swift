import ParallelText

/// Articles of several places: their files' paths differ in more than the locale.
///
/// They have the same file in the default language (`README.fr.md` and `docs/README.ja.md` that of `README.md`), differ in
/// the ending, or have a translated name: then a key in the front matter or a number in front of the name tells that they
/// are one.
struct JoinedArticles: Sendable {
  private(set) var articles: [LocaleSlot.Article] = []
  /// By the paths' numbers; the articles have numbers of their own.
  private(set) var placements: [Int: Placement] = [:]

  /// What is joined: an article as the paths have it, or a file that these do not place.
  enum Unit: Hashable {
    case article(Int)
    case file(Int)
  }

  init() {}

  /// - Parameters:
  ///   - groups: Of units that are one article if they are in different locales; those before others count first.
  ///   - locale: What is told of the locale of a file that is not placed.
  /// - Complexity: O(files).
  init(
    _ groups: [[Unit]], _ reader: LayoutReader, _ paths: [String], _ placed: [Placement?],
    locale: (Int) -> LocaleTag?
  ) {
    let involved = Set(groups.joined())
    if involved.isEmpty { return }
    var members: [Unit: [(path: Int, locale: LocaleTag?)]] = [:]
    for (path, placement) in placed.enumerated() {
      let unit = placement.map { Unit.article($0.article) } ?? .file(path)
      guard involved.contains(unit) else { continue }
      members[unit, default: []].append((path, placement.map(\.locale) ?? locale(path)))
    }
    var union = Union()
    var locales = members.mapValues { Set($0.map(\.locale)) }
    for group in groups {
      for unit in group.dropFirst() {
        let (first, second) = (union.root(of: group[0]), union.root(of: unit))
        guard first != second, let a = locales[first], let b = locales[second], a.isDisjoint(with: b) else { continue }
        union.join(second, to: first)
        locales[first] = a.union(b)
      }
    }
    // In the order of their first paths, whatever the order of a dictionary.
    let found = Dictionary(grouping: members.keys) { union.root(of: $0) }.values.filter { $0.count > 1 }
      .map { units in
        units.flatMap { unit in members[unit]!.map { (unit: unit, $0.path, $0.locale) } }.sorted { $0.1 < $1.1 }
      }
      .sorted { $0[0].1 < $1[0].1 }
    for files in found { add(files, reader, paths, placed) }
  }

  private mutating func add(
    _ files: [(unit: Unit, path: Int, locale: LocaleTag?)], _ reader: LayoutReader, _ paths: [String],
    _ placed: [Placement?]
  ) {
    func article(_ unit: Unit) -> LocaleSlot.Article {
      switch unit {
      case .article(let number): reader.article(number)
      case .file(let path): LocaleSlot.Article(prefix: "", rest: paths[path], frame: "")
      }
    }
    // Its path is the article's that most of its locales have; of equals, the first.
    let counts = Dictionary(files.map { ($0.unit, 1) }, uniquingKeysWith: +)
    let best = files.max {
      counts[$0.unit]! < counts[$1.unit]! || counts[$0.unit]! == counts[$1.unit]! && $0.path > $1.path
    }!.unit
    var members: [String: String?] = [:]
    for file in files where file.unit != best {
      members[paths[file.path]] = .some(article(file.unit).component(of: paths[file.path]))
    }
    for file in files {
      var placement = placed[file.path] ?? Placement(article: 0, locale: file.locale, isCertain: true)
      placement.article = articles.count
      placements[file.path] = placement
    }
    articles.append(article(best).with(members: members))
  }

  /// Which units are one.
  private struct Union {
    private var roots: [Unit: Unit] = [:]

    func root(of unit: Unit) -> Unit {
      var unit = unit
      while let above = roots[unit] { unit = above }
      return unit
    }

    mutating func join(_ unit: Unit, to root: Unit) { roots[unit] = root }
  }
}
