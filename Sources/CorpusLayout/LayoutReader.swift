import ParallelText

/// Decides of each path which locale and which article it is, by what the paths have in common.
public struct LayoutReader: Sendable {
  /// How many articles have a file in more than one locale, by the slot's place: its prefix and frame.
  private var support: [Place: Int] = [:]

  private struct Place: Hashable {
    var prefix: String
    var frame: String
  }

  /// Learns from the paths which places name locales. Complexity: O(paths × components).
  public init(_ paths: [String]) {
    var locales: [LocaleSlot.Article: Set<LocaleTag>] = [:]
    for path in paths {
      for slot in LocaleSlot.candidates(in: path) { locales[slot.article, default: []].insert(slot.locale) }
    }
    for (article, tags) in locales where tags.count > 1 {
      support[Place(prefix: article.prefix, frame: article.rest.isEmpty ? "" : article.frame), default: 0] += 1
    }
  }

  /// The slot of a path, nil if its locale cannot be told from the path.
  ///
  /// The place where most articles have several locales wins; a name with a region (`fr-FR`) needs no such support.
  public func slot(of path: String) -> LocaleSlot? {
    let candidates = LocaleSlot.candidates(in: path)
    let supported = candidates.max { support(of: $0) < support(of: $1) }
    if let supported, support(of: supported) > 0 { return supported }
    return candidates.first { $0.locale.hasRegionOrScript }
      ?? candidates.first { $0.rest.isEmpty == false && $0.locale.language.utf8.count == 2 }
  }

  private func support(of slot: LocaleSlot) -> Int {
    support[Place(prefix: slot.prefix, frame: slot.rest.isEmpty ? "" : slot.frame)] ?? 0
  }

  /// The files of the same article in other locales, found on the disk from the layout of one; sorted.
  public static func siblings(of path: String, _ slot: LocaleSlot) -> [String] {
    let folder = slot.prefix.isEmpty ? "." : String(slot.prefix.dropLast(slot.prefix.count > 1 ? 1 : 0))
    var found: [String] = []
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
    return found
  }
}
