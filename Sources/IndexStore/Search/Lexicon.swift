import Foundation
import GRDB
import ParallelText

/// In how many articles terms occur.
struct Lexicon {
  enum Table: String {
    case names = "name_terms"
    case texts = "text_terms"
    case sourceNames = "source_words"
  }

  /// Of all articles; sorted.
  let locales: [LocaleTag]
  /// How many articles there are.
  let articles: Int
  let database: Database

  init(_ database: Database) throws {
    self.database = database
    let rows = try Row.fetchAll(database, sql: "SELECT locale, articles FROM search_locales ORDER BY locale")
    locales = rows.compactMap { LocaleTag($0[0] as String) }
    articles = try rows.reduce(0) { try $0 + $1.number(1, in: StoredNumber.count) }
  }

  /// 0 of a term that the index does not know.
  func articles(with term: String, in table: Table) throws -> Int {
    let statement = try database.cachedStatement(sql: "SELECT articles FROM \(table.rawValue) WHERE term = ?")
    return try Row.fetchOne(statement, arguments: [term])?.number(0, in: StoredNumber.count) ?? 0
  }

  /// What a term that occurs in so many articles says of one that has it: much if it is rare.
  func weight(of articles: Int) -> Double { log(1 + Double(self.articles) / Double(max(articles, 1))) }
}
