import ParallelText
import TestSupport
import Testing

@Suite("The edit distance of two texts")
struct EditDistanceTests {
  /// Levenshtein's recurrence with the whole table.
  private func reference(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for i in 0...first.count {
      for j in 0...second.count {
        if i == 0 || j == 0 {
          table[i][j] = max(i, j)
        } else {
          table[i][j] = min(
            table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1))
        }
      }
    }
    return table[first.count][second.count]
  }

  @Test("is that of the whole table, up to one more than the limit", arguments: 1...400 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let letters = UInt8.random(in: 1...4, using: &random)
    func text(_ most: Int) -> [UInt8] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in .random(in: 0..<letters, using: &random) }
    }
    let first = text(40)
    var second = first
    // Half of the pairs are nearly the same.
    if seed % 2 == 0 {
      for _ in 0..<Int.random(in: 0...6, using: &random) where !second.isEmpty {
        let place = Int.random(in: 0..<second.count, using: &random)
        second.replaceSubrange(place...place, with: text(2))
      }
    } else {
      second = text(40)
    }
    let distance = reference(first, second)
    for limit in [0, 1, 2, 3, 5, 8, 40, 64] {
      #expect(editDistance(first[...], second[...], limit: limit) == min(distance, limit + 1))
      #expect(editDistance(second[...], first[...], limit: limit) == min(distance, limit + 1))
    }
  }

  @Test("counts in slices as in whole texts")
  func slices() {
    let text = Array("the port is 3389, not 3390".utf8)
    #expect(editDistance(text[12..<16], text[22..<26]) == 2)
  }

  @Test("of two long texts that differ everywhere takes little time", .timeLimit(.minutes(20)))
  func long() {
    let first = [UInt8](repeating: 1, count: 500_000)
    let second = [UInt8](repeating: 2, count: 500_000)
    #expect(editDistance(first[...], second[...]) == 65)
  }
}
