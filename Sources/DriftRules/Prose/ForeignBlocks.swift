import LanguageData
import ParallelText

/// The blocks of one side of a pair that are in another language: what of them is told together.
struct ForeignBlocks {
  struct Item {
    /// In the article that is judged.
    var block: Int
    /// In the one that it is held against.
    var counterpart: Int
    var foreign: LanguageJudge.Foreign
  }

  private let items: [Item]
  private let ownLength: Int
  private let side: Untranslated.Side

  /// - Parameters:
  ///   - items: In the order of the blocks.
  ///   - ownLength: How much text is in the language that it ought to be in.
  init(_ items: [Item], ownLength: Int, _ side: Untranslated.Side) {
    self.items = items.sorted { $0.block < $1.block }
    self.ownLength = ownLength
    self.side = side
  }

  private var article: Article { side.article }

  static func drift(
    _ foreign: LanguageJudge.Foreign, _ range: SourceRange, _ reference: SourceRange, _ side: Untranslated.Side
  ) -> Drift {
    Drift(
      .untranslated, foreign.isCertain ? .warning : .note, foreign.isCertain ? 0.95 : 0.6, .differs,
      foreign.language?.description ?? "", target: range, reference: reference,
      isSwapped: side.isSwapped)
  }

  // MARK: The article

  /// If nearly nothing was translated, that: one drift for all of the article.
  var whole: Drift? {
    let length = items.reduce(0) { $0 + Int(article.blocks[$1.block].textLength) }
    guard let language = language, length >= 9 * ownLength, items.count > (ownLength == 0 ? 1 : 2) || isCopy else {
      return nil
    }
    var drift = Drift(
      .untranslated, .note, 0.9, .differs, language.description,
      target: SourceRange(0, article.source.bytes.count),
      reference: SourceRange(0, side.other.article.source.bytes.count), isSwapped: side.isSwapped)
    drift.isOfWholeArticle = true
    return drift
  }

  /// The one that most of the text is in; nil if that cannot be told.
  private var language: LocaleTag? {
    var lengths: [LocaleTag: Int] = [:]
    for item in items {
      if let language = item.foreign.language {
        lengths[language, default: 0] += Int(article.blocks[item.block].textLength)
      }
    }
    return lengths.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whether the two articles say the same, word for word.
  private var isCopy: Bool { !items.isEmpty && article.words == side.other.article.words }

  // MARK: Runs

  /// A drift for each run of blocks that nothing in the right language stands between but headings: often these alone were translated.
  var runs: [Drift] {
    var runs: [[Item]] = []
    for item in items {
      if let last = runs.last?.last, !isDivided(last.block, item.block) {
        runs[runs.count - 1].append(item)
      } else {
        runs.append([item])
      }
    }
    return runs.map(drift)
  }

  private func isDivided(_ first: Int, _ second: Int) -> Bool {
    (first + 1..<second).contains { block in
      side.languages[block].isOwn && article.blocks[block].textLength > 12
        && article.blocks[block].kind != .heading
    }
  }

  private func drift(_ run: [Item]) -> Drift {
    let others = run.map { side.other.article.blocks[$0.counterpart].range }
    let range = SourceRange(
      article.blocks[run[0].block].range.start, article.blocks[run[run.count - 1].block].range.end)
    let reference = SourceRange(others.map(\.start).min()!, others.map(\.end).max()!)
    var foreign = run.first { $0.foreign.isCertain }?.foreign ?? run[0].foreign
    if run.count > 2 { foreign.isCertain = run.contains { $0.foreign.isCertain } }
    return Self.drift(foreign, range, reference, side)
  }
}
