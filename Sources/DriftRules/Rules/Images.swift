import LanguageData
import ParallelText

/// Images, in a paragraph of their own or within text.
enum Images {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.image]) { blocks in
      let marks = [LocaleMarks(pair.target.locale), LocaleMarks(pair.reference.locale)]
      func names(_ literals: [Int], _ article: Article) -> [Int: [UInt64]] {
        Dictionary(uniqueKeysWithValues: literals.map { ($0, keys(of: name(article.bytes($0)), marks)) })
      }
      return .init(
        target: names(blocks.flatMap(\.target), pair.target),
        reference: names(blocks.flatMap(\.reference), pair.reference))
    }
    let found = differences.blocks.flatMap { block -> [Drift] in
      var found = zip(block.target, block.reference).map { target, reference in
        Drift(
          .imageMismatch, .warning, 0.85, .differs, "image", target: pair.target.literals[target].range,
          reference: pair.reference.literals[reference].range)
      }
      found += block.reference.dropFirst(block.target.count).map {
        Drift(
          .missingImage, .warning, 0.85, .missing, "image", target: pair.endOfTarget(block.match.target),
          reference: pair.reference.literals[$0].range)
      }
      found += block.target.dropFirst(block.reference.count).map {
        Drift(
          .extraImage, .warning, 0.7, .extra, "image", target: pair.target.literals[$0].range,
          reference: .empty(at: pair.reference.blocks[block.match.reference].range.end))
      }
      return found
    }
    // An image that is missing throughout, such as a tick in the cells of a table, is one finding at the first place.
    return LinkTexts.emptyImages(pair)
      + found
      .toldOnce(unlessAtMost: 3) { $0.change == .missing ? $0.reference.map(pair.reference.text) : nil }
      .toldOnce(unlessAtMost: 3) { $0.change == .extra ? pair.target.text($0.target) : nil }
  }

  /// The file's name: localized images stand in folders of their own.
  private static func name(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let path = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return path.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.map { path[($0 + 1)...] } ?? path
  }

  /// Hashes of a name, and of it without a part that names a locale: `login_de.png` shows what `login_en.png` does.
  private static func keys(of name: ArraySlice<UInt8>, _ marks: [LocaleMarks]) -> [UInt64] {
    let whole = Hash64.of(name)
    let parts = name.map(ASCII.lowercased).split { ".-_".utf8.contains($0) }
    guard let mark = parts.lastIndex(where: { part in marks.contains { $0.namesLanguage(part) } }) else {
      return [whole]
    }
    let rest = parts[..<mark] + parts[(mark + 1)...]
    return [whole, Hash64.of(rest.joined(separator: [UInt8(ascii: "_")]))]
  }
}
