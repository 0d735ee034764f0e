import DriftRules
import TestSupport
import Testing

/// Articles far longer than people write them, in little time.
@Suite("Long articles", .timeLimit(.minutes(2)))
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

  @Test("3,000 rows with one taken out")
  func rows() throws {
    let target = "| Nom | Code |\n| - | - |\n" + lines(3_000, without: 1_200) { "| Entrée | `c\($0)` |\n" }
    let reference = "| Name | Code |\n| - | - |\n" + lines(3_000) { "| Entry | `c\($0)` |\n" }
    #expect(try rules(target, reference) == ["missing-row"])
  }

  @Test("3,000 items that have nothing in common")
  func unlike() throws {
    _ = try rules(lines(3_000) { "- Entrée a\($0)x\n" }, lines(2_900) { "1. Step b\($0)y\n" })
  }

  @Test("Lists that are nested a hundred deep")
  func deep() throws {
    let text = (0..<100).map { String(repeating: "  ", count: $0) + "- `c\($0)`\n" }.joined()
    #expect(try rules(text, text) == [])
  }

  @Test("An empty article against a long one")
  func empty() throws {
    let long = lines(1_000) { "## Part \($0)\n\nText.\n\n" }
    _ = try rules("", long)
    _ = try rules(long, "")
  }
}
