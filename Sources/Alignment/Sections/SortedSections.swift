import Foundation
import ParallelText

/// Sections that every language sorts by its own alphabet, as a glossary's terms.
extension PairAligner {
  /// Whether a section that has moved stands where its own language's alphabet puts it, as it does in the reference.
  ///
  /// Complexity: O(letters of the headings beside it).
  func isSorted(_ match: AlignedPair.Match) -> Bool {
    let targets = siblings(of: match.target, pair.target)
    let references = siblings(of: match.reference, pair.reference)
    return min(targets.count, references.count) >= weights.sections.leastSorted
      && Self.areSorted(references, pair.reference) && Self.areSorted(targets, pair.target)
  }

  /// The sections of one level and parent, in order.
  private func siblings(of section: Int, _ article: Article) -> [Int] {
    let parent = article.sections[section].parent
    let level = article.sections[section].level
    let range = parent.map { article.subsections($0) } ?? 0..<article.sections.count
    return range.filter { article.sections[$0].level == level && article.sections[$0].parent == parent }
  }

  private static func areSorted(_ sections: [Int], _ article: Article) -> Bool {
    let names = sections.map { key(of: $0, in: article) }
    return zip(names, names.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
  }

  /// A heading's letters without case and accents, by which dictionaries sort (the primary level of Unicode's collation,
  /// for letters of one alphabet).
  private static func key(of section: Int, in article: Article) -> [UInt32] {
    guard let heading = article.heading(of: section) else { return [] }
    return article.plainText(heading).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map(\.value)
  }
}
