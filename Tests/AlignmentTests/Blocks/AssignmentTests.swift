import TestSupport
import Testing

@testable import Alignment

@Suite("As many siblings on both sides")
struct AssignmentTests {
  @Test("The best assignment is that of all orders", arguments: 0..<40) func best(seed: Int) {
    var random = SplitMix(state: UInt64(seed) &* 0x9E37_79B9 &+ 1)
    let count = Int.random(in: 1...6, using: &random)
    let scores = (0..<(count * count)).map { _ in Float(Int.random(in: -8...8, using: &random)) }
    func sum(_ order: [Int]) -> Float { order.enumerated().reduce(0) { $0 + scores[$1.offset * count + $1.element] } }
    let found = Assignment.best(count) { scores[$0 * count + $1] }
    #expect(Set(found).count == count)
    #expect(sum(found) == permutations(Array(0..<count)).map(sum).max())
  }

  private func permutations(_ rest: [Int]) -> [[Int]] {
    if rest.isEmpty { return [[]] }
    return rest.flatMap { first in permutations(rest.filter { $0 != first }).map { [first] + $0 } }
  }

  private static let names = ["alpha", "beta", "gamma", "delta", "epsilon"]

  private func moved(_ order: [Int]) throws -> [String] {
    func list(_ order: [Int], _ text: String) -> String {
      "# X\n\n" + order.map { "1. \(text) `\(Self.names[$0]).exe`.\n" }.joined()
    }
    let found = try pair(list(order, "Öffnen Sie"), list(Array(0..<5), "Open"), target: "de-DE")
    for match in found.blocks {
      let (own, other) = (
        found.target.plainText(found.target.blocks[match.target]),
        found.reference.plainText(found.reference.blocks[match.reference])
      )
      #expect(own.split(separator: " ").last == other.split(separator: " ").last)
    }
    #expect(found.blocks.count == 5)
    return found.movedBlocks.map { Self.names[$0.reference - found.reference.blocks.count + 5] }
  }

  @Test("Two steps far apart that changed places have moved, and no other") func exchanged() throws {
    #expect(try moved([0, 4, 2, 3, 1]).count == 2)
  }

  @Test("A step that was put first has moved alone") func rotated() throws {
    #expect(try moved([3, 0, 1, 2, 4]) == ["delta"])
  }

  @Test("Steps that are sorted otherwise are all found") func sorted() throws {
    #expect(try moved([1, 3, 2, 0, 4]).isEmpty == false)
  }
}
