import TestSupport
import Testing

@Suite("Names that stay as they are in every language")
struct TermTests {
  private func findings(_ files: [String: String], _ arguments: String...) async throws -> [String] {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(path, text) }
    try folder.write("stele.yml", "terms: [Stele Hub, \"C#\"]\n")
    let run = try await Program.run(["audit", "."] + arguments, in: folder.path)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.hasPrefix(" ") }.map(String.init)
  }

  private static let files = [
    "de/a.md": "# Hilfe\n\nÖffnen Sie die Nabe.\n", "en/a.md": "# Help\n\nOpen Stele Hub.\n",
    "fr/a.md": "# Aide\n\nOuvrez Stele Hub.\n", "it/a.md": "# Aiuto\n\nAprire Stele Hub.\n",
  ]

  @Test("One that the source has is told where a translation has it not") func source() async throws {
    #expect(
      try await findings(Self.files, "--source", "en") == [
        "de/a.md:3:21: warning: missing term: Stele Hub (en:3) [term-mismatch]"
      ])
  }

  @Test("What the source does without is not told, be it in all translations") func sourceWithout() async throws {
    #expect(try await findings(Self.files, "--source", "de") == [])
  }

  @Test("Without a source those that have it not are told", arguments: [["de"], ["it"], ["fr", "it"], ["en", "fr"]])
  func majority(_ locales: [String]) async throws {
    var files = Self.files
    files["de/a.md"] = "# Hilfe\n\nÖffnen Sie Stele Hub.\n"
    for locale in locales { files["\(locale)/a.md"]!.replace("Stele Hub", with: "Xxxxx") }
    #expect(try await findings(files).map { String($0.prefix(2)) } == locales)
  }

  @Test("Of two without a source either may have lost it", arguments: ["de", "en"])
  func two(_ locale: String) async throws {
    var files = [
      "de/a.md": "# Hilfe\n\nÖffnen Sie Stele Hub.\n", "en/a.md": "# Help\n\nOpen Stele Hub.\n",
    ]
    files["\(locale)/a.md"]!.replace("Stele Hub", with: "Xxxxx")
    #expect(try await findings(files).map { String($0.prefix(2)) } == [locale])
  }

  @Test("Where hardly anybody has it, nobody is told") func minority() async throws {
    var files = Self.files
    for locale in ["en", "fr"] { files["\(locale)/a.md"]!.replace("Stele Hub", with: "it") }
    #expect(try await findings(files) == [])
  }

  @Test("A comment accepts that it is not there") func accepted() async throws {
    var files = Self.files
    files["de/a.md"]!.replace("Öff", with: "<!-- stele-ignore term-mismatch: Stele Hub is the Nabe there -->\nÖff")
    #expect(try await findings(files, "--source", "en") == [])
  }
}
