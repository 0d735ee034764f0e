import Auditing
import GRDB
import ParallelText

extension IndexReader {
  /// What a name stands for. Complexity: O(files).
  public func meaning(of name: String) throws(IndexError) -> ArticleName.Meaning {
    try read { try ArticleName.meaning(of: name, in: $0) }
  }

  /// The locale that others were translated from, as it was told when the index was made; nil if nobody said.
  public func source() throws(IndexError) -> LocaleTag? {
    try read { database in
      try String.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'source'").flatMap { LocaleTag($0) }
    }
  }

  /// Of all articles; sorted.
  public func locales() throws(IndexError) -> [LocaleTag] {
    try read { try ContentSummary.load(from: $0).locales }
  }

  /// The article that a file is of, as `ArticleFigures.id` has it; nil if there is no such file. Complexity: a look-up.
  ///
  /// - Parameter path: As it stands in the index.
  public func article(ofFile path: String) throws(IndexError) -> Int64? {
    try read { try Int64.fetchOne($0, sql: "SELECT set_id FROM articles WHERE path = ?", arguments: [path]) }
  }

  /// The first by name of the files that are not below the folder that the index was made in, with the path that the call
  /// gave; nil if there is none. Complexity: O(files).
  public func outsidePath() throws(IndexError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT min(path) FROM files WHERE path LIKE '/%' OR path LIKE '../%'")
    }
  }

  /// Hands out articles with their open findings in place, one after the other: only one is in memory.
  ///
  /// - Parameters:
  ///   - ids: Of their sets, in the order asked for; nil for all, in the order of their keys.
  ///   - body: False ends it.
  /// - Throws: `IndexError`, or what `body` throws.
  public func eachArticle(_ ids: [Int64]? = nil, _ body: (AlignedArticle) throws -> Bool) throws {
    // One state of the index for all of them.
    try queue.read { database in
      do {
        let loader = AlignedArticleLoader(database)
        for id in try ids ?? Int64.fetchAll(database, sql: "SELECT id FROM article_sets ORDER BY key, id") {
          guard let article = try loader.load(id) else { continue }
          if try !body(article.placing(Self.findings(of: id, database))) { return }
        }
      } catch let error as DatabaseError {
        throw IndexError(error, path: path, isWriting: false)
      }
    }
  }

  /// The open findings of an article, in the order of the report.
  public func findings(of id: Int64) throws(IndexError) -> [Finding] {
    try read { try Self.findings(of: id, $0) }
  }

  private static func findings(of id: Int64, _ database: Database) throws -> [Finding] {
    try FindingLoader(database).load(where: "set_id = ? AND status = 'open'", arguments: [id]).map(\.finding)
      .sorted(by: Audit.precedes)
  }

  /// An article with its open findings in place, and these in the order of the report; nil if there is no such set.
  public func article(_ id: Int64) throws(IndexError) -> (article: AlignedArticle, findings: [Finding])? {
    try read { database in
      guard let article = try AlignedArticleLoader(database).load(id) else { return nil }
      let findings = try Self.findings(of: id, database)
      return (article.placing(findings), findings)
    }
  }

  /// The files of an article, without their text; empty if there is no such set.
  public func editions(of id: Int64) throws(IndexError) -> [AlignedArticle.Edition] {
    try read { try AlignedArticleLoader($0).editions(of: id).0 }
  }
}
