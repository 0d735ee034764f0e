import ArticleParsing
import ParallelText
import TestSupport
import Testing

@Suite("Anchors")
struct AnchorTests {
  private func anchors(_ markdown: String) throws -> [String] {
    try article(markdown).sections.dropFirst().map(\.anchor)
  }

  @Test(
    "A heading's explicit anchor names its section",
    arguments: [
      "## <a name=\"x-1\"></a>Titre", "## <a id='x-1'></a> Titre", "## Titre {#x-1}", "## Titre { #x-1 .wide }",
      "<a name=\"x-1\"></a>\n## Titre", "<a name=\"x-1\"></a>\n\n## Titre", "Titre {#x-1}\n---",
    ])
  func explicit(_ markdown: String) throws {
    let article = try article(markdown)
    #expect(article.sections.last?.anchor == "x-1")
    let anchor = try #require(article.anchors.first)
    #expect(article.text(anchor.range) == "x-1")
    #expect(anchor.namesSection)
    #expect(anchor.section == article.sections.count - 1)
  }

  @Test("A heading may have several anchors, and an anchor may stand in the text") func several() throws {
    let article = try article("<a name=\"a\"></a>\n\n## <a name=\"b\"></a>Titre {#c}\n\nText <a name=\"d\"></a>.\n")
    #expect(article.anchors.map(\.name) == ["a", "b", "c", "d"])
    #expect(article.anchors.map(\.namesSection) == [true, true, true, false])
    #expect(article.sections[1].explicitAnchors == 3)
  }

  @Test(
    "A heading without an anchor implies GitHub's slug",
    arguments: [
      ("What's new in C# & .NET?", "whats-new-in-c--net"), ("`code_span` and **bold**", "code_span-and-bold"),
      ("[A link](x.md) here", "a-link-here"), ("Ça déjà vu", "ça-déjà-vu"), ("Шаг 1. Проверка", "шаг-1-проверка"),
      ("手順 1：確認", "手順-1確認"), ("$PSItem -Depth", "psitem--depth"),
    ])
  func implied(_ heading: String, _ slug: String) throws { #expect(try anchors("## \(heading)\n") == [slug]) }

  @Test("Slugs that repeat are numbered, explicit anchors that repeat are kept") func repeated() throws {
    #expect(try anchors("## Note\n## Note\n## Note\n") == ["note", "note-1", "note-2"])
    #expect(try anchors("## A {#x}\n## B {#x}\n") == ["x", "x"])
  }
}
