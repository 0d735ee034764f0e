import ParallelText

/// Links that lead to nothing, as findings: each cause once, and none that another finding explains.
package struct BrokenLinks {
  private struct Broken {
    var link: FileSummary.Link
    var file: FileSummary
    var destination: String
    /// What its file has no anchor for; nil if there is no such file.
    var fragment: String?
    var isShared: Bool
  }

  /// Links with the same one are told as one.
  private struct Cause: Hashable {
    var locale: LocaleTag
    var destination: String
    var fragment: String?
    var isShared: Bool
    /// A comment is about the links of its block alone.
    var isOpen: Bool

    init(_ item: Broken) {
      locale = item.file.locale
      destination = item.destination
      fragment = item.fragment
      isShared = item.isShared
      isOpen = item.link.ignore == nil
    }
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

  private let resolver: LinkResolver
  private let files: [FileSummary]

  package init(_ resolver: LinkResolver) {
    self.resolver = resolver
    files = resolver.files
  }

  /// A link that is broken in a translation alone is a warning there; one that is broken in the source as well, or in all
  /// locales, is a note on the source, or on the first of them: it has one cause. With each the comment that accepts it.
  /// Of an article that the source lacks, or that was not translated, nothing else is told.
  ///
  /// Complexity: O(links), and what stands in the findings that take anchors away.
  package func findings(source: LocaleTag?, beside known: [Finding]) -> [(finding: Finding, ignore: Ignore?)] {
    // A closure that holds `self` would copy all that the resolver knows.
    let files = files
    var found: [Broken] = []
    let changed = Set(known.lazy.filter { $0.rule == .linkMismatch }.map { PlaceKey($0.target) })
    let told = Set(known.lazy.filter(\.isAboutFile).map(\.target.path))
    let causes = Dictionary(grouping: known.filter { Self.causes.contains($0.rule) }, by: \.target.path)
    for indexes in setsWithBrokenLinks() {
      let indexes = indexes.sorted { (files[$0].locale, files[$0].path) < (files[$1].locale, files[$1].path) }
      let set = indexes.map { files[$0] }
      let broken = indexes.map { brokenLinks(of: $0) }
      let keys = set.map { HashSet($0.links.map(\.key) + $0.settled.keys) }
      let sourceIndex = source.flatMap { source in
        set.firstIndex { $0.locale == source } ?? set.firstIndex { $0.locale.language == source.language }
      }
      for index in set.indices where !told.contains(set[index].path) {
        for (key, item) in broken[index] {
          let linkKey = item.link.key
          func isBroken(_ other: Int) -> Bool { broken[other].index(forKey: key) != nil }
          let others =
            sourceIndex == nil ? set.indices.filter { $0 != index && keys[$0].contains(linkKey) } : []
          let isShared =
            sourceIndex.map { $0 == index || isBroken($0) && keys[$0].contains(linkKey) }
            ?? others.allSatisfy(isBroken)
          let isFirst = sourceIndex.map { $0 == index } ?? others.allSatisfy { $0 > index }
          if isShared, !isFirst || item.fragment != nil && !resolver.slugsAreKnown { continue }
          if item.fragment != nil, resolver.localesOfOtherSlugs.contains(set[index].locale) { continue }
          // A link that leads elsewhere than the reference's is reported as that.
          if changed.contains(PlaceKey(item.link.place)) { continue }
          found.append(
            Broken(
              link: item.link, file: set[index], destination: item.destination, fragment: item.fragment,
              isShared: isShared))
        }
      }
    }
    return byCause(withoutExplained(found, causes))
  }

  /// Links of many files that lead to one file that is not there, or to one anchor, have one cause: a finding at the
  /// first of them.
  private func byCause(_ broken: [Broken]) -> [(Finding, Ignore?)] {
    let causes = Dictionary(grouping: broken) { Cause($0) }
    return causes.values.map { same in
      let first = same.min { a, b in
        let (place, other) = (a.link.place.start, b.link.place.start)
        return (a.file.path, place.line, place.column) < (b.file.path, other.line, other.column)
      }!
      let finding = FindingMaker().brokenLink(
        first.link, in: first.file, to: first.destination, fragment: first.fragment, isShared: first.isShared,
        others: same.count - 1)
      return (finding, first.link.ignore)
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
    resolver.outcomes[file].contains { if case .broken = $0 { true } else { false } }
  }

  /// The broken links of a file by target, the first of each that no comment accepts, else the first.
  private func brokenLinks(
    of file: Int
  ) -> [String: (link: FileSummary.Link, destination: String, fragment: String?)] {
    var found: [String: (link: FileSummary.Link, destination: String, fragment: String?)] = [:]
    for (index, outcome) in resolver.outcomes[file].enumerated() {
      guard case .broken(let fragment) = outcome else { continue }
      let link = files[file].links[index]
      let text = link.text
      if let known = found.index(forKey: text), link.ignore != nil || found.values[known].link.ignore == nil {
        continue
      }
      found[text] = (link, resolver.destination(of: index, in: file), fragment)
    }
    return found
  }

  /// The rules whose findings `findings(source:beside:)` wants to know of.
  package static var regardedRules: Set<RuleID> { causes.union([.linkMismatch, .untranslated]) }

  /// What takes an anchor away.
  private static let causes: Set<RuleID> = [.missingSection, .truncated, .anchorMismatch, .duplicateAnchor]

  /// Without links that lead nowhere because the section that they name is missing, or lost its name: that is reported
  /// there.
  private func withoutExplained(_ broken: [Broken], _ causes: [String: [Finding]]) -> [Broken] {
    let places = broken.indices.filter { broken[$0].link.fragment != nil && causes[broken[$0].destination] != nil }
    var explained = Set<Int>()
    for (destination, places) in Dictionary(grouping: places, by: { broken[$0].destination }) {
      let causes = causes[destination]!
      if causes.contains(where: { $0.rule == .duplicateAnchor }) {
        explained.formUnion(places)
        continue
      }
      let fragments = places.map { Array(broken[$0].link.fragment!.utf8)[...] }
      let search = PhraseSearch(fragments)
      var (said, keys) = (Set<Int>(), Set<UInt64>())
      for line in causes.flatMap({ ($0.reference?.text ?? "").split(whereSeparator: \.isNewline) }) {
        let bytes = Array(line.utf8)
        bytes.withBytes { search.forEachMatch(in: $0) { fragment, _ in said.insert(fragment) } }
        keys.insert(AnchorKey.of(Self.withoutMarkup(bytes)))
      }
      explained.formUnion(
        zip(places, fragments).lazy.filter { _, fragment in
          search.phrase(fragment).map(said.contains) ?? false || keys.contains(AnchorKey.of(fragment))
        }.map(\.0))
    }
    return broken.indices.filter { !explained.contains($0) }.map { broken[$0] }
  }

  /// A line without tags, and without attributes in braces.
  static func withoutMarkup(_ line: [UInt8]) -> [UInt8] {
    let lastClosing = line.lastIndex(of: UInt8(ascii: "}")) ?? -1
    let lastAngle = line.lastIndex(of: UInt8(ascii: ">")) ?? -1
    var rest: [UInt8] = []
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: "<"), index < lastAngle {
        index = line[index...].firstIndex(of: UInt8(ascii: ">"))! + 1
      } else if line[index...].starts(with: "{#".utf8), index + 1 < lastClosing {
        index = lastClosing + 1
      } else {
        rest.append(line[index])
        index += 1
      }
    }
    return rest
  }
}

extension FileSummary.Link {
  /// Where it leads, as it stands in a file.
  var text: String { path + "#" + (fragment ?? "") }
}
