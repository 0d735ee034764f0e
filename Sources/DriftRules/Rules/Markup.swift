import ParallelText

/// Marks that do not work, and what containers say of themselves.
enum Markup {
  static func check(_ comparison: Comparison) -> [Drift] {
    faults(comparison) + ContainerData.drifts(comparison.pair)
  }

  /// Faults of a kind that the other side has none of: what it shows as well is none of the translation's.
  private static func faults(_ comparison: Comparison) -> [Drift] {
    let own = comparison.target.markupFaults.faults
    let other = comparison.reference.markupFaults.faults
    if own.isEmpty, other.isEmpty { return entities(comparison) }
    return faults(own, besides: other) + (comparison.isSource ? [] : faults(other, besides: own, isSwapped: true))
      + entities(comparison)
  }

  private static func faults(
    _ faults: [MarkupFaults.Fault], besides others: [MarkupFaults.Fault], isSwapped: Bool = false
  ) -> [Drift] {
    let known = Set(others.map(\.kind))
    return faults.filter { !known.contains($0.kind) }.map {
      Drift(
        .malformedMarkup, RuleID.malformedMarkup.severity, 0.85, .intrinsic, $0.message, target: $0.range,
        reference: nil, isSwapped: isSwapped)
    }
  }

  // MARK: Entities

  private static let quote = Array("&quot;".utf8)[...]
  private static let ampersand = Array("&amp;".utf8)[...]

  private static func entities(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    return pair.target.source.withBytes { bytes in
      // Few texts have many.
      var (hasQuote, hasAmpersand) = (false, false)
      var rest = bytes
      while !(hasQuote && hasAmpersand), let place = rest.firstIndex(of: UInt8(ascii: "&")) {
        let entity = bytes[place..<bytes.endIndex]
        hasQuote = hasQuote || entity.starts(with: quote)
        hasAmpersand = hasAmpersand || entity.starts(with: ampersand)
        rest = bytes[(place + 1)..<bytes.endIndex]
      }
      return (hasQuote ? halves(pair) : []) + (hasAmpersand ? escaped(pair) : [])
    }
  }

  private static let names = ["quot;", "lt;", "gt;", "nbsp;", "amp;", "#39;"].map { Array($0.utf8) }

  /// An entity whose own `&` was written as one, so that readers see it: `&amp;quot;`. One a block.
  private static func escaped(_ pair: AlignedPair) -> [Drift] {
    pair.blocksAndHeadings.compactMap { match in
      guard let own = escaped(pair.target, match.target), escaped(pair.reference, match.reference) == nil else {
        return nil
      }
      return Drift(
        .malformedMarkup, RuleID.malformedMarkup.severity, 0.85, .intrinsic,
        "entity shown to readers as text: \(pair.target.text(own))", target: own, reference: nil)
    }
  }

  private static func escaped(_ article: Article, _ block: Int) -> SourceRange? {
    if !article.blocks[block].isProse { return nil }
    return article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        var start = line.start
        while let place = bytes[start..<line.end].firstIndex(of: ampersand) {
          start = place + ampersand.count
          guard let name = names.first(where: { bytes[start..<line.end].starts(with: $0) }) else { continue }
          // Code shows what it holds; the first such entity tells for all.
          let isInCode = article.literals[article.blocks[block].literalIndexes].contains {
            $0.kind == .inlineCode && $0.range.start <= place && place < $0.range.end
          }
          return isInCode ? nil : SourceRange(place, start + name.count)
        }
      }
      return nil
    }
  }

  /// Half a pair of `&quot;` in a block whose reference has pairs, or none.
  private static func halves(_ pair: AlignedPair) -> [Drift] {
    pair.blocksAndHeadings.compactMap { match in
      let own = quotes(pair.target, match.target)
      guard own.count % 2 == 1, quotes(pair.reference, match.reference).count % 2 == 0 else { return nil }
      return Drift(
        .malformedMarkup, RuleID.malformedMarkup.severity, 0.8, .intrinsic, "unpaired quotation mark: &quot;",
        target: own[own.count - 1], reference: nil)
    }
  }

  /// The entities of a block for quotation marks, without those behind a number: these are inches.
  private static func quotes(_ article: Article, _ block: Int) -> [SourceRange] {
    if !article.blocks[block].isProse { return [] }
    var found: [SourceRange] = []
    article.source.withBytes { bytes in
      for line in article.lines[article.blocks[block].lineIndexes] {
        var start = line.start
        while let place = bytes[start..<line.end].firstIndex(of: quote) {
          start = place + quote.count
          if place == line.start || !ASCII.isDigit(bytes[place - 1]) { found.append(SourceRange(place, start)) }
        }
      }
    }
    return found
  }
}
