import ParallelText

/// Turns drifts into findings: with places that a person can go to, a message, and an identity.
struct FindingBuilder {
  private let set: ArticleSet

  init(_ set: ArticleSet) { self.set = set }

  func findings(_ placed: [SetComparison.Placed]) -> [Finding] {
    let occurrences = Occurrences.of(placed, in: set)
    return placed.map { finding($0, occurrences) }
  }

  private func finding(_ placed: SetComparison.Placed, _ occurrences: [Occurrences]) -> Finding {
    let drift = placed.drift
    let article = set.articles[placed.target]
    let target = Finding.Place(drift.target, in: article)
    let reference = drift.reference.map { Finding.Place($0, in: set.articles[placed.reference]) }
    let section = section(at: drift.target.start, in: article)
    let anchor = section.map { article.sections[$0].anchor }
    return Finding(
      fingerprint: Fingerprint.of(drift, placed, set, occurrences, anchor: anchor ?? ""),
      rule: drift.rule.description, severity: drift.severity, confidence: drift.confidence, article: set.key,
      anchor: anchor,
      message: message(drift, in: article, target, set.articles[placed.reference], reference)
        + (placed.isDoubt ? " and all other translations" : "")
        + (drift.others > 0 ? " (and \(drift.others) more in this block)" : ""), target: target,
      reference: reference)
  }

  /// The section that an offset stands in, nil for the lead.
  private func section(at offset: Int, in article: Article) -> Int? {
    let section = article.section(at: .empty(at: offset))
    return section > 0 ? section : nil
  }

  // MARK: Message

  private func message(
    _ drift: Drift, in article: Article, _ target: Finding.Place, _ other: Article, _ reference: Finding.Place?
  ) -> String {
    let locale = reference?.locale.description ?? ""
    func quote(_ range: SourceRange, _ article: Article) -> String { shortened(Excerpt.of(range, in: article)) }
    switch drift.change {
    case .intrinsic: return drift.subject
    case .missing:
      let text = drift.values.map { shortened($0.reference) } ?? drift.reference.map { quote($0, other) } ?? ""
      return "\(locale) has \(withArticle(drift.subject)) here: \(text)"
    case .extra: return "\(locale) has no such \(drift.subject): \(quote(drift.target, article))"
    case .moved:
      return "this \(drift.subject) stands in line \(reference?.start.line ?? 0) of \(locale)"
    case .differs:
      if drift.rule == "ui-label-mismatch", target.text == reference?.text {
        return "label \(shortened(target.text)) as in \(locale)"
      }
      if drift.rule == "untranslated" { return "\(drift.subject), not in \(target.locale)" }
      if target.text.contains("\n") || (reference?.text.contains("\n") ?? false)
        || drift.values == nil && target.text == reference?.text
      {
        return "\(drift.subject) differs from \(locale)"
      }
      let here = drift.values?.target ?? target.text
      let there = drift.values?.reference ?? reference?.text ?? ""
      if there.isEmpty { return "\(drift.subject) \(shortened(here)) is not in \(locale)" }
      if here.isEmpty { return "\(drift.subject) \(shortened(there)) of \(locale) is missing" }
      return "\(drift.subject) \(shortened(here)) here, \(shortened(there)) in \(locale)"
    }
  }

  private func withArticle(_ noun: String) -> String {
    if noun.hasPrefix("rest ") { return "the \(noun)" }
    return "aeiou".contains(noun.first ?? " ") ? "an \(noun)" : "a \(noun)"
  }

  private func shortened(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79).trimmingSuffix { $0.isWhitespace } + "…"
  }
}
