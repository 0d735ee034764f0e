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

  @Test(
    "A heading has the slugs of generators that take markup for text",
    arguments: [
      ("Filter <Type> values", "filter-type-values"), ("Character {code}", "character-code"),
      ("Rename it [#12](https://a.example/12)", "rename-it-12httpsaexample12"),
      ("Show <System.Int32>", "show-systemint32"),
      ("Options {.wide}", "options"),
    ])
  func markup(_ heading: String, _ slug: String) throws {
    let section = try #require(try article("## \(heading)\n").sections.last)
    #expect(section.explicitAnchors == 0)
    #expect(section.anchorKeys.contains(AnchorKey.of(slug.utf8)))
  }

  @Test(
    "A heading has the slugs of generators that know ASCII alone, or no accents, or no number at the beginning",
    arguments: [
      ("Démarrage rapide", ["demarrage-rapide", "dmarrage-rapide"]), ("Файлы й", ["фаилы-и"]),
      ("VPN の設定", ["vpn"]), ("3. Install", ["install"]), ("Install", []), ("設定", []),
    ])
  func plain(_ heading: String, _ slugs: [String]) throws {
    let section = try #require(try article("## \(heading)\n").sections.last)
    #expect(Set(slugs.map { AnchorKey.of($0.utf8) }).isSubset(of: section.plainSlugKeys))
    #expect(slugs.isEmpty == section.plainSlugKeys.isEmpty)
  }

  @Test("An attribute takes the place of the slug, an element stands beside it") func replaced() throws {
    let article = try article("## Titre {#a}\n\n## <a id=\"b\"></a>Titre\n")
    #expect(article.anchors.map(\.replacesSlug) == [true, false])
  }

  @Test("Slugs that repeat are numbered, explicit anchors that repeat are kept") func repeated() throws {
    #expect(try anchors("## Note\n## Note\n## Note\n") == ["note", "note-1", "note-2"])
    #expect(try anchors("## A {#x}\n## B {#x}\n") == ["x", "x"])
  }
}
