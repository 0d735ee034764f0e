import Alignment
import DriftRules
import LanguageData
import ParallelText

/// Compares the locales of one article, and decides which of them is wrong.
struct SetComparison {
  /// A drift with the articles of the set that its two sides are.
  struct Placed {
    var drift: Drift
    var target: Int
    var reference: Int
    /// The comment in the target that accepts it, if there is one.
    var ignore: Ignore?
    /// Whether it is the source that is doubted: the reference then speaks for all translations.
    var isDoubt = false
  }

  let set: ArticleSet
  private let terms: Terms
  private let learned: LearnedPairs
  /// The article that the others were translated from, nil if nobody said.
  let sourceIndex: Int?
  /// The article that the others are aligned with.
  let pivot: Int
  /// Each other article as the target, and the pivot as the reference.
  let pairs: [(place: Int, pair: AlignedPair)]

  /// Aligns the articles of a set.
  ///
  /// - Parameter learned: What the run has learnt of their locales.
  /// - Precondition: The set has an article.
  init(_ set: ArticleSet, source: LocaleTag?, terms: Terms = .none, learned: LearnedPairs = .none) {
    let sourceIndex = Self.index(of: source, in: set)
    let pivot = sourceIndex ?? Self.mostTrusted(of: set)
    self.set = set
    self.terms = terms
    self.learned = learned
    self.sourceIndex = sourceIndex
    self.pivot = pivot
    pairs = set.articles.indices.filter { $0 != pivot }.map { index in
      let known = learned[set.articles[index].locale, set.articles[pivot].locale]
      return (index, PairAligner.align(set.articles[index], with: set.articles[pivot], learned: known))
    }
  }

  /// All locales row by row, without findings.
  func aligned(_ joined: JoinedArticle) -> AlignedArticle {
    AlignedArticleBuilder(set, joined, source: sourceIndex).build()
  }

  /// Which sections and blocks of all locales belong together.
  func joined() -> JoinedArticle {
    let doubtful = pairs.filter { sourceIndex == nil && !isTranslation($0.pair) }.map(\.place)
    return LocaleJoiner.join(set.articles, pivot: pivot, pairs, doubtful: Set(doubtful), learned: learned)
  }

  /// With a source, every locale is held against it. Without one, two locales are told apart by age, and more of
  /// them by majority: what all but one have in common is right.
  ///
  /// - Parameter joined: `joined()`, if the caller has it.
  func drifts(_ joined: JoinedArticle? = nil) -> [Placed] {
    var placed: [Placed] = []
    let facts = set.articles.map(ArticleFacts.init)
    for (index, pair) in pairs {
      if sourceIndex == nil, !isTranslation(pair) {
        placed.append(Placed(drift: unlike(pair), target: index, reference: pivot))
        continue
      }
      placed += check(pair, index, pivot, facts)
    }
    placed = TermBlame.settle(placed, hasSource: sourceIndex != nil, voters: pairs.count)
    placed = LanguageBlame.settle(placed, source: sourceIndex, voters: pairs.count)
    placed += staleSiblings()
    if pairs.count > 1 {
      placed =
        sourceIndex == nil
        ? byMajority(withoutDivisionsOfPivot(placed), facts, joined)
        : placed + doubtsAboutSource(placed, pivot)
    }
    return markingIgnored(withoutRepeats(placed))
  }

  /// Whether two files that no source vouches for are one text at all: files of one name may differ by purpose.
  private func isTranslation(_ pair: AlignedPair) -> Bool {
    let alone = pair.target.blocks.count + pair.reference.blocks.count - 2 * (pair.blocks.count + pair.sections.count)
    return pair.truncation != nil || alone + 2 * pair.movedBlocks.count < max(12, pair.blocks.count)
  }

  /// One finding in place of all: what two such files lack of one another has one cause.
  private func unlike(_ pair: AlignedPair) -> Drift {
    func title(_ article: Article) -> SourceRange {
      article.sections.dropFirst().first.map { article.blocks[$0.blocks.lowerBound].range }
        ?? .empty(at: article.sections[0].range.start)
    }
    return Drift(
      .staleTranslation, .note, 0.6, .intrinsic,
      "little in common with the other language: a different revision, or a different article",
      target: title(pair.target), reference: title(pair.reference))
  }

  /// The article in the source locale, or at least in its language; nil if the set has none.
  private static func index(of source: LocaleTag?, in set: ArticleSet) -> Int? {
    guard let source else { return nil }
    return set.articles.firstIndex { $0.locale == source }
      ?? set.articles.firstIndex { $0.locale.language == source.language }
  }

  /// Without a source, the article that all others are aligned with.
  private static func mostTrusted(of set: ArticleSet) -> Int {
    if let original = set.original, let index = set.articles.firstIndex(where: { $0.path == original }) { return index }
    // A file without the marks of a translation, beside others that have them, is what they were made from.
    let dates = set.articles.map { Handoff.date(in: $0.frontMatter) }
    let originals = dates.indices.filter { dates[$0] == nil }
    if originals.count == 1 { return originals[0] }
    if set.articles.count == 2 { return (dates[0] ?? 0) > (dates[1] ?? 0) ? 0 : 1 }
    return dates.indices.max {
      (dates[$0] ?? 0, set.articles[$0].blocks.count, -$0) < (dates[$1] ?? 0, set.articles[$1].blocks.count, -$1)
    } ?? 0
  }

  /// A paragraph that stands alone in the pivot only, and in all others within another one, is missing nowhere.
  private func withoutDivisionsOfPivot(_ placed: [Placed]) -> [Placed] {
    placed.filter { item in
      guard item.drift.rule == .missingParagraph, item.reference == pivot, let range = item.drift.reference,
        let block = set.articles[pivot].blocks.firstIndex(where: { $0.range.start == range.start })
      else { return true }
      let others = pairs.filter { $0.place != item.target }
      let isAlone = !others.contains { $0.pair.blocks.contains { $0.reference == block } }
      // Where most others lack it, it is the pivot's own, and told there.
      let lacking = others.count { other in other.pair.missingBlocks.contains { $0.element == block } }
      return !isAlone || others.count < 2 || (lacking + 1) * 2 > pairs.count
    }
  }

  private func byMajority(_ placed: [Placed], _ facts: [ArticleFacts], _ joined: JoinedArticle?) -> [Placed] {
    guard placed.contains(where: { $0.reference == pivot }) else { return placed }
    let majority = Majority(set, rows: RowTable(set.articles, joined ?? self.joined())) { reference in
      set.articles.indices.filter { $0 != reference && $0 != pivot }.flatMap { index in
        let pair = PairAligner.align(
          set.articles[index], with: set.articles[reference],
          learned: learned[set.articles[index].locale, set.articles[reference].locale])
        return isTranslation(pair) ? check(pair, index, reference, facts) : []
      }
    }
    return majority.settle(placed, pivot: pivot)
  }

  /// What the rules see in a pair of articles.
  private func check(_ pair: AlignedPair, _ target: Int, _ reference: Int, _ facts: [ArticleFacts]) -> [Placed] {
    let isSource = sourceIndex == reference || set.original == set.articles[reference].path
    return RuleBook.check(pair, facts[target], facts[reference], terms: terms, isSource: isSource).map { drift in
      drift.isSwapped
        ? Placed(drift: drift, target: reference, reference: target)
        : Placed(drift: drift, target: target, reference: reference)
    }
  }

  /// Where all translations have one value and the source has another, it is the source that may be wrong: a note
  /// there, beside the findings in the translations.
  private func doubtsAboutSource(_ placed: [Placed], _ source: Int) -> [Placed] {
    let translations = pairs.count
    let differing = placed.filter { item in
      item.reference == source && item.drift.change == .differs && item.drift.reference?.isEmpty == false
        && Self.isAboutLiteral(item.drift.rule)
    }
    let places = Dictionary(grouping: differing.indices) { differing[$0].drift.reference! }
    return places.values.compactMap { indexes in
      let voices = indexes.map { differing[$0] }
      guard Set(voices.map(\.target)).count == translations, voices.count == translations,
        let value = set.literalKey(voices[0]), voices.dropFirst().allSatisfy({ set.literalKey($0) == value })
      else { return nil }
      var doubt = voices[0].drift.swapped()
      doubt.severity = .note
      doubt.confidence = 0.5
      return Placed(drift: doubt, target: source, reference: voices[0].target, isDoubt: true)
    }.sorted { $0.drift.target.start < $1.drift.target.start }
  }

  private static func isAboutLiteral(_ rule: RuleID) -> Bool {
    switch rule.subject {
    case .literal, .link, .image: rule.change == .differs
    default: false
    }
  }

  /// A source bears no mark of what it was made from: its translations tell by one another which of them is behind.
  private func staleSiblings() -> [Placed] {
    func revision(_ index: Int) -> FrontMatter.Entry? {
      set.articles[index].frontMatter.entries(of: .revision).first
    }
    guard revision(pivot) == nil else { return [] }
    let dated = pairs.map(\.place).compactMap { index in
      revision(index).flatMap { entry in
        Handoff.date(in: set.articles[index].frontMatter).map { (index, entry, date: $0) }
      }
    }
    guard let newest = dated.max(by: { ($0.date, $1.0) < ($1.date, $0.0) }) else { return [] }
    return dated.filter { $0.1.value != newest.1.value && $0.date < newest.date }.map { index, entry, _ in
      Placed(
        drift: Drift(
          .staleTranslation, .note, 0.9, .differs, "translated from source revision", target: entry.range,
          reference: newest.1.range), target: index, reference: newest.0)
    }
  }

  /// A comment in a file accepts findings about that file, at that place.
  private func markingIgnored(_ placed: [Placed]) -> [Placed] {
    placed.map { item in
      var item = item
      let article = set.articles[item.target]
      item.ignore =
        item.drift.isOfWholeArticle
        ? article.ignoreOfFile(item.drift.rule) : article.ignore(of: item.drift.rule, at: item.drift.target.start)
      return item
    }
  }

  /// What one file shows by itself is seen again in every pair that the file is in.
  private func withoutRepeats(_ placed: [Placed]) -> [Placed] {
    struct Key: Hashable {
      var rule: RuleID
      var target: Int
      var range: SourceRange
    }
    var seen = Set<Key>()
    return placed.filter { item in
      guard item.drift.reference == nil else { return true }
      return seen.insert(Key(rule: item.drift.rule, target: item.target, range: item.drift.target)).inserted
    }
  }
}

extension ArticleSet {
  /// The literal that the target of a drift has, in a form that two languages share; nil if it is none.
  func literalKey(_ item: SetComparison.Placed) -> UInt64? {
    articles[item.target].literals.first { $0.range.start == item.drift.target.start }?.key
  }
}
