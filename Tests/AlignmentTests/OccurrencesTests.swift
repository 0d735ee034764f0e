import ParallelText
import TestSupport
import Testing

@testable import Auditing

@Suite("How often a text stands in its section before a place")
struct OccurrencesTests {
  /// From the section's beginning on, byte by byte.
  private func count(_ range: SourceRange, in article: Article) -> Int {
    let text = article.source[range]
    if text.isEmpty || text.count >= 400 { return 0 }
    var place = article.sections.last { $0.range.start <= range.start }?.range.start ?? 0
    var count = 0
    while place < range.start {
      let isThere = article.source.bytes[place...].starts(with: text)
      place += isThere ? text.count : 1
      if isThere { count += 1 }
    }
    return count
  }

  @Test("is what one counts, whatever other places are asked about", arguments: 1...100 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let letters = Array("ab".utf8)
    let text = (0..<12).map { line in
      line % 4 == 3
        ? "## a" : String(decoding: (0..<30).map { _ in letters.randomElement(using: &random)! }, as: UTF8.self)
    }
    let article = try article("---\na: ab\nb: ab\n---\n" + text.joined(separator: "\n\n"))
    let ranges = (0..<200).map { _ in
      let start = Int.random(in: 0..<article.source.bytes.count, using: &random)
      return SourceRange(start, Int.random(in: start...min(start + 6, article.source.bytes.count), using: &random))
    }
    let occurrences = Occurrences(ranges, in: article)
    for range in ranges { #expect(occurrences[range] == count(range, in: article)) }
  }
}
