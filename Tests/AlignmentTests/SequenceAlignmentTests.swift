import TestSupport
import Testing

@testable import Alignment

@Suite("An alignment of two sequences")
struct SequenceAlignmentTests {
  /// Needleman and Wunsch as they are written down, with the whole table, and nothing out of the band.
  private func reference(
    _ first: Int, _ second: Int, halfBand: Int = .max, score: (Int, Int) -> Float
  ) -> (score: Float, path: [(Int, Int)]) {
    let half = min(second, halfBand) + (second + first - 1) / first
    func isInside(_ i: Int, _ j: Int) -> Bool { abs(max(1, j) - i * second / first) <= half }
    var table = [[Float]](repeating: [Float](repeating: -.infinity, count: second + 1), count: first + 1)
    func value(_ i: Int, _ j: Int) -> Float { i < 0 || j < 0 || !isInside(i, j) ? -.infinity : table[i][j] }
    func steps(_ i: Int, _ j: Int) -> (match: Float, up: Float, left: Float) {
      (
        i > 0 && j > 0 ? value(i - 1, j - 1) + score(i - 1, j - 1) : -.infinity, value(i - 1, j) - 1,
        value(i, j - 1) - 1
      )
    }
    for i in 0...first {
      for j in 0...second where isInside(i, j) {
        let (match, up, left) = steps(i, j)
        table[i][j] = i == 0 && j == 0 ? 0 : max(match, up, left)
      }
    }
    var path: [(Int, Int)] = []
    var (i, j) = (first, second)
    while i > 0, j > 0 {
      let (match, up, left) = steps(i, j)
      if left >= max(match, up) {
        j -= 1
      } else if up >= match {
        i -= 1
      } else {
        (i, j) = (i - 1, j - 1)
        path.append((i, j))
      }
    }
    return (table[first][second], path.reversed())
  }

  /// What two random sequences of few different elements score: equal ones 1, others less. Ties are many.
  private func randomScores(_ first: Int, _ second: Int, _ random: inout SplitMix) -> (Int, Int) -> Float {
    let kinds = Int.random(in: 1...6, using: &random)
    let a = (0..<first).map { _ in Int.random(in: 0..<kinds, using: &random) }
    let b = (0..<second).map { _ in Int.random(in: 0..<kinds, using: &random) }
    return { a[$0] == b[$1] ? 1 : Float((a[$0] * 7 + b[$1] * 3) % 5) - 4 }
  }

  @Test("is the plain dynamic programme's, ties and all", arguments: 1...300 as ClosedRange<UInt64>)
  func exact(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let (first, second) = (Int.random(in: 1...24, using: &random), Int.random(in: 1...24, using: &random))
    let score = randomScores(first, second, &random)
    let found = SequenceAlignment.matches(first, second, score: score)
    #expect(found.elementsEqual(reference(first, second, score: score).path, by: ==))
  }

  @Test("in a band is the plain one's in that band, ties and all", arguments: 1...300 as ClosedRange<UInt64>)
  func banded(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let (first, second) = (Int.random(in: 1...24, using: &random), Int.random(in: 1...24, using: &random))
    let halfBand = Int.random(in: 0...8, using: &random)
    let score = randomScores(first, second, &random)
    let found = SequenceAlignment.path(0..<first, 0..<second, halfBand: halfBand, score: score)
    #expect(found.elementsEqual(reference(first, second, halfBand: halfBand, score: score).path, by: ==))
  }

  @Test("of nothing with anything is empty")
  func empty() {
    #expect(SequenceAlignment.matches(0, 5) { _, _ in 1 }.isEmpty)
    #expect(SequenceAlignment.matches(5, 0) { _, _ in 1 }.isEmpty)
  }

  // MARK: Long sequences

  /// A long sequence of unlike elements, and what an edit makes of it.
  private func matches(_ first: [UInt64], _ second: [UInt64]) -> [(Int, Int)] {
    SequenceAlignment.matches(first.count, second.count, signatures: (first, second)) {
      first[$0] == second[$1] ? 5 : -5
    }
  }

  @Test("finds what is the same where a third of a long sequence is missing")
  func missingThird() {
    let whole = (0..<9_000).map { UInt64($0) }
    let found = matches(Array(whole[..<2_000] + whole[5_000...]), whole)
    #expect(found.map(\.1) == Array(0..<2_000) + Array(5_000..<9_000))
  }

  @Test("keeps the longer run in order where a part of a long sequence has moved")
  func movedPart() {
    let whole = (0..<9_000).map { UInt64($0) }
    let found = matches(Array(whole[3_000...]) + whole[..<3_000], whole)
    #expect(found.map(\.1) == Array(3_000..<9_000))
  }

  @Test("aligns what is not unique in a long sequence between what is")
  func repeated() {
    let whole = (0..<9_000).map { UInt64($0 % 10 == 0 ? $0 : 1) }
    var edited = whole
    edited.remove(at: 4_444)
    let found = matches(edited, whole)
    #expect(found.count == edited.count)
    #expect(found.allSatisfy { edited[$0.0] == whole[$0.1] })
  }

  @Test(
    "asks for twice as many scores where both sequences are twice as long, whatever they have in common",
    arguments: [(1, 1), (1, 2), (1, 30), (30, 1)])
  func linear(_ first: Int, _ second: Int) {
    func calls(_ count: Int) -> Int {
      var calls = 0
      _ = SequenceAlignment.matches(first * count, second * count) { _, _ in
        calls += 1
        return -1
      }
      return calls
    }
    let once = calls(10_000 / max(first, second))
    #expect(once <= 4_000_000)
    #expect(calls(20_000 / max(first, second)) <= once * 22 / 10)
  }
}
