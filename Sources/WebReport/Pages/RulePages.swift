import ArticleParsing
import DriftRules
import ParallelText

/// What the rules report: a list, and a page a rule.
struct RulePages {
  private let site: Site

  static let rules = RuleID.allCases

  init(_ site: Site) { self.site = site }

  var list: Resource {
    let place = PagePlace("rules.html")
    let rows = Self.rules.map { rule -> HTML in
      let rank = Severity.allCases.firstIndex(of: rule.severity)!
      return """
        <tr><th scope="row"><a\(href: Address("rules/\(rule).html", from: place))>\(rule)</a></th>\
        <td data-sort="\(rank)">\(rule.severity.badge)</td><td>\(prose(rule.summary))</td>\
        \(HTML.count(counts[rule] ?? 0))</tr>

        """
    }
    let table: HTML = """
      <table class="sortable">
      <caption>Each rule with its usual severity, and how many findings are open.</caption>
      <thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col">Reports</th><th scope="col">Open</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    let body: HTML = """
      <h1>Rules</h1>
      \(HTML.scrolling("Rules", table))
      """
    return .page(site.layout.page(title: "Rules", at: "rules.html", part: .rules, scripts: ["table"], body: body))
  }

  private var counts: [RuleID: Int] {
    site.content.causes.reduce(into: [:]) { $0[$1.rule, default: 0] += $1.counts.total }
  }

  /// - Parameter name: Of the page's file.
  func resource(named name: Substring) -> Resource? {
    guard name.hasSuffix(".html"), let rule = RuleID(rawValue: String(name.dropLast(5))) else { return nil }
    var body: HTML = """
      <article class="rule">
      <h1>\(rule)</h1>
      <p class="lead">\(rule.severity.badge) \(prose(rule.summary))</p>

      """
    for part in rule.page.parts {
      switch part {
      case .heading(let text): body += "<h2>\(prose(text))</h2>\n"
      case .paragraph(let text): body += "<p>\(prose(text))</p>\n"
      case .block(language: _, let name, let lines):
        if !name.isEmpty { body += "<p class=\"file\"><code>\(RulePage.path(of: name))</code></p>\n" }
        let label = name.isEmpty ? "Example" : RulePage.path(of: name)
        body +=
          "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(label)\"><code>\(lines.joined(separator: "\n"))</code></pre>\n"
      }
    }
    body += "</article>"
    return .page(site.layout.page(title: rule.rawValue, at: "rules/\(rule).html", part: .rules, body: body))
  }

  /// A paragraph of ours as a reader sees it: the pages have code, and hardly any other marks.
  private func prose(_ text: String) -> HTML {
    InlineContent(text).elements.map { element in
      switch element {
      case .text(let text): HTML(text)
      case .single(let mark): mark.kind == .code ? "<code>\(mark.text)</code>" : HTML(mark.text)
      case .start, .end: ""
      }
    }.joined()
  }
}
