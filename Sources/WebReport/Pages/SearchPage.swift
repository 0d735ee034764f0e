import ParallelText

/// A search for articles by their titles, symptoms and codes, which a script does without a server.
struct SearchPage {
  private let site: Site

  init(_ site: Site) { self.site = site }

  var resource: Resource {
    let body: HTML = """
      <h1>Search</h1>
      <form id="search" role="search" data-shards="\(SearchIndex.shards(site))">
      <label for="query">Title, symptom or code, in any language</label>
      <input type="search" id="query" name="q" autocomplete="off" spellcheck="false" autofocus>
      </form>
      <noscript><p>The search needs JavaScript. <a href="articles.html">All articles</a> are listed as well.</p></noscript>
      <p id="status" role="status"></p>
      <ol id="results" class="results"></ol>
      """
    return .page(site.layout.page(title: "Search", at: "search.html", part: .search, scripts: ["search"], body: body))
  }
}
