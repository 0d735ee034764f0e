import ParallelText

/// One cause is one finding: drops what another drift explains.
enum OneCause {
  static func keep(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let drifts = ofRewrittenBlocks(withoutCutOff(withoutPartsOfSentences(explained(drifts, pair)), pair), pair)
    return RewrittenSections.demote(withGuesses(drifts, pair), pair)
  }

  /// What differs between two texts that may not be each other's is worth a note.
  private static func withGuesses(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    if pair.guesses.isEmpty { return drifts }
    return drifts.map { drift in
      guard !drift.isSwapped, drift.change == .differs || drift.rule == .missingLink, drift.rule != .codeMismatch,
        let block = pair.target.block(at: drift.target.start), pair.guesses.contains(block)
      else { return drift }
      var note = drift
      note.severity = .note
      return note
    }
  }

  /// The literals of a sentence that is missing, or extra, are so for that reason.
  private static func withoutPartsOfSentences(_ drifts: [Drift]) -> [Drift] {
    let sentences = drifts.filter { $0.rule.subject == .sentence }
    if sentences.isEmpty { return drifts }
    return drifts.filter { drift in
      guard drift.rule.subject != .sentence, let reference = drift.reference else { return true }
      return !sentences.contains { sentence in
        guard sentence.isSwapped == drift.isSwapped, let other = sentence.reference else { return false }
        return sentence.change == .missing
          ? drift.target.isEmpty && other.contains(reference)
          : reference.isEmpty && sentence.target.contains(drift.target)
      }
    }
  }

  /// What the block lacks in which a text ends early went with the rest.
  private static func withoutCutOff(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    guard let cut = pair.truncation?.place, let block = pair.target.block(at: cut - 1) else { return drifts }
    let last = pair.target.blocks[pair.target.topmost(block)]
    return drifts.filter { drift in
      if drift.isSwapped || drift.rule == .truncated || drift.target.start < last.range.start { return true }
      return !drift.target.isEmpty && drift.target.end < cut && drift.rule != .tableMismatch
    }
  }

  /// More differences of a kind than these in one block are one: that it is another text.
  private static let blockLimit = 20

  private static func ofRewrittenBlocks(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    guard drifts.count > blockLimit else { return drifts }
    struct Place: Hashable {
      var rule: RuleID
      var severity: Severity
      var isSwapped: Bool
      var block: Int
    }
    func place(_ drift: Drift) -> Place? {
      guard drift.change == .differs || drift.change == .missing,
        drift.rule.change != .missing
      else {
        return nil
      }
      let article = drift.isSwapped ? pair.reference : pair.target
      return article.block(at: drift.target.start).map {
        Place(rule: drift.rule, severity: drift.severity, isSwapped: drift.isSwapped, block: $0)
      }
    }
    var counts: [Place: Int] = [:]
    for drift in drifts { if let place = place(drift) { counts[place, default: 0] += 1 } }
    guard counts.values.contains(where: { $0 > blockLimit }) else { return drifts }
    var kept = Set<Place>()
    return drifts.compactMap { drift in
      guard let place = place(drift), let count = counts[place], count > blockLimit else { return drift }
      guard kept.insert(place).inserted else { return nil }
      var first = drift
      first.others = count - 1
      return first
    }
  }

  private static func explained(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let untranslated = drifts.filter { $0.rule == .untranslated && !$0.isSwapped && $0.severity > .note }.map(\.target)
    let malformed = Set(
      drifts.filter { $0.rule == .malformedCode && !$0.isSwapped }.map {
        pair.target.source.lineIndex(at: $0.target.start)
      })
    let drifts = withoutRepeatedSubstitutions(
      withoutJoinedRows(
        withoutBrokenMarks(
          linksOfOtherTexts(
            withoutImagesSetApart(joiningUntranslated(withoutPartsOfWholes(drifts, pair), pair), pair), pair), pair)),
      pair)
    guard !untranslated.isEmpty || !malformed.isEmpty else { return drifts }
    return drifts.filter { drift in
      if drift.isSwapped { return true }
      // The literals of a paragraph that was not translated are those of another time.
      if drift.change == .differs || drift.rule.subject == .link || drift.rule.subject == .sentence,
        drift.rule != .untranslated,
        drift.rule.subject != .code, untranslated.contains(where: { $0.contains(drift.target) })
      {
        return false
      }
      // A command that is cut off here, and whole in the reference, differs for that reason.
      if drift.rule == .codeMismatch, malformed.contains(pair.target.source.lineIndex(at: drift.target.start)) {
        return false
      }
      // A line that is two of the reference's lines is reported as that.
      if drift.rule == .malformedCode, drift.reference == nil,
        drifts.contains(where: {
          $0.rule == drift.rule && $0.reference != nil && !$0.isSwapped && $0.target.contains(drift.target)
        })
      {
        return false
      }
      return true
    }
  }

  /// What stands for what in inline code is told once in a block, and not where code blocks of the article tell it.
  private static func withoutRepeatedSubstitutions(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    guard drifts.contains(where: { $0.rule == .inlineCodeMismatch && $0.change == .differs }) else { return drifts }
    let inCode = Set(drifts.filter { $0.rule == .codeMismatch }.compactMap { substitution($0, pair) })
    var told: [Int?: Set<[UInt8]>] = [:]
    return drifts.filter { drift in
      guard drift.rule == .inlineCodeMismatch, let core = substitution(drift, pair) else { return true }
      if inCode.contains(core) { return false }
      return told[pair.target.block(at: drift.target.start), default: []].insert(core).inserted
    }
  }

  /// The words in which the two sides of a short drift differ.
  private static func substitution(_ drift: Drift, _ pair: AlignedPair) -> [UInt8]? {
    guard drift.change == .differs, !drift.isSwapped, let range = drift.reference, drift.target.count <= 200,
      range.count <= 200
    else { return nil }
    var (own, other) = (pair.target.source[drift.target], pair.reference.source[range])
    while let first = own.first, first == other.first { (own, other) = (own.dropFirst(), other.dropFirst()) }
    while let last = own.last, last == other.last { (own, other) = (own.dropLast(), other.dropLast()) }
    // To the ends of the words.
    func whole(_ part: ArraySlice<UInt8>, _ range: SourceRange, _ article: Article) -> ArraySlice<UInt8> {
      let all = article.source[range]
      var (start, end) = (part.startIndex, part.endIndex)
      while start > all.startIndex, ASCII.isIdentifier(all[start - 1]) { start -= 1 }
      while end < all.endIndex, ASCII.isIdentifier(all[end]) { end += 1 }
      return all[start..<end]
    }
    let words = (whole(own, drift.target, pair.target), whole(other, range, pair.reference))
    return words.0.isEmpty || words.1.isEmpty ? nil : words.0 + [0] + words.1
  }

  /// Of an article that was not translated at all that alone is to be said: it is as old as it is. Where it is the other
  /// side's text word for word, an error is one of its own.
  private static func withoutPartsOfWholes(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    let wholes = drifts.filter(\.isOfWholeArticle)
    if wholes.isEmpty { return drifts }
    let isCopy = pair.target.words == pair.reference.words
    return drifts.filter { drift in
      drift.isOfWholeArticle || !wholes.contains { $0.isSwapped == drift.isSwapped }
        || isCopy && drift.change == .differs && drift.severity == .error
    }
  }

  /// A row that is missing right behind one with too many cells has slid into that.
  private static func withoutJoinedRows(_ drifts: [Drift]) -> [Drift] {
    let ends = Set(
      drifts.lazy.filter { $0.rule == .tableMismatch && !$0.isSwapped && $0.isLonger }.map(\.target.end))
    if ends.isEmpty { return drifts }
    return drifts.filter { $0.rule != .missingRow || $0.isSwapped || !ends.contains($0.target.start) }
  }

  /// A box whose marks do not work is none: that it is missing follows from that.
  private static func withoutBrokenMarks(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    // A text that ends early leaves open what was to be closed behind its end.
    if pair.truncation != nil { return drifts.filter { $0.rule != .malformedMarkup || $0.isSwapped } }
    let broken = drifts.filter { $0.rule == .malformedMarkup && !$0.isSwapped }
    if broken.isEmpty { return drifts }
    func line(_ drift: Drift) -> Int { pair.target.source.lineIndex(at: drift.target.start) }
    let lines = Set(broken.map(line).flatMap { [$0 - 2, $0 - 1, $0, $0 + 1, $0 + 2] })
    return drifts.filter {
      $0.rule != .alertMismatch || $0.isSwapped || $0.change != .missing || !lines.contains(line($0))
    }
  }

  /// An image at the end of a line of text, and alone below it, is the same to a reader; in another section it has moved.
  private static func withoutImagesSetApart(_ drifts: [Drift], _ pair: AlignedPair) -> [Drift] {
    func places(_ rule: RuleID, _ article: Article, _ range: (Drift) -> SourceRange?) -> [(index: Int, literal: Int)] {
      drifts.indices.compactMap { index in
        guard drifts[index].rule == rule, !drifts[index].isSwapped, let range = range(drifts[index]) else { return nil }
        let images = article.literals.indices.filter {
          article.literals[$0].kind == .image && range.contains(article.literals[$0].range)
        }
        return images.count == 1 ? (index, images[0]) : nil
      }
    }
    var missing = places(.missingImage, pair.reference, \.reference)
    if missing.isEmpty { return drifts }
    var dropped = Set<Int>()
    var drifts = drifts
    for extra in places(.extraImage, pair.target, \.target) {
      let image = pair.target.literals[extra.literal]
      let section = pair.target.section(at: image.range)
      let same = missing.indices.filter { pair.reference.literals[missing[$0].literal].key == image.key }
      let isHere = same.first { index in
        let other = pair.reference.literals[missing[index].literal]
        return pair.sections.contains(.init(target: section, reference: pair.reference.section(at: other.range)))
      }
      guard let index = isHere ?? same.first else { continue }
      let other = missing.remove(at: index).index
      if isHere != nil {
        dropped.formUnion([extra.index, other])
      } else {
        drifts[extra.index].severity = .note
        drifts[other].severity = .note
      }
    }
    return replacingImages(drifts.indices.filter { !dropped.contains($0) }.map { drifts[$0] }, pair)
  }
}

extension Drift {
  fileprivate var isLonger: Bool { target.count > (reference?.count ?? 0) }
}
