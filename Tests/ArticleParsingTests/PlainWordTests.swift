import ParallelText
import Testing

@testable import ArticleParsing

/// Words are read eight bytes at a time: what is read depends neither on their length nor on how much text follows.
@Suite("Words of a text")
struct PlainWordTests {
  private func words(_ text: String) throws -> Article {
    try ArticleParser.parse(Array(text.utf8), path: "a.md").article
  }

  @Test(
    "A word has the hash of its bytes, wherever the text ends",
    arguments: [
      "a", "Port", "Letters", "Computer", "configuration", "extraordinarily", "characteristically", "été", "éléments",
      "Größe", "disponibilité", "développement", "kėdė", "сервер", "конфигурация", "Ελλάδα", "漢字", "한국어",
    ])
  func hashes(_ word: String) throws {
    var hash = WordHash()
    for byte in word.utf8 { hash.combine(byte) }
    for count in 1...20 {
      let following = String(repeating: "b", count: count)
      for text in ["\(word) \(following)", "\(following) \(word)", "\(following), \(word)."] {
        #expect(try words(text).words.contains(hash.value), "\(text)")
        #expect(try words(text).words.count == 2, "\(text)")
      }
    }
  }

  @Test("Accents do not tell stems apart")
  func stems() throws {
    let article = try words("éléments elements développé developpe été ete où")
    #expect(article.stems[0] == article.stems[1] && article.stems[0] != 0)
    #expect(article.stems[2] == article.stems[3] && article.stems[2] != 0)
    #expect(article.stems[5] == 0)
  }

  @Test("Signs of arithmetic are no letters, and end words")
  func signs() throws {
    let expected = ["ab", "cd", "ef", "gh"].map { WordHash.of($0.utf8) }
    #expect(try words("ab×cd ef÷gh").words == expected)
    #expect(try words("ab × cd, ef ÷ gh").words == expected)
  }

  @Test("Marks between words are no words")
  func marks() throws {
    let expected = ["one", "two", "three", "four", "five"].map { WordHash.of($0.utf8) }
    for mark in [",", ";", ":", "!", "?", " (", ") ", "\"", " — ", "« ", "\u{A0}»", "…", "’", " - ", " / ", ". "] {
      #expect(try words("one two\(mark)three four\(mark)five").words == expected, "\(mark)")
    }
  }
}
