import Auditing
import TestSupport
import Testing

@Suite("Folders that are named alone")
struct SiblingFolderTests {
  private typealias Layouts = SiteLayoutTests

  @Test(
    "A folder of one locale is held against its siblings, and only it is reported on",
    arguments: [
      ("docs/en", "docs/fr"), ("docs", "docs/fr"), ("content-en", "content-fr"), ("docs/English", "docs/French"),
      ("docs", "i18n/fr/docusaurus-plugin-content-docs/current"), ("docs", "translations/fr"),
      ("docs/en/g", "docs/fr/g"),
    ])
  func folder(_ english: String, _ french: String) async throws {
    let tree = try TemporaryFolder([
      english + "/a.md": Layouts.english(), french + "/a.md": Layouts.french(port: 8080),
      "docs/de/b.md": Layouts.english(),
    ])
    let report = await tree.audit([french], source: "en")
    #expect(report.findings.map(\.rule) == [.portMismatch])
    #expect(report.findings.first?.target.path == tree.path + "/" + french + "/a.md")
  }

  @Test("A folder in the default language is held against translations elsewhere") func source() async throws {
    let tree = try TemporaryFolder([
      "docs/a.md": Layouts.english(), "i18n/fr/docusaurus-plugin-content-docs/current/a.md": Layouts.french(port: 8080),
    ])
    #expect(await tree.audit(["docs"], source: "en").findings.map(\.rule) == [.portMismatch])
  }

  @Test("Several folders find the source that none of them holds") func several() async throws {
    let tree = try TemporaryFolder([
      "docs/en/a.md": Layouts.english(), "docs/fr/a.md": Layouts.french(port: 8080),
      "docs/fr-CA/a.md": Layouts.french(port: 3389),
    ])
    let report = await tree.audit(["docs/fr", "docs/fr-CA"], source: "en")
    #expect(report.findings.map { "\($0.target.locale) \($0.reference!.locale)" } == ["fr en"])
  }

  @Test("Several folders that hold all that is compared find nothing else") func whole() async throws {
    let tree = try TemporaryFolder([
      "docs/en/a.md": Layouts.english(), "docs/fr/a.md": Layouts.french(port: 8080), "docs/de/a.md": Layouts.english(),
    ])
    #expect(await tree.audit(["docs/en", "docs/fr"], source: "en").articles == 2)
  }
}
