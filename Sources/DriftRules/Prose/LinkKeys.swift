import LanguageData
import ParallelText

/// Keys that links have in common that lead to the same place though their targets differ: to a site's editions in two
/// languages, by the name of a page, to a section that has another name.
struct LinkKeys {
  /// What a target is made of; what does not apply is nil.
  fileprivate struct Parts {
    /// `en` and the hash of `.wikipedia.org`.
    var edition: (language: LocaleTag, site: UInt64)?
    /// The name of `xref:Namespace.Name` (DocFX), backwards.
    var crossReference: UInt64?
    var isCrossReference = false
    /// Of a target with a fragment what stands before that; empty of one to a place in this page.
    var page: ArraySlice<UInt8>?
    var fragment: ArraySlice<UInt8> = []
  }

  private let pair: AlignedPair
  private let targetSections: [UInt64: Int]
  private let referenceSections: [UInt64: Int]
  private let matches: [Int: [Int]]
  /// Of the reference's links in which languages a site is led to.
  private var languages: [UInt64: Set<LocaleTag>] = [:]
  private var namesInTarget = Set<UInt64>()
  private var namesInReference = Set<UInt64>()

  /// The keys of links in blocks. Complexity: O(bytes of their targets), and of the articles' sections.
  static func keys(of blocks: [LiteralDifferences.InBlock], _ pair: AlignedPair) -> LiteralDifferences.MoreKeys {
    // Many links may have one definition.
    func parts(_ literals: [Int], _ article: Article) -> [SourceRange: Parts] {
      var found: [SourceRange: Parts] = [:]
      for literal in literals {
        let range = article.linkTarget(article.literals[literal])
        if found[range] == nil { found[range] = Parts(article.source[range]) }
      }
      return found
    }
    let targets = blocks.flatMap(\.target)
    let references = blocks.flatMap(\.reference)
    let (own, others) = (parts(targets, pair.target), parts(references, pair.reference))
    let keys = LinkKeys(pair, own.values, others.values)
    let ownKeys = own.map { ($0, keys.ofTarget($1, pair.target.source[$0])) }
    let otherKeys = others.map { ($0, keys.ofReference($1, pair.reference.source[$0])) }
    func byLiteral(_ keys: [(SourceRange, [UInt64])], _ literals: [Int], _ article: Article) -> [Int: [UInt64]] {
      let keys = Dictionary(uniqueKeysWithValues: keys.lazy.filter { !$0.1.isEmpty })
      if keys.isEmpty { return [:] }
      var found: [Int: [UInt64]] = [:]
      for literal in literals { found[literal] = keys[article.linkTarget(article.literals[literal])] }
      return found
    }
    return LiteralDifferences.MoreKeys(
      target: byLiteral(ownKeys, targets, pair.target), reference: byLiteral(otherKeys, references, pair.reference))
  }

  private init(_ pair: AlignedPair, _ targets: some Collection<Parts>, _ references: some Collection<Parts>) {
    self.pair = pair
    for case (let language, let site)? in references.lazy.map(\.edition) {
      languages[site, default: []].insert(language)
    }
    namesInTarget = Set(targets.compactMap(\.crossReference))
    namesInReference = Set(references.compactMap(\.crossReference))
    // A fragment of this page: what counts is the section that it names.
    let leadsHere = targets.contains { $0.page?.isEmpty ?? false } && references.contains { $0.page?.isEmpty ?? false }
    targetSections = leadsHere ? Self.sections(of: pair.target) : [:]
    referenceSections = leadsHere ? Self.sections(of: pair.reference) : [:]
    matches = leadsHere ? Dictionary(grouping: pair.sections, by: \.target).mapValues { $0.map(\.reference) } : [:]
  }

  /// By the keys of anchors the first section that has one.
  private static func sections(of article: Article) -> [UInt64: Int] {
    var sections: [UInt64: Int] = [:]
    for (index, section) in article.sections.enumerated() {
      for key in section.anchorKeys where sections[key] == nil { sections[key] = index }
    }
    return sections
  }

  // MARK: Keys

  private enum Kind: UInt8 {
    case edition, nameInTarget, nameInReference, page, section
  }

  private func key(_ kind: Kind, _ value: UInt64, _ detail: some Sequence<UInt8> = []) -> UInt64 {
    var hash = Hash64()
    hash.combine(kind.rawValue)
    hash.combine(value)
    hash.combine(detail)
    return hash.value
  }

  private func ofTarget(_ parts: Parts, _ target: ArraySlice<UInt8>) -> [UInt64] {
    var keys: [UInt64] = []
    if let (language, site) = parts.edition {
      for other in languages[site] ?? [] where other != language {
        keys.append(key(.edition, site, other.description.utf8))
      }
    }
    addNames(parts, target, own: .nameInTarget, other: .nameInReference, namesInReference, to: &keys)
    guard let page = parts.page else { return keys }
    if page.isEmpty {
      let section = targetSections[AnchorKey.of(decoded(parts.fragment))]
      for other in section.flatMap({ matches[$0] }) ?? [] { keys.append(key(.section, UInt64(other))) }
    } else if parts.fragment.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) {
      // A fragment of another page, in the words of its own language.
      keys.append(key(.page, 0, page))
    }
    return keys
  }

  private func ofReference(_ parts: Parts, _ target: ArraySlice<UInt8>) -> [UInt64] {
    var keys: [UInt64] = []
    if let (language, site) = parts.edition { keys.append(key(.edition, site, language.description.utf8)) }
    addNames(parts, target, own: .nameInReference, other: .nameInTarget, namesInTarget, to: &keys)
    guard let page = parts.page else { return keys }
    if !page.isEmpty {
      keys.append(key(.page, 0, page))
    } else if let section = referenceSections[AnchorKey.of(decoded(parts.fragment))] {
      keys.append(key(.section, UInt64(section)))
    }
    return keys
  }

  /// `xref:Namespace.Name` leads to the page that a path's last segments name: `…/namespace.name`, `…/namespace/name`.
  private func addNames(
    _ parts: Parts, _ target: ArraySlice<UInt8>, own: Kind, other: Kind, _ names: Set<UInt64>, to keys: inout [UInt64]
  ) {
    if let name = parts.crossReference { keys.append(key(own, name)) }
    if parts.isCrossReference || names.isEmpty { return }
    let path = Self.letters(target)
    var hash = Hash64()
    for index in path.indices.reversed() {
      if path[index] == UInt8(ascii: "."), names.contains(hash.value) { keys.append(key(other, hash.value)) }
      hash.combine(path[index])
    }
  }

  /// A target without query and fragment, as a name: with dots between its parts, in lower case.
  fileprivate static func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      .map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : ASCII.lowercased($0) }
  }
}

extension LinkKeys.Parts {
  fileprivate init(_ target: ArraySlice<UInt8>) {
    edition = Self.edition(target)
    if target.starts(with: "xref:".utf8) {
      isCrossReference = true
      // `%2A` is the `*` that stands for all overloads of a method.
      let name = LinkKeys.letters(decoded(target.dropFirst(5))).filter { $0 != UInt8(ascii: "*") }
      if name.count > 2 { crossReference = Hash64.of(name.reversed()) }
    }
    if let hash = target.firstIndex(of: UInt8(ascii: "#")) {
      page = target[..<hash]
      fragment = target[(hash + 1)...]
    }
  }

  /// `fr.wikipedia.org` for `en.wikipedia.org`: a site's edition in another language has pages of its own names.
  private static func edition(_ target: ArraySlice<UInt8>) -> (language: LocaleTag, site: UInt64)? {
    guard let scheme = target.firstRange(of: Array("://".utf8)) else { return nil }
    let host = target[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") }
    guard let dot = host.firstIndex(of: UInt8(ascii: ".")), dot - host.startIndex <= 16,
      let tag = LocaleTag(String(decoding: host[..<dot], as: UTF8.self)), Languages.contains(tag)
    else { return nil }
    return (tag, Hash64.of(host[dot...]))
  }
}

/// A fragment without percent encoding (RFC 3986, 2.1).
private func decoded(_ fragment: ArraySlice<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  var index = fragment.startIndex
  while index < fragment.endIndex {
    if fragment[index] == UInt8(ascii: "%"), index + 2 < fragment.endIndex,
      let value = UInt8(String(decoding: fragment[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      index += 3
    } else {
      bytes.append(fragment[index])
      index += 1
    }
  }
  return bytes
}
