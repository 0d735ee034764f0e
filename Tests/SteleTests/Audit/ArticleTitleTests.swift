import TestSupport
import Testing

@Suite("The name of an article that a locale lacks")
struct ArticleTitleTests {
  /// What is said of an article that stands in English alone.
  private static func message(_ article: String) async throws -> String? {
    let folder = try TemporaryFolder([
      "en/a.md": "# One\n", "fr/a.md": "# Un\n", "en/b.md": article,
    ])
    return await folder.audit(source: "en").findings.first { $0.rule == .missingArticle }?.message
  }

  @Test(
    "is its title",
    arguments: [
      "# Reset the printer {#reset}\n\n## Steps\n", "---\ntitle: Reset the printer\n---\n\n## Steps {#steps}\n",
      "---\ntitle: \"Reset the printer\"\n---\n\nText.\n",
      "---\ntitle: \"Reset the printer\"\ntags: [a, {b: c}]\n---\n\nText.\n",
      "---\ntitle: Other\n---\n\n# Reset the printer\n",
      "## <a name=\"reset\"></a>Reset the printer\n", "Reset the printer\n=====\n",
    ])
  func title(_ article: String) async throws {
    #expect(try await Self.message(article) == "missing article: Reset the printer (in en)")
  }

  @Test("is its key if it has no title") func key() async throws {
    #expect(try await Self.message("Text.\n") == "missing article: b (in en)")
  }
}
