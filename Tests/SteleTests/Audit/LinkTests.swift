import TestSupport
import Testing

@Suite("Links by where they lead")
struct LinkTests {
  /// Pages of a site that names them from its root, with the locale, and makes ids of the translated headings.
  private static func site(_ links: String, _ others: String) -> [String: String] {
    [
      "docs/en/ports.md": "## Open the port\n\nPort 9100.\n\n## Restart\n\nRun `restart`.\n",
      "docs/fr/ports.md": "## Ouvrir le port\n\nPort 9100.\n\n## Relancer\n\nExécutez `restart`.\n",
      "docs/en/start.md": "# Start\n\nSee \(others) first of all, then go on.\n",
      "docs/fr/start.md": "# Début\n\nVoir \(links) avant toute chose, puis continuer.\n",
    ]
  }

  /// What is told of them by an audit, and by an index.
  private func findings(_ files: [String: String], _ paths: String...) async throws -> [String] {
    let folder = try TemporaryFolder(files)
    let paths = paths.isEmpty ? ["."] : paths
    let audit = ["--format", "github", "--fail-on", "never"]
    let live = try await Program.run(["audit"] + paths + ["--source", "en"] + audit, in: folder.path)
    #expect(live.status == 0)
    #expect(try await Program.run(["index"] + paths + ["--source", "en"], in: folder.path).status == 0)
    let stored = try await Program.run(["audit", "--database", "stele.sqlite"] + audit, in: folder.path)
    if paths == ["."] { #expect(stored.output == live.output) }
    return live.output.split(separator: "\n").map(String.init).filter { $0.contains("link") }
  }

  @Test("Slugs of one heading in two languages are the same section") func sameSection() async throws {
    let files = Self.site("[là](/fr/ports/#ouvrir-le-port)", "[there](/en/ports/#open-the-port)")
    #expect(try await findings(files) == [])
    #expect(try await findings(files, "docs/fr/start.md") == [])
  }

  @Test("Links that change places in a sentence are the same") func order() async throws {
    let files = Self.site(
      "[le service](/fr/ports/#relancer) et [le port](/fr/ports/#ouvrir-le-port)",
      "[the port](/en/ports/#open-the-port) and [the service](/en/ports/#restart)")
    #expect(try await findings(files) == [])
  }

  @Test("A slug of another heading is told", arguments: [[], ["docs/fr/start.md"]])
  func otherSection(_ paths: [String]) async throws {
    let files = Self.site("[là](/fr/ports/#relancer)", "[there](/en/ports/#open-the-port)")
    let found = try await paths.isEmpty ? findings(files) : findings(files, paths[0])
    #expect(found.count == 1)
    #expect(found.first?.contains("link-mismatch") ?? false)
  }

  @Test("A heading in a list or a quotation has a slug that links may name", arguments: ["- ", "1. ", "> "])
  func nestedHeading(_ mark: String) async throws {
    let text = "# A\n\nSee [the timer](#the-timer).\n\n\(mark)#### The `timer` ####\n"
    #expect(try await findings(["en/a.md": text, "de/a.md": text]) == [])
  }

  @Test("A fragment that no heading has is told once") func nowhere() async throws {
    let files = Self.site("[là](/fr/ports/#ouvrir-la-porte)", "[there](/en/ports/#open-the-port)")
    #expect(try await findings(files).count == 1)
  }

  @Test("The slug of a heading that has an attribute for its id leads nowhere") func replaced() async throws {
    let found = try await findings([
      "en/a.md": "# A\n\nSee [globs](#globs).\n\n## Globs {#globs}\n\nOne.\n",
      "fr/a.md": "# A\n\nVoir [motifs](#motifs).\n\n## Motifs {#globs}\n\nUn.\n",
    ])
    #expect(found.count == 1)
    #expect(found.first?.contains("broken-link") ?? false)
  }

  @Test("A heading that changes shows when an index is brought up to date") func incremental() async throws {
    let folder = try TemporaryFolder(Self.site("[là](/fr/ports/#ouvrir-le-port)", "[there](/en/ports/#open-the-port)"))
    let index = ["index", "docs", "--source", "en"]
    func stored() async throws -> String {
      #expect(try await Program.run(index, in: folder.path).status == 0)
      return try await Program.run(
        ["audit", "--database", "stele.sqlite", "--fail-on", "never"], in: folder.path
      ).output
    }
    let before = try await stored()
    #expect(!before.contains("link"))
    let text = try folder.read("docs/fr/ports.md")
    try folder.write("docs/fr/ports.md", text.replacing("Ouvrir le port", with: "Accès"))
    #expect(try await stored().contains("link-mismatch"))
    try folder.write("docs/fr/ports.md", text)
    #expect(try await stored() == before)
  }

  @Test("Links that have each other's page's title have changed places") func swapped() async throws {
    let found = try await findings([
      "en/a.md": "# A\n\nSee [the list](list.md) and [the plan](plan.md).\n", "en/list.md": "# List\n\nTick it.\n",
      "en/plan.md": "# Plan\n\nAll devices.\n",
      "fr/a.md": "# A\n\nVoir [Plan des lieux](list.md) et [Liste](plan.md).\n", "fr/list.md": "# Liste\n\nCochez.\n",
      "fr/plan.md": "# Plan des lieux\n\nTout.\n",
    ])
    #expect(found.count == 1)
    #expect(found.first?.contains("are swapped") ?? false)
  }
}
