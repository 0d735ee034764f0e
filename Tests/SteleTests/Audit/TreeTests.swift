import TestSupport
import Testing

@Suite("A tree of articles")
struct TreeTests {
  private func findings(_ files: [String: String], _ arguments: String...) async throws -> [String] {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(path, text) }
    let run = try await Program.run(["audit", "."] + arguments + ["--fail-on", "never"], in: folder.path)
    // A run that fails prints no findings either.
    #expect(run.status == 0)
    #expect(run.errors == "")
    // Quotations are indented, and the summary has no rule in brackets.
    return run.output.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.hasPrefix(" ") }.map(String.init)
  }

  private static let three = [
    "de/a.md": "# Erstens\n\nText.\n", "de/b.md": "# Zweitens\n\nText.\n", "en/a.md": "# First\n\nText.\n",
    "en/b.md": "# Second\n\nText.\n", "fr/a.md": "# Premier\n\nTexte.\n", "fr/b.md": "# Deuxième\n\nTexte.\n",
  ]

  @Test("An article that a locale lacks is told at the path where it should stand") func missing() async throws {
    var files = Self.three
    files["fr/b.md"] = nil
    #expect(
      try await findings(files, "--source", "en") == [
        "fr/b.md:1:1: note: missing article: Second (exists in en) [missing-article]"
      ])
  }

  @Test("An article that only a translation has is told there") func extra() async throws {
    var files = Self.three
    files["fr/c.md"] = "# Troisième\n"
    #expect(
      try await findings(files, "--source", "en") == [
        "fr/c.md:1:1: warning: extra article: Troisième (en has no en/c.md) [extra-article]"
      ])
  }

  @Test("A file above the folder of all articles of the source is a note") func aboveArticles() async throws {
    var files = [String: String]()
    for (path, text) in Self.three { files[path.replacing("/", with: "/docs/")] = text }
    files["fr/instructions.md"] = "# Instructions\n"
    files["fr/docs/c.md"] = "# Troisième\n"
    #expect(
      try await findings(files, "--source", "en") == [
        "fr/docs/c.md:1:1: warning: extra article: Troisième (en has no en/docs/c.md) [extra-article]",
        "fr/instructions.md:1:1: note: extra article: Instructions (en has no en/instructions.md) [extra-article]",
      ])
  }

  @Test("Of an article that the source has dropped nothing else is told") func dropped() async throws {
    var files = Self.three
    files["de/c.md"] = "# Drittens\n\nPort 80.\n\n[fort](gone.md)\n"
    files["fr/c.md"] = "# Troisième\n\nPort 90.\n"
    #expect(
      try await findings(files, "--source", "en") == [
        "de/c.md:1:1: warning: extra article: Drittens (en has no en/c.md) [extra-article]",
        "fr/c.md:1:1: warning: extra article: Troisième (en has no en/c.md) [extra-article]",
      ])
  }

  @Test("Of an article that was not translated nothing else is told, be it an older one") func copy() async throws {
    let text = "# The printer\n\nThis is what to do when the printer is out of paper.\n\n"
    var files = Self.three
    files["en/a.md"] = text + "Open the tray, and put 50 sheets of paper into it.\n\nWait until the lamp is off.\n"
    files["fr/a.md"] = text + "Open the tray, and put 20 sheets of paper into it.\n\n[Read on](gone.md)\n"
    files["de/a.md"] = nil
    let found = try await findings(files, "--source", "en")
    #expect(
      found == [
        "fr/a.md:1:1: note: article not translated: still in English [untranslated]",
        "de/a.md:1:1: note: missing article: The printer (exists in en) [missing-article]",
      ])
  }

  @Test("Without a source the majority has it, or has it not") func majority() async throws {
    var files = Self.three
    files["fr/b.md"] = nil
    files["fr/c.md"] = "# Troisième\n"
    #expect(
      try await findings(files) == [
        "fr/c.md:1:1: note: extra article: Troisième (de has no de/c.md) [extra-article]",
        "fr/b.md:1:1: note: missing article: Zweitens (exists in de) [missing-article]",
      ])
  }

  @Test("A locale of another tree is not missing in this one") func trees() async throws {
    let files = [
      "x/fr/a.md": "# Un\n", "x/ru/a.md": "# Один\n", "x/fr/c.md": "# Trois\n", "y/de/b.md": "# Zwei\n",
      "y/en/b.md": "# Two\n",
    ]
    #expect(
      try await findings(files) == ["x/ru/c.md:1:1: note: missing article: Trois (exists in fr) [missing-article]"])
  }

  @Test(
    "The path of a missing file is written as its tree writes paths",
    arguments: [
      (["docs/a.en.md", "docs/a.fr.md", "docs/b.en.md", "docs/b.fr.md", "docs/c.en.md"], ["docs/c.fr.md"], "en"),
      (
        [
          "docs/a.md", "docs/a.fr.md", "docs/a.de.md", "docs/b.md", "docs/b.fr.md", "docs/c.md", "docs/c.de.md",
        ], ["docs/b.de.md", "docs/c.fr.md"], "en"
      ),
      // No file beside it bears out which locale the last one is in.
      (["docs/a.md", "docs/a.fr.md", "docs/b.md", "docs/b.fr.md", "docs/c.md"], [], "en"),
      (
        ["content/en/a.md", "content/fr/a.md", "content/en/b.md", "content/fr/b.md", "content/en/c.md"],
        ["content/fr/c.md"], "en"
      ),
      (
        ["x.en-us/a.md", "x.fr-fr/a.md", "x.en-us/b.md", "x.fr-fr/b.md", "x.en-us/c.md"], ["x.fr-fr/c.md"], "en-US"
      ),
    ])
  func paths(_ files: [String], _ missing: [String], _ source: String) async throws {
    let text = { (path: String) in
      path.contains("fr")
        ? "# Le titre\n\nCe texte est dans la langue de la page.\n"
        : path.contains(".de.")
          ? "# Der Titel\n\nDies ist der Text der Seite, auf der er steht.\n"
          : "# A title\n\nThis is the text of the page that it is on.\n"
    }
    let contents = Dictionary(uniqueKeysWithValues: files.map { ($0, text($0)) })
    #expect(
      try await findings(contents, "--source", "en")
        == missing.map { "\($0):1:1: note: missing article: A title (exists in \(source)) [missing-article]" })
  }

  @Test("A link to a file that is nowhere, where the source has a sound one, is one finding") func file() async throws {
    var files = Self.three
    files["en/a.md"] = "# First\n\nSee [the second](b.md).\n"
    files["fr/a.md"] = "# Premier\n\nVoir [le deuxième](bb.md).\n"
    #expect(
      try await findings(files, "--source", "en") == [
        "de/a.md:3:6: warning: missing link: b.md (en:3) [missing-link]",
        "fr/a.md:3:20: warning: link differs: bb.md (en: b.md) [link-mismatch]",
      ])
  }

  @Test("A link that is broken in all locales is a note on the source") func shared() async throws {
    var files = Self.three
    files["de/a.md"] = "# Erstens\n\nSiehe [dort](gone.md).\n"
    files["en/a.md"] = "# First\n\nSee [there](gone.md).\n"
    files["fr/a.md"] = "# Premier\n\nVoir [là](gone.md).\n"
    files["en/b.md"] = "# Second\n\nSee [there](gone.md).\n"
    files["de/b.md"] = "# Zweitens\n\nSiehe [dort](gone.md).\n"
    files["fr/b.md"] = "# Deuxième\n\nVoir [là](gone.md).\n"
    #expect(
      try await findings(files, "--source", "en") == [
        "en/a.md:3:13: note: broken link: gone.md does not exist (linked from 1 more file) [broken-link]"
      ])
  }

  @Test("A link to an article that is not translated leads to the source's") func untranslated() async throws {
    var files = Self.three
    files["fr/b.md"] = nil
    for locale in ["de", "en", "fr"] { files["\(locale)/a.md"]! += "\n[b](b.md)\n" }
    let found = try await findings(files, "--source", "en")
    #expect(found == ["fr/b.md:1:1: note: missing article: Second (exists in en) [missing-article]"])
  }

  @Test("A fragment of another file is resolved by that file's headings and anchors") func fragment() async throws {
    let files = [
      "en/a.md": "# A\n\n[one](b.md#one) [two](b.md#two) [three](b.md#three)\n",
      "en/b.md": "# B\n\n## One\n\n## Two\n\n## Three\n",
      "fr/a.md": "# A\n\n[un](b.md#one) [deux](b.md#deux) [trois](b.md#three)\n",
      "fr/b.md": "# B\n\n## <a name=\"one\"></a>Un\n\n## Deux\n\n## Trois\n",
    ]
    #expect(
      try await findings(files, "--source", "en") == [
        "fr/a.md:3:42: warning: broken link: b.md has no anchor three [broken-link]"
      ])
  }

  @Test(
    "Where most of a locale's links name the source's slugs, the generator gives its headings those",
    arguments: [
      (0, []), (1, []),
      (
        2,
        [
          "fr/a.md:7:11: warning: broken link: this file has no anchor part-3 [broken-link]",
          "fr/a.md:9:11: warning: broken link: this file has no anchor part-4 [broken-link]",
          "fr/a.md:11:11: warning: broken link: this file has no anchor part-5 [broken-link]",
          "fr/a.md:13:11: warning: broken link: this file has no anchor part-6 [broken-link]",
        ]
      ),
    ])
  func sourceSlugs(untranslated: Int, broken: [String]) async throws {
    let names = (1...6).map { "part-\($0)" }
    let files = [
      "en/a.md": "# A\n" + names.map { "\n- [go](#\($0))\n" }.joined() + names.map { "\n## \($0)\n" }.joined(),
      "fr/a.md": "# A\n" + names.map { "\n- [aller](#\($0))\n" }.joined()
        + names.prefix(untranslated).map { "\n## \($0)\n" }.joined()
        + names.dropFirst(untranslated).map { "\n## La \($0.replacing("part", with: "partie"))\n" }.joined(),
    ]
    #expect(try await findings(files, "--source", "en") == broken)
  }

  @Test(
    "What only a site generator knows is left alone",
    arguments: ["/a/b.md", "https://example.com/x.md#y", "#", "#top", "#tab/portal", "x", "../x/", "{{site}}.md"])
  func generators(_ target: String) async throws {
    #expect(try await brokenLinks(to: target) == [])
  }

  @Test(
    "What no generator makes is told",
    arguments: [
      ("gone.md", "broken link: gone.md does not exist"), ("#gone", "broken link: this file has no anchor gone"),
    ])
  func broken(_ target: String, _ message: String) async throws {
    #expect(try await brokenLinks(to: target) == ["fr/a.md:3:11: warning: \(message) [broken-link]"])
  }

  /// The findings about a link that French alone has, but for that English lacks it.
  private func brokenLinks(to target: String) async throws -> [String] {
    let found = try await findings(
      ["en/a.md": "# A\n\nText.\n", "fr/a.md": "# B\n\nTexte [x](\(target)).\n"], "--source", "en")
    let extra = "fr/a.md:3:11: note: extra link: \(target) (not in en) [extra-link]"
    #expect(found.contains(extra))
    return found.filter { $0 != extra }
  }
}
