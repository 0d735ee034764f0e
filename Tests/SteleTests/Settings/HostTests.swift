import TestSupport
import Testing

@Suite("Hosts that are the same")
struct HostTests {
  private static let settings = "source: en-US\nhosts:\n  - [docs.example.com, learn.example.com]\n"

  private func findings(_ english: String, _ french: String, settings: String = settings) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Backup\n\n\(english)\n")
    try folder.write("fr-FR/a.md", "# Sauvegarde\n\n\(french)\n")
    try folder.write("stele.yml", settings)
    let run = try await Program.run(["audit", "en-US", "fr-FR"], in: folder.path)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").compactMap { line in
      line.hasSuffix("]") ? line.split(separator: "[").last.map { String($0.dropLast()) } : nil
    }
  }

  /// An English and a French text, each with a link to a host of its own.
  private static let links = [
    ("See [the page](https://docs.example.com/).", "Voir [la page](https://learn.example.com/)."),
    ("See [the page](http://www.docs.example.com?id=5).", "Voir [la page](https://LEARN.example.com?id=5)."),
    ("See https://docs.example.com for more.", "Voir https://learn.example.com pour en savoir plus."),
    ("See <https://docs.example.com>.", "Voir <https://learn.example.com/>."),
    ("See [the page].\n\n[the page]: https://docs.example.com", "Voir [p].\n\n[p]: https://learn.example.com"),
    ("See docs.example.com for more.", "Voir learn.example.com pour en savoir plus."),
  ]

  @Test("A link to one of them is a link to the other", arguments: links)
  func same(_ english: String, _ french: String) async throws {
    #expect(try await findings(english, french) == [])
    #expect(try await findings(english, french, settings: "source: en-US\n").count == 1)
  }

  @Test(
    "What else differs is reported",
    arguments: [
      ("[page](https://docs.example.com/a)", "[page](https://learn.example.com/b)"),
      ("[page](https://docs.example.com/?id=5)", "[page](https://learn.example.com/?id=6)"),
      ("[page](https://docs.example.com/)", "[page](https://new.learn.example.com/)"),
      ("[page](https://docs.example.com/)", "[page](https://example.com/)"),
    ])
  func other(_ english: String, _ french: String) async throws {
    #expect(try await findings(english, french) == ["link-mismatch"])
  }
}
