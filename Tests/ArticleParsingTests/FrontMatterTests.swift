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

  @Test("Aliases that multiply are harmless", .timeLimit(.minutes(1))) func aliases() throws {
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
