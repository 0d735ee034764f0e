import ParallelText
import TestSupport
import Testing

@Suite("A locale tag")
struct LocaleTagTests {
  @Test(
    "Is read in any case, with hyphens or underscores, and written as RFC 5646 has it",
    arguments: [
      ("fr", "fr"), ("FR", "fr"), ("fr-fr", "fr-FR"), ("fr_FR", "fr-FR"), ("zh-hant", "zh-Hant"),
      ("ZH_HANT_tw", "zh-Hant-TW"), ("es-419", "es-419"), ("sr-latn-rs", "sr-Latn-RS"), ("fil", "fil"),
      ("zh-Hant-419", "zh-Hant-419"),
    ])
  func read(_ text: String, _ canonical: String) { #expect(LocaleTag(text)?.description == canonical) }

  @Test(
    "Is nothing else",
    arguments: [
      "", "f", "fran", "fr-", "-fr", "fr--FR", "fr-F", "fr-FRA", "fr-41", "fr-4199", "fr-FR-x", "zh-Hant-", "f1",
      "fr-é",
      "é", "zh-Hant-TW-x", "12", "fr-FR-Hant", "abcdefghijklmnopq",
    ])
  func refused(_ text: String) { #expect(LocaleTag(text) == nil) }
}
