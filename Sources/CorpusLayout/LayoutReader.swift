import ParallelText

/// Decides of each path which locale and which article it is, by what the paths have in common.
public struct LayoutReader: Sendable {
  /// How many articles have a file in more than one locale, by the slot's place: its prefix and frame.
  private var support: [Place: Int] = [:]
  /// How many articles have a file in a locale and one in the default language, by the slot's place.
  private var defaultSupport: [Place: Int] = [:]
  /// How many articles a place has in one locale, and how many of them in another locale or the default language too.
  private var counts: [LocaleAtPlace: (all: Int, shared: Int)] = [:]
  /// The translations' article by the path of the file in the default language.
  private var originals: [String: LocaleSlot.Article] = [:]

  private struct Place: Hashable {
    var prefix: String
    var frame: String

    init(_ article: LocaleSlot.Article) {
      prefix = article.prefix
      frame = article.rest.isEmpty ? "" : article.frame
    }
  }

  private struct LocaleAtPlace: Hashable {
    var place: Place
    var locale: LocaleTag

    init(_ slot: LocaleSlot) {
      place = Place(slot.article)
      locale = slot.locale
    }

    init(_ article: LocaleSlot.Article, _ locale: LocaleTag) {
      place = Place(article)
      self.locale = locale
    }
  }

  private let layouts: PathLayouts

  /// Learns from the paths which places name locales. Complexity: O(paths × components).
  ///
  /// - Parameter layouts: What is written down of it, and not to be learnt.
  public init(_ paths: [String], _ layouts: PathLayouts = .none) {
    self.layouts = layouts
    let paths = layouts.isEmpty ? paths : paths.filter { layouts.placement(of: $0) == nil }
    let known = Set(paths)
    var locales: [LocaleSlot.Article: Set<LocaleTag>] = [:]
    for path in paths {
      for slot in LocaleSlot.candidates(in: path) { locales[slot.article, default: []].insert(slot.locale) }
    }
    for (article, tags) in locales {
      let hasDefault = article.sources.contains { known.contains($0) }
      if tags.count > 1 { support[Place(article), default: 0] += 1 }
      if hasDefault { defaultSupport[Place(article), default: 0] += 1 }
      for tag in tags {
        counts[LocaleAtPlace(article, tag), default: (0, 0)].all += 1
        if hasDefault || tags.count > 1 { counts[LocaleAtPlace(article, tag)]!.shared += 1 }
      }
    }
    findOriginals(paths, known)
  }

  /// What a path says, nil if it says nothing.
  public func placement(of path: String) -> Placement? {
    if let placement = layouts.placement(of: path) { return placement }
    if let article = originals[path] { return Placement(article: article, locale: nil, isCertain: true) }
    guard let slot = slot(of: path) else { return nil }
    return Placement(article: slot.article, locale: slot.locale, isCertain: isCertain(slot))
  }

  /// The slot of a path, nil if its locale cannot be told from the path.
  ///
  /// The place where most articles have several locales wins; a name with a region (`fr-FR`) needs no such support.
  public func slot(of path: String) -> LocaleSlot? {
    let candidates = LocaleSlot.candidates(in: path)
    if candidates.isEmpty { return nil }
    let supported = candidates.filter { support[Place($0.article)] != nil }
    return supported.max { weight(of: $0) < weight(of: $1) }
      ?? candidates.first { $0.locale.hasRegionOrScript }
      ?? candidates.filter { defaultSupport[Place($0.article)] != nil }.max { weight(of: $0) < weight(of: $1) }
      ?? candidates.first { $0.rest.isEmpty == false && $0.locale.language.utf8.count == 2 }
  }

  private func weight(of slot: LocaleSlot) -> Int {
    let place = Place(slot.article)
    return support[place, default: 0] + defaultSupport[place, default: 0]
  }

  /// A language's code may be any short word: three articles, and half of what stands there, vouch for it.
  private func isCertain(_ slot: LocaleSlot) -> Bool {
    if slot.locale.hasRegionOrScript { return true }
    let (all, shared) = counts[LocaleAtPlace(slot)] ?? (0, 0)
    return shared >= 3 && shared * 2 >= all
  }

  /// A file is in the default language if it stands where its translations' source would, and no locale is in its own
  /// path, or one that fewer articles bear out (`docs/cs/` about C#, beside `docs/fr/cs/`).
  private mutating func findOriginals(_ paths: [String], _ known: Set<String>) {
    if defaultSupport.isEmpty { return }
    for path in paths {
      guard let slot = slot(of: path), let source = slot.article.sources.first(where: { known.contains($0) }) else {
        continue
      }
      let weight = counts[LocaleAtPlace(slot)]?.shared ?? 0
      if let own = self.slot(of: source),
        own.locale.hasRegionOrScript || counts[LocaleAtPlace(own)]?.shared ?? 0 >= weight
      {
        continue
      }
      originals[source] = slot.article
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
