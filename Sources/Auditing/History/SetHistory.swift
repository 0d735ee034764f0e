import ArticleParsing
import CorpusLayout
import DriftRules
import Foundation
import GitHistory
import LanguageData
import ParallelText

/// The history of one article's source, and what it says of the translations.
struct SetHistory {
  /// Translations that could not be held against the revision that they name.
  struct Unknown: Sendable {
    /// There is no such commit.
    var commits = 0
    /// The commit has no such article.
    var files = 0
  }

  /// In which locale the source is.
  let source: LocaleTag
  /// The path of the source's text in the set.
  let sourcePath: String
  private var timeline: Timeline
  private let session: HistorySession

  /// Finds the source of a set in the folder of sources; nil if it is not there.
  ///
  /// - Parameter set: Gets the folder's text of today if it has none in the source's locale.
  init?(_ set: inout ArticleSet, _ slot: LocaleSlot.Article?, source: LocaleTag?, _ session: HistorySession) {
    let history = session.history
    let own = Self.source(of: set, source, history)
    let found =
      own.flatMap { history.path(ofFile: $0.path) } ?? slot.flatMap(history.path(of:))
      ?? (slot == nil ? set.articles.lazy.compactMap { history.paths.path(endingAs: $0.path) }.first : nil)
    // A folder that holds the translations as well: one of them is no source.
    guard let path = found,
      !set.articles.contains(where: { $0.path != own?.path && history.path(ofFile: $0.path) == path })
    else { return nil }
    if let own {
      self.source = own.locale
      sourcePath = own.path
    } else {
      guard let text = Self.text(path, source, session) else { return nil }
      if let known = set.articles.first(where: { $0.locale == text.locale })
        ?? set.articles.first(where: { $0.locale.language == text.locale.language })
      {
        self.source = known.locale
        sourcePath = known.path
      } else {
        set.articles.append(text)
        self.source = text.locale
        sourcePath = text.path
      }
    }
    timeline = Timeline(history, path: path, locale: self.source, hosts: session.hosts, session.reader)
    self.session = session
  }

  /// The source's text among those that are audited, nil if it cannot be told or is not there.
  private static func source(of set: ArticleSet, _ source: LocaleTag?, _ history: SourceHistory) -> Article? {
    if let source {
      return set.articles.first { $0.locale == source }
        ?? set.articles.first { $0.locale.language == source.language }
    }
    let inFolder = set.articles.filter { history.path(ofFile: $0.path) != nil }
    return inFolder.count == 1 ? inFolder[0] : nil
  }

  /// The folder's text of today, in the locale told, or that it says, or that it is written in.
  private static func text(_ name: String, _ source: LocaleTag?, _ session: HistorySession) -> Article? {
    let path = session.history.givenPath(of: name)
    if let problem = session.history.bounds.problem(of: path) {
      session.problems.tell(path, problem)
      return nil
    }
    guard let bytes = try? FileError.read(path, limit: ArticleParser.sizeLimit),
      let article = try? ArticleParser.parse(bytes, path: path, hosts: session.hosts).article
    else { return nil }
    let told = article.frontMatter.entries(of: .locale).lazy.compactMap { LocaleTag($0.value) }.first
    let written = LocaleSlot.candidates(in: path).map(\.locale)
    guard
      let locale = source ?? told ?? written.last(where: \.hasRegionOrScript) ?? LanguageGuess.language(of: article)
        ?? written.last
    else { return nil }
    return article.inLocale(locale)
  }

  // MARK: Asking

  /// Adds what the history shows by itself to the drifts, and says of each drift where it comes from.
  ///
  /// - Parameter isAsked: Which articles of the set are reported on.
  /// - Returns: In the order of the drifts; nil for those that do not hold a translation against the source.
  mutating func histories(
    of placed: inout [SetComparison.Placed], _ set: ArticleSet, _ unknown: inout Unknown, isAsked: (Article) -> Bool
  ) async -> [Finding.History?] {
    var histories = [Finding.History?](repeating: nil, count: placed.count)
    guard let source = set.articles.firstIndex(where: { $0.path == sourcePath }) else { return histories }
    for index in set.articles.indices where index != source && isAsked(set.articles[index]) {
      let translation = set.articles[index]
      let mine = placed.indices.filter { placed[$0].target == index && isOfPair(placed[$0], source) }
      let stamp = SourceStamp(translation)
      if stamp == nil, mine.isEmpty { continue }
      guard let base = await base(of: translation, stamp, &unknown), !mine.isEmpty else { continue }
      let traces = mine.map { DriftTrace(placed[$0].drift, reference: set.articles[placed[$0].reference]) }
      let atBase = DriftTrace.all(translation, from: base.text, terms: session.terms)
      var attribution = Attribution(translation, base, timeline, terms: session.terms)
      let found = await attribution.histories(of: traces, atBase: atBase)
      timeline = attribution.timeline
      for (place, history) in zip(mine, found) { histories[place] = history }
      if let stamp,
        let drift = await RenewedStamp.drift(translation, stamp, base, atBase: atBase, terms: session.terms, &timeline)
      {
        placed.append(SetComparison.Placed(drift: drift, target: index, reference: source))
        histories.append(nil)
      }
    }
    return histories
  }

  private func isOfPair(_ placed: SetComparison.Placed, _ source: Int) -> Bool {
    placed.drift.reference == nil || placed.reference == source
  }

  /// The source as the translation's stamp says; without one, as it was when the translation was last committed.
  private mutating func base(of translation: Article, _ stamp: SourceStamp?, _ unknown: inout Unknown) async
    -> Timeline.Base?
  {
    let result: Timeline.BaseResult
    if let stamp {
      result = await timeline.base(named: stamp.entry.value)
    } else {
      guard let time = await session.dates.lastCommit(of: translation.path) else { return nil }
      result = await timeline.base(at: time)
    }
    switch result {
    case .found(let base): return base
    case .noCommit: unknown.commits += 1
    // Without a stamp nothing is claimed that could be wrong.
    case .noFile: unknown.files += stamp == nil ? 0 : 1
    // The reader remembers it.
    case .lacking: break
    }
    return nil
  }
}
