import ArticleParsing
import ParallelText
import TestSupport
import Testing

@Suite("Front matter")
struct FrontMatterTests {
  private func parse(_ text: String) throws -> ArticleParser.Result {
    try ArticleParser.parse(Array(text.utf8), path: "a.md")
  }

  @Test("Plain, quoted and listed values are read, with the range of the value") func plain() throws {
    let text = "---\ntitle: Été\nid: \"42\"\n# comment\ntags:\n- one\n- two\nempty:\n---\nText\n"
    let result = try parse(text)
    let matter = result.article.frontMatter
    #expect(matter.entries.map(\.key) == ["title", "id", "tags", "empty"])
    #expect(matter.entries.map(\.value) == ["Été", "42", "one, two", ""])
    #expect(result.article.text(matter.entries[1].range) == "\"42\"")
    #expect(matter["TITLE"]?.value == "Été")
    #expect(result.problem == nil)
  }

  @Test(
    "What is not plain goes through a YAML parser",
    arguments: ["a: |\n  two\n  lines\nb: 1", "a: {x: 1}\nb: 1", "a: &x 1\nb: *x", "a:\n  c: 1\nb: 1"])
  func composed(_ yaml: String) throws {
    let result = try parse("---\n\(yaml)\n---\nText\n")
    #expect(result.problem == nil)
    #expect(result.article.frontMatter["b"] != nil)
  }

  @Test(
    "Of nested keys that of the source's revision is read, with the range of its value",
    arguments: [
      "l10n:\n  sourceCommit: 1a2b3c4d", "l10n: {sourceCommit: 1a2b3c4d}",
      "l10n:\n  other: x\n  sourceCommit: \"1a2b3c4d\"",
    ])
  func nested(_ yaml: String) throws {
    let article = try parse("---\ntitle: Été\n\(yaml)\nslug: x\n---\nText\n").article
    #expect(article.frontMatter.entries.map(\.key) == ["title", "l10n", "l10n.sourceCommit", "slug"])
    let entry = try #require(article.frontMatter["l10n.sourceCommit"])
    #expect(entry.value == "1a2b3c4d")
    #expect(article.text(entry.range) == "1a2b3c4d")
  }

  @Test("A broken block is reported with its line, and the body is read") func broken() throws {
    let result = try parse("---\ntitle: x\nbad: [1\n---\n# Heading\n")
    #expect(result.problem?.contains("line") == true)
    #expect(result.article.sections.map(\.anchor) == ["", "heading"])
  }

  @Test("Aliases that multiply are harmless", .timeLimit(.minutes(20))) func aliases() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(try parse("---\n\(yaml)---\nText\n").article.blocks.count == 1)
  }

  @Test("A thematic break at the top is no front matter") func thematicBreak() throws {
    #expect(try parse("---\n\nText\n").article.frontMatter.entries.isEmpty)
  }
}

@Suite("Front matter in TOML and JSON")
struct OtherFrontMatterTests {
  private func parse(_ text: String) throws -> ArticleParser.Result {
    try ArticleParser.parse(Array(text.utf8), path: "a.md")
  }

  @Test("TOML is read, with the range of each value, and the body begins behind it") func toml() throws {
    let result = try parse(
      """
      +++
      # comment
      title = "Été # 1" # comment
      'date' = 2024-03-01
      weight = 20
      tags = ["one", 'two']
      text = \"\"\"
      weight = 30
      \"\"\"
      [l10n]
      sourceCommit = "1a2b3c4d"
      other = 1
      +++
      # Heading
      """)
    let matter = result.article.frontMatter
    #expect(result.problem == nil)
    #expect(matter.entries.map(\.key) == ["title", "date", "weight", "tags", "text", "l10n", "l10n.sourceCommit"])
    #expect(
      matter.entries.map(\.value) == ["Été # 1", "2024-03-01", "20", "one, two", "weight = 30\n", "", "1a2b3c4d"])
    #expect(result.article.text(matter.entries[0].range) == "\"Été # 1\"")
    #expect(result.article.sections.map(\.anchor) == ["", "heading"])
    #expect(result.article.literals.isEmpty)
  }

  @Test("JSON is read, with the range of each value, and the body begins behind it") func json() throws {
    let result = try parse(
      """
      {
        "title": "Caf\\u00e9 {1}", "weight": 20,
        "tags": ["one", "two"],
        "l10n": {"other": [1, {}], "sourceCommit": "1a2b3c4d"}
      }

      # Heading
      """)
    let matter = result.article.frontMatter
    #expect(result.problem == nil)
    #expect(matter.entries.map(\.key) == ["title", "weight", "tags", "l10n", "l10n.sourceCommit"])
    #expect(matter.entries.map(\.value) == ["Café {1}", "20", "one, two", "", "1a2b3c4d"])
    #expect(result.article.text(matter.entries[1].range) == "20")
    #expect(result.article.sections.map(\.anchor) == ["", "heading"])
  }

  @Test(
    "A broken block is reported, and the body is read",
    arguments: ["+++\ntitle = \"x\"\nbad = [1\n+++\n# Heading\n", "{\n  \"title\": \"x\" 1\n}\n# Heading\n"])
  func broken(_ text: String) throws {
    let result = try parse(text)
    #expect(result.problem?.hasPrefix("front matter is not valid ") == true)
    #expect(result.article.sections.map(\.anchor) == ["", "heading"])
  }

  @Test(
    "Braces and plus signs of something else are no front matter",
    arguments: [
      "{{ page.title }}\n\nText\n", "{% include a.md %}\n\nText\n", "{\"a\": 1} is JSON.\n", "{: .wide }\nText\n",
      "{\"a\": \"b\n\nText\n", "+++ Title\n\nText\n\n+++\n", "+++\n\nText\n", "{\n", "{",
    ])
  func other(_ text: String) throws {
    let result = try parse(text)
    #expect(result.article.frontMatter.range.isEmpty)
    #expect(result.problem == nil)
  }
}
