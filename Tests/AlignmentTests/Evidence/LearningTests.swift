import Auditing
import ParallelText
import TestSupport
import Testing

@testable import Alignment

/// What articles that are certain teach of their languages, and what that decides elsewhere.
@Suite("A run learns")
struct LearningTests {
  private static let words = [
    ("Stopped", "Angehalten"), ("Waiting", "Wartend"), ("Running", "Laufend"), ("Missing", "Fehlend"),
    ("Blocked", "Gesperrt"), ("Finished", "Beendet"),
  ]

  private static func list(_ words: [String]) -> String { "# X\n\n" + words.map { "- \($0)\n" }.joined() }

  private func learned(_ pairs: [(String, String)]) throws -> LearnedPair {
    var lessons = Lessons()
    for (target, reference) in pairs { lessons.add(try pair(target, reference, target: "de-DE")) }
    return try #require(lessons.learned()[LocaleTag("de-DE")!, LocaleTag("en-US")!])
  }

  @Test("Texts that stand for one another once are known from then on") func wholeTexts() throws {
    let known = try learned([(Self.list(Self.words.map(\.1)), Self.list(Self.words.map(\.0)))])
    #expect(known.lexicon.strength(WordHash.of("laufend".utf8), WordHash.of("running".utf8)) == 1)
    #expect(known.lexicon.strength(WordHash.of("laufend".utf8), WordHash.of("blocked".utf8)) == 0)
  }

  @Test("Words are known that go together in texts of several") func words() throws {
    let target = ["Drucker einschalten", "Drucker warten lassen", "Scanner einschalten", "Scanner warten lassen"]
    let reference = ["Switch the printer on", "Let the printer wait", "Switch the scanner on", "Let the scanner wait"]
    let fillers = (0..<20).map { "Wort\($0) hier" }
    let others = (0..<20).map { "Term\($0) here" }
    let known = try learned([(Self.list(target + target + fillers), Self.list(reference + reference + others))])
    #expect(known.lexicon.strength(WordHash.of("drucker".utf8), WordHash.of("printer".utf8)) == 1)
    #expect(known.lexicon.strength(WordHash.of("drucker".utf8), WordHash.of("scanner".utf8)) == 0)
  }

  @Test("Which of several short items is missing is told by what other articles have", arguments: 0..<6)
  func missingItem(_ missing: Int) throws {
    let known = try learned([(Self.list(Self.words.map(\.1)), Self.list(Self.words.map(\.0)))])
    let shuffled = [3, 0, 5, 1, 4, 2].map { Self.words[$0] }
    var target = shuffled.map(\.1)
    target.remove(at: missing)
    let found = PairAligner.align(
      try article(Self.list(target), locale: "de-DE"), with: try article(Self.list(shuffled.map(\.0))), learned: known)
    let texts = found.missingBlocks.map { found.reference.plainText(found.reference.blocks[$0.element]) }
    #expect(texts == [shuffled[missing].0])
    #expect(found.extraBlocks.isEmpty && found.movedBlocks.isEmpty)
  }

  @Test("A list in another order is a list of the same items, of which some have moved") func sorted() throws {
    let known = try learned([(Self.list(Self.words.map(\.1)), Self.list(Self.words.map(\.0)))])
    var words = Self.words
    words[0] = ("Ended with `exit`", "Zu Ende mit `exit`")
    let found = PairAligner.align(
      try article(Self.list(words.map(\.1).sorted()), locale: "de-DE"),
      with: try article(Self.list(words.map(\.0))), learned: known)
    let matches = Dictionary(uniqueKeysWithValues: words)
    for match in found.blocks {
      let target = found.target.plainText(found.target.blocks[match.target])
      #expect(matches[found.reference.plainText(found.reference.blocks[match.reference])] == target)
    }
    #expect(found.blocks.count == 6)
    #expect(found.missingBlocks.isEmpty && found.extraBlocks.isEmpty)
  }

  // MARK: Lengths

  @Test("The ratio of an article of few sections is that of its languages, of one of many its own") func shrinks() {
    let model = LengthModel(mean: 16, spread: 4, noise: 8)
    #expect(model.shrunk(0, samples: 0) == 0.25)
    #expect(model.shrunk(1, samples: 4) == 0.625)
    #expect(model.shrunk(1, samples: 1000) > 0.99)
  }

  @Test("Too few articles teach nothing of lengths") func fewArticles() {
    var samples = LengthSamples()
    samples.add([0.1, 0.2])
    samples.add([0.1, 0.2])
    #expect(samples.model == nil)
    samples.add([0.1, 0.2])
    #expect(samples.model?.mean == 10)
  }

  // MARK: Bytes

  @Test("A lexicon is the same after it was written down") func bytes() {
    let lexicon = Lexicon([
      .init(target: 7, reference: 0xFFFF_FFFF, strength: 255), .init(target: 7, reference: 2, strength: 9),
      .init(target: 0x0102_0304, reference: 0, strength: 1),
    ])
    #expect(Lexicon(bytes: lexicon.bytes) == lexicon)
    #expect(Lexicon(bytes: Array(lexicon.bytes.dropLast())) == nil)
    #expect(lexicon.flipped.flipped == lexicon)
  }

  // MARK: A tree

  @Test("The order of the articles' names makes no difference to what is found") func namesOfArticles() async throws {
    var found: [[String]] = []
    for names in [("a", "b"), ("b", "a")] {
      let tree = try TemporaryFolder([
        "de-DE/\(names.0).md": Self.list(Self.words.map(\.1)), "en-US/\(names.0).md": Self.list(Self.words.map(\.0)),
        "de-DE/\(names.1).md": Self.list(Self.words.map(\.1).dropLast(2) + ["Beendet"]),
        "en-US/\(names.1).md": Self.list(Self.words.map(\.0)),
      ])
      found.append(await tree.audit(source: "en-US").findings.map { "\($0.rule) \($0.reference?.text ?? "none")" })
    }
    #expect(found[0] == ["missing-item - Blocked"])
    #expect(found[1] == found[0])
  }
}
