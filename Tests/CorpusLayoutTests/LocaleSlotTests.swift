import CorpusLayout
import ParallelText
import Testing

@Suite("Which file is which")
struct LocaleSlotTests {
  @Test(
    "The locale is the folder or the ending of the name where articles have several locales",
    arguments: [
      (["docs/en-US/a.md", "docs/fr-FR/a.md"], "docs/fr-FR/a.md", "fr-FR", "a.md"),
      (["docs/en/docs/a.md", "docs/fr/docs/a.md"], "docs/fr/docs/a.md", "fr", "docs/a.md"),
      (["docs.en-us/a.md", "docs.fr-fr/a.md"], "docs.fr-fr/a.md", "fr-FR", "a.md"),
      (["en-US/cs/a.md", "fr-FR/cs/a.md", "en-US/vb/a.md"], "fr-FR/cs/a.md", "fr-FR", "cs/a.md"),
      (["content/en/to/a.md", "content/de/to/a.md"], "content/de/to/a.md", "de", "to/a.md"),
      (["a.en.md", "a.fr.md"], "a.fr.md", "fr", ""),
      (["zh_hant/a.md", "en/a.md"], "zh_hant/a.md", "zh-Hant", "a.md"),
    ])
  func slot(_ paths: [String], _ path: String, _ locale: String, _ rest: String) throws {
    let number = try #require(paths.firstIndex(of: path))
    let slot = try #require(LayoutReader(paths).slot(ofPath: number))
    #expect(slot.locale.description == locale)
    #expect(slot.rest == rest)
  }

  @Test("Files that differ in nothing but the locale are one article") func oneArticle() throws {
    let paths = ["docs/en/docs/a.md", "docs/fr/docs/a.md", "docs/fr/docs/b.md"]
    let layout = LayoutReader(paths)
    let articles = paths.indices.map { layout.slot(ofPath: $0)?.article }
    #expect(articles[0] == articles[1])
    #expect(articles[1] != articles[2])
  }

  @Test("A path without a locale has no slot", arguments: ["README.md", "guide/how/a.md", "sql/xy-zz9/a.md"])
  func none(_ path: String) { #expect(LayoutReader([path]).slot(ofPath: 0) == nil) }

  @Test(
    "Tags are printed in canonical case",
    arguments: [
      ("fr-fr", "fr-FR"), ("ZH_hant", "zh-Hant"), ("pt-BR", "pt-BR"), ("es-419", "es-419"),
      ("sr-latn-rs", "sr-Latn-RS"),
    ])
  func canonical(_ written: String, _ tag: String) { #expect(LocaleTag(written)?.description == tag) }

  @Test("What is no tag is none", arguments: ["", "f", "french", "fr-", "fr-FRA", "1a", "en-US-x-private"])
  func noTag(_ text: String) { #expect(LocaleTag(text) == nil) }
}
