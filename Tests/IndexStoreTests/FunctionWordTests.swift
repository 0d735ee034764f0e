import ParallelText
import Testing
import TextAnalysis

@testable import IndexStore

@Suite("Function words")
struct FunctionWordTests {
  @Test(
    "Are the most frequent ones of any language of the index",
    arguments: [
      (["fr-FR", "en-US"], "the lamp pour la lampe", ["the", "pour", "la"]),
      (["en-US"], "the lamp pour la lampe", ["the"]),
      (["ru-RU"], "лампа не горит", ["не"]),
    ])
  func words(locales: [String], text: String, found: [String]) {
    let locales = locales.map { LocaleTag($0)! }
    let words = TextAnalyzer().words(of: text, for: locales, limit: 16)
    let functionWords = FunctionWords(of: locales)
    #expect(words.filter { functionWords.contains($0) }.map(\.text) == found)
  }

  @Test("Are told by their own language alone in a text that is in one") func terms() {
    let locales = ["fr-FR", "en-US"].map { LocaleTag($0)! }
    let terms = FunctionWords(of: locales).terms(in: "the lamp pour la lampe", locales[0], TextAnalyzer())
    #expect(terms == ["pour", "la"])
  }
}
