import Foundation
import IndexStore
import TestSupport
import Testing

@testable import WebReport

/// Text that is made to break out of wherever a page puts it.
private let hostile =
  "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"' onmouseover=\"alert(3) --> ]]> &lt;b&gt; \u{202E}desrever\u{202C} \u{2028} {{x}} ${y}"

@Suite("Hostile text")
struct HostileTextTests {
  private static let site = Task { try await make() }

  /// It stands in a title, headings, code, links, alternative text, front matter, and in the names of a folder and a file.
  private static func make() async throws -> SampleSite {
    let text = hostile.replacingOccurrences(of: "\u{2028}", with: " ")
    func article(_ port: Int, _ option: String) -> String {
      """
      ---
      title: '\(text.replacingOccurrences(of: "'", with: "''"))'
      ---
      # \(text)

      Run `show \(option) \(hostile.replacingOccurrences(of: "`", with: ""))` on port \(port) \(text).

      [\(text)](javascript:alert(4)) [x](data:text/html,<script>alert(5)</script>) ![\(text)](a.png "\(text)") <script>alert(6)</script>

      <a href="javascript:alert(7)" onclick="alert(8)">x</a>

      ## Symptoms \(text)

      ```\(text.replacingOccurrences(of: "`", with: ""))
      \(text) \(option)
      ```

      1. Open \(text) port \(port).

      """
    }
    let name = "a<b>&\"' #%41\u{202E}x"
    let folder = try TemporaryFolder()
    try folder.write("docs/en-US/\(name)/\(name).md", article(3389, "-a"))
    try folder.write("docs/fr-FR/\(name)/\(name).md", article(8080, "-b"))
    try folder.write("docs/en-US/only.md", "# Only \(text)\n\nText here.\n")
    return try await SampleSite(
      of: folder.path + "/docs", in: folder,
      options: SiteOptions(link: try LinkTemplate("https://example.org/{path}#L{line}")))
  }

  @Test("Stays text in every page") func pages() async throws {
    let sample = try await Self.site.value
    let allowed = Set([
      "html", "head", "meta", "title", "link", "script", "body", "a", "header", "nav", "ul", "ol", "li", "button",
      "main", "h1",
      "h2", "p", "span", "bdi", "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "rect",
      "form",
      "label", "input", "noscript", "footer", "details", "summary", "kbd", "pre", "code", "strong", "em", "mark",
      "article",
    ])
    var withText: [String] = []
    for path in try sample.pages() {
      let page = try sample.page(path)
      #expect(page.faults == [], "\(path)")
      if page.text.contains("onmouseover=\"alert(3)") { withText.append(path) }
      for tag in page.tags {
        #expect(allowed.contains(tag.name), "\(path): \(tag.name)")
        #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" }, "\(path): \(tag)")
        if tag.name == "script" { #expect(tag.attributes["src"]?.contains("assets/") == true, "\(path)") }
      }
      for link in page.links {
        let scheme = link.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
        let hasScheme = link.dropFirst(scheme.count).hasPrefix(":")
        #expect(!hasScheme || ["https", "http", "mailto"].contains(scheme), "\(path): \(link)")
      }
    }
    #expect(withText.contains("index.html"))
    #expect(withText.contains("articles.html"))
    #expect(withText.contains("locales/fr-FR.html"))
    #expect(withText.count { $0.hasPrefix("articles/") } == 2)
  }

  @Test("Turns no direction") func direction() async throws {
    let sample = try await Self.site.value
    for path in try sample.site.paths() where !path.hasSuffix(".csv") && !path.hasSuffix(".xlf") {
      let text = try sample.text(path)
      #expect(!Self.hasTurn(text), "\(path)")
    }
  }

  private static func hasTurn(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }
  }

  /// Keys and values.
  private static func texts(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let array as [Any]: array.flatMap(texts)
    case let object as [String: Any]: Array(object.keys) + object.values.flatMap(texts)
    default: []
    }
  }

  @Test("Stays in the data that scripts read") func data() async throws {
    let sample = try await Self.site.value
    let scripts = try sample.site.paths().filter { $0.hasSuffix(".js") && !$0.hasPrefix("assets/") }
    #expect(scripts.count >= 3)
    for path in scripts {
      let text = try sample.text(path)
      #expect(text.hasPrefix("stele.receive(") && text.hasSuffix(");\n"), "\(path)")
      let json = text.dropFirst("stele.receive(".count).dropLast(3)
      let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
      // In the file they are escaped; scripts put into pages what is read of it.
      #expect(Self.texts(in: value).allSatisfy { !Self.hasTurn($0) }, "\(path)")
      // They end lines in older scripts.
      #expect(!json.unicodeScalars.contains { $0.value == 0x2028 || $0.value == 0x2029 }, "\(path)")
    }
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(try sample.bytes("figures.json"))) }
  }

  @Test("Gives paths that are safe everywhere") func paths() async throws {
    let sample = try await Self.site.value
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./")
    for path in try sample.site.paths() {
      #expect(path.unicodeScalars.allSatisfy(plain.contains), "\(path)")
      #expect(path.split(separator: "/").allSatisfy { $0.utf8.count <= 100 && !$0.hasPrefix(".") }, "\(path)")
    }
  }
}
