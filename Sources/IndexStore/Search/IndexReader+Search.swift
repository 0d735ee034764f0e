import GRDB
import ParallelText

extension IndexReader {
  /// Finds articles by what people write of a problem: words, codes, names, in any language of the index.
  ///
  /// - Parameters:
  ///   - query: Any text, be it empty or a whole log; there is no syntax in it.
  ///   - limit: How many articles to find at most.
  /// - Throws: `IndexError` if the index cannot be read; never because of what the query says.
  public func search(_ query: String, limit: Int = 10) throws(IndexError) -> SearchResult {
    try read { try ArticleSearch($0).run(query, limit: limit) }
  }
}
