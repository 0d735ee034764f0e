import ParallelText

/// Turns drifts into findings: with places that a person can go to, a message, and an identity.
struct FindingBuilder {
  private let set: ArticleSet

  init(_ set: ArticleSet) { self.set = set }

  func findings(_ placed: [SetComparison.Placed]) -> [Finding] { placed.map(finding) }

  private func finding(_ placed: SetComparison.Placed) -> Finding {
    let drift = placed.drift
    let article = set.articles[placed.target]
    let target = Finding.Place(drift.target, in: article)
    let reference = drift.reference.map { Finding.Place($0, in: set.articles[placed.reference]) }
    let section = section(at: drift.target.start, in: article)
    let anchor = section.map { article.sections[$0].anchor }
    return Finding(
      fingerprint: Fingerprint.of(drift, placed, set, anchor: anchor ?? ""),
      rule: drift.rule.description, severity: drift.severity, confidence: drift.confidence, article: set.key,
      anchor: anchor,
      message: message(drift, target, reference, set.articles[placed.reference]), target: target, reference: reference)
  }

  /// The section that an offset stands in, nil for the lead.
  private func section(at offset: Int, in article: Article) -> Int? {
    article.sections.lastIndex { $0.level > 0 && $0.range.start <= offset }
  }

  // MARK: Message

  private func message(_ drift: Drift, _ target: Finding.Place, _ reference: Finding.Place?, _ article: Article)
    -> String
  {
    let locale = reference?.locale.description ?? ""
    switch drift.change {
    case .intrinsic: return drift.subject
    case .missing:
      let text = drift.values.map { shortened($0.reference) } ?? quote(drift.reference, article, reference)
      return "\(locale) has \(withArticle(drift.subject)) here: \(text)"
    case .extra: return "\(locale) has no such \(drift.subject): \(shortened(firstLine(target.text)))"
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

  private func quote(_ range: SourceRange?, _ article: Article, _ place: Finding.Place?) -> String {
    guard let range, let place else { return "" }
    // A section is quoted by its heading's words, without the markup around them.
    if let section = article.sections.first(where: { $0.level > 0 && $0.range.start == range.start }) {
      return shortened(Heading.text(of: section, in: article))
    }
    return shortened(firstLine(place.text))
  }

  /// The first line that says something: not a fence, and without the marker of an item, a quote or a table.
  private func firstLine(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return "" }
    if first.hasPrefix("```") || first.hasPrefix("~~~"), lines.count > 1 {
      return lines[1].trimmingPrefix { $0 == " " }.description
    }
    return first.trimmingPrefix { "-*+>|.) ".contains($0) || $0.isASCII && $0.isNumber }.description
  }

  private func shortened(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79).trimmingSuffix { $0.isWhitespace } + "…"
  }
}

/// The words of a heading without the markup of its anchors.
package enum Heading {
  package static func text(of section: Section, in article: Article) -> String {
    let block = article.blocks[section.blocks.lowerBound]
    let text = article.plainText(block)
    var visible = ""
    var depth = 0
    for character in text {
      if character == "<" { depth += 1 }
      if depth == 0 { visible.append(character) }
      if character == ">", depth > 0 { depth -= 1 }
    }
    if visible.contains("#"), let brace = visible.lastIndex(of: "{") { visible = String(visible[..<brace]) }
    return visible.trimmingSuffix { $0.isWhitespace }.description
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}

extension Finding.Place {
  init(_ range: SourceRange, in article: Article) {
    self.init(
      locale: article.locale, path: article.path, start: article.source.position(at: range.start),
      end: article.source.position(at: range.end), text: article.text(range),
      line: article.text(article.source.line(article.source.lineIndex(at: range.start))))
  }
}
