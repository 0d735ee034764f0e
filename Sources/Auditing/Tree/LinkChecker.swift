import CorpusLayout
import Foundation
import ParallelText

/// Resolves links to other files of the tree, and to places in files.
package struct LinkChecker {
  /// What has to be looked up on the disk, beyond what is known of the tree's files.
  package struct Disk {
    /// Whether there is a file or a folder at a path.
    package var exists: (_ path: String) -> Bool
    /// Whether a file of the tree has a name for a fragment in its text that is no anchor of an article.
    package var hasName: (_ fragment: String, _ path: String) -> Bool

    package init(exists: @escaping (String) -> Bool, hasName: @escaping (String, String) -> Bool) {
      self.exists = exists
      self.hasName = hasName
    }
  }

  private enum Outcome {
    case resolves
    /// No file, or no anchor: what is not there.
    case broken(String)
    /// Not for us to say: a file that was not read, or an anchor that a generator may make of what we do not see.
    case unknown
  }

  private struct Broken {
    var link: FileSummary.Link
    var file: FileSummary
    var problem: String
    var isShared: Bool
  }

  private struct PlaceKey: Hashable {
    var path: String
    var line: Int
    var column: Int

    init(_ place: Finding.Place) {
      path = place.path
      (line, column) = (place.start.line, place.start.column)
    }
  }

  /// Whether there is a file, for those that stand at a place and whose paths write their locale in one way.
  private struct Lookup: Hashable {
    var path: String
    var place: LocaleSlot.Article?
    var component: String?
    var isInName: Bool

    init(_ path: String, from file: FileSummary) {
      self.path = path
      place = file.slot?.place
      component = file.component
      isInName = file.slot?.rest.isEmpty ?? false
    }
  }

  private let files: [FileSummary]
  private let disk: Disk
  /// `files`, then those that are only led to.
  private let all: [FileSummary]
  private let byPath: [String: Int]
  private let tree: TreePaths
  private let sources: SourcePaths?
  /// How paths write the locales of a place. Most runs have no link for which it must be known.
  private lazy var components = makeComponents()
  private let makeComponents: () -> [LocaleSlot.Article: Set<String>]
  /// What was looked up: files of one place lead to the same ones again and again.
  private var lookups: [Lookup: Bool] = [:]
  /// For each file those of its links.
  private var outcomes: [[Outcome]] = []
  /// Whether links to fragments mostly resolve: else the generator's rule for slugs is another one.
  private var slugsAreKnown = false
  /// Locales in which they do not, though they are many: there the generator may give headings the slugs of the source.
  private var localesOfOtherSlugs = Set<LocaleTag>()

  /// - Parameters:
  ///   - files: Of an article that has a link that is not settled, all.
  ///   - targets: Files whose own links are not asked for, but which others lead to.
  ///   - tree: All files of the tree, those included that were not read.
  ///   - settled: How many links to fragments are settled, by locale, of which `files` do not tell.
  ///   - sources: Source texts that stand elsewhere.
  ///   - components: `components(of:)` of all articles; called once at most.
  package init(
    _ files: [FileSummary], targets: [FileSummary] = [], tree: TreePaths, settled: [LocaleTag: Int] = [:],
    sources: SourcePaths? = nil, disk: Disk = .itself,
    components: @escaping () -> [LocaleSlot.Article: Set<String>]
  ) {
    self.files = files
    self.tree = tree
    self.sources = sources
    self.disk = disk
    let all = targets.isEmpty ? files : files + targets
    self.all = all
    let led = Self.targets(of: files)
    byPath = Dictionary(
      all.indices.lazy.filter { led.contains(all[$0].path) }.map { (all[$0].path, $0) },
      uniquingKeysWith: { first, _ in first })
    makeComponents = components
    outcomes = files.indices.map { file in files[file].links.indices.map { outcome(of: $0, in: file) } }
    countFragments(settled)
  }

  /// How paths write the locales of each place.
  package static func components(of jobs: some Sequence<ArticleSetJob>) -> [LocaleSlot.Article: Set<String>] {
    var components: [LocaleSlot.Article: Set<String>] = [:]
    // Articles of a place mostly stand together, and have few components.
    var (place, found): (LocaleSlot.Article?, [String]) = (nil, [])
    func add() { if let place { components[place, default: []].formUnion(found) } }
    for job in jobs {
      guard let slot = job.slot else { continue }
      if place?.hasSamePlace(as: slot) != true {
        add()
        (place, found) = (slot.place, [])
      }
      for file in job.files {
        if let component = slot.component(of: file.path), !found.contains(component) { found.append(component) }
      }
    }
    add()
    return components
  }

  private mutating func countFragments(_ settled: [LocaleTag: Int]) {
    var counts = settled.mapValues { (all: $0, broken: 0) }
    for file in files.indices {
      let locale = files[file].locale
      var (all, broken) = (files[file].settled.fragments, 0)
      for (link, outcome) in outcomes[file].enumerated() where files[file].links[link].fragment != nil {
        switch outcome {
        case .resolves: all += 1
        case .broken:
          all += 1
          broken += 1
        case .unknown: break
        }
      }
      if all == 0 { continue }
      counts[locale, default: (0, 0)].all += all
      counts[locale]!.broken += broken
    }
    let (checked, broken) = counts.values.reduce((0, 0)) { ($0.0 + $1.all, $0.1 + $1.broken) }
    localesOfOtherSlugs = Set(counts.filter { $0.value.broken >= 5 && $0.value.broken * 3 > $0.value.all }.keys)
    slugsAreKnown = broken * 3 <= checked
  }

  /// The paths that links with a fragment lead to.
  static func targets(of files: [FileSummary]) -> Set<String> {
    var targets = Set<String>()
    for file in files {
      for link in file.links where !link.path.isEmpty && link.fragment != nil {
        targets.insert(link.destination)
      }
    }
    return targets
  }

  /// A link that is broken in a translation alone is a warning there; one that is broken in the source as well, or in all
  /// locales, is a note on the source, or on the first of them: it has one cause. With each the comment that accepts it.
  ///
  /// Complexity: O(links) and a look at the disk for each file that is not in the tree.
  package func findings(source: LocaleTag?, beside known: [Finding]) -> [(finding: Finding, ignore: Ignore?)] {
    var found: [Broken] = []
    let changed = Set(known.lazy.filter { $0.rule == .linkMismatch }.map { PlaceKey($0.target) })
    let causes = Dictionary(grouping: known.filter { Self.causes.contains($0.rule) }, by: \.target.path)
    for indexes in setsWithBrokenLinks() {
      let indexes = indexes.sorted { (files[$0].locale, files[$0].path) < (files[$1].locale, files[$1].path) }
      let set = indexes.map { files[$0] }
      let broken = indexes.map { brokenLinks(of: $0) }
      let sourceIndex = source.flatMap { source in
        set.firstIndex { $0.locale == source } ?? set.firstIndex { $0.locale.language == source.language }
      }
      for index in set.indices {
        for (key, item) in broken[index] {
          let others = set.indices.filter { $0 != index && set[$0].has(item.link) }
          let isShared =
            sourceIndex.map { $0 == index || broken[$0][key] != nil && set[$0].has(item.link) }
            ?? others.allSatisfy { broken[$0][key] != nil }
          let isFirst = sourceIndex.map { $0 == index } ?? others.allSatisfy { $0 > index }
          if isShared, !isFirst || !hasKnownSlugs(item.link, item.problem) { continue }
          if item.problem.hasPrefix("#"), localesOfOtherSlugs.contains(set[index].locale) { continue }
          // A link that leads elsewhere than the reference's is reported as that.
          if changed.contains(PlaceKey(item.link.place)) { continue }
          if isExplained(item.link, causes) { continue }
          found.append(Broken(link: item.link, file: set[index], problem: item.problem, isShared: isShared))
        }
      }
    }
    return byCause(found)
  }

  /// Links of many files that lead to one file that is not there, or to one anchor, have one cause: a finding at the
  /// first of them.
  private func byCause(_ broken: [Broken]) -> [(Finding, Ignore?)] {
    let causes = Dictionary(grouping: broken) { item in
      // A comment is about the links of its block alone.
      let isOpen = item.link.ignore == nil
      let fragment = item.problem.hasPrefix("#") ? item.problem : ""
      return "\(isOpen) \(item.isShared) \(item.file.locale) \(item.link.destination)\(fragment)"
    }
    return causes.values.map { same in
      let first = same.min { a, b in
        let (place, other) = (a.link.place.start, b.link.place.start)
        return (a.file.path, place.line, place.column) < (b.file.path, other.line, other.column)
      }!
      return (finding(first, others: same.count - 1), first.link.ignore)
    }
  }

  /// The files of articles of which one has such a link.
  private func setsWithBrokenLinks() -> [[Int]] {
    var sets: [Range<Int>] = []
    var untold = Set<String>()
    for file in files.indices where hasBrokenLink(file) && file >= sets.last?.upperBound ?? 0 {
      guard let slot = files[file].slot else {
        untold.insert(files[file].article)
        continue
      }
      // Files of an article stand together, but for those whose paths say nothing.
      var (start, end) = (file, file + 1)
      while start > 0, files[start - 1].slot == slot { start -= 1 }
      while end < files.count, files[end].slot == slot { end += 1 }
      sets.append(start..<end)
    }
    if untold.isEmpty { return sets.map(Array.init) }
    let others = files.indices.filter { files[$0].slot == nil && untold.contains(files[$0].article) }
    return sets.map(Array.init) + Dictionary(grouping: others) { files[$0].article }.values
  }

  private func hasBrokenLink(_ file: Int) -> Bool {
    outcomes[file].contains { if case .broken = $0 { true } else { false } }
  }

  /// The broken links of a file by target, the first of each that no comment accepts, else the first.
  private func brokenLinks(of file: Int) -> [String: (link: FileSummary.Link, problem: String)] {
    var found: [String: (FileSummary.Link, String)] = [:]
    for (index, outcome) in outcomes[file].enumerated() {
      guard case .broken(let problem) = outcome else { continue }
      let link = files[file].links[index]
      if let known = found[link.text], known.0.ignore == nil || link.ignore != nil { continue }
      found[link.text] = (link, problem)
    }
    return found
  }

  /// Whether the rule by which headings get their slugs is the one that we know. A link that resolves in the source shows
  /// by itself that it is.
  private func hasKnownSlugs(_ link: FileSummary.Link, _ problem: String) -> Bool {
    !problem.hasPrefix("#") || slugsAreKnown
  }

  /// The rules whose findings `findings(source:beside:)` wants to know of.
  package static var regardedRules: Set<RuleID> { causes.union([.linkMismatch]) }

  /// What takes an anchor away.
  private static let causes: Set<RuleID> = [.missingSection, .truncated, .anchorMismatch, .duplicateAnchor]

  /// Whether a link leads nowhere because the section that it names is missing, or lost its name: that is reported there.
  private func isExplained(_ link: FileSummary.Link, _ causes: [String: [Finding]]) -> Bool {
    guard let fragment = link.fragment else { return false }
    let key = AnchorKey.of(fragment.utf8)
    return causes[link.destination, default: []].contains { cause in
      cause.rule == .duplicateAnchor
        || (cause.reference?.text ?? "").split(whereSeparator: \.isNewline).contains { line in
          line.contains(fragment) || AnchorKey.of(line.replacing(/<[^>]*>|\{#.*\}/, with: "").utf8) == key
        }
    }
  }

  private mutating func outcome(of link: Int, in file: Int) -> Outcome {
    let link = files[file].links[link]
    var target = file
    if !link.path.isEmpty {
      guard let place = byPath[link.destination] else {
        return exists(link.destination, from: files[file]) ? .unknown : .broken(link.path)
      }
      target = place
    }
    guard let fragment = link.fragment, !Fragment.isNamed(fragment, by: all[target].anchors),
      !disk.hasName(fragment, all[target].path)
    else { return .resolves }
    return .broken("#" + fragment)
  }

  /// Whether a file is on the disk, in the tree in another case, or there in another locale: sites show the source where
  /// a translation is missing, and that it is missing is a finding of its own.
  private mutating func exists(_ path: String, from file: FileSummary) -> Bool {
    let lookup = Lookup(path, from: file)
    if let known = lookups[lookup] { return known }
    let found = isThere(path, from: file)
    lookups[lookup] = found
    return found
  }

  private mutating func isThere(_ path: String, from file: FileSummary) -> Bool {
    if tree.contains(path) || disk.exists(path) { return true }
    guard let slot = file.slot, let component = file.component,
      let article = slot.article(at: path, inLocaleNamed: component)
    else { return false }
    if sources?.path(endingAs: article.rest) != nil { return true }
    let locales = components[article.place] ?? components[slot.place] ?? []
    func isInTree(_ path: String) -> Bool { tree.contains(RelativePath.normal(path)) }
    return locales.contains { isInTree(article.path(inLocaleNamed: $0)) } || article.sources.contains(where: isInTree)
  }

  private func finding(_ broken: Broken, others: Int) -> Finding {
    let fragment = broken.problem.hasPrefix("#") ? String(broken.problem.dropFirst()) : nil
    return FindingMaker().brokenLink(
      broken.link, in: broken.file, fragment: fragment, isShared: broken.isShared, others: others)
  }
}

extension FileSummary.Link {
  var text: String { path + "#" + (fragment ?? "") }
}

extension FileSummary {
  fileprivate func has(_ link: Link) -> Bool {
    links.contains { $0.path == link.path && $0.fragment == link.fragment } || settled.keys.contains(link.key)
  }
}

extension LinkChecker.Disk {
  package static var itself: LinkChecker.Disk {
    LinkChecker.Disk(exists: { FileState($0) != nil }, hasName: hasName)
  }

  /// Whether an HTML element or an attribute list has the name, or a part of the text stands in another file. Looked for
  /// in the file only if nothing else has it.
  private static func hasName(_ fragment: String, _ path: String) -> Bool {
    guard let text = FileManager.default.contents(atPath: path) else { return true }
    let identifiers = ["\"\(fragment)\"", "'\(fragment)'", "=\(fragment)>", "#\(fragment)}", "#\(fragment) "]
    return (identifiers + inclusions).contains { text.range(of: Data($0.utf8)) != nil }
  }

  private static let inclusions = [
    "[!INCLUDE", "[!include", "--8<--", "{% include", "{{% include", "{{< include", "\nimport ",
  ]
}
