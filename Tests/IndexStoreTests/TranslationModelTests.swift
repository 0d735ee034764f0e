import Testing

@testable import IndexStore

@Suite("What words stand for")
struct TranslationModelTests {
  @Test("Is learnt from which texts have them, not from where they stand") func pairs() {
    // 0 is always 10's, 1 is 11's, 2 is 12's.
    let pairs = [[0, 1], [1, 2], [2, 0], [0, 1, 2], [1], [0]].map { words in
      TranslationModel.Pair(text: words.map(Int32.init), other: words.reversed().map { Int32($0 + 10) })
    }
    let learnt = TranslationModel.learn(pairs, words: 3, others: 13)
    #expect(learnt.map { $0.first?.other } == [10, 11, 12])
    #expect(learnt.allSatisfy { $0[0].probability > 0.7 })
  }

  @Test("Is not learnt from a word that stands once") func rare() {
    let pairs = [TranslationModel.Pair(text: [0, 1], other: [0]), TranslationModel.Pair(text: [1], other: [0])]
    #expect(TranslationModel.learn(pairs, words: 2, others: 1)[0].isEmpty)
    #expect(TranslationModel.learn([], words: 0, others: 0).isEmpty)
  }

  @Test(
    "A typing error is one edit away",
    arguments: [
      ("pump", "pump", true), ("pump", "pmup", true), ("pump", "pum", true), ("pump", "pumpe", true),
      ("pump", "pomp", true), ("pump", "pimpe", false), ("pump", "mpup", false), ("pump", "pu", false),
    ])
  func edits(left: String, right: String, isNear: Bool) {
    #expect(SpellingRepair.isNear(Array(left.unicodeScalars), Array(right.unicodeScalars)) == isNear)
  }
}
