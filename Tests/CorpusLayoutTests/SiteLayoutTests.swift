import Auditing
import ParallelText
import TestSupport
import Testing

/// How site generators lay out the locales of an article, as a whole audit sees it.
@Suite("Layouts of site generators")
struct SiteLayoutTests {
  private static let layouts: [(name: String, english: String, french: String)] = [
    ("Docusaurus", "docs/a.md", "i18n/fr/docusaurus-plugin-content-docs/current/a.md"),
    (
      "an old version of Docusaurus", "versioned_docs/version-3/g/a.md",
      "i18n/fr/docusaurus-plugin-content-docs/version-3/g/a.md"
    ),
    ("a blog of Docusaurus", "blog/2020/a.md", "i18n/fr/docusaurus-plugin-content-blog/2020/a.md"),
    ("pages of Docusaurus", "src/pages/a.mdx", "i18n/fr/docusaurus-plugin-content-pages/a.mdx"),
    ("an instance of Docusaurus", "api/a.md", "i18n/fr/docusaurus-plugin-content-docs-api/current/a.md"),
    (
      "an old version of an instance", "api_versioned_docs/version-3/a.md",
      "i18n/fr/docusaurus-plugin-content-docs-api/version-3/a.md"
    ),
    (
      "a site beside the documents", "docs/a.md",
      "website/i18n/fr/docusaurus-plugin-content-docs/current/a.md"
    ),
    ("Hugo with folders", "content/p/a.md", "content/fr/p/a.md"),
    ("Hugo with names", "content/p/a.md", "content/p/a.fr.md"),
    ("Starlight", "src/content/docs/guides/a.mdx", "src/content/docs/fr/guides/a.mdx"),
    ("MkDocs with names", "docs/a.md", "docs/a.fr.md"),
    ("MkDocs with folders", "docs/g/a.md", "docs/fr/g/a.md"),
    ("a repository per locale", "azure-docs/articles/a.md", "azure-docs.fr-fr/articles/a.md"),
    ("names with a hyphen", "guide/a.md", "guide/a-fr.md"),
    ("names with a region", "guide/a.md", "guide/a_fr_FR.md"),
    ("a README", "README.md", "README_fr.md"),
    ("a README in capitals", "README.md", "README-FR.md"),
    ("a README with a language's name", "README.md", "README.french.md"),
    ("a README among the documents", "README.md", "docs/README.fr.md"),
    ("a README in a locale's folder", "README.md", "docs/fr/README.md"),
    ("a README among translations", "README.md", "translations/fr/README.md"),
    ("translations that mirror the root", "g/a.md", "translations/fr/g/a.md"),
    ("translations that mirror the documents", "docs/g/a.md", "i18n/fr/g/a.md"),
    ("a folder of the project in a locale", "docs/a.md", "localization/fr-fr/docs/a.md"),
    ("translations below a site", "docs/a.md", "website/translated_docs/fr/a.md"),
    ("folders with a hyphen", "handbook/g/a.md", "handbook-fr/g/a.md"),
    ("codes of three letters of librarians", "docs/a.md", "docs/fre/a.md"),
    ("resources of Android", "docs/a.md", "docs/fr-rFR/a.md"),
    ("another ending of the source", "content/a.qmd", "content/fr/a.mdown"),
  ]

  /// Those in which the source names its locale too.
  private static let marked: [(name: String, english: String, french: String)] = [
    ("names with the locale in front", "guide/en.a.md", "guide/fr.a.md"),
    ("names that are the locale", "guide/a/en.md", "guide/a/fr.md"),
    ("folders with an underscore", "content_en/a.md", "content_fr/a.md"),
    ("collections", "_en/a.md", "_fr/a.md"),
    ("parameters", "docs/lang=en/a.md", "docs/lang=fr/a.md"),
    ("names of languages", "docs/English/a.md", "docs/Français/a.md"),
    ("codes of three letters", "docs/eng/a.md", "docs/fra/a.md"),
    ("other endings", "docs/en/a.mdx", "docs/fr/a.md"),
    ("numbers in front", "docs/en/4711-port.md", "docs/fr/4711-le-port.md"),
  ]

  private func check(_ report: Audit.Report, _ english: String, _ french: String, _ source: String? = nil) {
    #expect(report.articleSets == 1)
    #expect(report.withoutLocale.isEmpty && report.errors.isEmpty)
    #expect(report.findings.map(\.rule) == [.portMismatch])
    #expect(report.findings.first?.target.path.hasSuffix("/" + french) == true)
    #expect(report.findings.first?.reference?.path.hasSuffix("/" + english) == true)
    #expect(report.findings.first?.reference?.locale.description == source ?? "en")
  }

  @Test("The source joins its translation, its locale told by its text", arguments: layouts)
  func joined(_ name: String, _ english: String, _ french: String) async throws {
    let tree = try TemporaryFolder([english: Self.english(), french: Self.french(port: 8080)])
    await check(tree.audit(), english, french)
  }

  @Test("The source has the locale that is told, where its language fits", arguments: layouts)
  func told(_ name: String, _ english: String, _ french: String) async throws {
    let tree = try TemporaryFolder([english: Self.english(), french: Self.french(port: 8080)])
    await check(tree.audit(source: "en-US"), english, french, "en-US")
  }

  @Test("A file that is named finds its siblings", arguments: layouts, [true, false])
  func named(_ layout: (name: String, english: String, french: String), _ isSource: Bool) async throws {
    let tree = try TemporaryFolder([layout.english: Self.english(), layout.french: Self.french(port: 8080)])
    let report = await tree.audit([isSource ? layout.english : layout.french])
    check(report, layout.english, layout.french)
    #expect(report.articles == 2)
  }

  @Test("Two locales that are named both are one article", arguments: marked)
  func bothMarked(_ name: String, _ english: String, _ french: String) async throws {
    let tree = try TemporaryFolder([english: Self.english(), french: Self.french(port: 8080)])
    await check(tree.audit(source: "en"), english, french)
    for path in [english, french] { await check(tree.audit([path], source: "en"), english, french) }
  }

  @Test("Repositories of two locales find each other without the source's") func repositories() async throws {
    let tree = try TemporaryFolder([
      "docs.fr-fr/articles/a.md": Self.french(port: 8080), "docs.en-gb/articles/a.md": Self.english(),
    ])
    #expect(await tree.audit(source: "en-GB").findings.map(\.rule) == [.portMismatch])
    #expect(await tree.audit(["docs.fr-fr/articles/a.md"], source: "en-GB").findings.map(\.rule) == [.portMismatch])
  }

  @Test("A source too short to judge has the locale that is told") func short() async throws {
    let tree = try TemporaryFolder(["docs/a.md": "# Ports\n\nPort 3389.\n", "docs/fr/a.md": "# Ports\n\nPort 8080.\n"])
    #expect(await tree.audit(source: "en").findings.map(\.rule) == [.portMismatch])
    #expect(await tree.audit().withoutLocale.count == 1)
  }

  @Test("A folder whose name is a language's code by chance is no translation", arguments: ["id", "cs", "is"])
  func chance(_ folder: String) async throws {
    let tree = try TemporaryFolder(["docs/a.md": Self.english(), "docs/\(folder)/a.md": Self.english(port: 8080)])
    let report = await tree.audit()
    #expect(report.findings.isEmpty)
    #expect(report.articleSets == 2)
    #expect(await tree.audit(["docs/a.md"]).findings.isEmpty)
  }

  @Test("Such a folder in the default language joins its translations") func chanceInDefaultLanguage() async throws {
    var files: [String: String] = [:]
    for name in ["a", "b"] {
      files["docs/cs/\(name).md"] = Self.english()
      files["docs/fr/cs/\(name).md"] = Self.french(port: 8080)
    }
    let report = try await TemporaryFolder(files).audit()
    #expect(report.articleSets == 2)
    #expect(report.findings.map { "\($0.target.locale) \($0.rule)" } == ["fr port-mismatch", "fr port-mismatch"])
  }

  @Test("A file above the locales is not their source where the source is one of them") func above() async throws {
    let tree = try TemporaryFolder([
      "docs/a.md": Self.english(port: 1234), "docs/en/a.md": Self.english(), "docs/fr/a.md": Self.french(port: 3389),
    ])
    let report = await tree.audit()
    #expect(report.findings.isEmpty)
    #expect(report.articleSets == 2)
  }

  // MARK: Articles

  static func english(port: Int = 3389) -> String {
    """
    # The port is blocked

    This is an article about what you can do if the port of the computer is blocked by the firewall.

    ## What to do

    Make sure that the rule of the firewall allows port \(port) on the computer, and that it is in use.

    """
  }

  static func french(port: Int) -> String {
    """
    # Le port est bloqué {#the-port-is-blocked}

    Ceci est un article sur ce que vous pouvez faire si le port de l’ordinateur est bloqué par le pare-feu.

    ## Que faire {#what-to-do}

    Assurez-vous que la règle du pare-feu autorise le port \(port) sur l’ordinateur, et qu’il est utilisé par le service.

    """
  }
}
