import ParallelText
import TestSupport
import Testing

@testable import WebReport

@Suite("The page of an article")
struct ArticlePageTests {
  private static let english = """
    # Open the port

    Open port 3389 in `firewall.cpl` now.

    ## Steps

    1. Select **Allow**.
    2. Restart the service.

    """
  private static let arabic = """
    # <a name="open-the-port"></a>افتح المنفذ

    افتح المنفذ 8080 في `firewall.cpl` الآن.

    ## <a name="steps"></a>الخطوات

    1. حدد **سماح**.

    """

  private func page() async throws -> String {
    let sample = try await SampleSite(["en-US/port.md": Self.english, "ar-SA/port.md": Self.arabic])
    return try sample.text(sample.article("port"))
  }

  @Test("Marks what differs in the text of both sides") func marks() async throws {
    let page = try await page()
    #expect(page.contains(#">8080</mark>"#))
    #expect(page.contains(#"<mark class="error" data-of="ar-SA""#))
    #expect(page.contains(#"<mark class="reference" data-of="ar-SA""#))
    #expect(page.contains(#">3389</mark>"#))
  }

  @Test("Says where a locale lacks something, and marks what the other has") func lacks() async throws {
    let page = try await page()
    #expect(page.contains(#"<td data-locale="ar-SA" class="lack missing">missing</td>"#))
    #expect(page.contains(#"<td data-locale="en-US" lang="en-US" dir="ltr" class="marked" data-of="ar-SA">"#))
  }

  @Test("Gives each text its language and direction") func direction() async throws {
    let page = try await page()
    #expect(page.contains(#"<td data-locale="ar-SA" lang="ar-SA" dir="rtl">"#))
    #expect(!page.contains(#"lang="ar-SA" dir="ltr""#))
  }

  @Test("Has the source first, though another locale comes first by name") func order() async throws {
    let tags = Page(Array(try await page().utf8)).tags
    let heads = tags.filter { $0.name == "th" }.compactMap { $0.attributes["data-locale"] }
    #expect(heads.prefix(2) == ["en-US", "ar-SA"])
    let boxes = tags.filter { $0.name == "input" }.compactMap { $0.attributes["value"] }
    #expect(boxes == ["en-US", "ar-SA"])
  }

  @Test("Shows headings without the tags of their anchors") func headings() async throws {
    let text = Page(Array(try await page().utf8)).text
    #expect(text.contains("افتح المنفذ"))
    #expect(!text.contains("<a name"))
  }

  @Test("Of an article that is too long says that the files have the rest, stays below 2 MB, and has all findings")
  func long() async throws {
    func text(_ port: Int) -> String {
      let parts = (1...6_000).map {
        "## Part \($0)\n\nText number \($0) of many " + String(repeating: "words ", count: 40)
      }
      return "# Long\n\n" + parts.joined(separator: "\n\n") + "\n\nOpen port \(port) now.\n"
    }
    let sample = try await SampleSite(["en-US/long.md": text(3389), "fr-FR/long.md": text(8080)])
    let bytes = try sample.bytes(sample.article("long"))
    #expect(bytes.count < 2_000_000)
    let page = Page(bytes)
    #expect(page.faults == [])
    #expect(page.text.contains("The article is too long for one page. Its files have the rest."))
    #expect(page.text.contains("port 8080 (en-US: 3389)"))
  }

  @Test("Of a block that is as long as an article shows the beginning") func longBlock() async throws {
    let code = "# Long\n\n```\n" + String(repeating: "<\"&'>\n", count: 400_000) + "```\n"
    let sample = try await SampleSite(["en-US/long.md": code, "fr-FR/long.md": code])
    let bytes = try sample.bytes(sample.article("long"))
    #expect((100_000..<2_000_000).contains(bytes.count))
    #expect(Page(bytes).faults == [])
  }
}
