import ParallelText

/// Images, in a paragraph of their own or within text.
enum Images {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.image]) { blocks in
      func names(_ literals: [Int], _ article: Article) -> [Int: [UInt64]] {
        Dictionary(uniqueKeysWithValues: literals.map { ($0, [name(article.bytes($0))]) })
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
    return LinkTexts.emptyImages(pair)
      + (found.isEmpty
        ? [] : alike(alike(found, .missing, \.reference, pair.reference), .extra, { $0.target }, pair.target))
  }

  /// One image that is missing throughout, such as a tick in the cells of a table, is one finding at the first place.
  private static func alike(
    _ drifts: [Drift], _ change: Drift.Change, _ range: (Drift) -> SourceRange?, _ article: Article
  ) -> [Drift] {
    var places: [String: [Int]] = [:]
    for (index, drift) in drifts.enumerated() where drift.change == change {
      places[article.text(range(drift) ?? .empty(at: 0)), default: []].append(index)
    }
    var drifts = drifts
    var dropped = Set<Int>()
    for indexes in places.values where indexes.count > 3 {
      drifts[indexes[0]].others = indexes.count - 1
      drifts[indexes[0]].othersAreInArticle = true
      dropped.formUnion(indexes.dropFirst())
    }
    return drifts.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// A hash of the file's name: localized images stand in folders of their own.
  private static func name(_ target: ArraySlice<UInt8>) -> UInt64 {
    let path = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return Hash64.of(path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path)
  }
}
