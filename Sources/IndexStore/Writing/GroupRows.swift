import Auditing
import CorpusLayout
import LanguageData
import ParallelText

/// Makes all rows of files that were read and compared together.
final class GroupRows {
  private let groups: TableRows
  private let files: TableRows
  private let states: TableRows
  private let errors: TableRows
  private let sets: TableRows
  private let articles: TableRows
  private let articleRows: ArticleRows
  private let alignmentRows: AlignmentRows
  private let linkRows: LinkRows
  private let findingRows: FindingRows
  private let moment: Int64
  /// By what the articles so far are found.
  private(set) var searchTerms: [SearchTerms] = []
  /// What the same articles are called in the source's language.
  private(set) var sourceNames: [SourceName] = []
  /// Of the same; nil where nobody asks.
  private(set) var termCounts: TermCounts?

  /// - Parameters:
  ///   - moment: Before the files' states were asked for (`IndexPlan.moment`).
  ///   - batch: Takes the rows.
  ///   - countsTerms: Whether to count in how many rows each term stands.
  init(_ configuration: Auditing.Configuration?, settledBy moment: Int64, _ batch: RowBatch, countsTerms: Bool) {
    self.moment = moment
    groups = batch.rows(of: "file_groups", ["id", "definition", "prefix", "frame", "rest"])
    files = batch.rows(of: "files", ["id", "group_id", "path", "status"])
    states = batch.rows(
      of: "file_states", ["file_id", "size", "modified_ns", "changed_ns", "inode", "content_hash", "is_settled"])
    errors = batch.rows(of: "errors", ["path", "ordinal", "file_id", "message"])
    sets = batch.rows(of: "article_sets", ["id", "group_id", "key", "source"])
    articles = batch.rows(
      of: "articles",
      [
        "id", "set_id", "locale", "path", "title", "size", "lines", "words", "translation", "translated_on",
        "source_revision",
      ])
    articleRows = ArticleRows(batch)
    alignmentRows = AlignmentRows(batch)
    linkRows = LinkRows(batch)
    findingRows = FindingRows(configuration, batch)
    termCounts = countsTerms ? TermCounts() : nil
  }

  /// Complexity: O(bytes of the articles).
  func insert(_ group: PlannedGroup, _ result: SetAuditor.Result, _ analyzers: AnalyzerPool) {
    let slot = group.job.slot
    groups.add(group.id).add(group.definition).add(slot?.prefix).add(slot?.frame).add(slot?.rest)
    let ids = Dictionary(
      group.job.files.enumerated().map { ($1.path, group.id + Int64($0)) }, uniquingKeysWith: { first, _ in first })
    insertFiles(of: group, result)
    for (ordinal, error) in result.errors.enumerated() {
      errors.add(error.path).add(ordinal).add(ids[error.path]).add(error.message)
    }
    for (ordinal, set) in result.audited.enumerated() {
      insert(set, id: group.id + Int64(ordinal), group.id, ids, result)
      insertSearchTerms(of: set, id: group.id + Int64(ordinal), ids, analyzers)
    }
    for summary in result.files { linkRows.insert(summary, id: ids[summary.path]!) }
  }

  private func insertSearchTerms(
    of set: AuditedSet, id: Int64, _ ids: [String: Int64], _ analyzers: AnalyzerPool
  ) {
    var isFound = false
    for (edition, article) in set.articles.enumerated() where !TableOfContents.isOne(article) {
      isFound = true
      let terms = analyzers.withAnalyzer {
        SearchTerms(set.aligned, edition: edition, article, id: ids[article.path]!, $0)
      }
      termCounts?.add(terms, article.locale)
      searchTerms.append(terms)
    }
    if isFound {
      sourceNames.append(analyzers.withAnalyzer { SourceName(set.aligned, set.articles, id: id, $0) })
    }
  }

  private func insertFiles(of group: PlannedGroup, _ result: SetAuditor.Result) {
    let articles = Set(result.files.map(\.path))
    let withoutLocale = Set(result.withoutLocale)
    var hashes: [String: Int64] = [:]
    for article in result.audited.flatMap(\.articles) {
      hashes[article.path] = Int64(bitPattern: Hash64.of(article.source.bytes))
    }
    for (ordinal, file) in group.job.files.enumerated() {
      let status =
        articles.contains(file.path) ? "article" : withoutLocale.contains(file.path) ? "no locale" : "not read"
      let id = group.id + Int64(ordinal)
      files.add(id).add(group.id).add(file.path).add(status)
      let state = file.state
      states.add(id).add(state.size).add(state.modified).add(state.changed).add(state.inode).add(hashes[file.path])
      states.add(state.isSettled(at: moment))
    }
  }

  private func insert(
    _ audited: AuditedSet, id: Int64, _ group: Int64, _ ids: [String: Int64], _ result: SetAuditor.Result
  ) {
    let aligned = audited.aligned
    sets.add(id).add(group).add(aligned.key).add(aligned.source?.description)
    for (edition, article) in zip(aligned.editions, audited.articles) {
      let file = ids[article.path]!
      articles.add(file).add(id).add(article.locale.description).add(article.path).add(edition.title)
      articles.add(article.source.bytes.count).add(article.source.lineCount).add(article.words.count)
      articles.add(edition.translation?.rawValue).add(edition.translatedOn)
      articles.add(article.frontMatter.entries(of: .revision).first?.value)
      articleRows.insert(article, id: file)
    }
    alignmentRows.insert(aligned, set: id, articles: aligned.editions.map { ids[$0.path]! })
    insertFindings(of: aligned, id, result)
  }

  private func insertFindings(of aligned: AlignedArticle, _ set: Int64, _ result: SetAuditor.Result) {
    if result.findings.isEmpty, result.accepted.isEmpty { return }
    let own = Set(aligned.editions.map(\.path))
    let rowsBefore = aligned.rowsBefore
    var ordinal = 0
    func insert(_ finding: Finding, acceptedFor reason: String?) {
      guard own.contains(finding.target.path) else { return }
      findingRows.insert(
        finding, set: set, .set, ordinal: ordinal, rowsBefore: rowsBefore,
        acceptedFor: reason)
      ordinal += 1
    }
    for finding in result.findings { insert(finding, acceptedFor: nil) }
    for accepted in result.accepted {
      guard case .comment(let reason) = accepted.by else { continue }
      insert(accepted.finding, acceptedFor: reason)
    }
  }
}

extension AlignedArticle {
  /// For each section how many rows stand in the sections before it.
  var rowsBefore: [Int] {
    var count = 0
    return sections.map { section in
      defer { count += section.rows.count }
      return count
    }
  }
}
