import IndexStore
import TestSupport
import Testing

@testable import WebReport

@Suite("A report of a tree that the samples do not have")
struct UnusualTreeTests {
  /// Countries, each a locale of its own in Spanish or French.
  private static let spanish = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV US UY VE"
  private static let french =
    "BE BF BI BJ BL CA CD CF CG CH CI CM DJ DZ FR GA GF GN GP HT KM LU MA MC MG ML MQ MU NC NE PF PM RE RW SC SN SY TD TG"

  /// An article of one paragraph in 62 locales, in each but the source with five wrong values.
  private static func manyLocales() async throws -> SampleSite {
    func english(_ n: Int) -> String {
      """
      Open port \(3389 + n) in `svc\(n)` and wait for \(15 + n) minutes, then read [the page](https://example.org/\(n)) \
      of version \(10 + n).2.1 before you restart.

      """
    }
    func spanish(_ n: Int) -> String {
      """
      Abra el puerto \(3389 + n) en `svc\(n)` y espere \(15 + n) minutos, luego lea [la página](https://example.org/\(n)) \
      de la versión \(10 + n).2.1 antes de reiniciar.

      """
    }
    func french(_ n: Int) -> String {
      """
      Ouvrez le port \(3389 + n) dans `svc\(n)` et attendez \(15 + n) minutes, puis lisez [la page](https://example.org/\(n)) \
      de la version \(10 + n).2.1 avant de redémarrer.

      """
    }
    var files = ["en-US/port.md": "# Port\n\n" + english(0)]
    for (n, country) in Self.spanish.split(separator: " ").enumerated() {
      files["es-\(country)/port.md"] = "# Puerto\n\n" + spanish(n + 1)
    }
    for (n, country) in Self.french.split(separator: " ").enumerated() {
      files["fr-\(country)/port.md"] = "# Port\n\n" + french(n + 31)
    }
    return try await SampleSite(files)
  }

  @Test("Has every finding of a row on the page, once, however many there are") func manyFindings() async throws {
    let sample = try await Self.manyLocales()
    let findings = try IndexReader(sample.folder.path + "/stele.sqlite").openFindings()
    #expect(findings.count > 220)
    #expect(sample.site.content.locales.count == 62)
    let page = try sample.page(sample.article("port"))
    #expect(page.faults == [])
    let ids = page.ids.filter { $0.hasPrefix("finding-") }
    #expect(ids.sorted() == findings.map { "finding-\($0.finding.fingerprint)" }.sorted())
    #expect(page.text.contains("Findings that stand beside no row:"))
    #expect(!page.text.contains("too long"))
    for path in try sample.pages() { #expect(try sample.page(path).faults == [], "\(path)") }
  }

  /// Two articles that differ in the ends of their files' names alone, with a wrong port each.
  private static func oneKey() async throws -> SampleSite {
    var files: [String: String] = [:]
    for (end, port) in [("md", 3389), ("mdx", 22)] {
      files["en-US/port." + end] = "# Open the port\n\nOpen port \(port) in the firewall now.\n"
      files["fr-FR/port." + end] = "# Ouvrir le port\n\nOuvrez le port \(port + 5000) dans le pare-feu maintenant.\n"
    }
    return try await SampleSite(files)
  }

  @Test("Tells articles of one key apart: among the worst, and in the XLIFF file") func sameKey() async throws {
    let sample = try await Self.oneKey()
    let articles = sample.site.content.articles
    #expect(articles.count == 2)
    #expect(articles[0].key == articles[1].key)
    let links = try sample.page("index.html").links
    for article in articles {
      #expect(links.contains { $0.hasPrefix("articles/\(Slug.of(article.key, article.id)).html") })
    }
    let ids = try sample.text("locales/fr-FR.xlf").matches(of: /<file id="(\w+)"/).map(\.output.1)
    #expect(ids.count == 2)
    #expect(Set(ids).count == 2)
  }

  @Test("Says of a cause how many of its places the locale has, which its list shows") func causeOfSeveralLocales()
    async throws
  {
    var files: [String: String] = [:]
    for name in ["a", "b", "c"] {
      files["en-US/\(name).md"] = "# Open the port \(name)\n\nOpen port 3389 in the firewall now.\n"
      files["fr-FR/\(name).md"] = "# Ouvrir le port \(name)\n\nOuvrez le port 8080 dans le pare-feu maintenant.\n"
      let port = name == "c" ? 3389 : 8080
      files["de-DE/\(name).md"] = "# Den Port öffnen \(name)\n\nÖffnen Sie jetzt den Port \(port) in der Firewall.\n"
    }
    let sample = try await SampleSite(files)
    let page = try sample.page(sample.article("a")).text
    #expect(page.contains("the same in 3 places"))
    #expect(page.contains("the same in 2 places"))
    #expect(!page.contains("the same in 5 places"))
  }
}
