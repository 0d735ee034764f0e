import ParallelText

/// The words of findings.
enum FindingMessage {
  // MARK: Drifts

  static func drift(_ placed: SetComparison.Placed, in set: ArticleSet) -> String {
    let drift = placed.drift
    return change(placed, in: set) + (placed.isDoubt ? " and all other translations" : "")
      + others(drift)
  }

  private static func others(_ drift: Drift) -> String {
    if drift.others == 0 { return "" }
    if drift.othersAreBehind { return " (and \(drift.others) more after it)" }
    return " (and \(drift.others) more in this \(drift.othersAreInArticle ? "article" : "block"))"
  }

  private static func change(_ placed: SetComparison.Placed, in set: ArticleSet) -> String {
    let drift = placed.drift
    let (article, other) = (set.articles[placed.target], set.articles[placed.reference])
    switch drift.change {
    case .intrinsic: return drift.subject
    case .missing:
      let text = drift.values?.reference ?? drift.reference.map { Excerpt.of($0, in: other) } ?? ""
      return missing(drift.subject, text, in: other.locale)
    case .extra: return extra(drift.subject, Excerpt.of(drift.target, in: article), in: other.locale)
    case .moved:
      let line = drift.reference.map { other.source.position(at: $0.start).line } ?? 0
      return "this \(drift.subject) stands in line \(line) of \(other.locale)"
    case .differs: return difference(drift, article, other)
    }
  }

  private static func difference(_ drift: Drift, _ article: Article, _ other: Article) -> String {
    let (here, there) = (article.text(drift.target), drift.reference.map(other.text))
    let locale = other.locale
    if drift.rule == .uiLabelMismatch, here == there { return "label \(shortened(here)) as in \(locale)" }
    if drift.rule == .untranslated { return "\(drift.subject), not in \(article.locale)" }
    if here.contains("\n") || (there?.contains("\n") ?? false) || drift.values == nil && here == there {
      return "\(drift.subject) differs from \(locale)"
    }
    let mine = drift.values?.target ?? here
    let theirs = drift.values?.reference ?? there ?? ""
    if theirs.isEmpty { return "\(drift.subject) \(shortened(mine)) is not in \(locale)" }
    if mine.isEmpty { return "\(drift.subject) \(shortened(theirs)) of \(locale) is missing" }
    return "\(drift.subject) \(shortened(mine)) here, \(shortened(theirs)) in \(locale)"
  }

  // MARK: What is missing, or too much

  /// - Parameter locale: The one that has it.
  static func missing(_ noun: String, _ text: String, in locale: LocaleTag) -> String {
    "\(locale) has \(withArticle(noun)) here: \(shortened(text))"
  }

  /// - Parameter locale: One that lacks it.
  static func extra(_ noun: String, _ text: String, in locale: LocaleTag) -> String {
    "\(locale) has no such \(noun): \(shortened(text))"
  }

  /// The title of an article, or its key if it has none.
  static func title(of file: FileSummary) -> String {
    let line = file.title.text.prefix { !$0.isNewline }
    // In front matter it may stand in quotes.
    var text = line.drop { $0 == "#" || $0 == " " }
    if text.count > 1, let quote = text.first, quote == text.last, quote == "\"" || quote == "'" {
      text = text.dropFirst().dropLast()
    }
    let title = Heading.visible(String(text.drop(while: \.isWhitespace)))
    return title.isEmpty ? file.article : title
  }

  private static func withArticle(_ noun: String) -> String {
    if noun.hasPrefix("rest ") { return "the \(noun)" }
    return "aeiou".contains(noun.first ?? " ") ? "an \(noun)" : "a \(noun)"
  }

  // MARK: Links

  /// - Parameters:
  ///   - fragment: What the file has no anchor for; nil if the file itself is not there.
  ///   - others: How many more files have such a link.
  static func brokenLink(to path: String, fragment: String?, others: Int) -> String {
    let file = path.isEmpty ? "this file" : path
    let message = fragment.map { "\(file) has no anchor \($0)" } ?? "there is no \(path)"
    return others == 0 ? message : message + " (\(others) more file\(others == 1 ? " links" : "s link") there)"
  }

  static func swappedLinks(_ first: String, _ second: String) -> String {
    "the links \(first) and \(second) have changed places: each has the title of the other's page for its text"
  }

  // MARK: History

  /// What is put behind the message of a finding of which it is known since when it holds.
  static func history(_ history: Finding.History) -> String { " (\(words(history)))" }

  private static func words(_ history: Finding.History) -> String {
    if history.cause == .translation { return "since it was translated from \(history.revision.prefix(8))" }
    guard let commit = history.commit, let date = history.date else {
      return "the source changed since \(history.revision.prefix(8))"
    }
    return "the source changed in \(commit.prefix(8)), \(date)"
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79).trimmingSuffix { $0.isWhitespace } + "…"
  }
}
