import ParallelText

/// What every page has around its own content.
package struct Layout: Sendable {
  /// The pages that the navigation leads to.
  package enum Part: String, Sendable, CaseIterable {
    case overview = "index.html"
    case articles = "articles.html"
    case rules = "rules.html"
    case search = "search.html"
    /// Of a report that is served.
    case fix

    var name: HTML {
      switch self {
      case .overview: "Overview"
      case .articles: "Articles"
      case .rules: "Rules"
      case .search: "Search"
      case .fix: "Fix a problem"
      }
    }
  }

  /// What browsers may load and run: the report's own files alone. It holds for a page from a disk as well.
  package static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

  package static let mediaType = "text/html; charset=utf-8"

  private let isLive: Bool

  package init(isLive: Bool) { self.isLive = isLive }

  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: Plain text, for the browser's tab.
  ///   - path: As `Site.paths` has it.
  ///   - part: The one that the page belongs to.
  ///   - scripts: Names of scripts in `assets` that the page needs beside those that all have.
  ///   - body: What stands in `main`; begins with the page's only `h1`.
  package func page(title: String, at path: String, part: Part?, scripts: [String] = [], body: HTML) -> [UInt8] {
    let place = PagePlace(path)
    let parts = Part.allCases.filter { isLive || $0 != .fix }.map { item -> HTML in
      let address = Address(item.rawValue, from: place)
      return item == part
        ? "<li><a\(href: address) aria-current=\"page\">\(item.name)</a></li>"
        : "<li><a\(href: address)>\(item.name)</a></li>"
    }
    let scripts = (["page"] + scripts + (isLive ? ["live"] : [])).map { name -> HTML in
      "<script\(src: Address("assets/\(name).js", from: place)) defer></script>\n"
    }
    let document: HTML = """
      <!DOCTYPE html>
      <html lang="en" data-root="\(place.root)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <link rel="icon"\(href: Address("assets/icon.svg", from: place))>
      <link rel="stylesheet"\(href: Address("assets/style.css", from: place))>
      <script\(src: Address("assets/theme.js", from: place))></script>
      \(scripts)</head>
      <body>
      <a class="skip" href="#main">Skip to content</a>
      <header class="top">
      <a class="brand"\(href: Address("index.html", from: place))>Stele</a>
      <nav aria-label="Main"><ul>\(parts)</ul></nav>
      <button type="button" class="theme" id="theme" aria-pressed="false" aria-label="Dark theme" title="Dark theme" hidden>◐</button>
      </header>
      <main id="main" tabindex="-1">
      \(body)
      </main>
      <footer class="bottom">Made by Stele, which compares articles with their translations.</footer>
      </body>
      </html>

      """
    return document.bytes
  }
}
