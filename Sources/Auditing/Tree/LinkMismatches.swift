import CorpusLayout
import ParallelText

/// Tells of links that differ between two locales whether the tree shows that they lead to the same place: to one article,
/// in either locale, and to one section, whatever its heading is called there.
package struct LinkMismatches {
  /// So many links of a section are compared with one another: where more differ, it is another text.
  private static let reach = 32

  private let resolver: LinkResolver

  package init(_ resolver: LinkResolver) { self.resolver = resolver }

  /// A link, and the page of the tree that it leads to.
  private struct Led {
    var link: TreeLink
    var file: FileSummary
    var page: String?
  }

  /// Which findings about links are none, by their places.
  ///
  /// Links of one section may change places: each is held against all that differ there.
  /// - Complexity: O(findings + files), those of one section with one another.
  package func refuted(_ findings: [Finding]) -> Set<Int> {
    struct Section: Hashable {
      var path: String
      var other: String
      var anchor: String?
    }
    let mismatches = findings.indices.filter { findings[$0].rule == .linkMismatch && findings[$0].reference != nil }
    if mismatches.isEmpty { return [] }
    let paths = Set(mismatches.flatMap { [findings[$0].target.path, findings[$0].reference!.path] })
    let files = Dictionary(
      resolver.files.lazy.filter { paths.contains($0.path) }.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
    func led(_ place: Finding.Place) -> Led? {
      guard let file = files[place.path], let link = TreeLink(place.text) else { return nil }
      return Led(link: link, file: file, page: resolver.page(of: link, from: file))
    }
    var sections: [Section: [(place: Int, own: Led, other: Led)]] = [:]
    for place in mismatches {
      let finding = findings[place]
      guard let reference = finding.reference, let own = led(finding.target), let other = led(reference) else {
        continue
      }
      sections[Section(path: finding.target.path, other: reference.path, anchor: finding.anchor), default: []]
        .append((place, own, other))
    }
    var refuted = Set<Int>()
    for links in sections.values {
      let differing = links.filter { !agree($0.own, $0.other) }
      refuted.formUnion(links.map(\.place))
      refuted.subtract(differing.map(\.place))
      guard differing.count <= Self.reach else { continue }
      var others = differing.map(\.other)
      for link in differing {
        guard let other = others.firstIndex(where: { agree(link.own, $0) }) else { continue }
        others.remove(at: other)
        refuted.insert(link.place)
      }
    }
    return refuted
  }

  private func agree(_ own: Led, _ other: Led) -> Bool {
    guard let page = own.page, let otherPage = other.page else { return isTranslatedFragment(own, other) }
    guard isSameArticle(page, own.file, otherPage, other.file) else { return false }
    let fragments = (own.link.fragment ?? "", other.link.fragment ?? "")
    if fragments.0.isEmpty || fragments.1.isEmpty { return fragments.0.isEmpty && fragments.1.isEmpty }
    guard let anchors = pageAnchors(page, own.file), let otherAnchors = pageAnchors(otherPage, other.file) else {
      return isTranslatedFragment(own, other)
    }
    guard Fragment.isNamed(fragments.0, by: anchors.keys) else { return false }
    let keys = (AnchorKey.of(fragments.0.utf8), AnchorKey.of(fragments.1.utf8))
    return anchors.isSameSection(keys.0, as: keys.1, in: otherAnchors) ?? true
  }

  private func pageAnchors(_ page: String, _ file: FileSummary) -> PageAnchors? {
    page == file.path ? file.anchors : resolver.target(at: page)?.anchors
  }

  /// A page that is not in the tree has its headings in its own language: a fragment that is no misspelling of the other's
  /// is taken for one of them.
  private func isTranslatedFragment(_ own: Led, _ other: Led) -> Bool {
    guard let fragment = own.link.fragment, let original = other.link.fragment,
      Self.name(of: own) == Self.name(of: other)
    else { return false }
    return editDistance(Array(fragment.utf8)[...], Array(original.utf8)[...], limit: 2) > 2
  }

  /// A page's path without the locale, and without what is left out in addresses.
  private static func name(of led: Led) -> Substring {
    var path = led.link.path.withoutLocaleFolder ?? led.link.path.drop { $0 == "/" }
    if path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.last == "/" { path.removeLast() }
    for ending in [".md", ".mdx", ".html"] where path.hasSuffix(ending) { path.removeLast(ending.count) }
    return path
  }

  private func isSameArticle(_ page: String, _ file: FileSummary, _ other: String, _ otherFile: FileSummary) -> Bool {
    if page == other { return true }
    guard let article = article(page, file) else { return false }
    return article == self.article(other, otherFile) || article.sources.contains(other)
  }

  private func article(_ page: String, _ file: FileSummary) -> LocaleSlot.Article? {
    if page == file.path { return file.slot }
    if let target = resolver.target(at: page), let slot = target.slot { return slot }
    guard let component = file.component else { return nil }
    return file.slot?.article(at: page, inLocaleNamed: component)
  }
}
