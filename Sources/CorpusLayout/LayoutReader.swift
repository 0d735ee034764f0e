import Dispatch
import ParallelText

/// Decides of each path which locale and which article it is, by what the paths have in common.
///
///     paths ─► slots that each may have ─► articles, each in how many locales ─► places that name locales ─► placements
public struct LayoutReader: Sendable {
  /// A slot's place: its prefix and frame.
  private struct Place: Hashable {
    var prefix: String
    var frame: String
  }

  private struct LocaleAtPlace: Hashable {
    var place: Int
    var locale: LocaleTag
  }

  /// A slot that a path may have, with the numbers of its place and of the locale there; -1 of those that were not learnt.
  private struct Candidate {
    var slot: LocaleSlot
    var place: Int
    var locale: Int
  }

  private let layouts: PathLayouts
  private var places: [Place: Int] = [:]
  private var locales: [LocaleAtPlace: Int] = [:]
  /// The candidates in the paths of folders: all files of a folder share them.
  private var folders: [Substring: [Candidate]] = [:]
  /// By the places' numbers: how many articles have a file in more than one locale, and how many have one in a locale and
  /// one in the default language.
  private var support: [(several: Int, withDefault: Int)] = []
  /// By the locales' numbers: how many articles a place has in one locale, and how many of them in another locale or the
  /// default language too.
  private var counts: [(all: Int, shared: Int)] = []
  /// The translations' article by the path of the file in the default language.
  private var originals: [String: LocaleSlot.Article] = [:]

  /// Learns from the paths which places name locales. Complexity: O(paths), and O(components) for each folder.
  ///
  /// - Parameter layouts: What is written down of it, and not to be learnt.
  public init(_ paths: [String], _ layouts: PathLayouts = .none) {
    self.layouts = layouts
    let paths = layouts.isEmpty ? paths : paths.filter { layouts.placement(of: $0) == nil }
    let known = Set(paths)
    for (article, found) in articles(of: paths) {
      let hasDefault = article.sources.contains { known.contains($0) }
      let isShared = hasDefault || found.locales.count > 1
      if found.locales.count > 1 { support[found.place].several += 1 }
      if hasDefault { support[found.place].withDefault += 1 }
      for locale in found.locales {
        counts[locale].all += 1
        if isShared { counts[locale].shared += 1 }
      }
    }
    findOriginals(paths, known)
  }

  // MARK: Slots

  /// The articles that paths may be of, with the numbers of their place and their locales.
  private mutating func articles(of paths: [String]) -> [LocaleSlot.Article: (place: Int, locales: [Int])] {
    var found: [LocaleSlot.Article: (place: Int, locales: [Int])] = [:]
    for path in paths {
      let folder = path[..<path.startOfName]
      if folders[folder] == nil {
        folders[folder] = LocaleSlot.candidates(inFolder: folder).map { learnt($0, frame: $0.frame) }
      }
      if let slot = LocaleSlot.candidate(inNameOf: path) { _ = learnt(slot, frame: "") }
      for candidate in candidates(in: path) {
        let place = candidate.place
        if found[candidate.slot.article, default: (place, [])].locales.contains(candidate.locale) { continue }
        found[candidate.slot.article, default: (place, [])].locales.append(candidate.locale)
      }
    }
    return found
  }

  /// Leftmost first.
  private func candidates(in path: String) -> [Candidate] {
    let name = path.startOfName
    let folder = path[..<name]
    var found = folders[folder] ?? LocaleSlot.candidates(inFolder: folder).map { known($0, frame: $0.frame) }
    for index in found.indices { found[index].slot.rest += path[name...] }
    // Names of files have a place in common, whatever else stands in them.
    if let slot = LocaleSlot.candidate(inNameOf: path) { found.append(known(slot, frame: "")) }
    return found
  }

  private mutating func learnt(_ slot: LocaleSlot, frame: String) -> Candidate {
    func number<Key>(_ key: Key, in numbers: inout [Key: Int]) -> Int {
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
    let place = number(Place(prefix: slot.prefix, frame: frame), in: &places)
    if place == support.count { support.append((0, 0)) }
    let locale = number(LocaleAtPlace(place: place, locale: slot.locale), in: &locales)
    if locale == counts.count { counts.append((0, 0)) }
    return Candidate(slot: slot, place: place, locale: locale)
  }

  private func known(_ slot: LocaleSlot, frame: String) -> Candidate {
    let place = places[Place(prefix: slot.prefix, frame: frame)] ?? -1
    let locale = locales[LocaleAtPlace(place: place, locale: slot.locale)] ?? -1
    return Candidate(slot: slot, place: place, locale: locale)
  }

  // MARK: Placements

  /// `placement(of:)` of each path, in their order: worked out on all cores for some thousands of paths at a time.
  public func placements(of paths: some RandomAccessCollection<String>) -> some Sequence<Placement?> {
    let (size, parts) = (1 << 14, 16)
    let starts = stride(from: 0, to: paths.count, by: size)
    return starts.lazy.flatMap { start in
      let some = Array(paths.dropFirst(start).prefix(size))
      return [Placement?](unsafeUninitializedCapacity: some.count) { buffer, count in
        nonisolated(unsafe) let found = buffer.baseAddress!
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          for index in (some.count * part / parts)..<(some.count * (part + 1) / parts) {
            (found + index).initialize(to: placement(of: some[index]))
          }
        }
        count = some.count
      }
    }
  }

  /// What a path says, nil if it says nothing.
  public func placement(of path: String) -> Placement? {
    if let placement = layouts.placement(of: path) { return placement }
    if let article = originals[path] { return Placement(article: article, locale: nil, isCertain: true) }
    return likeliest(candidates(in: path)).map {
      Placement(article: $0.slot.article, locale: $0.slot.locale, isCertain: isCertain($0))
    }
  }

  /// The slot of a path, nil if its locale cannot be told from the path.
  public func slot(of path: String) -> LocaleSlot? { likeliest(candidates(in: path))?.slot }

  /// The place where most articles have several locales wins; a name with a region (`fr-FR`) needs no such support.
  private func likeliest(_ candidates: [Candidate]) -> Candidate? {
    if candidates.isEmpty { return nil }
    let supported = candidates.filter { $0.place >= 0 && support[$0.place].several > 0 }
    return supported.max { weight(of: $0) < weight(of: $1) }
      ?? candidates.first { $0.slot.locale.hasRegionOrScript }
      ?? candidates.filter { $0.place >= 0 && support[$0.place].withDefault > 0 }
      .max { weight(of: $0) < weight(of: $1) }
      ?? candidates.first { $0.slot.rest.isEmpty == false && $0.slot.locale.language.utf8.count == 2 }
  }

  /// - Parameter candidate: One that was learnt.
  private func weight(of candidate: Candidate) -> Int {
    support[candidate.place].several + support[candidate.place].withDefault
  }

  private func count(of candidate: Candidate) -> (all: Int, shared: Int) {
    candidate.locale < 0 ? (0, 0) : counts[candidate.locale]
  }

  /// A language's code may be any short word: three articles, and half of what stands there, vouch for it.
  private func isCertain(_ candidate: Candidate) -> Bool {
    if candidate.slot.locale.hasRegionOrScript { return true }
    let (all, shared) = count(of: candidate)
    return shared >= 3 && shared * 2 >= all
  }

  /// A file is in the default language if it stands where its translations' source would, and no locale is in its own
  /// path, or one that fewer articles bear out (`docs/cs/` about C#, beside `docs/fr/cs/`).
  private mutating func findOriginals(_ paths: [String], _ known: Set<String>) {
    for path in paths {
      guard let found = likeliest(candidates(in: path)), support[found.place].withDefault > 0,
        let source = found.slot.article.sources.first(where: { known.contains($0) })
      else { continue }
      if let own = likeliest(candidates(in: source)),
        own.slot.locale.hasRegionOrScript || count(of: own).shared >= count(of: found).shared
      {
        continue
      }
      originals[source] = found.slot.article
    }
  }

  /// The files of the same article, found on the disk by the layouts that are written down; sorted. nil if none of these
  /// fits the path.
  public func settledSiblings(of path: String) -> [String]? {
    guard let article = layouts.placement(of: path)?.article else { return nil }
    return layouts.files(of: article).filter { $0 != path }
  }

  /// The files of the same article in other locales and in the default language, found on the disk from the layout of
  /// one; sorted.
  public static func siblings(of path: String, _ slot: LocaleSlot) -> [String] {
    let folder = slot.prefix.isEmpty ? "." : String(slot.prefix.dropLast(slot.prefix.count > 1 ? 1 : 0))
    var found = slot.article.sources.filter(FileDiscovery.isFile).prefix(1) + []
    for name in FileDiscovery.names(in: folder) {
      let sibling: String
      if slot.rest.isEmpty {
        guard let other = LocaleSlot.candidates(in: slot.prefix + name).last, other.article == slot.article else {
          continue
        }
        sibling = slot.prefix + name
      } else {
        guard
          let other = LocaleSlot.candidates(in: slot.prefix + name + "/" + slot.rest).first(where: {
            $0.article == slot.article
          })
        else { continue }
        sibling = other.prefix + name + "/" + other.rest
      }
      if sibling != path, FileDiscovery.isFile(sibling) { found.append(sibling) }
    }
    return found.sorted { $0.precedesByBytes($1) }
  }
}
