import TestSupport
import Testing

@Suite("Layouts that are written down")
struct LayoutTests {
  private static let english = "# The port is blocked\n\nOpen port 3389 in the firewall.\n"
  private static let french = "# Le port est bloqué\n\nOuvrez le port 8080 dans le pare-feu.\n"

  private func folder(_ layouts: [String], _ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(path, text) }
    try folder.write("stele.yml", "layouts:\n" + layouts.map { "  - \"\($0)\"\n" }.joined())
    return folder
  }

  /// What is found, as `path: rule`, and `path: message` of findings about files as a whole.
  private func findings(_ folder: TemporaryFolder, _ arguments: String...) async throws -> [String] {
    let run = try await Program.run(
      ["audit"] + arguments + ["--source", "en-US", "--fail-on", "never"], in: folder.path)
    #expect(run.errorLines.allSatisfy { $0.hasSuffix(" matches no file") })
    return run.output.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.hasPrefix(" ") }.map(String.init)
  }

  struct Tree: Sendable, CustomTestStringConvertible {
    var layouts: [String]
    var source: String
    var translation: String
    /// Another article of the same tree, in the source language.
    var other: String
    /// Where its translation should stand.
    var missing: String
    /// How the source and a translation link to the other article.
    var links: (String, String)
    var testDescription: String { layouts.joined(separator: ", ") }
  }

  static let trees = [
    Tree(
      layouts: ["translations/{locale}/{article}", "docs/{article}"], source: "docs/g/a.md",
      translation: "translations/fr/g/a.md", other: "docs/g/b.md", missing: "translations/fr/g/b.md",
      links: ("b.md", "b.md")),
    Tree(
      layouts: ["{article}_{locale}.md", "{article}.md"], source: "g/a.md", translation: "g/a_fr.md",
      other: "g/b.md", missing: "g/b_fr.md", links: ("b.md", "b_fr.md")),
    Tree(
      layouts: ["docs-{locale}/{article}", "docs/{article}"], source: "site/docs/a.md",
      translation: "site/docs-fr_FR/a.md", other: "site/docs/b.md", missing: "site/docs-fr_FR/b.md",
      links: ("b.md", "b.md")),
    Tree(
      layouts: ["{article}/text-{locale}.md"], source: "g/a/text-en-US.md", translation: "g/a/text-fr.md",
      other: "g/b/text-en-US.md", missing: "g/b/text-fr.md", links: ("../b/text-en-US.md", "../b/text-fr.md")),
    Tree(
      layouts: ["l10n/*/{locale}/{article}", "src/{article}"], source: "src/a.md", translation: "l10n/v1/fr/a.md",
      other: "src/b.md", missing: "l10n/v1/fr/b.md", links: ("b.md", "b.md")),
    Tree(
      layouts: ["{locale}.{article}.mdx", "{article}.mdx"], source: "a.mdx", translation: "fr.a.mdx", other: "b.mdx",
      missing: "fr.b.mdx", links: ("b.mdx", "fr.b.mdx")),
  ]

  @Test("Files that fit are locales of one article", arguments: trees) func together(_ tree: Tree) async throws {
    let folder = try folder(tree.layouts, [tree.source: Self.english, tree.translation: Self.french])
    let document = try await audit(".", "--source", "en-US", in: folder.path).0
    #expect(document.summary.articleSets == 1)
    #expect(document.findings.map { "\($0.target.path) \($0.rule)" } == ["\(tree.translation) port-mismatch"])
    #expect(document.findings.first?.reference?.path == tree.source)
    #expect(document.findings.first?.reference?.locale == "en-US")
  }

  @Test("A file that is named alone finds its siblings", arguments: trees, [true, false])
  func named(_ tree: Tree, _ isSource: Bool) async throws {
    let folder = try folder(tree.layouts, [tree.source: Self.english, tree.translation: Self.french])
    let found = try await findings(folder, isSource ? tree.source : tree.translation)
    #expect(found == ["\(tree.translation):3:16: error: port 8080 (en-US: 3389) [port-mismatch]"])
  }

  @Test("An article that is missing is told where it should stand", arguments: trees)
  func missing(_ tree: Tree) async throws {
    let files = [tree.source: Self.english, tree.translation: Self.french, tree.other: "# Other\n"]
    let found = try await findings(try folder(tree.layouts, files), ".").filter { !$0.hasSuffix("[port-mismatch]") }
    #expect(found == ["\(tree.missing):1:1: note: missing article: Other (in en-US) [missing-article]"])
  }

  @Test("An article that the source lacks is told with the path of its source", arguments: trees)
  func extra(_ tree: Tree) async throws {
    let files = [tree.source: "# A\n", tree.translation: "# A\n", tree.missing: "# Autre\n"]
    let folder = try folder(tree.layouts, files)
    let document = try await audit(".", "--source", "en-US", in: folder.path).0
    #expect(document.findings.map { "\($0.target.path) \($0.rule)" } == ["\(tree.missing) extra-article"])
    #expect(document.findings.first?.reference?.path == tree.other)
  }

  @Test("A link to an article that is not translated leads to the source's", arguments: trees)
  func links(_ tree: Tree) async throws {
    let files = [
      tree.source: "# A\n\n[b](\(tree.links.0))\n", tree.translation: "# A\n\n[b](\(tree.links.1))\n",
      tree.other: "# Other\n",
    ]
    let found = try await findings(try folder(tree.layouts, files), ".")
    #expect(found.filter { $0.hasSuffix("[broken-link]") } == [])
    let gone = files.mapValues { $0.replacing(/b(_fr)?\.md|\.\.\/b/, with: "gone.md") }
    let broken = try await findings(try folder(tree.layouts, gone), ".").filter { $0.hasSuffix("[broken-link]") }
    // Where the two links are written otherwise, each is told.
    let links = Set([gone[tree.source], gone[tree.translation]])
    #expect(broken.count == (gone == files ? 0 : links.count))
  }

  @Test("The first pattern that fits a path counts") func order() async throws {
    let files = ["docs/fr/a.md": Self.french, "docs/de/a.md": Self.english]
    // The folders are languages' codes, and no locales.
    let sources = try folder(["docs/{article}", "x/{locale}/{article}"], files)
    let first = try await audit(".", "--source", "en-US", in: sources.path).0
    #expect(first.summary.locales == ["en-US"])
    #expect(first.summary.articleSets == 2)
    let locales = try folder(["docs/{locale}/{article}", "docs/{article}"], files)
    let second = try await audit(".", "--source", "de", in: locales.path).0
    #expect(second.summary.locales == ["de", "fr"])
    #expect(second.findings.map(\.rule) == ["port-mismatch"])
  }

  @Test("An article that fits several patterns is one") func several() async throws {
    let folder = try folder(
      ["a/{locale}/{article}", "b/{article}.{locale}.md", "c/{article}"],
      [
        "a/fr/x.md": Self.french, "b/x.de.md": "# Sperre\n\nÖffnen Sie Port 3389.\n", "c/x.md": Self.english,
        "c/y.md": "# Y\n",
      ])
    let found = try await findings(folder, ".")
    #expect(
      found == [
        "a/fr/x.md:3:16: error: port 8080 (en-US: 3389) [port-mismatch]",
        "a/fr/y.md:1:1: note: missing article: Y (in en-US) [missing-article]",
        "b/y.de.md:1:1: note: missing article: Y (in en-US) [missing-article]",
      ])
  }

  @Test("Files that fit none are placed as usual") func none() async throws {
    let folder = try folder(
      ["translations/{locale}/{article}"], ["en-US/a.md": Self.english, "fr-FR/a.md": Self.french])
    #expect(
      try await findings(folder, ".") == ["fr-FR/a.md:3:16: error: port 8080 (en-US: 3389) [port-mismatch]"])
  }

  @Test("What stands before a pattern is a tree of its own") func ownTree() async throws {
    let folder = try folder(
      ["t/{locale}/{article}"],
      ["x/t/en-US/a.md": "# A\n", "x/t/fr/a.md": "# A\n", "y/t/en-US/b.md": "# B\n", "y/t/de/b.md": "# B\n"])
    #expect(try await findings(folder, ".") == [])
  }

  @Test("What is written down counts before what a file says of itself") func frontMatter() async throws {
    let folder = try folder(
      ["t/{locale}/{article}"],
      ["t/en-US/a.md": Self.english, "t/fr/a.md": "---\nms.contentlocale: en-US\n---\n\(Self.french)"])
    #expect(try await audit(".", in: folder.path).0.summary.locales == ["en-US", "fr"])
  }

  @Test(
    "Of the locales that a name may hold, one that is written as tags are comes first, then the longer one",
    arguments: [
      ("how_to_fr.md", "fr"), ("a_pt_BR.md", "pt-BR"), ("a_zh_Hant.md", "zh-Hant"), ("a_pt-br.md", "pt-BR"),
      ("a_en_us.md", "en-US"), ("a_b_c_de.md", "de"),
    ])
  func ambiguous(_ name: String, _ locale: String) async throws {
    let folder = try folder(["{article}_{locale}.md"], ["x/\(name)": "# A\n"])
    #expect(try await audit(".", in: folder.path).0.summary.locales == [locale])
  }

  @Test("A locale must exist") func locale() async throws {
    let folder = try folder(["t/{locale}/{article}"], ["t/qq/a.md": "# 1\n"])
    let run = try await Program.run(["audit", "."], in: folder.path)
    #expect(run.errors.hasPrefix("stele: t/qq/a.md: skipped"))
  }

  @Test("The source may be told by the settings as well") func source() async throws {
    let folder = try folder(["t/{locale}/{article}", "{article}"], ["a.md": Self.english, "t/fr/a.md": Self.french])
    try folder.write("stele.yml", try folder.read("stele.yml") + "source: en-GB\n")
    #expect(try await audit(".", in: folder.path).0.summary.locales == ["en-GB", "fr"])
  }

  @Test(
    "A pattern that is none is named",
    arguments: [
      ("[\"a/{locale}\"]", "line 1: layouts: a/{locale} has no {article}"),
      ("[\"{locale}/{locale}/{article}\"]", "line 1: layouts: {locale} appears twice in {locale}/{locale}/{article}"),
      ("[\"{article}/{article}\"]", "line 1: layouts: {article} appears twice in "),
      (
        "[\"{lang}/{article}\"]",
        "line 1: layouts: {lang} in {lang}/{article} is unknown (expected: {locale}, {article} or *)"
      ),
      ("[\"{locale}/{article\"]", "line 1: layouts: {article in {locale}/{article is unknown (expected: "),
      ("[\"/{locale}/{article}\"]", "line 1: layouts: /{locale}/{article} begins with a slash"),
      ("\n  - \"docs/{article}\"\nsource: en", "line 1: layouts: no pattern has {locale}"),
      (
        "\n  - \"t/{locale}/{article}\"\n  - \"docs/{article}\"",
        "line 3: layouts: docs/{article} has no {locale}, and no source locale is given"
      ), ("\"{locale}/{article}\"", "line 1: layouts: expected a list"),
      ("[{locale}/{article}]", "line 1: not valid YAML: "), ("[[a]]", "line 1: layouts: expected text"),
      ("[5]", "line 1: layouts: expected text: write \"5\", in quotes"),
    ])
  func broken(_ layouts: String, _ message: String) async throws {
    let folder = try folder([], ["en/a.md": "# A\n"])
    try folder.write("stele.yml", "layouts: \(layouts)\n")
    let run = try await Program.run(["audit", "en"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: stele.yml: \(message)"), "\(run.errors)")
  }
}
