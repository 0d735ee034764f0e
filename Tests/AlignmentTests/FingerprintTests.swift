import Auditing
import ParallelText
import TestSupport
import Testing

@Suite("Identities of findings")
struct FingerprintTests {
  private static let all = Set(FirewallArticle.Wrong.allCases)

  private func findings(_ french: String, _ english: String = FirewallArticle.markdown("en-US")) async throws
    -> [Finding]
  {
    try await TemporaryFolder(["en-US/a.md": english, "fr-FR/a.md": french]).audit(source: "en-US").findings
  }

  private func identities(_ findings: [Finding]) -> [RuleID: String] {
    Dictionary(findings.map { ($0.rule, $0.fingerprint) }) { first, _ in first }
  }

  @Test("are sixteen hexadecimal digits") func shape() async throws {
    let findings = try await findings(FirewallArticle.markdown("fr-FR", wrong: Self.all))
    #expect(findings.count == Self.all.count)
    #expect(findings.allSatisfy { $0.fingerprint.count == 16 && $0.fingerprint.allSatisfy(\.isHexDigit) })
  }

  @Test("are unique, even of findings that read the same") func unique() async throws {
    let english = FirewallArticle.markdown("en-US") + String(repeating: "\nOpen port 3389.\n", count: 5)
    let french =
      FirewallArticle.markdown("fr-FR", wrong: Self.all) + String(repeating: "\nOuvrez le port 8080.\n", count: 5)
    let found = try await findings(french, english).map(\.fingerprint)
    #expect(found.count >= 10)
    #expect(Set(found).count == found.count)
  }

  @Test("stay when lines are put in before them on both sides") func unrelatedLines() async throws {
    let before = try await findings(FirewallArticle.markdown("fr-FR", wrong: Self.all))
    let after = try await findings(
      FirewallArticle.markdown("fr-FR", wrong: Self.all, lead: ["Un texte sans importance.", "Et un autre."]),
      FirewallArticle.markdown("en-US", lead: ["A text of no importance.", "And another one."]))
    #expect(identities(after) == identities(before))
    #expect(after.map(\.target.start.line) != before.map(\.target.start.line))
  }

  @Test("stay when the translation is wrapped") func wrapped() async throws {
    let text = FirewallArticle.markdown("fr-FR", wrong: [.port])
    let before = try await findings(text)
    let after = try await findings(text.replacing(" pour les connexions", with: "\n   pour les connexions"))
    #expect(identities(after) == identities(before))
  }

  @Test("stay when another finding is mended", arguments: FirewallArticle.Wrong.allCases)
  func mended(_ wrong: FirewallArticle.Wrong) async throws {
    var before = identities(try await findings(FirewallArticle.markdown("fr-FR", wrong: Self.all)))
    let after = identities(try await findings(FirewallArticle.markdown("fr-FR", wrong: Self.all.subtracting([wrong]))))
    before[wrong.rule] = nil
    #expect(after == before)
  }

  @Test("stay when the first of two findings that read the same is mended") func mendedTwin() async throws {
    let english = "## <a name=\"a\"></a>A\n\nOpen port 3389.\n\nThen test port 3389.\n"
    let both = try await findings("## <a name=\"a\"></a>A\n\nOuvrez le port 8080.\n\nTestez le port 8080.\n", english)
    let second = try await findings("## <a name=\"a\"></a>A\n\nOuvrez le port 3389.\n\nTestez le port 8080.\n", english)
    let ports = both.filter { $0.rule == .portMismatch }
    #expect(ports.count == 2)
    #expect(second.first { $0.rule == .portMismatch }?.fingerprint == ports.last?.fingerprint)
  }

  @Test("differ between articles and between locales") func places() async throws {
    let files = ["a", "b"].flatMap { name in
      ["en-US", "fr-FR", "ru-RU"].map { locale in
        ("\(locale)/\(name).md", FirewallArticle.markdown(locale, wrong: locale == "en-US" ? [] : [.port]))
      }
    }
    let found = try await TemporaryFolder(Dictionary(uniqueKeysWithValues: files)).audit(source: "en-US").findings
    // Of each article both translations, and a note on the source that they contradict.
    #expect(found.count == 6)
    #expect(Set(found.map(\.fingerprint)).count == 6)
  }

  @Test("and findings are the same in every run") func repeatable() async throws {
    let tree = try TemporaryFolder(
      FirewallArticle.files(FirewallArticle.locales, wrong: ["fr-FR": Self.all, "de-DE": [.port]]))
    let first = await tree.audit().findings.map { "\($0.fingerprint) \($0.message)" }
    for _ in 0..<3 { #expect(await tree.audit().findings.map { "\($0.fingerprint) \($0.message)" } == first) }
  }
}
