import Alignment
import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing

/// Articles far longer than people write them, in little time.
@Suite("Long articles", .timeLimit(.minutes(20)))
struct ScaleTests {
  private func rules(_ target: String, _ reference: String) throws -> [String] {
    RuleBook.check(try pair(target, reference)).map { "\($0.rule)" }
  }

  private func lines(_ count: Int, without left: Int? = nil, _ line: (Int) -> String) -> String {
    (1...count).filter { $0 != left }.map(line).joined()
  }

  @Test("2,000 sections with one taken out, with anchors")
  func sections() throws {
    let target = lines(2_000, without: 900) {
      "## <a name=\"s\($0)\"></a>Partie\n\nLe port est ouvert, code `c\($0)`.\n\n"
    }
    let reference = lines(2_000) { "## <a name=\"s\($0)\"></a>Part\n\nThe port is open, code `c\($0)`.\n\n" }
    #expect(try rules(target, reference) == ["missing-section"])
  }

  @Test("1,000 sections with one taken out, without anchors in common")
  func sectionsWithoutAnchors() throws {
    let target = lines(1_000, without: 400) { "## Partie \($0)a\n\nLe port est ouvert, code `c\($0)`.\n\n" }
    let reference = lines(1_000) { "## Section \($0)b\n\nThe port is open, code `c\($0)`.\n\n" }
    #expect(try rules(target, reference) == ["missing-section"])
  }

  @Test("3,000 items with one taken out")
  func items() throws {
    let target = lines(3_000, without: 1_200) { "- Entrée `c\($0)`\n" }
    #expect(try rules(target, lines(3_000) { "- Entry `c\($0)`\n" }) == ["missing-item"])
  }

  @Test("3,000 items with 1,000 in a row taken out")
  func manyItems() throws {
    let reference = lines(3_000) { "- Entry `c\($0)`\n" }
    let target = lines(500) { "- Entrée `c\($0)`\n" } + lines(1_500) { "- Entrée `c\($0 + 1_500)`\n" }
    let found = try pair(target, reference)
    #expect(found.missingBlocks.map(\.element) == Array(500..<1_500))
    #expect(found.extraBlocks.isEmpty && found.movedBlocks.isEmpty)
  }

  @Test("3,000 rows with one taken out")
  func rows() throws {
    let target = "| Nom | Code |\n| - | - |\n" + lines(3_000, without: 1_200) { "| Entrée | `c\($0)` |\n" }
    let reference = "| Name | Code |\n| - | - |\n" + lines(3_000) { "| Entry | `c\($0)` |\n" }
    #expect(try rules(target, reference) == ["missing-row"])
  }

  @Test("Lists that are nested a hundred deep")
  func deep() throws {
    let text = (0..<100).map { String(repeating: "  ", count: $0) + "- `c\($0)`\n" }.joined()
    #expect(try rules(text, text) == [])
  }

  @Test("An empty article against a long one")
  func empty() throws {
    let long = lines(1_000) { "## Part \($0)\n\nText.\n\n" }
    #expect(try rules("", long) == ["truncated"])
    #expect(try rules(long, "") == ["extra-section"])
  }

  // MARK: Memory

  #if os(Linux)
    @Test("40,000 paragraphs with one taken out take less than 1 GB, though the pairs are 1.6 billion")
    func memory() async throws {
      let folder = try TemporaryFolder()
      try folder.write("en-US/a.md", lines(40_000) { "Open the settings and wait for `k\($0)`.\n\n" })
      try folder.write(
        "fr-FR/a.md", lines(40_000, without: 9_000) { "Ouvrez les paramètres et attendez `k\($0)`.\n\n" })
      let run = try await Program.shell(
        "ulimit -v 1000000; stele audit . --source en-US --format github --fail-on never", in: folder.path)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.output.split(separator: "\n").filter { $0.contains("missing-paragraph") }.count == 1)
    }
  #endif

  // MARK: Time

  /// Two articles of so many elements that to hold each against each takes too long.
  struct LongPair: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var count: Int
    var target: @Sendable (Int) -> String
    var reference: @Sendable (Int) -> String
  }

  static let longPairs = [
    LongPair(
      testDescription: "sections that have nothing in common", count: 2_000,
      target: { "## Partie \($0)\n\nOuvrez la fenêtre `z\($0)`.\n\n" },
      reference: { "## Part \($0)\n\nOpen the window `k\($0)`.\n\n" }),
    LongPair(
      testDescription: "steps that have nothing in common", count: 2_000, target: { "1. Ouvrez `z\($0)`.\n" },
      reference: { "1. Open `k\($0)`.\n" }),
    LongPair(
      testDescription: "paragraphs with a comment before each", count: 2_000,
      target: { _ in "<!-- stele-ignore port-mismatch: known -->\nOuvrez la fenêtre.\n\n" },
      reference: { _ in "Open the window.\n\n" }),
    LongPair(
      testDescription: "paragraphs of which one is missing", count: 4_000,
      target: { $0 == 1_000 ? "" : "Ouvrez la fenêtre `k\($0)`.\n\n" }, reference: { "Open the window `k\($0)`.\n\n" }),
    LongPair(
      testDescription: "paragraphs of which every second is missing", count: 4_000,
      target: { $0 % 2 == 0 ? "" : "Ouvrez la fenêtre `k\($0)`.\n\n" },
      reference: { "Open the window `k\($0)`.\n\n" }),
    LongPair(
      testDescription: "sections that lost their headings", count: 2_000,
      target: { "Ouvrez la fenêtre `k\($0)`.\n\n" },
      reference: { "## Part \($0)\n\nOpen the window `k\($0)`.\n\n" }),
    LongPair(
      testDescription: "an article and an empty one", count: 8_000, target: { _ in "" },
      reference: { "Open the window `k\($0)`.\n\n" }),
  ]

  @Test("Twice as many elements take at most three times the processor time", arguments: longPairs)
  func doubled(_ long: LongPair) throws {
    func time(_ count: Int) throws -> Double {
      let target = try article(lines(count, long.target), locale: "fr-FR")
      let reference = try article(lines(count, long.reference))
      return processorTime { _ = PairAligner.align(target, with: reference) }
    }
    var (once, twice) = (try time(long.count), try time(2 * long.count))
    // Small differences are noise, and other work on the machine only ever adds to one of them.
    for _ in 1..<5 where twice > once * 3 + 0.1 {
      (once, twice) = (min(once, try time(long.count)), min(twice, try time(2 * long.count)))
    }
    #expect(twice <= once * 3 + 0.1)
  }
}
