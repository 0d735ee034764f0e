import TestSupport
import Testing

@Suite("What messages quote of code")
struct CodeMessageTests {
  /// The messages about an article in two languages.
  private func messages(_ english: String, _ french: String) async throws -> [String] {
    let folder = try TemporaryFolder(["en/a.md": "# Title\n\n" + english, "fr/a.md": "# Titre\n\n" + french])
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", "concise"], in: folder.path)
    return run.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /(?:error|warning|note): (.*) \[/).map { String($0.output.1) }
    }
  }

  private func block(_ lines: String...) -> String { "```sh\n" + lines.joined(separator: "\n") + "\n```\n" }

  @Test("Several lines that differ are quoted by the first of them, with the number of the others")
  func lines() async throws {
    let found = try await messages(
      block("tunnel open", "tunnel check --peer north", "tunnel trace --hops 3", "tunnel close"),
      block("tunnel open", "route add south 7", "route show", "tunnel close"))
    #expect(found == ["code differs: `route add south 7` (en: `tunnel check --peer north`); so does 1 more line"])
  }

  @Test("A block that is missing is quoted by its first line with a word")
  func firstWord() async throws {
    let found = try await messages("Write:\n\n" + block("---", "title: Tunnels", "---"), "Écrivez ceci.\n")
    #expect(found == ["missing code block: title: Tunnels (en:5)"])
  }

  @Test("Signs alone are quoted with what stands beside them")
  func signs() async throws {
    func yaml(_ line: String) -> String { "```yaml\nspec:\n\(line)\n```\n" }
    let found = try await messages(
      yaml("{{- include \"part\" . | nindent 4 }}"), yaml("{{ include \"part\" . | nindent 4 }}"))
    #expect(found == ["code differs: `{{` (en: `{{-`)"])
  }

  @Test("A line break in inline code is a space")
  func inlineCode() async throws {
    let found = try await messages(
      "Set the key to `retry: 3\nminutes` first.\n", "Réglez d’abord la clé sur `retry: 5\nminutes`.\n")
    #expect(found == ["inline code differs: `retry: 5 minutes` (en: `retry: 3 minutes`)"])
  }

  @Test("Long addresses are cut where they are the same")
  func addresses() async throws {
    let start = "https://docs.example.com/" + String(repeating: "a", count: 60)
    let found = try await messages("See [more](\(start)/north).\n", "Voir [plus](\(start)/south).\n")
    #expect(found == ["link differs: …aaaaaaaaaaaaaaaaaaa/south (en: …aaaaaaaaaaaaaaaaaaa/north)"])
  }
}
