import LanguageData
import ParallelText

/// What alerts are: notes, warnings and so on, however they are written.
enum Alerts {
  static func check(_ comparison: Comparison) -> [Drift] {
    comparison.pair.reference.source.withBytes { drifts(comparison, $0) }
  }

  /// - Parameter bytes: The reference's.
  private static func drifts(_ comparison: Comparison, _ bytes: ByteView) -> [Drift] {
    let pair = comparison.pair
    var labels = AlertLabel.Finder(pair.reference)
    var found: [Drift] = []
    let (targets, references) = (pair.target.blocks, pair.reference.blocks)
    for match in pair.blocks {
      let (kind, otherKind) = (targets[match.target].kind, references[match.reference].kind)
      if kind == .alert || otherKind == .alert {
        let drift =
          kind == otherKind
          ? mismatch(targets[match.target], references[match.reference], pair)
          : onOneSide(match, pair)
        if let drift { found.append(drift) }
        continue
      }
      guard targets[match.target].isProse, references[match.reference].isProse,
        labels.mayHave(match.reference, bytes), let word = AlertLabel(match.reference, pair.reference),
        !word.kinds.isEmpty,
        let own = AlertLabel(match.target, pair.target), own.kinds.isDisjoint(with: word.kinds), !own.kinds.isEmpty
      else { continue }
      var drift = drift(own.range, word.range)
      // In words some of them are each other's translations: a note that is important, a warning that is.
      if own.kinds.isNear(word.kinds) { drift.severity = .note }
      found.append(drift)
    }
    return found
  }

  /// An alert that was matched with a block of another kind, such as its title.
  private static func onOneSide(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Drift? {
    let (target, reference) = (pair.target.blocks[match.target], pair.reference.blocks[match.reference])
    if reference.kind == .alert {
      guard
        let told = lost(reference.label, of: pair.reference, alert: match.reference, on: match.target, of: pair.target)
      else {
        return Drift(
          .alertMismatch, .warning, 0.9, .missing, "alert mark", target: .empty(at: target.range.start),
          reference: reference.label)
      }
      return told.first
    }
    guard let told = lost(target.label, of: pair.target, alert: match.target, on: match.reference, of: pair.reference)
    else {
      return Drift(
        .alertMismatch, .warning, 0.9, .extra, "alert mark", target: target.label,
        reference: .empty(at: reference.range.start))
    }
    return told.first.map { drift(target.label, $0.target) }
  }

  private static func mismatch(_ target: Block, _ reference: Block, _ pair: AlignedPair) -> Drift? {
    guard target.key != reference.key else { return nil }
    // Where one site's syntax has two names, they are two kinds: `[!WARNING]` and `[!CAUTION]`.
    if !AlertFence.areAlike(target, pair.target, reference, pair.reference) {
      let (own, other) = (kinds(of: target.label, pair.target), kinds(of: reference.label, pair.reference))
      // A box without a type has lost it.
      let isBare = own.isEmpty && pair.target.source[target.label].elementsEqual("admonition".utf8)
      if own.isEmpty && !isBare || other.isEmpty || !own.isDisjoint(with: other) { return nil }
    }
    return drift(target.label, reference.label)
  }

  /// What an alert is whose text the other side has, but not as an alert.
  ///
  /// - Parameters:
  ///   - mark: The type of the alert.
  ///   - block: The text on the other side.
  /// - Returns: The drift if another mark stands there, with the side of the alert as its reference. nil if there is none:
  ///   the mark is lost. An empty list if the text has the weight of an alert, written in another way.
  static func lost(
    _ mark: SourceRange, of article: Article, alert: Int, on block: Int, of other: Article
  ) -> [Drift]? {
    if let label = AlertLabel(block, other) {
      let kinds = kinds(of: mark, article)
      let isOther = !kinds.isEmpty && !label.kinds.isEmpty && kinds.isDisjoint(with: label.kinds)
      return isOther ? [drift(label.range, mark)] : []
    }
    // A keyword that no site generator knows, such as a translated one.
    guard let keyword = AlertFence.keyword(before: block, in: other) else { return nil }
    let around = AlertFence.keyword(before: alert, in: article).map { Array(article.source[$0]) }
    return around.map { other.source[keyword].elementsEqual($0) } ?? false ? nil : [drift(keyword, mark)]
  }

  private static func kinds(of label: SourceRange, _ article: Article) -> AlertKinds {
    AlertKinds.named(article.text(label), in: article.locale)
  }

  private static func drift(_ target: SourceRange, _ reference: SourceRange) -> Drift {
    Drift(.alertMismatch, .warning, 0.9, .differs, "alert type", target: target, reference: reference)
  }
}
