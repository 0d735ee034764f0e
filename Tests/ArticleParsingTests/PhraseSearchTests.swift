import ParallelText
import Testing

@Suite("Phrases in a text")
struct PhraseSearchTests {
  private struct Found: Hashable, Comparable {
    var end: Int
    var start: Int
    var phrase: Int

    static func < (a: Found, b: Found) -> Bool { (a.end, a.start) < (b.end, b.start) }
  }

  private func found(_ phrases: [String], in text: String, ignoringCase: Bool = false) -> [Found] {
    let search = PhraseSearch(phrases.map { Array($0.utf8)[...] }, ignoringCase: ignoringCase)
    var found: [Found] = []
    Array(text.utf8).withBytes { bytes in
      search.forEachMatch(in: bytes) { found.append(Found(end: $1.upperBound, start: $1.lowerBound, phrase: $0)) }
    }
    return found
  }

  @Test("Each is found at each place, within others and over their ends") func overlapping() {
    #expect(
      found(["he", "she", "his", "hers"], in: "ushers").map { ["he", "she", "his", "hers"][$0.phrase] }
        == ["she", "he", "hers"])
  }

  @Test("Random phrases are found where a search for each alone finds them") func random() {
    var generator = SystemRandomNumberGenerator()
    func text(_ count: Int) -> String {
      String((0..<count).map { _ in ["a", "b", "C"].randomElement(using: &generator)! }.joined())
    }
    for _ in 0..<500 {
      let phrases = Array(Set((0..<8).map { _ in text(.random(in: 1...5, using: &generator)) }))
      let whole = text(60)
      let bytes = Array(whole.utf8)
      let expected = phrases.enumerated().flatMap { number, phrase in
        bytes.indices.filter { bytes[$0...].starts(with: phrase.utf8) }.map {
          Found(end: $0 + phrase.utf8.count, start: $0, phrase: number)
        }
      }
      #expect(found(phrases, in: whole) == expected.sorted(), "\(phrases) in \(whole)")
    }
  }

  @Test("The case of ASCII letters counts, unless it is not to") func letterCase() {
    #expect(found(["ÄB"], in: "Äb").isEmpty)
    #expect(found(["ÄB"], in: "Äb", ignoringCase: true).map(\.phrase) == [0])
    #expect(found(["ÄB"], in: "äb", ignoringCase: true).isEmpty)
  }

  @Test("Of phrases that are the same the first is found, and one that is empty never is") func same() {
    #expect(found(["", "a", "a"], in: "a").map(\.phrase) == [1])
    let search = PhraseSearch([[], Array("a".utf8)[...], Array("a".utf8)[...]])
    #expect(search.phrase(Array("a".utf8)[...]) == 1)
    #expect(search.phrase([]) == nil)
    #expect(search.phrase(Array("ab".utf8)[...]) == nil)
  }

  @Test("Columns of a long line count scalars, wherever one looks") func columns() {
    let text = SourceText(Array(("x\n" + String(repeating: "aé€😀", count: 5_000) + "\nend").utf8))
    var column = 1
    for (offset, byte) in text.bytes.enumerated().dropFirst(2).prefix(50_000) where byte & 0xC0 != 0x80 {
      if text.position(at: offset) != SourcePosition(line: 2, column: column) {
        Issue.record("\(offset): \(text.position(at: offset)), not \(column)")
        break
      }
      column += 1
    }
    #expect(text.position(at: text.bytes.count) == SourcePosition(line: 3, column: 4))
  }
}
