import Auditing
import CorpusLayout
import GRDB
import LanguageData
import ParallelText

/// Writes and removes all rows of files that were read and compared together.
final class GroupRows {
  private let database: Database
  private let groups: RowInserter
  private let files: RowInserter
  private let states: RowInserter
  private let errors: RowInserter
  private let sets: RowInserter
  private let articles: RowInserter
  private let articleRows: ArticleRows
  private let alignmentRows: AlignmentRows
  private let linkRows: LinkRows
  let findingRows: FindingRows
  let searchRows: SearchRows

  init(_ configuration: Auditing.Configuration?, _ database: Database) throws {
    self.database = database
    groups = try RowInserter("file_groups", columns: 5, in: database)
    files = try RowInserter("files", columns: 4, in: database)
    states = try RowInserter("file_states", columns: 7, in: database)
    errors = try RowInserter("errors", columns: 4, in: database)
    sets = try RowInserter("article_sets", columns: 4, in: database)
    articles = try RowInserter("articles", columns: 11, in: database)
    articleRows = try ArticleRows(database)
    alignmentRows = try AlignmentRows(database)
    linkRows = try LinkRows(database)
    findingRows = try FindingRows(configuration, database)
    searchRows = try SearchRows(database)
  }

  // MARK: Removing

  /// Tables whose rows belong to a file or a set, by the column that has its id. What refers to others comes first.
  private static let owned = [
    ("finding_places", "set_id"), ("findings", "set_id"), ("row_literals", "set_id"), ("cells", "set_id"),
    ("aligned_rows", "set_id"), ("headings", "set_id"), ("aligned_sections", "set_id"), ("link_targets", "article_id"),
    ("relative_links", "article_id"), ("links", "article_id"), ("literals", "article_id"),
    ("code_blocks", "article_id"),
    ("blocks", "article_id"), ("sections", "article_id"), ("front_matter", "article_id"), ("articles", "id"),
    ("article_sets", "id"), ("file_states", "file_id"), ("files", "id"), ("file_groups", "id"),
  ]

  /// Complexity: O(rows of the group).
  func remove(_ ids: ClosedRange<Int64>) throws {
    try database.cachedStatement(
      sql: "DELETE FROM errors WHERE path IN (SELECT path FROM files WHERE id BETWEEN ? AND ?)"
    ).execute(arguments: [ids.lowerBound, ids.upperBound])
    try searchRows.remove(ids)
    for (table, column) in Self.owned {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(column) BETWEEN ? AND ?")
        .execute(arguments: [ids.lowerBound, ids.upperBound])
    }
  }

  /// Of all groups.
  func removeAll() throws {
    try database.execute(sql: "DELETE FROM errors")
    for (table, _) in Self.owned { try database.execute(sql: "DELETE FROM \(table)") }
  }

  // MARK: Writing

  func insert(_ group: PlannedGroup, _ audited: AuditedGroup, settledBy moment: Int64) throws {
    let slot = group.job.slot
    groups.bind(group.id).bind(group.definition).bind(slot?.prefix).bind(slot?.frame)
    try groups.bind(slot?.rest).insert()
    let ids = Dictionary(
      group.job.files.enumerated().map { ($1.path, group.id + Int64($0)) }, uniquingKeysWith: { first, _ in first })
    try insertFiles(of: group, audited, settledBy: moment)
    for (ordinal, error) in audited.result.errors.enumerated() {
      try errors.bind(error.path).bind(ordinal).bind(ids[error.path]).bind(error.message).insert()
    }
    for (ordinal, set) in audited.result.audited.enumerated() {
      try insert(set, id: group.id + Int64(ordinal), group.id, ids, audited.result)
      for (article, terms) in zip(set.articles, audited.terms[ordinal]) {
        try searchRows.insert(terms, id: ids[article.path]!, article.locale)
      }
    }
    for summary in audited.result.files { try linkRows.insert(summary, id: ids[summary.path]!) }
  }

  private func insertFiles(of group: PlannedGroup, _ audited: AuditedGroup, settledBy moment: Int64) throws {
    let articles = Set(audited.result.files.map(\.path))
    let withoutLocale = Set(audited.result.withoutLocale)
    for (ordinal, file) in group.job.files.enumerated() {
      let status =
        articles.contains(file.path) ? "article" : withoutLocale.contains(file.path) ? "no locale" : "not read"
      let id = group.id + Int64(ordinal)
      try files.bind(id).bind(group.id).bind(file.path).bind(status).insert()
      try insert(file.state, of: id, audited.contentHashes[file.path], settledBy: moment)
    }
  }

  private func insert(_ state: FileState, of file: Int64, _ hash: Int64?, settledBy moment: Int64) throws {
    states.bind(file).bind(state.size).bind(state.modified).bind(state.changed).bind(state.inode).bind(hash)
    try states.bind(state.isSettled(at: moment)).insert()
  }

  /// For a group whose files' contents are as they were.
  func refreshStates(of group: PlannedGroup, settledBy moment: Int64) throws {
    for (ordinal, state) in group.job.files.map(\.state).enumerated() {
      try database.cachedStatement(
        sql: """
          UPDATE file_states SET size = ?, modified_ns = ?, changed_ns = ?, inode = ?, is_settled = ? WHERE file_id = ?
          """
      ).execute(arguments: [
        state.size, state.modified, state.changed, state.inode, state.isSettled(at: moment), group.id + Int64(ordinal),
      ])
    }
  }

  private func insert(
    _ audited: AuditedSet, id: Int64, _ group: Int64, _ ids: [String: Int64], _ result: SetAuditor.Result
  ) throws {
    let aligned = audited.aligned
    try sets.bind(id).bind(group).bind(aligned.key).bind(aligned.source?.description).insert()
    for (edition, article) in zip(aligned.editions, audited.articles) {
      let file = ids[article.path]!
      articles.bind(file).bind(id).bind(article.locale.description).bind(article.path).bind(edition.title)
      articles.bind(article.source.bytes.count).bind(article.source.lineCount).bind(article.words.count)
      articles.bind(edition.translation?.rawValue).bind(edition.translatedOn)
      let revision = article.frontMatter.entries.first { MetadataKeys.contains($0.key, in: .revision) }
      try articles.bind(revision?.value).insert()
      try articleRows.insert(article, id: file)
    }
    try alignmentRows.insert(aligned, set: id, articles: aligned.editions.map { ids[$0.path]! })
    try insertFindings(of: aligned, id, result)
  }

  private func insertFindings(of aligned: AlignedArticle, _ set: Int64, _ result: SetAuditor.Result) throws {
    if result.findings.isEmpty, result.accepted.isEmpty { return }
    let own = Set(aligned.editions.map(\.path))
    let places = FindingPlaces(aligned)
    let rowsBefore = aligned.rowsBefore
    var ordinal = 0
    func insert(_ finding: Finding, acceptedFor reason: String?) throws {
      guard own.contains(finding.target.path) else { return }
      try findingRows.insert(
        finding, set: set, .set, ordinal: ordinal, at: places.places(of: finding), rowsBefore: rowsBefore,
        acceptedFor: reason)
      ordinal += 1
    }
    for finding in result.findings { try insert(finding, acceptedFor: nil) }
    for accepted in result.accepted {
      guard case .comment(let reason) = accepted.by else { continue }
      try insert(accepted.finding, acceptedFor: reason)
    }
  }

  /// Input that cannot be read and belongs to no group.
  func replaceProblems(_ problems: [(path: String, message: String)]) throws {
    try database.execute(sql: "DELETE FROM errors WHERE file_id IS NULL")
    for (ordinal, problem) in problems.enumerated() {
      try errors.bind(problem.path).bind(ordinal).bindNull().bind(problem.message).insert()
    }
  }
}

/// What reading and comparing a group has given.
struct AuditedGroup: Sendable {
  var result: SetAuditor.Result
  /// By path, of the files that were read as articles.
  var contentHashes: [String: Int64]
  /// By what the articles of each set are found.
  var terms: [[SearchTerms]]
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
