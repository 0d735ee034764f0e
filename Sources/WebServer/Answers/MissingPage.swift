import WebReport

/// What stands where there is no page.
enum MissingPage {
  /// - Parameter path: What was asked for: links are relative to it.
  static func render(at path: String) -> [UInt8] {
    let place = PagePlace(path)
    return Layout(isLive: true).page(
      title: "Not found", at: path, part: nil,
      body: """
        <h1>Not found</h1>
        <p>The report has no page at this address. The article may have been moved or deleted:
        <a\(href: Address("articles.html", from: place))>all articles</a>,
        <a\(href: Address("search.html", from: place))>search</a>.</p>
        """)
  }
}
