import LanguageData
import ParallelText

/// Keys that links have in common that lead to the same place though their targets differ: to a site's editions in two
/// languages, from the root or from where they stand, by the name of a page, to a section that has another name.
struct LinkKeys {
  private enum Side { case target, reference }

  /// A link with all the ways to write where it leads.
  private struct Link {
    let written: ArraySlice<UInt8>
    let target: LinkTarget
    /// Without the marks of either locale; the target itself comes first.
    var readings: [LinkTarget]
    /// Whether it says that it leads to a page for the readers of the translation.
    var isLocalized: Bool
    /// Whether it leads to a place in its own page.
    var leadsHere: Bool
    /// `en` and the hash of `.wikipedia.org`.
    var edition: (language: LocaleTag, site: UInt64)?
    /// The name of `xref:Namespace.Name` (DocFX), backwards.
    var name: UInt64?
  }

  private let pair: AlignedPair
  private let roots: ArticleRoots
  private let marks: (own: LocaleMarks, other: LocaleMarks)
  private let targetSections: [UInt64: Int]
  private let referenceSections: [UInt64: Int]
  private let matches: [Int: [Int]]
  /// Of the reference's links in which languages a site is led to.
  private var languages: [UInt64: Set<LocaleTag>] = [:]
  private var names: (target: Set<UInt64>, reference: Set<UInt64>) = ([], [])

  /// The keys of links in blocks. Complexity: O(bytes of their targets), and of the articles' sections.
  static func keys(of blocks: [LiteralDifferences.InBlock], _ pair: AlignedPair) -> LiteralDifferences.MoreKeys {
    let targets = blocks.flatMap(\.target)
    let references = blocks.flatMap(\.reference)
    if targets.isEmpty || references.isEmpty { return LiteralDifferences.MoreKeys() }
    var keys = LinkKeys(pair)
    // Many links may have one definition.
    func links(_ literals: [Int], _ article: Article, _ side: Side) -> [SourceRange: Link] {
      var found: [SourceRange: Link] = [:]
      for literal in literals {
        let range = article.linkTarget(article.literals[literal])
        if found[range] == nil { found[range] = keys.link(article.source[range], side) }
      }
      return found
    }
    let (own, others) = (links(targets, pair.target, .target), links(references, pair.reference, .reference))
    keys.learn(own.values, others.values)
    func byLiteral(_ links: [SourceRange: Link], _ literals: [Int], _ article: Article, _ side: Side) -> [Int: [UInt64]]
    {
      let keys = links.mapValues { keys.keys(of: $0, side) }
      var found: [Int: [UInt64]] = [:]
      for literal in literals { found[literal] = keys[article.linkTarget(article.literals[literal])] }
      return found
    }
    return LiteralDifferences.MoreKeys(
      target: byLiteral(own, targets, pair.target, .target),
      reference: byLiteral(others, references, pair.reference, .reference))
  }

  private init(_ pair: AlignedPair) {
    self.pair = pair
    marks = (LocaleMarks(pair.target.locale), LocaleMarks(pair.reference.locale))
    roots = ArticleRoots(pair, marks)
    targetSections = Self.sections(of: pair.target)
    referenceSections = Self.sections(of: pair.reference)
    matches = Dictionary(grouping: pair.sections, by: \.target).mapValues { $0.map(\.reference) }
  }

  /// By the keys of anchors the first section that has one; names that are written out, or the whole of a slug, come first.
  private static func sections(of article: Article) -> [UInt64: Int] {
    var sections: [UInt64: Int] = [:]
    for (index, section) in article.sections.enumerated() {
      for key in section.anchorKeys where sections[key] == nil { sections[key] = index }
    }
    for (index, section) in article.sections.enumerated() {
      for key in section.plainSlugKeys where sections[key] == nil { sections[key] = index }
    }
    return sections
  }

  // MARK: Links

  private func link(_ written: ArraySlice<UInt8>, _ side: Side) -> Link {
    let target = LinkTarget(written)
    let (own, other) = (target.without(marks.own), target.without(marks.other))
    var readings = [target]
    if own.isMarked { readings.append(own) }
    if other.isMarked { readings.append(other) }
    var isLocalized = own.isMarked && !target.host.isEmpty
    if side == .target, let abroad = own.withoutDomain(of: marks.own) {
      readings.append(abroad)
      isLocalized = true
    } else if side == .reference, target.host.count > 1 {
      readings += readings.map { $0.withoutDomain() }
    }
    var edition: (LocaleTag, UInt64)?
    if target.host.count > 2, let tag = LocaleTag(String(decoding: target.host[0], as: UTF8.self)),
      Languages.contains(tag)
    {
      edition = (tag, Hash64.of(target.host.dropFirst().joined(separator: [UInt8(ascii: ".")])))
    }
    let leadsHere =
      target.fragment != nil
      && (target.isEmpty || roots.page.map { page in readings.contains { paths(of: $0).contains(page) } } ?? false)
    return Link(
      written: written, target: target, readings: readings, isLocalized: isLocalized, leadsHere: leadsHere,
      edition: edition, name: Self.name(of: written))
  }

  private mutating func learn(_ own: some Collection<Link>, _ others: some Collection<Link>) {
    for case (let language, let site)? in others.lazy.map(\.edition) { languages[site, default: []].insert(language) }
    names = (Set(own.compactMap(\.name)), Set(others.compactMap(\.name)))
  }

  /// The paths below the root that a target may mean.
  private func paths(of target: LinkTarget) -> [ArticleRoots.Path] {
    target.host.isEmpty ? roots.paths(of: target) : [target.segments]
  }

  // MARK: Keys

  private enum Kind: UInt8 {
    case edition, nameInTarget, nameInReference, place, section, anySection, localSection
  }

  private func key(_ kind: Kind, _ value: UInt64, _ detail: some Sequence<UInt8> = []) -> UInt64 {
    var hash = Hash64()
    hash.combine(kind.rawValue)
    hash.combine(value)
    hash.combine(detail)
    return hash.value
  }

  private func keys(of link: Link, _ side: Side) -> [UInt64] {
    var keys: [UInt64] = []
    if let (language, site) = link.edition {
      let others = side == .target ? (languages[site] ?? []).subtracting([language]) : [language]
      for other in others { keys.append(key(.edition, site, other.description.utf8)) }
    }
    addNames(link, side, to: &keys)
    let fragment = link.target.fragment
    if link.leadsHere, let fragment {
      let anchor = AnchorKey.of(fragment)
      let sections =
        side == .target
        ? targetSections[anchor].flatMap { matches[$0] } ?? [] : referenceSections[anchor].map { [$0] } ?? []
      keys += sections.map { key(.section, UInt64($0)) }
      if link.target.isEmpty { return keys }
    }
    for page in pages(of: link) {
      keys.append(key(.place, page, fragment ?? []))
      guard let fragment else { continue }
      if side == .reference {
        keys.append(key(.anySection, page))
        if !link.isLocalized { keys.append(key(.localSection, page)) }
      } else {
        // A fragment of another page, in the words of its own language.
        if fragment.contains(where: { $0 >= 0x80 }) { keys.append(key(.anySection, page)) }
        if link.isLocalized { keys.append(key(.localSection, page)) }
      }
    }
    return keys
  }

  /// Hashes of the pages that a link may lead to.
  private func pages(of link: Link) -> Set<UInt64> {
    var pages = Set<UInt64>()
    for reading in link.readings {
      for path in paths(of: reading) {
        var hash = Hash64()
        for segment in path {
          hash.combine(UInt8(ascii: "/"))
          hash.combine(segment)
        }
        for parameter in reading.parameters {
          hash.combine(UInt8(ascii: "&"))
          hash.combine(parameter)
        }
        // One from the root may be to the site itself.
        if reading.host.isEmpty || !path.isEmpty { pages.insert(hash.value) }
        if reading.host.isEmpty { continue }
        hash.combine(UInt8(0xFF))
        for label in reading.host {
          hash.combine(UInt8(ascii: "."))
          hash.combine(label)
        }
        pages.insert(hash.value)
      }
    }
    return pages
  }

  // MARK: Names

  private static func name(of written: ArraySlice<UInt8>) -> UInt64? {
    guard written.starts(with: "xref:".utf8) else { return nil }
    // `%2A` is the `*` that stands for all overloads of a method.
    let text = String(decoding: written.dropFirst(5), as: UTF8.self)
    let name = letters((text.removingPercentEncoding ?? text).utf8).filter { $0 != UInt8(ascii: "*") }
    return name.count > 2 ? Hash64.of(name.reversed()) : nil
  }

  /// `xref:Namespace.Name` leads to the page that a path's last segments name: `…/namespace.name`, `…/namespace/name`.
  private func addNames(_ link: Link, _ side: Side, to keys: inout [UInt64]) {
    let (own, other, known) =
      side == .target
      ? (Kind.nameInTarget, Kind.nameInReference, names.reference)
      : (Kind.nameInReference, Kind.nameInTarget, names.target)
    if let name = link.name { keys.append(key(own, name)) }
    if link.written.starts(with: "xref:".utf8) || known.isEmpty { return }
    let path = Self.letters(link.written)
    var hash = Hash64()
    for index in path.indices.reversed() {
      if path[index] == UInt8(ascii: "."), known.contains(hash.value) { keys.append(key(other, hash.value)) }
      hash.combine(path[index])
    }
  }

  /// A target without query and fragment, as a name: with dots between its parts, in lower case.
  private static func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      .map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : ASCII.lowercased($0) }
  }
}
