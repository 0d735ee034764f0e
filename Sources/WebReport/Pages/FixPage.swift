import Answering
import ParallelText

/// The page to look up a symptom on, of a report that is served: a form, and below it the steps that cure the problem.
package struct FixPage {
  static let path = "fix"

  private let query: String
  private let locale: LocaleTag?
  private let locales: [LocaleTag]
  /// The best first, each with the path of its article's page.
  package var answers: [(answer: Answer, page: String?)] = []
  /// Articles with titles like the query, where nothing was found.
  package var nearest: [Choice] = []
  /// Codes of the query that no article has.
  package var unknownCodes: [String] = []
  /// Why the query cannot be answered.
  package var problem: String?

  private let place = PagePlace(path)

  /// - Parameters:
  ///   - query: Empty if nothing was asked yet.
  ///   - locale: What was asked for.
  ///   - locales: To choose from.
  package init(query: String, locale: LocaleTag?, locales: [LocaleTag]) {
    self.query = query
    self.locale = locale
    self.locales = locales
  }

  package func render() -> [UInt8] {
    let body: HTML = """
      <h1>Fix a problem</h1>
      \(form)\(status)\(results)
      """
    let title = query.isEmpty ? "Fix a problem" : "\(query.prefix(80)) – Fix a problem"
    return Layout(isLive: true).page(title: title, at: Self.path, part: .fix, body: body)
  }

  // MARK: Form

  private var form: HTML {
    let options = locales.map { item -> HTML in
      let selected: HTML = item == locale ? " selected" : ""
      return "<option value=\"\(item)\"\(selected)>\(item.title)</option>\n"
    }
    return """
      <form class="filters question" role="search" action="fix" method="get">
      <label>Symptom, message or error code, in any language
      <input type="search" name="q" value="\(query)" maxlength="500" required autocomplete="off" spellcheck="false"></label>
      <label>Language of the answer
      <select name="locale">
      <option value="">That of the question</option>
      \(options)</select></label>
      <button type="submit">Look up</button>
      </form>

      """
  }

  private var status: HTML {
    if let problem { return "<p class=\"problem\" role=\"alert\">\(problem)</p>\n" }
    if query.isEmpty { return "" }
    let unknown: HTML =
      unknownCodes.isEmpty ? "" : "<p>No article has \(HTML.isolated(unknownCodes.joined(separator: ", "))).</p>\n"
    let found: HTML =
      answers.isEmpty
      ? "Nothing found for \(HTML.isolated(query))." : "\(answers.count.counted("article")) found, the best first."
    return "<p role=\"status\">\(found)</p>\n\(unknown)"
  }

  // MARK: Results

  private var results: HTML {
    if answers.isEmpty { return titles }
    return answers.enumerated().map { number, item in
      var answer = AnswerMarkup(item.answer, place)
      let text = answer.html
      let more: HTML =
        item.page.map { page in
          let address = Address(page, from: place, query: [], fragment: "")
          return "<p><a\(href: address)>All languages of this article, side by side</a></p>\n"
        } ?? ""
      let (title, locale) = (item.answer.title ?? item.answer.article, item.answer.locale)
      if number == 0 {
        // Begins on the side on which its text does.
        return "<article class=\"answer\">\n<h2\(locale.attributes)>\(title)</h2>\n\(text)\(more)</article>\n"
      }
      return """
        <details class="answer"><summary>\(HTML.isolated(title, in: locale)) <span class="tag">\(locale)</span></summary>
        \(text)\(more)</details>

        """
    }.joined()
  }

  private var titles: HTML {
    if nearest.isEmpty { return "" }
    let items = nearest.map { choice -> HTML in
      "<li>\(HTML.isolated(choice.title)) <span class=\"dim\">\(HTML.isolated(choice.path))</span></li>\n"
    }
    return "<h2>Articles with a title like it</h2>\n<ol class=\"results\">\n\(items)</ol>\n"
  }
}

extension Site {
  /// The path of an article's page; nil if there is no such article.
  ///
  /// - Parameter id: As `IndexReader.article(ofFile:)` has it: two articles may have one key.
  package func page(of id: Int64) -> String? {
    content.article(id).map { "articles/\(Slug.of($0.key, $0.id)).html" }
  }
}
