import IndexStore
import ParallelText
import Reports
import Synchronization

/// What the search page looks up, without a server: for each word the articles that have it, divided so that a query
/// loads little, and the articles' titles.
///
/// Articles are numbered in the order of their keys. `search/terms-N.js` has words whose first three characters have the
/// same hash, each with the articles that have it in a title or their key, and with those that have it elsewhere: the first
/// number, then how much greater each next one is. `search/articles-N.js` has the names and titles of 500 articles.
final class SearchIndex: Sendable {
  private struct Words {
    /// For each shard the words, sorted, and the articles that have them.
    var shards: [[(word: String, articles: Articles)]]
    var titles: [Int64: [(locale: LocaleTag, title: String)]]
  }

  /// Those that have a word.
  private struct Articles {
    var named: [Int32] = []
    var others: [Int32] = []
  }

  private let words = Mutex<Words?>(nil)

  private static let articlesInPart = 500
  /// A shard is for so many articles.
  private static let articlesInShard = 100
  private static let mostShards = 256
  /// Of a passage so many words count: the first say what it is about.
  private static let wordsOfText = 60

  static func shards(_ site: Site) -> Int {
    min(max(1, site.content.articles.count / articlesInShard), mostShards)
  }

  private static func parts(_ site: Site) -> Int {
    (site.content.articles.count + articlesInPart - 1) / articlesInPart
  }

  static func paths(_ site: Site) -> [String] {
    (0..<shards(site)).map { "search/terms-\($0 + 1).js" } + (0..<parts(site)).map { "search/articles-\($0 + 1).js" }
  }

  /// nil if the path is of no part.
  func resource(_ site: Site, at path: String) throws -> Resource? {
    if let shard = (0..<Self.shards(site)).first(where: { path == "search/terms-\($0 + 1).js" }) {
      return .script(try terms(site, shard))
    }
    if let part = (0..<Self.parts(site)).first(where: { path == "search/articles-\($0 + 1).js" }) {
      return .script(try articles(site, part))
    }
    return nil
  }

  private func terms(_ site: Site, _ shard: Int) throws -> [UInt8] {
    try using(site) { words in
      var json = JSONWriter(.line)
      json.object { json in
        for (word, articles) in words.shards[shard] {
          json.member(word) { json in
            json.array { json in
              json.element { Self.write(articles.named, to: &$0) }
              json.element { Self.write(articles.others, to: &$0) }
            }
          }
        }
      }
      return Array("stele.receive(".utf8) + json.bytes + Array(");\n".utf8)
    }
  }

  private static func write(_ articles: [Int32], to json: inout JSONWriter) {
    json.array { json in
      var last: Int32 = 0
      for article in articles {
        json.element { $0.value(Int(article - last)) }
        last = article
      }
    }
  }

  private func articles(_ site: Site, _ part: Int) throws -> [UInt8] {
    try using(site) { words in
      var json = JSONWriter(.line)
      json.array { json in
        for article in site.content.articles.dropFirst(part * Self.articlesInPart).prefix(Self.articlesInPart) {
          json.element { json in
            json.array { json in
              json.element { $0.value(Slug.of(article.key, article.id)) }
              json.element { $0.value(EscapedText.visible(article.key)) }
              for (locale, title) in Self.inOrder(words.titles[article.id] ?? [], site.content.source) {
                json.element { $0.value([locale.description, EscapedText.visible(title)]) }
              }
            }
          }
        }
      }
      return Array("stele.receive(".utf8) + json.bytes + Array(");\n".utf8)
    }
  }

  /// The source's title first.
  private static func inOrder(
    _ titles: [(locale: LocaleTag, title: String)], _ source: LocaleTag?
  ) -> [(locale: LocaleTag, title: String)] {
    titles.filter { $0.locale == source } + titles.filter { $0.locale != source }
  }

  /// Made when it is asked for first.
  private func using(_ site: Site, _ body: (Words) -> [UInt8]) throws -> [UInt8] {
    try words.withLock { words in
      if words == nil { words = try Self.make(site) }
      return body(words!)
    }
  }

  private static func make(_ site: Site) throws -> Words {
    var articlesOf: [String: Articles] = [:]
    var numbers: [Int64: Int32] = [:]
    for (number, article) in site.content.articles.enumerated() { numbers[article.id] = Int32(number) }
    let titles = try site.readers.read { index in
      try index.visitSearchTexts { item in
        guard let number = numbers[item.set] else { return }
        let list = item.isName ? \Articles.named : \Articles.others
        for word in SearchWords.of(item.text, most: wordsOfText) {
          articlesOf[word, default: Articles()][keyPath: list].append(number)
        }
      }
      return try index.titles()
    }
    var shards = [[(word: String, articles: Articles)]](repeating: [], count: Self.shards(site))
    for (word, articles) in articlesOf {
      let named = Set(articles.named)
      let own = Articles(named: named.sorted(), others: Set(articles.others).subtracting(named).sorted())
      shards[SearchWords.shard(of: word, of: shards.count)].append((word, own))
    }
    for shard in shards.indices { shards[shard].sort { $0.word.precedesByBytes($1.word) } }
    return Words(shards: shards, titles: titles)
  }
}
