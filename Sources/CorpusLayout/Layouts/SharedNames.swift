import LanguageData
import ParallelText

/// Finds files that stand alone and are one article all the same: what of them is the same in all languages.
struct SharedNames {
  private let reader: LayoutReader
  private let files: NumberedFiles
  private let paths: [String]
  private let placed: [Placement?]
  private let sources: SourceFiles
  private let texts: FileTexts
  /// Files that are alone in their articles, with their places among `files`.
  private var lone: [(file: NumberedFiles.File, path: Int)] = []
  private var localesOfLone: [Int: LocaleTag] = [:]
  /// Of files that no path places, by the paths' numbers, what their front matter says of it.
  private(set) var languages: [Int: LocaleTag] = [:]
  /// Of units that are one article if they are in different locales.
  private(set) var groups: [[JoinedArticles.Unit]] = []

  /// What files of one article share: a number, a key, or a name without its ending.
  private struct Key: Hashable {
    var kind: Int
    var shelf: Int32
    var text: String
  }

  /// - Complexity: O(files); reads the front matter of files that stand alone, if there is more than one locale.
  init(
    _ reader: LayoutReader, _ files: NumberedFiles, _ paths: [String], _ placed: [Placement?], _ sources: SourceFiles,
    _ texts: FileTexts
  ) {
    (self.reader, self.files, self.paths) = (reader, files, paths)
    (self.placed, self.sources, self.texts) = (placed, sources, texts)
    var counts = [Int32](repeating: 0, count: reader.articleCount)
    for (_, path) in files.all { if let article = placed[path]?.article { counts[article] += 1 } }
    lone = files.all.filter { placed[$0.path].map { counts[$0.article] == 1 } ?? true }
    for (_, path) in lone { if let placement = placed[path] { localesOfLone[placement.article] = placement.locale } }
    if files.endings.count > 1 || !lone.isEmpty { addNames() }
    if lone.count > 1, texts.isReading { addFrontMatter() }
  }

  private func unit(_ path: Int) -> JoinedArticles.Unit { placed[path].map { .article($0.article) } ?? .file(path) }

  // MARK: Names

  private mutating func addNames() {
    var keys: [Key: [JoinedArticles.Unit]] = [:]
    var order: [Key] = []
    func add(_ key: Key, _ unit: JoinedArticles.Unit) {
      let known = keys[key, default: []]
      if known.isEmpty { order.append(key) }
      if known.last != unit { keys[key] = known + [unit] }
    }
    var shelvesOfSources: [Int32: Set<Int32>] = [:]
    var hasLone = Set<Int32>()
    for (file, path) in lone {
      guard let place = shelf(path) else { continue }
      if hasLone.insert(place).inserted, Int(place) < sources.folders.count {
        for folder in sources.folders[Int(place)] { shelvesOfSources[folder, default: []].insert(place) }
      }
      let name = files.names.text(of: file.name)
      let unit = unit(path)
      if let number = Self.number(in: name) {
        add(Key(kind: number.isLong ? 1 : 2, shelf: place, text: number.text), unit)
      }
      if let stem = stem(of: name, path) { add(Key(kind: 0, shelf: place, text: stem), unit) }
    }
    // In the default language, where translations of what stands there would have their source.
    for (file, path) in files.all where placed[path]?.locale == nil {
      for place in (shelvesOfSources[file.folder] ?? []).sorted() {
        let name = files.names.text(of: file.name)
        if placed[path] == nil, let number = Self.number(in: name) {
          add(Key(kind: number.isLong ? 1 : 2, shelf: place, text: number.text), unit(path))
        }
        if let stem = stem(of: name, path) { add(Key(kind: 0, shelf: place, text: stem), unit(path)) }
      }
    }
    if files.endings.count > 1 {
      for (file, path) in files.all {
        guard let place = shelf(path), let stem = stem(of: files.names.text(of: file.name), path) else { continue }
        add(Key(kind: 0, shelf: place, text: stem), unit(path))
      }
    }
    let uneven = unevenShelves(keys)
    groups += order.filter { $0.kind != 2 || !uneven.contains($0.shelf) }.compactMap { key in
      let units = keys[key]!
      return units.count > 1 && (key.kind == 0 || isUnique(units)) ? units : nil
    }
  }

  /// The shelf of an article whose files have their locale in a folder.
  private func shelf(_ path: Int) -> Int32? {
    guard let placement = placed[path], let place = reader.place(ofArticle: placement.article) else { return nil }
    return reader.slots.shelves[Int(place.shelf)].isInNames ? nil : place.shelf
  }

  /// A name without its ending, and without the locale that the folder tells too: `a` of `fr/a.fr.md` and of `fr/a_fr.mdx`.
  private func stem(of name: String, _ path: Int) -> String? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
    let stem = name[..<dot]
    if let locale = placed[path]?.locale, let (mark, start) = LocaleMark.atEnd(of: stem), start > stem.startIndex,
      mark.tag.language == locale.language
    {
      return String(stem[..<start])
    }
    return String(stem)
  }

  /// The number in front of a name: that of an article, a date, or one that tells the order.
  ///
  /// - Returns: `isLong` if it has four digits or more, so that it hardly tells an order.
  static func number(in name: String) -> (text: String, isLong: Bool)? {
    var end = name.utf8.startIndex
    var digits = 0
    var index = end
    let bytes = name.utf8
    while index < bytes.endIndex, ASCII.isDigit(bytes[index]) {
      while index < bytes.endIndex, ASCII.isDigit(bytes[index]) {
        digits += 1
        index = bytes.index(after: index)
      }
      end = index
      if index < bytes.endIndex, "-_. ".utf8.contains(bytes[index]) { index = bytes.index(after: index) }
    }
    // Something stands behind it, parted from it.
    guard digits > 0, index > end, index < bytes.endIndex, name[index...].utf8.contains(UInt8(ascii: ".")) else {
      return nil
    }
    return (String(name[..<end]), digits > 3)
  }

  /// Whether every unit is in another locale.
  private func isUnique(_ units: [JoinedArticles.Unit]) -> Bool {
    let locales = units.map(locale)
    return Set(locales).count == locales.count
  }

  private func locale(_ unit: JoinedArticles.Unit) -> LocaleTag? {
    switch unit {
    case .article(let article): localesOfLone[article]
    case .file(let path): languages[path]
    }
  }

  /// Shelves of which one locale has numbers that another lacks: where these tell an order, it is another one.
  private func unevenShelves(_ keys: [Key: [JoinedArticles.Unit]]) -> Set<Int32> {
    var counts: [Int32: Set<Int>] = [:]
    for (key, units) in keys where key.kind == 2 { counts[key.shelf, default: []].insert(units.count) }
    return Set(counts.filter { $0.value.count > 1 }.keys)
  }

  // MARK: Front matter

  /// Files that name the same article, as most generators for several languages let them: `translationKey`, `ref`.
  private mutating func addFrontMatter() {
    let (lone, paths, texts) = (lone, paths, texts)
    let found = texts.map(lone.count) { texts.frontMatter(paths[lone[$0].path]) }
    var units: [String: [Int]] = [:]
    for (file, frontMatter) in zip(lone, found) {
      guard let frontMatter else { continue }
      for entry in frontMatter.entries(of: .article) where !entry.value.isEmpty {
        units["\(entry.key.lowercased()) \(entry.value)", default: []].append(file.path)
      }
      guard placed[file.path] == nil else { continue }
      languages[file.path] = frontMatter.entries(of: .language).lazy.compactMap { LocaleTag($0.value) }
        .first(where: Languages.contains)
    }
    for (_, paths) in units.sorted(by: { ($0.value[0], $0.key) < ($1.value[0], $1.key) }) where paths.count > 1 {
      let all = paths.map(unit)
      if isUnique(all) {
        groups.append(all)
      } else {
        // Two sites may have pages of one name.
        let trees = Dictionary(grouping: paths) { path in placed[path].map { reader.article($0.article).prefix } ?? "" }
        groups += trees.values.sorted { $0[0] < $1[0] }.map { $0.map(unit) }.filter { $0.count > 1 && isUnique($0) }
      }
    }
  }
}
