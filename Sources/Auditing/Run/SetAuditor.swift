import Alignment
import ArticleParsing
import CorpusLayout
import DriftRules
import Foundation
import LanguageData
import ParallelText

/// Reads one article in all its locales, and finds what has drifted between them.
package struct SetAuditor: Sendable {
  package struct Result: Sendable {
    /// Of the files that were read.
    package var locales: [LocaleTag] = []
    package var sets = 0
    /// Of these, how many were compared in two locales or more.
    var compared = 0
    /// Files of sets of one.
    var lone: [LoneFile] = []
    /// Comments in files that were compared, and which of them have accepted something.
    var ignores: [WrittenIgnore] = []
    var usedIgnores = Set<WrittenIgnore.ID>()
    package var findings: [Finding] = []
    /// By comments in the files; not among `findings`.
    package var accepted: [AcceptedFinding] = []
    package var errors: [(path: String, message: String)] = []
    package var withoutLocale: [String] = []
    package var files: [FileSummary] = []
    var unknownRevisions = SetHistory.Unknown()
    /// Row by row; empty unless asked for.
    package var audited: [AuditedSet] = []

    /// Adds what other files have given, behind what is there.
    mutating func append(_ other: Result) {
      locales += other.locales
      sets += other.sets
      compared += other.compared
      lone += other.lone
      ignores += other.ignores
      usedIgnores.formUnion(other.usedIgnores)
      findings += other.findings
      accepted += other.accepted
      errors += other.errors
      withoutLocale += other.withoutLocale
      files += other.files
      unknownRevisions.commits += other.unknownRevisions.commits
      unknownRevisions.files += other.unknownRevisions.files
      audited += other.audited
    }
  }

  let source: LocaleTag?
  /// If not empty, only findings about these files are kept.
  let named: Set<String>
  /// Hosts whose links are the same.
  let hosts: LinkHosts
  /// Names that stay as they are in every language.
  let terms: Terms
  /// All files of the run.
  let tree: TreePaths
  /// Whether the articles are wanted row by row, with links that are settled.
  let keepsSets: Bool
  /// What the first pass has read, so that it is not read once more.
  private let known = ReadSets()
  /// What the run has learnt of its locales.
  package var learned = LearnedPairs.none
  /// nil if the source's history is not asked for.
  var history: HistorySession?

  package init(
    source: LocaleTag?, named: Set<String>, tree: TreePaths, configuration: Configuration?, keepsSets: Bool
  ) {
    self.source = source
    self.named = named
    self.tree = tree
    self.keepsSets = keepsSets
    hosts = configuration?.hosts ?? .none
    terms = configuration?.terms ?? .none
  }

  package func audit(_ job: ArticleSetJob) async -> Result {
    var result = Result()
    for var set in known.take(job, &result) ?? sets(job, &result) where !set.articles.isEmpty {
      result.sets += 1
      result.files += set.articles.map {
        FileSummary($0, key: set.key, slot: job.slot, in: tree, keepsSettled: keepsSets || !named.isEmpty)
      }
      var past: SetHistory?
      if let history { past = SetHistory(&set, job.slot, source: source, history) }
      result.locales += set.articles.map(\.locale)
      if set.articles.count > 1 {
        result.compared += 1
        for article in set.articles where named.isEmpty || named.contains(article.path) {
          result.ignores += article.ignores.map { WrittenIgnore($0, in: article) }
        }
      } else if named.isEmpty || named.contains(set.articles[0].path) {
        result.lone.append(LoneFile(set.articles[0]))
      }
      await compare(set, &past, isWithoutSource: job.lacksSource, &result)
    }
    return result
  }

  /// What is kept of the files, without comparing them.
  func summaries(of job: ArticleSetJob) -> [FileSummary] {
    if job.files.isEmpty { return [] }
    var result = Result()
    return sets(job, &result).flatMap { set in
      set.articles.map { FileSummary($0, key: set.key, slot: job.slot, in: tree, keepsSettled: keepsSets) }
    }
  }

  /// What the articles of a job teach of their locales.
  func lessons(of job: ArticleSetJob) -> Lessons {
    var result = Result()
    var lessons = Lessons()
    let sets = sets(job, &result)
    known.keep(sets, of: job, result)
    for set in sets where set.articles.count > 1 {
      for (_, pair) in SetComparison(set, source: source(of: set)).pairs { lessons.add(pair) }
    }
    return lessons
  }

  /// Compares the first of the articles that have taught the run, for nothing but what the first comparison of all waits for:
  /// the data of the rules, and the types that the program makes as it runs.
  func rehearse(with sample: [ArticleSetJob]) {
    guard let job = sample.first else { return }
    for set in known.sets(of: job) where set.articles.count > 1 {
      _ = SetComparison(set, source: source(of: set), terms: terms).drifts()
    }
  }

  /// The run's source, else that of the set: the file without a mark of a locale is what those with one were made from.
  private func source(of set: ArticleSet) -> LocaleTag? {
    source ?? set.articles.first { $0.path == set.original }?.locale
  }

  private func sets(_ job: ArticleSetJob, _ result: inout Result) -> [ArticleSet] {
    var articles: [Article] = []
    var doubtful = Set<String>()
    var original: String?
    for file in job.files {
      guard let article = read(file, &result) else { continue }
      let isOriginal = job.key != nil && file.locale == nil
      guard var locale = locale(of: article, by: file) ?? (isOriginal ? source : nil) else {
        result.withoutLocale.append(file.path)
        continue
      }
      if isOriginal {
        original = file.path
        if let source, source.language == locale.language { locale = source }
      } else if !file.isCertain {
        doubtful.insert(file.path)
      }
      articles.append(article.inLocale(locale))
    }
    return job.key.map { DefaultLanguage.sets(key: $0, articles, original: original, doubtful: doubtful) }
      ?? Self.setsByContent(articles)
  }

  // MARK: Reading

  private func read(_ file: ArticleSetJob.File, _ result: inout Result) -> Article? {
    do throws(FileError) {
      let bytes = try FileError.read(file.path, limit: ArticleParser.sizeLimit)
      do throws(ParseError) {
        let parsed = try ArticleParser.parse(bytes, path: file.path, locale: file.locale, hosts: hosts)
        if let problem = parsed.problem { result.errors.append((file.path, problem)) }
        return parsed.article
      } catch {
        result.errors.append((file.path, error.description))
      }
    } catch {
      result.errors.append((file.path, error.description))
    }
    return nil
  }

  /// What a team has written down counts. Else the front matter knows best; then the path; then
  /// what the front matter calls its language; then the script and words of the text.
  private func locale(of article: Article, by file: ArticleSetJob.File) -> LocaleTag? {
    if file.isSettled { return file.locale }
    for entry in article.frontMatter.entries(of: .locale) {
      if let tag = LocaleTag(entry.value), Languages.contains(tag) { return tag }
    }
    if let locale = file.locale { return locale }
    let written = article.frontMatter.entries(of: .language).lazy.compactMap { LocaleTag($0.value) }
    return written.first(where: Languages.contains) ?? LanguageGuess.language(of: article)
  }

  /// Files that share no path belong together by the anchor of their first heading, then by the anchors they share.
  static func setsByContent(_ articles: [Article]) -> [ArticleSet] {
    var sets: [ArticleSet] = []
    for article in articles {
      let index = sets.indices.first { index in
        !sets[index].articles.contains { $0.locale == article.locale }
          && sets[index].articles.contains { isSame($0, article) }
      }
      if let index {
        sets[index].articles.append(article)
      } else {
        let anchor = article.sections.first { $0.level > 0 }?.anchor ?? ""
        sets.append(ArticleSet(key: anchor.isEmpty ? Self.name(of: article.path) : anchor, articles: [article]))
      }
    }
    return sets
  }

  private static func isSame(_ first: Article, _ second: Article) -> Bool {
    let a = first.sections.dropFirst().first?.anchorKeys ?? []
    let b = second.sections.dropFirst().first?.anchorKeys ?? []
    if !Set(a).isDisjoint(with: b) { return true }
    let mine = Set(first.sections.dropFirst().flatMap(\.anchorKeys))
    let theirs = Set(second.sections.dropFirst().flatMap(\.anchorKeys))
    return mine.intersection(theirs).count * 3 > min(first.sections.count, second.sections.count)
      && mine.intersection(theirs).count > 1
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? Substring(path)
    return String(file.split(separator: ".").first ?? file)
  }

  // MARK: Comparing

  /// - Parameter isWithoutSource: Whether the source lacks the article: then that is all that is told of it.
  private func compare(
    _ set: ArticleSet, _ past: inout SetHistory?, isWithoutSource: Bool, _ result: inout Result
  ) async {
    var set = set
    set.articles.sort { ($0.locale, $0.path) < ($1.locale, $1.path) }
    guard set.articles.count > 1 || keepsSets else { return }
    let comparison = SetComparison(set, source: past?.source ?? source(of: set), terms: terms, learned: learned)
    let joined = keepsSets ? comparison.joined() : nil
    let aligned = joined.map(comparison.aligned)
    if let aligned { result.audited.append(AuditedSet(aligned: aligned, articles: set.articles)) }
    guard set.articles.count > 1, !isWithoutSource || comparison.sourceIndex != nil else { return }
    var drifts = comparison.drifts(joined)
    let histories = await past?.histories(of: &drifts, set, &result.unknownRevisions) { article in
      named.isEmpty || set.articles.contains { named.contains($0.path) }
    }
    if drifts.isEmpty { return }
    let maker = FindingMaker(rows: aligned.map { FindingPlaces($0) })
    for (drift, finding) in zip(drifts, maker.drifts(drifts, in: set, histories)) {
      let isAsked = named.contains(finding.target.path) || named.contains(finding.reference?.path ?? "")
      guard named.isEmpty || isAsked else { continue }
      if let accepted = AcceptedFinding(finding, by: drift.ignore) {
        result.usedIgnores.insert(.init(path: finding.target.path, start: drift.ignore!.comment.start))
        result.accepted.append(accepted)
      } else {
        result.findings.append(finding)
      }
    }
  }
}
