import ParallelText

/// Anchors of one name with numbers behind it: `add`, `add-1`, `add-2`.
///
/// Generators number names that repeat, from 1 or from 2, and a translation may have been made when there were fewer:
/// where the two sides have other numbers, which is which is for the content to tell.
struct AnchorFamilies {
  /// The keys without number of the families whose numbers differ.
  private var uneven: Set<UInt64> = []

  /// Complexity: O(sections).
  init(_ target: Article, _ reference: Article) {
    var families: [UInt64: (target: Set<UInt64>, reference: Set<UInt64>)] = [:]
    for index in target.sections.indices where Self.mayHaveNumber(target.sections, index) {
      let section = target.sections[index]
      if let base = Self.base(section) { families[base, default: ([], [])].target.insert(section.anchorKeys[0]) }
    }
    for index in reference.sections.indices where Self.mayHaveNumber(reference.sections, index) {
      let section = reference.sections[index]
      if let base = Self.base(section) { families[base, default: ([], [])].reference.insert(section.anchorKeys[0]) }
    }
    if families.isEmpty { return }
    for section in target.sections where section.explicitAnchors > 0 && Self.base(section) == nil {
      families[section.anchorKeys[0]]?.target.insert(section.anchorKeys[0])
    }
    for section in reference.sections where section.explicitAnchors > 0 && Self.base(section) == nil {
      families[section.anchorKeys[0]]?.reference.insert(section.anchorKeys[0])
    }
    uneven = Set(
      families.lazy.filter { base, keys in
        keys.target != keys.reference && keys.target.union(keys.reference).count > 1
      }.map(\.key))
  }

  /// Whether the numbers of any family differ.
  var hasSome: Bool { !uneven.isEmpty }

  /// Whether the section's anchor is of a family whose numbers differ.
  func contains(_ section: Section) -> Bool {
    guard !uneven.isEmpty, section.explicitAnchors > 0 else { return false }
    return uneven.contains(Self.base(section) ?? section.anchorKeys[0])
  }

  /// Whether both anchors are of one such family.
  func areOne(_ first: Section, _ second: Section) -> Bool {
    contains(first) && contains(second)
      && Self.base(first) ?? first.anchorKeys[0] == Self.base(second) ?? second.anchorKeys[0]
  }

  /// Whether a section has a written anchor that ends in a digit: most have not, and are not copied.
  private static func mayHaveNumber(_ sections: [Section], _ index: Int) -> Bool {
    guard sections[index].explicitAnchors > 0, let last = sections[index].anchor.utf8.last else { return false }
    return ASCII.isDigit(last)
  }

  /// The key of a written anchor without the number of at most two digits behind a hyphen; nil if it has none.
  private static func base(_ section: Section) -> UInt64? {
    guard section.explicitAnchors > 0, let last = section.anchor.utf8.last, ASCII.isDigit(last) else { return nil }
    let name = section.anchor.utf8
    guard let dash = name.lastIndex(of: UInt8(ascii: "-")), dash > name.startIndex else { return nil }
    let number = name[name.index(after: dash)...]
    guard number.count <= 2, number.allSatisfy(ASCII.isDigit) else { return nil }
    return AnchorKey.of(name[..<dash])
  }
}
