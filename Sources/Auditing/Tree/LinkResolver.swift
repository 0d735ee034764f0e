import CorpusLayout
import Foundation
import ParallelText

/// Resolves links to other files of the tree, and to places in files.
package struct LinkResolver {
  /// What has to be looked up on the disk, beyond what is known of the tree's files.
  package struct Disk {
    /// Whether there is a file or a folder at a path.
    package var exists: (_ path: String) -> Bool
    /// Those of fragments for which a file of the tree has a name in its text that is no anchor of an article.
    package var named: (_ fragments: Set<String>, _ path: String) -> Set<String>

    package init(exists: @escaping (String) -> Bool, named: @escaping (Set<String>, String) -> Set<String>) {
      self.exists = exists
      self.named = named
    }
  }

  enum Outcome {
    case resolves
    /// No anchor for a fragment, or, where that is nil, no file.
    case broken(fragment: String?)
    /// Not for us to say: a file that was not read, or an anchor that a generator may make of what we do not see.
    case unknown
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

    /// Few links lead to one path from several places.
    func hash(into hasher: inout Hasher) { hasher.combine(path) }
  }

  let files: [FileSummary]
  private let disk: Disk
  /// `files`, then those that are only led to.
  private let all: [FileSummary]
  private let byPath: [String: Int]
  private let tree: TreePaths
  private let finder: PageFinder
  private let sources: SourcePaths?
  /// How paths write the locales of a place. Most runs have no link for which it must be known.
  private lazy var components = makeComponents()
  private let makeComponents: () -> [LocaleSlot.Article: Set<String>]
  /// What was looked up: files of one place lead to the same ones again and again.
  private var lookups: [Lookup: Bool] = [:]
  /// For each file the paths that its links lead to; nil where the tree has no such page.
  private var destinations: [[String?]] = []
  /// For each file those of its links.
  private(set) var outcomes: [[Outcome]] = []
  /// Whether links to fragments mostly resolve: else the generator's rule for slugs is another one.
  private(set) var slugsAreKnown = false
  /// Locales in which they do not, though they are many: there the generator may give headings the slugs of the source.
  private(set) var localesOfOtherSlugs = Set<LocaleTag>()

  /// - Parameters:
  ///   - files: Of an article that has a link that is not settled, all.
  ///   - targets: Files whose own links are not asked for, but which others lead to.
  ///   - tree: All files of the tree, those included that were not read.
  ///   - finder: Knows the same files, or more; nil for the same.
  ///   - settled: How many links to fragments are settled, by locale, of which `files` do not tell.
  ///   - sources: Source texts that stand elsewhere.
  ///   - components: `components(of:)` of all articles; called once at most.
  package init(
    _ files: [FileSummary], targets: [FileSummary] = [], tree: TreePaths, finder: PageFinder? = nil,
    settled: [LocaleTag: Int] = [:],
    sources: SourcePaths? = nil, disk: Disk = .itself,
    components: @escaping () -> [LocaleSlot.Article: Set<String>]
  ) {
    self.files = files
    self.tree = tree
    self.sources = sources
    self.disk = disk
    let all = targets.isEmpty ? files : files + targets
    self.all = all
    let finder = finder ?? PageFinder(tree)
    self.finder = finder
    destinations = Self.destinations(of: files, finder)
    let led = Self.targets(of: files, destinations)
    byPath = Dictionary(
      all.indices.lazy.filter { led.contains(all[$0].path) }.map { (all[$0].path, $0) },
      uniquingKeysWith: { first, _ in first })
    makeComponents = components
    resolve()
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
  ///
  /// - Parameter finder: Knows the files of the tree.
  package static func targets(of files: [FileSummary], _ finder: PageFinder) -> Set<String> {
    targets(of: files, destinations(of: files, finder))
  }

  private static func targets(of files: [FileSummary], _ destinations: [[String?]]) -> Set<String> {
    var targets = Set<String>()
    for (file, destinations) in zip(files, destinations) where !destinations.isEmpty {
      for (link, destination) in zip(file.links, destinations) where !link.path.isEmpty && link.fragment != nil {
        if let destination { targets.insert(destination) }
      }
    }
    return targets
  }

  private static func destinations(of files: [FileSummary], _ finder: PageFinder) -> [[String?]] {
    files.map { file in
      // Most files have none that is not settled.
      if file.links.isEmpty { return [] }
      return file.links.map { link in
        link.path.isEmpty || TreeLink.namesFile(link.path)
          ? link.destination : finder.page(link.path, from: file.path, file.slot, locale: file.component)
      }
    }
  }

  /// The path that a link of a file leads to, by its place there.
  func destination(of link: Int, in file: Int) -> String {
    destinations[file][link] ?? files[file].links[link].destination
  }

  // MARK: Outcomes

  private mutating func resolve() {
    /// By the places of files in `all` the fragments that none of their anchors has.
    var unnamed: [Int: Set<String>] = [:]
    var anchors: [Int: HashSet<UInt64>] = [:]
    outcomes = files.indices.map { file in
      files[file].links.enumerated().map { index, link in
        var target = file
        if !link.path.isEmpty {
          guard let destination = destinations[file][index] else { return .unknown }
          guard let place = byPath[destination] else {
            return exists(destination, from: files[file]) ? .unknown : .broken(fragment: nil)
          }
          target = place
        }
        guard let fragment = link.fragment else { return .resolves }
        if anchors[target] == nil { anchors[target] = all[target].anchors.keys }
        if Fragment.isNamed(fragment, by: anchors[target]!) { return .resolves }
        unnamed[target, default: []].insert(fragment)
        return .broken(fragment: fragment)
      }
    }
    if unnamed.isEmpty { return }
    // A file is looked through once for all that it is asked for.
    let named = Dictionary(uniqueKeysWithValues: unnamed.map { ($0, disk.named($1, all[$0].path)) })
    for file in files.indices {
      for (index, link) in files[file].links.enumerated() {
        guard case .broken = outcomes[file][index], let fragment = link.fragment,
          let target = link.path.isEmpty ? file : byPath[destination(of: index, in: file)],
          named[target]?.contains(fragment) ?? false
        else { continue }
        outcomes[file][index] = .resolves
      }
    }
  }

  /// A file that links with a fragment lead to, by its path.
  func target(at path: String) -> FileSummary? { byPath[path].map { all[$0] } }

  /// The path of the page that a target leads to from a file; nil if the tree has none.
  func page(of target: TreeLink, from file: FileSummary) -> String? {
    if target.path.isEmpty { return file.path }
    if TreeLink.namesFile(target.path) { return RelativePath.resolve(target.path, from: file.path) }
    return finder.page(target.path, from: file.path, file.slot, locale: file.component)
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
}

extension LinkResolver.Disk {
  package static var itself: LinkResolver.Disk {
    LinkResolver.Disk(exists: { FileState($0) != nil }, named: named)
  }

  /// Those that an HTML element or an attribute list has for its name; all if a part of the text stands in another file.
  /// Looked for in the file only if nothing else has them.
  ///
  /// Complexity: O(bytes of the file and of the fragments).
  private static func named(_ fragments: Set<String>, _ path: String) -> Set<String> {
    guard let text = FileManager.default.contents(atPath: path) else { return fragments }
    let names = fragments.flatMap { fragment in
      ["\"\(fragment)\"", "'\(fragment)'", "=\(fragment)>", "#\(fragment)}", "#\(fragment) "].map { (fragment, $0) }
    }
    let search = PhraseSearch((inclusions + names.map(\.1)).map { Array($0.utf8)[...] })
    var found = Set<Int>()
    Array(text).withBytes { search.forEachMatch(in: $0) { phrase, _ in found.insert(phrase) } }
    if found.contains(where: inclusions.indices.contains) { return fragments }
    return Set(found.map { names[$0 - inclusions.count].0 })
  }

  private static let inclusions = [
    "[!INCLUDE", "[!include", "--8<--", "{% include", "{{% include", "{{< include", "\nimport ",
  ]
}
