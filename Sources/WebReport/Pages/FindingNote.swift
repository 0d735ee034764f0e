import ParallelText

/// A finding beside the row that it lies in.
struct FindingNote {
  private let page: ArticlePage
  private let finding: Finding

  init(_ page: ArticlePage, _ finding: Finding) {
    self.page = page
    self.finding = finding
  }

  /// An item of a list, with the id that links lead to.
  var html: HTML {
    let target = place(finding.target)
    let reference: HTML = finding.reference.map { ", \(place($0))" } ?? ""
    return """
      <li class="finding" id="finding-\(finding.fingerprint)" data-locale="\(finding.target.locale)" tabindex="-1">\(finding.severity.badge) \
      <span class="tag">\(finding.target.locale)</span> <span class="message">\(HTML.message(finding.message))</span> \
      <a\(href: Address("rules/\(finding.rule).html", from: page.place))>\(finding.rule)</a> \
      <span class="dim">\(target)\(reference)</span>\(cause)</li>

      """
  }

  /// Where the same has been put in place of the same, if it has elsewhere in the locale too.
  private var cause: HTML {
    let content = page.site.content
    guard let place = content.causeOfFinding[finding.fingerprint], let shared = content.causes[place].shared,
      let count = content.causes[place].locales[finding.target.locale], count > 1
    else { return "" }
    let address = Address(
      "locales/\(finding.target.locale).html", from: page.place, fragment: Address.query([("cause", shared.id)]))
    return " <a\(href: address)>the same in \(count) places</a>"
  }

  private func place(_ place: Finding.Place) -> HTML {
    page.fileLink(
      place.path, place.locale, line: place.start.line, column: place.start.column,
      text: "\(place.locale) line \(place.start.line)")
  }
}
