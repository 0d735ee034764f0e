import DriftRules
import LanguageData
import ParallelText

/// The words of findings.
enum FindingMessage {
  // MARK: Drifts

  static func drift(_ placed: SetComparison.Placed, in set: ArticleSet) -> String {
    let drift = placed.drift
    let (article, other) = (set.articles[placed.target], set.articles[placed.reference])
    let message =
      switch drift.change {
      case .intrinsic: drift.subject
      case .missing: missing(drift, in: other)
      case .extra: extra(drift.subject, Excerpt.of(drift.target, in: article), in: other.locale)
      case .moved: "\(drift.subject) out of order: it is at line \(line(drift, other)) in \(other.locale)"
      case .differs: difference(drift, article, other, placed.isDoubt ? ", as in all translations" : "")
      }
    return message + others(drift) + othersInSection(drift)
  }

  private static func others(_ drift: Drift) -> String {
    if drift.others == 0 { return "" }
    if drift.othersAreBehind { return ", and \(drift.others.counted("more \(noun(drift))")) after it" }
    let count = drift.rule == .codeMismatch ? drift.others.counted("more difference") : "\(drift.others) more"
    return ", and \(count) in this \(drift.othersAreInArticle ? "article" : "block")"
  }

  private static func othersInSection(_ drift: Drift) -> String {
    drift.othersInSection == 0 ? "" : "; this section differs in \(drift.othersInSection.counted("more place"))"
  }

  /// What the others of a run are: the first of them may be a list, or say how a paragraph begins.
  private static func noun(_ drift: Drift) -> String {
    switch drift.rule {
    case .missingSection, .extraSection: "section"
    case .missingStep, .extraStep, .movedStep: "step"
    case .missingItem, .extraItem, .movedItem: "item"
    case .missingParagraph, .extraParagraph, .movedParagraph: "paragraph"
    case .missingRow, .extraRow: "row"
    default: drift.subject
    }
  }

  private static func difference(_ drift: Drift, _ article: Article, _ other: Article, _ voters: String) -> String {
    var (own, others) = (article.text(drift.target), drift.reference.map(other.text))
    // A line break in inline code is a space.
    if drift.rule == .inlineCodeMismatch { (own, others) = (MessageText.line(own), others.map(MessageText.line)) }
    let locale = other.locale
    switch drift.rule {
    case .uiLabelMismatch where own == others: return "UI label not translated: \(MessageText.shortened(own))"
    case .untranslated: return untranslated(drift, article, other)
    case .tableMismatch:
      if let values = drift.values { return "table row has \(values.target) cells, \(locale) has \(values.reference)" }
      let (mine, theirs) = MessageText.shortened(own, others ?? "")
      return "\(drift.subject): \(mine) (\(locale): \(theirs)\(voters))"
    default: break
    }
    if own.contains("\n") || (others?.contains("\n") ?? false) || drift.values == nil && own == others {
      return lines(drift, own, others ?? "", locale)
    }
    if drift.rule == .codeMismatch, let reference = drift.reference,
      let whole = MessageText.differingSigns(
        article.source, drift.target, other.source, reference)
    {
      let (mine, theirs) = quoted(whole.0, whole.1, drift.rule)
      return "\(drift.subject) differs: \(mine) (\(locale): \(theirs))"
    }
    let (mine, theirs) = quoted(drift.values?.target ?? own, drift.values?.reference ?? others ?? "", drift.rule)
    if theirs.isEmpty { return "extra \(drift.subject): \(mine) (not in \(locale))" }
    if mine.isEmpty { return "missing \(drift.subject): \(theirs) (\(locale):\(line(drift, other)))" }
    return "\(drift.subject)\(isOneValue(drift.rule, mine) ? "" : " differs:") \(mine) (\(locale): \(theirs)\(voters))"
  }

  /// Whether what differs is a value that its noun leads up to: `port 8080`.
  private static func isOneValue(_ rule: RuleID, _ value: String) -> Bool {
    switch rule {
    case .portMismatch, .versionMismatch, .headingMismatch, .staleTranslation: true
    // A number in words reads as another word.
    case .numberMismatch: value.first.map { !$0.isLetter } ?? false
    default: false
    }
  }

  /// Several lines of code that differ, by the first of them.
  private static func lines(_ drift: Drift, _ own: String, _ others: String, _ locale: LocaleTag) -> String {
    guard let lines = MessageText.firstDifference(own, others) else { return "\(drift.subject) differs from \(locale)" }
    let (mine, theirs) = quoted(lines.first, lines.second, drift.rule)
    let more = lines.others == 0 ? "" : "; so \(lines.others == 1 ? "does" : "do") \(lines.others.counted("more line"))"
    return "\(drift.subject) differs: \(mine) (\(locale): \(theirs))\(more)"
  }

  /// Two texts that are compared; code between backticks.
  private static func quoted(_ text: String, _ other: String, _ rule: RuleID) -> (String, String) {
    let (text, other) = MessageText.shortened(text, other)
    return (quoted(text, rule), quoted(other, rule))
  }

  /// Code between backticks.
  private static func quoted(_ text: String, _ rule: RuleID) -> String {
    let text = MessageText.shortened(text)
    guard rule == .codeMismatch || rule == .inlineCodeMismatch, !text.isEmpty, !text.contains("`") else { return text }
    return "`\(text)`"
  }

  private static func untranslated(_ drift: Drift, _ article: Article, _ other: Article) -> String {
    let language = LocaleTag(drift.subject)
    let name = language.map { LocaleNames.english($0) ?? "\($0)" } ?? "another language"
    let what = drift.isOfWholeArticle ? "article not translated" : "not translated"
    if language?.language == other.locale.language { return "\(what): still in \(name)" }
    let expected = LocaleNames.english(article.locale) ?? "\(article.locale)"
    return drift.isOfWholeArticle
      ? "article is in \(name) (expected: \(expected))" : "text is in \(name) (expected: \(expected))"
  }

  // MARK: What is missing, or too much

  private static func missing(_ drift: Drift, in other: Article) -> String {
    let text = drift.values?.reference ?? drift.reference.map { Excerpt.of($0, in: other) } ?? ""
    let place = "(\(other.locale):\(line(drift, other)))"
    if drift.rule == .truncated {
      return "article ends early; missing from here on: \(MessageText.shortened(text)) \(place)"
    }
    return "missing \(drift.subject): \(quoted(text, drift.rule)) \(place)"
  }

  /// The line of what a drift was compared with, 1-based.
  private static func line(_ drift: Drift, _ other: Article) -> Int {
    drift.reference.map { other.source.position(at: $0.start).line } ?? 1
  }

  static func missingArticle(_ title: String, in locale: LocaleTag) -> String {
    "missing article: \(MessageText.shortened(title)) (exists in \(locale))"
  }

  /// - Parameters:
  ///   - locale: One that lacks it.
  ///   - path: Where its file would be there.
  static func extraArticle(_ title: String, in locale: LocaleTag, at path: String) -> String {
    "extra article: \(MessageText.shortened(title)) (\(locale) has no \(path))"
  }

  /// - Parameter locale: One that lacks it.
  static func extra(_ noun: String, _ text: String, in locale: LocaleTag) -> String {
    "extra \(noun): \(MessageText.shortened(text)) (not in \(locale))"
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

  // MARK: Links

  /// - Parameters:
  ///   - fragment: What the file has no anchor for; nil if the file itself is not there.
  ///   - others: How many more files have such a link.
  static func brokenLink(to path: String, fragment: String?, others: Int) -> String {
    let message =
      fragment.map { "\(path.isEmpty ? "this file" : path) has no anchor \($0)" } ?? "\(path) does not exist"
    return "broken link: \(message)"
      + (others == 0 ? "" : " (linked from \(others.counted("more file")))")
  }

  static func swappedLinks(_ first: String, _ second: String) -> String {
    "links \(first) and \(second) are swapped: each has the other page's title as its text"
  }

  // MARK: History

  /// What is put behind the message of a finding of which it is known since when it holds.
  static func history(_ history: Finding.History) -> String { "; \(words(history))" }

  private static func words(_ history: Finding.History) -> String {
    if history.cause == .translation { return "present since the translation from \(history.revision.prefix(8))" }
    guard let commit = history.commit, let date = history.date else {
      return "the source changed since \(history.revision.prefix(8))"
    }
    return "the source changed in \(commit.prefix(8)), \(date)"
  }
}
