import ParallelText

/// Names in prose and in bold that a translation has translated, written as they sound, or replaced by others.
///
/// That a name is gone says nothing: a sentence may be put in other words. Told is what stands in its place.
struct Names {
  private let target: ArticleFacts
  private let reference: ArticleFacts
  private let pair: AlignedPair
  private let isSwapped: Bool
  private let isSource: Bool
  /// The names that have been told: each is told once.
  private var told = Set<UInt64>()
  private var replaced: [Drift] = []
  private var rewritten: [Drift] = []
  /// By hashes of a word and a name a block of the target that has the word though its counterpart lacks the name.
  private var counterexamples: [UInt64: Int] = [:]

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    if pair.target.locale.language == pair.reference.locale.language { return [] }
    var names = Names(comparison.target, comparison.reference, comparison, isSwapped: false)
    var found = names.drifts(pair.blocksAndHeadings.map { ($0.target, $0.reference) })
    // Names are Latin: where the target alone is of another script, it is not the one that rewrote them.
    if !comparison.isSource, comparison.target.isMostlyASCII, !comparison.reference.isMostlyASCII {
      var others = Names(comparison.reference, comparison.target, comparison, isSwapped: true)
      found += others.drifts(pair.blocksAndHeadings.map { ($0.reference, $0.target) })
    }
    return found
  }

  private init(_ target: ArticleFacts, _ reference: ArticleFacts, _ comparison: Comparison, isSwapped: Bool) {
    self.target = target
    self.reference = reference
    pair = comparison.pair
    isSource = comparison.isSource
    self.isSwapped = isSwapped
  }

  private mutating func drifts(_ matches: [(target: Int, reference: Int)]) -> [Drift] {
    let isForeign = !target.isMostlyASCII
    for match in matches where mayDiffer(match, isForeign) {
      let theirs = reference.names[match.reference]
      if theirs.isEmpty { continue }
      let own = target.names[match.target]
      let keys = Keys(own)
      let lost = theirs.filter { $0.shape != .capitalized && !keys.contains($0.key) }
      if lost.isEmpty, !isForeign || own.isEmpty { continue }
      compare(match, lost, own, theirs, isForeign)
    }
    return replaced + Self.grouped(rewritten)
  }

  // MARK: One block

  /// Whether a name of the reference may be lost, or one of a target that is not of Latin letters added: in most blocks
  /// those that are telling agree, and the many words with a capital are not looked for.
  private func mayDiffer(_ match: (target: Int, reference: Int), _ isForeign: Bool) -> Bool {
    if areLost(from: match.reference, in: match.target) { return true }
    if !isForeign { return false }
    // In letters of another script each word of Latin letters is a name. Where none is lost, words alone are told.
    return hasName(.all, target.article, match.target, lackedBy: reference.article, match.reference) {
      $0.shape == .capitalized
    }
  }

  /// Whether a telling name of the reference does not stand in a block of the target: as a name there, or in code or a link.
  private func areLost(from source: Int, in block: Int) -> Bool {
    let sum = reference.article.blocks[source].nameSum
    if !reference.article.blocks[source].mayHaveOtherNames, sum == 0 || sum == target.article.blocks[block].nameSum {
      return false
    }
    return hasName(.telling, reference.article, source, lackedBy: target.article, block) { _ in true }
  }

  /// Whether a block has a name that does not stand in another one.
  ///
  /// - Parameters:
  ///   - shapes: Which names are looked for.
  ///   - article: The article of the first block.
  ///   - source: The first block.
  ///   - other: The article of the other block.
  ///   - block: The other block.
  ///   - isMeant: Whether a name counts.
  private func hasName(
    _ shapes: NameScanner.Shapes, _ article: Article, _ source: Int, lackedBy other: Article, _ block: Int,
    isMeant: (Name) -> Bool
  ) -> Bool {
    guard article.mayHaveNames(source) else { return false }
    let literals = article.blocks[source].literalIndexes
    let lines = article.blocks[source].lineIndexes
    // What stands there as it is takes no copy of the text to see.
    lazy var text = BlockText(other, block)
    return article.source.withBytes { bytes in
      article.literals.withUnsafeBufferPointer { all in
        var scanner = NameScanner(bytes, UnsafeBufferPointer(rebasing: all[literals]), shapes)
        var names: [Name] = []
        for line in article.lines[lines] {
          var index = line.start
          while let word = scanner.nextWord(from: &index, line) {
            // Most words stand there with all that they consist of.
            if !scanner.isBeforeSign(word.end, line.end), other.hasAsWritten(bytes[word.start..<word.end], in: block) {
              continue
            }
            names.removeAll(keepingCapacity: true)
            scanner.addNames(of: word, line.end, &names)
            for name in names where isMeant(name) {
              if !other.hasAsWritten(bytes[name.range], in: block),
                text.place(of: article.source[name.range]) == nil
              {
                return true
              }
            }
          }
        }
        return false
      }
    }
  }

  private mutating func compare(
    _ match: (target: Int, reference: Int), _ lost: [Name], _ own: ArraySlice<Name>, _ theirs: ArraySlice<Name>,
    _ isForeign: Bool
  ) {
    let known = Keys(theirs)
    let added = own.filter { !known.contains($0.key) }
    if lost.isEmpty && added.isEmpty { return }
    let text = BlockText(target.article, match.target)
    let article = reference.article
    let lost = lost.prefix(Self.limit).filter {
      text.place(of: article.source[$0.range], isEndingFree: $0.shape == .camel && !isPartOfKnown($0, own)) == nil
    }
    var others: [(name: Name, other: Name)] = []
    if !isSwapped {
      others = NameReplacement(target, reference, match, isForeign: isForeign, isSource: isSource)
        .find(Array(lost), Array(added.prefix(Self.limit)), theirs)
    }
    for (name, other) in others where told.insert(name.key).inserted {
      replaced.append(drift(other.range, name.range))
    }
    let rest = lost.filter { name in
      Self.identifiers.contains(name.shape) && !told.contains(name.key)
        && !others.contains { $0.name.key == name.key }
    }
    if rest.isEmpty || rewritten.count >= Self.limit { return }
    var counterparts = Counterparts(text)
    let labels = Labels(target.article, match.target, article, match.reference)
    for name in rest where !told.contains(name.key) {
      guard let (range, isHalf) = rewriting(of: name, &counterparts, labels, match), told.insert(name.key).inserted
      else {
        continue
      }
      // Whoever finds the name elsewhere in the article can still type it; and headings are translated more freely.
      let isHeading = target.article.blocks[match.target].kind == .heading
      let isThere = !isHalf && (isHeading || target.words.contains(reference.article.source[name.range]))
      let drift = drift(range, name.range, isHalf || !isThere && isMarked(name, match.reference) ? .warning : .note)
      if isHalf { replaced.append(drift) } else { rewritten.append(drift) }
    }
  }

  /// Whether the source marks a name as one: by code somewhere in it, or by quotes or emphasis around it.
  private func isMarked(_ name: Name, _ block: Int) -> Bool {
    let article = reference.article
    return reference.words.isInCode(article.source[name.range])
      || name.range.start > 0 && "*_\"'".utf8.contains(article.source.bytes[name.range.start - 1])
      || article.literals[article.blocks[block].literalIndexes].contains {
        $0.kind == .uiLabel && $0.range.contains(name.range)
      }
  }

  /// Names are many where a block is; what is wrong shows in the first ones.
  private static let limit = 64

  private static let identifiers: Set<Name.Shape> = [.dotted, .snake, .constant, .camel]

  /// `SecurityClasses`, which the reference has too, is no other form of `SecurityClass`.
  private func isPartOfKnown(_ name: Name, _ own: ArraySlice<Name>) -> Bool {
    let bytes = reference.article.source[name.range]
    return own.contains { other in
      other.range.count > bytes.count
        && zip(target.article.source[other.range], bytes).allSatisfy(ASCII.areSame)
    }
  }

  private func drift(_ target: SourceRange, _ reference: SourceRange, _ severity: Severity = .warning) -> Drift {
    Drift(
      .literalMismatch, severity, 0.85, .differs, "name", target: target, reference: reference, isSwapped: isSwapped)
  }

  // MARK: Names that are written otherwise

  private mutating func rewriting(
    of name: Name, _ counterparts: inout Counterparts, _ labels: Labels, _ match: (target: Int, reference: Int)
  ) -> (range: SourceRange, isHalf: Bool)? {
    let bytes = reference.article.source[name.range]
    if let found = counterparts.find(
      bytes, isKnown: reference.words.isInCode(bytes) || target.words.contains(bytes)),
      !found.isSound || isDamage(name, found, match)
    {
      return (found.range, !found.isSound)
    }
    // Names on a screen are translated: what is a parameter's shows in the code.
    guard let label = labels.range(of: name.range), name.shape != .camel || reference.words.isInCode(bytes) else {
      return nil
    }
    // Of one with words of the reference's another part was translated, or it is another's.
    let isKnown = target.article.source[label].split { !ASCII.isIdentifier($0) }
      .contains { reference.words.contains($0) }
    return isKnown ? nil : (label, false)
  }

  /// Whether a name that was written as it sounds should not have been.
  ///
  /// Japanese and Korean write words of other languages so: there a name is wrong that stands as it is elsewhere.
  private mutating func isDamage(_ name: Name, _ found: Counterparts.Found, _ match: (target: Int, reference: Int))
    -> Bool
  {
    if found.isLoanScript {
      // What a Korean word ends in may be a particle.
      let word = target.article.source[found.range]
      let search = PhraseSearch([word.prefix(max(word.count - 6, word.count * 2 / 3 / 3 * 3))])
      let count = target.article.blocks.indices.reduce(0) { count, block in
        target.article.blocks[block].isProse
          ? count + target.article.occurrences(of: search, in: block).values.reduce(0, +) : count
      }
      if target.names.count(of: name.key) < count { return false }
    }
    return isOnlyFor(name, found.range, match)
  }

  /// Whether a word stands in no other block whose counterpart lacks the name: else it is a word of the language.
  private mutating func isOnlyFor(_ name: Name, _ word: SourceRange, _ match: (target: Int, reference: Int)) -> Bool {
    let text = target.article.source[word]
    var hash = Hash64()
    hash.combine(text)
    hash.combine(name.key)
    if let known = counterexamples[hash.value], known != match.target { return false }
    var finder = TextFinder(text)
    let other = pair.blocksAndHeadings.first { other in
      let (own, their) = isSwapped ? (other.reference, other.target) : (other.target, other.reference)
      return own != match.target && has(text, &finder, inProseOf: own)
        && BlockText(reference.article, their).place(of: reference.article.source[name.range]) == nil
    }
    guard let other else { return true }
    counterexamples[hash.value] = isSwapped ? other.reference : other.target
    return false
  }

  /// Whether a line of a block of the target has a text; most blocks have it nowhere.
  private func has(_ text: ArraySlice<UInt8>, _ finder: inout TextFinder, inProseOf block: Int) -> Bool {
    let article = target.article
    guard article.blocks[block].isProse else { return false }
    return article.source.withBytes { bytes in
      finder.isIn(article.blocks[block].range, of: bytes)
        && article.lines[article.blocks[block].lineIndexes].contains { bytes[$0].firstIndex(of: text) != nil }
    }
  }

  /// Whoever rewrote many names of an article did so throughout: that is one cause.
  private static func grouped(_ drifts: [Drift]) -> [Drift] {
    [Severity.warning, .note].flatMap { severity -> [Drift] in
      let same = drifts.filter { $0.severity == severity }
      guard same.count > (severity == .note ? 2 : 1), var first = same.first else { return same }
      first.others = same.count - 1
      first.othersAreInArticle = true
      return [first]
    }
  }

  /// The keys of names: most blocks have a few, for which a `Set` takes long.
  private struct Keys {
    private let few: ArraySlice<Name>
    private let many: Set<UInt64>

    init(_ names: ArraySlice<Name>) {
      few = names.count > 16 ? [] : names
      many = names.count > 16 ? Set(names.lazy.map(\.key)) : []
    }

    func contains(_ key: UInt64) -> Bool { few.contains { $0.key == key } || many.contains(key) }
  }
}

extension Article {
  /// Whether a block has a name among its words, or a line of it as it is written, with no letter or digit of ASCII right beside
  /// it; where it comes first in the line.
  fileprivate func hasAsWritten(_ name: ByteView, in block: Int) -> Bool {
    if words[blocks[block].wordIndexes].contains(WordHash.of(name)) { return true }
    return source.withBytes { bytes in
      lines.withUnsafeBufferPointer { lines in
        lines[blocks[block].lineIndexes].contains { line in
          guard let start = bytes[line].firstIndex(of: name) else { return false }
          let end = start + name.count
          return (start == line.start || !ASCII.isLetterOrDigit(bytes[start - 1]))
            && (end == line.end || !ASCII.isLetterOrDigit(bytes[end]))
        }
      }
    }
  }
}
