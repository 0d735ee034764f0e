import ParallelText

/// Makes findings, and nothing else does: with places that a person can go to, a message, an identity, and the rows in
/// which they lie.
struct FindingMaker {
  private let rows: FindingPlaces?

  /// - Parameter rows: Of the article that the findings are about; nil if nobody asks for their rows.
  init(rows: FindingPlaces? = nil) { self.rows = rows }

  /// What the texts of an article differ in; in the order of the drifts.
  ///
  /// - Parameter histories: For each drift since when it holds, if that is known.
  func drifts(_ placed: [SetComparison.Placed], in set: ArticleSet, _ histories: [Finding.History?]?) -> [Finding] {
    let occurrences = Occurrences.of(placed, in: set)
    return placed.indices.map { drift(placed[$0], in: set, occurrences, histories?[$0]) }
  }

  private func drift(
    _ placed: SetComparison.Placed, in set: ArticleSet, _ occurrences: [Occurrences], _ history: Finding.History?
  ) -> Finding {
    let drift = placed.drift
    if drift.isOfWholeArticle { return wholeArticle(placed, in: set) }
    let article = set.articles[placed.target]
    let anchor = anchor(at: drift.target.start, in: article)
    var finding = Finding(
      fingerprint: Fingerprint.of(drift, placed, set, occurrences, anchor: anchor ?? ""), rule: drift.rule,
      severity: drift.severity, confidence: drift.confidence, article: set.key, anchor: anchor, subject: drift.literal,
      message: FindingMessage.drift(placed, in: set) + (history.map(FindingMessage.history) ?? ""),
      target: Finding.Place(drift.target, in: article),
      reference: drift.reference.map { Finding.Place($0, in: set.articles[placed.reference]) })
    finding.history = history
    return placing(finding)
  }

  /// A drift of an article as a whole, which keeps its identity whatever the article says. The text that is shown of each
  /// side is its title.
  private func wholeArticle(_ placed: SetComparison.Placed, in set: ArticleSet) -> Finding {
    let (drift, article) = (placed.drift, set.articles[placed.target])
    func place(_ range: SourceRange, _ article: Article) -> Finding.Place {
      let title = article.sections.firstIndex { $0.level > 0 }.flatMap(article.heading)?.range ?? .empty(at: 0)
      var place = Finding.Place(title, in: article)
      place.start = article.source.position(at: range.start)
      place.end = article.source.position(at: range.end)
      return place
    }
    let finding = Finding(
      fingerprint: Fingerprint.of(drift.rule, set.key, article.locale), rule: drift.rule, severity: drift.severity,
      confidence: drift.confidence, article: set.key, anchor: nil, message: FindingMessage.drift(placed, in: set),
      target: place(drift.target, article),
      reference: drift.reference.map { place($0, set.articles[placed.reference]) })
    return placing(finding)
  }

  /// An article that a locale lacks: at the place where its file should stand.
  ///
  /// - Parameter path: Where that is.
  func missingArticle(_ reference: FileSummary, in locale: LocaleTag, at path: String) -> Finding {
    article(
      .missingArticle, .note, 0.9, reference.article,
      FindingMessage.missingArticle(FindingMessage.title(of: reference), in: reference.locale),
      target: .start(of: path, locale), reference: reference.title)
  }

  /// An article that only a translation has.
  ///
  /// - Parameters:
  ///   - locale: One that lacks it.
  ///   - path: Where it would stand there.
  func extraArticle(_ file: FileSummary, _ severity: Severity, lackedBy locale: LocaleTag, at path: String) -> Finding {
    article(
      .extraArticle, severity, 0.7, file.article,
      FindingMessage.extraArticle(FindingMessage.title(of: file), in: locale, at: path), target: file.title,
      reference: .start(of: path, locale))
  }

  /// A link that leads to nothing.
  ///
  /// - Parameters:
  ///   - destination: The path that it leads to.
  ///   - fragment: What the file there has no anchor for; nil if there is no such file.
  ///   - isShared: Whether the source, or all locales, have it as well.
  ///   - others: How many more files have such a link.
  func brokenLink(
    _ link: FileSummary.Link, in file: FileSummary, to destination: String, fragment: String?, isShared: Bool,
    others: Int
  ) -> Finding {
    // A path from the root of a site says little of where its file is.
    let path = fragment != nil && link.path.hasPrefix("/") ? destination : link.path
    return placing(
      Finding(
        fingerprint: Fingerprint.of(.brokenLink, file.article + "\n" + link.text, file.locale), rule: .brokenLink,
        severity: isShared ? .note : .warning, confidence: isShared ? 0.6 : 0.8, article: file.article,
        anchor: link.anchor, message: FindingMessage.brokenLink(to: path, fragment: fragment, others: others),
        target: link.place,
        reference: nil))
  }

  /// Two links of a line that have changed places.
  ///
  /// - Parameter place: The first one's target.
  func swappedLinks(at place: Finding.Place, _ other: String, in file: FileSummary) -> Finding {
    placing(
      Finding(
        fingerprint: Fingerprint.of(.linkMismatch, file.article + "\n" + place.text + "\n" + other, file.locale),
        rule: .linkMismatch, severity: .warning, confidence: 0.85, article: file.article, anchor: nil,
        message: FindingMessage.swappedLinks(place.text, other), target: place, reference: nil))
  }

  private func article(
    _ rule: RuleID, _ severity: Severity, _ confidence: Double, _ article: String, _ message: String,
    target: Finding.Place, reference: Finding.Place
  ) -> Finding {
    placing(
      Finding(
        fingerprint: Fingerprint.of(rule, article, target.locale), rule: rule, severity: severity,
        confidence: confidence, article: article, anchor: nil, message: message, target: target, reference: reference))
  }

  private func placing(_ finding: Finding) -> Finding {
    guard let rows else { return finding }
    var finding = finding
    finding.rows = rows.places(of: finding)
    return finding
  }

  /// Of the section that an offset stands in, nil for the lead.
  private func anchor(at offset: Int, in article: Article) -> String? {
    let section = article.section(at: .empty(at: offset))
    return section > 0 ? article.sections[section].anchor : nil
  }
}
