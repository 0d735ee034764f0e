import Foundation
import ParallelText
import TestSupport
import Testing

@testable import IndexStore
@testable import WebReport

@Suite("A report’s pages")
struct SiteTests {
  @Test("All stand at a path of their own, even where letter case does not count") func paths() async throws {
    let sample = try await SampleSite.ofCorpus
    let paths = try sample.site.paths()
    #expect(paths == paths.sorted { $0.precedesByBytes($1) })
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
    for path in paths { #expect(try sample.site.resource(at: path) != nil, "\(path)") }
    for kind in ["index.html", "locales/fr-FR.html", "locales/fr-FR.csv", "locales/fr-FR.xlf", "locales/fr-FR-1.js"] {
      #expect(paths.contains(kind))
    }
  }

  @Test(
    "There is none at a path that is made up",
    arguments: [
      "", "/", "index", "index.html/", "../index.html", "articles/", "articles/x.html", "locales/xx.html",
      "locales/fr-FR", "locales/fr-FR-2.js", "assets/../index.html", "articles/remote-desktop-port-blocked-0.html",
      "search/terms-0.js", "badges/fr-FR", "rules/no-rule.html", "a/b/c", "locales//fr-FR.html",
    ])
  func unknown(path: String) async throws {
    #expect(try await SampleSite.ofCorpus.site.resource(at: path) == nil)
  }

  @Test("Are well formed, and have each id once") func wellFormed() async throws {
    let sample = try await SampleSite.ofCorpus
    for path in try sample.pages() {
      let page = try sample.page(path)
      #expect(page.faults == [], "\(path)")
      #expect(Set(page.ids).count == page.ids.count, "\(path)")
      #expect(page.tags.count { $0.name == "h1" } == 1, "\(path)")
      #expect(page.tags.count { $0.name == "main" } == 1, "\(path)")
      #expect(page.tags.first { $0.name == "html" }?.attributes["lang"] == "en")
    }
  }

  @Test("Lead to one another, anchors included") func links() async throws {
    let sample = try await SampleSite.ofCorpus
    let paths = Set(try sample.site.paths())
    var ids: [String: Set<String>] = [:]
    for path in try sample.pages() { ids[path] = Set(try sample.page(path).ids) }
    for path in try sample.pages() {
      for link in try sample.page(path).links where !link.hasPrefix("https://") {
        let (address, fragment) = Self.parts(link)
        let target = address.isEmpty ? path : Self.resolved(address, from: path)
        #expect(paths.contains(target), "\(path): \(link)")
        // Scripts read filters from fragments.
        if !fragment.isEmpty, !fragment.contains("=") {
          #expect(ids[target]?.contains(fragment) == true, "\(path): \(link)")
        }
      }
    }
  }

  private static func parts(_ link: String) -> (address: String, fragment: String) {
    let halves = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(halves[0].prefix { $0 != "?" }), halves.count > 1 ? String(halves[1]) : "")
  }

  private static func resolved(_ address: String, from path: String) -> String {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/").removingPercentEncoding!
  }

  @Test("Ask nothing of another host, and have no script or style in them") func requests() async throws {
    let sample = try await SampleSite.ofCorpus
    let paths = Set(try sample.site.paths())
    for path in try sample.pages() {
      let page = try sample.page(path)
      for address in page.loads { #expect(paths.contains(Self.resolved(address, from: path)), "\(path): \(address)") }
      for tag in page.tags {
        #expect(tag.attributes["style"] == nil, "\(path)")
        #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") }, "\(path)")
        if tag.name == "script" { #expect(tag.attributes["src"] != nil, "\(path)") }
        #expect(!["style", "iframe", "object", "embed", "base"].contains(tag.name), "\(path)")
        #expect(tag.attributes["action"] == nil && tag.attributes["formaction"] == nil, "\(path)")
      }
      let policy = page.tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"]
      #expect(policy == Layout.policy)
      #expect(policy?.contains("unsafe") == false)
    }
  }

  @Test("Are the same bytes whenever they are made of the same index") func repeated() async throws {
    let sample = try await SampleSite.ofCorpus
    let other = try Site(
      index: IndexReader(sample.folder.path + "/stele.sqlite"),
      options: SiteOptions(link: try LinkTemplate("https://example.org/blob/{path}#L{line}")))
    #expect(try other.paths() == sample.site.paths())
    for path in try other.paths() {
      #expect(try other.resource(at: path)?.bytes == sample.site.resource(at: path)?.bytes, "\(path)")
    }
  }

  @Test("Have the figures of stele status") func figures() async throws {
    let sample = try await SampleSite.ofCorpus
    let status = try IndexReader(sample.folder.path + "/stele.sqlite").status()
    for locale in status.locales {
      let (counts, figures) = (status.total[locale]!, sample.site.content.totals[locale]!)
      #expect(figures.present == counts.present)
      #expect(figures.missing == counts.missing)
      #expect(figures.stale == counts.stale)
      #expect(figures.untranslated == counts.untranslated)
      #expect(figures.errors == counts.errors)
      #expect(figures.warnings == counts.warnings)
    }
  }

  @Test("Have their figures as JSON too, and as pictures") func feed() async throws {
    let sample = try await SampleSite.ofCorpus
    let json = try JSONSerialization.jsonObject(with: Data(try sample.bytes("figures.json"))) as? [String: Any]
    let locales = try #require(json?["locales"] as? [String: [String: Int]])
    #expect(locales["ar-SA"]?["current"] == 5)
    #expect(locales["ar-SA"]?["stale"] == 1)
    #expect(locales["fr-FR"]?["errors"] == 4)
    #expect(json?["source"] as? String == "en-US")
    #expect((json?["history"] as? [Any])?.count == 1)
    #expect(try sample.text("badges/ar-SA.svg").contains("aria-label=\"ar-SA: 83 % current, 2 errors\""))
  }

  @Test("Have every finding once on the article’s page, and in the work list of its locale") func findings()
    async throws
  {
    let sample = try await SampleSite.ofCorpus
    let index = try IndexReader(sample.folder.path + "/stele.sqlite")
    let all = try index.openFindings()
    #expect(all.count > 60)
    for item in all {
      let article = try #require(sample.site.content.article(item.set))
      let page = try sample.text("articles/\(Slug.of(article.key, article.id)).html")
      let id = "id=\"finding-\(item.finding.fingerprint)\""
      #expect(page.components(separatedBy: id).count == 2, "\(item.finding.message)")
      let locale = item.finding.target.locale
      #expect(try sample.text("locales/\(locale)-1.js").contains("\"\(item.finding.fingerprint)\""))
      #expect(try sample.text("locales/\(locale).csv").contains(item.finding.fingerprint))
    }
  }

  @Test("Have the work list as CSV with a line for each finding, and as XLIFF with the segments that have findings")
  func exchange() async throws {
    let sample = try await SampleSite.ofCorpus
    let findings = try IndexReader(sample.folder.path + "/stele.sqlite").openFindings(of: LocaleTag("fr-FR")!)
    let lines = try sample.text("locales/fr-FR.csv").split(separator: "\r\n")
    #expect(lines[0].hasPrefix("severity,rule,article,folder,path,line,column,message,"))
    #expect(lines.count == findings.count + 1)
    let xliff = try sample.text("locales/fr-FR.xlf")
    let port = try #require(findings.first { $0.finding.rule == .portMismatch }).finding
    #expect(xliff.contains("srcLang=\"en-US\" trgLang=\"fr-FR\""))
    #expect(xliff.contains("<note category=\"finding\">\(port.fingerprint)</note>"))
    let (units, noted) = (xliff.components(separatedBy: "<unit "), xliff.components(separatedBy: "<notes>"))
    #expect(units.count == noted.count)
    #expect(units.count > 5)
  }

  @Test("Show how a locale went by the runs that changed it, not by those that changed another") func trend() {
    let (french, german) = (LocaleTag("fr-FR")!, LocaleTag("de-DE")!)
    func run(_ day: Int, french errors: Int, german others: Int) -> RunFigures {
      var (own, other) = (LocaleFigures(), LocaleFigures())
      (own.errors, other.errors) = (errors, others)
      return RunFigures(at: "2024-05-0\(day)T09:30:00Z", locales: [french: own, german: other])
    }
    let runs = [
      run(1, french: 3, german: 5), run(2, french: 3, german: 4), run(3, french: 2, german: 4),
      run(4, french: 2, german: 3),
    ]
    func text(_ locale: LocaleTag) -> String { Page(Trend.section(runs) { $0.locales[locale]! }.bytes).text }
    #expect(text(french).contains("Since 2024-05-01 09:30 (UTC): the 2 runs of stele index that changed the figures."))
    #expect(text(german).contains("the 3 runs of stele index"))
    #expect(Trend.section(Array(runs[0...1])) { $0.locales[french]! }.isEmpty)
  }

  @Test("Say in whole sentences how far a locale is") func leads() async throws {
    let one = try await SampleSite(["en-US/a.md": "# A\n\nOpen the port.\n", "fr-FR/a.md": "# A\n\nOuvrez le port.\n"])
    let lead = try one.page("locales/fr-FR.html").text
    #expect(lead.contains("The only article is there and current."))
    #expect(lead.contains("No finding is open."))
    let corpus = try await SampleSite.ofCorpus
    #expect(try corpus.page("locales/fr-FR.html").text.contains("All 6 articles are there and current."))
    #expect(try corpus.page("locales/ar-SA.html").text.contains("5 of 6 articles are current; 1 stale."))
    #expect(try corpus.text("index.html").contains("errors</span> and <span class=\"severity warning\">"))
  }

  @Test("Link to the files where a link is given") func fileLinks() async throws {
    let sample = try await SampleSite.ofCorpus
    let links = try sample.page(sample.article("remote-desktop-port-blocked")).links
    #expect(
      links.contains {
        $0.hasPrefix("https://example.org/blob/") && $0.hasSuffix("fr-FR/remote-desktop-port-blocked.md#L77")
      })
  }

  @Test("Have a page for problems, and follow the index, only where they are served") func live() async throws {
    let sample = try await SampleSite.ofCorpus
    let live = try Site(
      index: IndexReader(sample.folder.path + "/stele.sqlite"), options: SiteOptions(isLive: true))
    let (own, served) = (try sample.page("index.html"), Page(try #require(try live.resource(at: "index.html")).bytes))
    #expect(!own.links.contains("fix") && !own.loads.contains("assets/live.js"))
    #expect(served.links.contains("fix") && served.loads.contains("assets/live.js"))
  }
}
