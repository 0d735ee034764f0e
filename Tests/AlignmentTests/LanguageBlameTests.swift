import Auditing
import ParallelText
import TestSupport
import Testing

/// Which locale is told to be in the wrong language.
@Suite("Text in a wrong language, among several locales")
struct LanguageBlameTests {
  private static let texts = [
    "de": ("Vor dem Reinigen", "Ziehen Sie den Stecker, bevor Sie den Filter des Trockners mit Wasser reinigen."),
    "el": ("Πριν από τον καθαρισμό", "Βγάλτε το φις από την πρίζα πριν καθαρίσετε το φίλτρο του στεγνωτηρίου με νερό."),
    "en": ("Before you clean it", "Pull the plug before you clean the filter of the dryer with water."),
    "ja": ("掃除の前に", "乾燥機のフィルターを水で洗う前に、必ず電源プラグを抜いてください。"),
    "th": ("ก่อนทำความสะอาด", "ถอดปลั๊กก่อนที่คุณจะทำความสะอาดตัวกรองของเครื่องอบผ้าด้วยน้ำ"),
  ]

  /// The articles of some locales, of which one has another's paragraph.
  private func findings(
    _ locales: [String], _ wrong: String, has other: String, newest: String? = nil, source: String? = nil
  )
    async throws -> [Finding]
  {
    var files: [String: String] = [:]
    for locale in locales {
      let (title, own) = Self.texts[locale]!
      let date = newest.map { "---\nms.lasthandoff: 0\(locale == $0 ? 9 : 8)/01/2021\n---\n" } ?? ""
      files["\(locale)/a.md"] =
        "\(date)# \(title)\n\n\(own)\n\n## \(title)\n\n\(locale == wrong ? Self.texts[other]!.1 : own)\n\n\(own)\n"
    }
    return await (try TemporaryFolder(files)).audit(source: source).findings.filter { $0.severity > .note }
  }

  @Test(
    "It is the locale whose text it is, once, and no other",
    arguments: [
      ("th", "el"), ("el", "th"), ("ja", "el"), ("de", "ja"), ("de", "en"), ("en", "de"), ("th", "en"), ("ja", "de"),
    ])
  func odd(_ wrong: String, _ other: String) async throws {
    for locales in [["de", "el", "en", "ja", "th"], [wrong, other].sorted()] {
      for newest in [nil, wrong, other] {
        let found = try await findings(locales, wrong, has: other, newest: newest)
        #expect(found.map(\.rule) == [.untranslated])
        #expect(found.first?.target.locale.description == wrong)
      }
    }
  }

  @Test("A source is told to be in a wrong language where most translations show it, and else never") func source()
    async throws
  {
    let found = try await findings(["de", "el", "en", "ja"], "en", has: "de", source: "en")
    #expect(found.map(\.rule) == [.untranslated])
    #expect(found.first?.target.locale.description == "en")
    #expect(try await findings(["de", "en"], "en", has: "de", source: "en").isEmpty)
  }
}
