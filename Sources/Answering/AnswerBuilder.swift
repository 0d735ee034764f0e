import ParallelText

/// Makes the answer that an article gives in one locale.
///
/// Sections with roles say what is symptom, cause and solution. Where none is the solution, it is what has steps, or
/// code; where the article has neither, it is the text. The symptom then is what stands before it.
public struct AnswerBuilder {
  private let article: AlignedArticle
  private let edition: Int
  private let requested: LocaleTag
  private let findings: [Finding]
  private let scope: ProblemScope
  private var steps: StepBuilder
  /// The findings at what the answer shows.
  private var seen: Set<String> = []
  /// Those that lie in symptoms and causes, of which steps know nothing.
  private var toldBefore: Set<String> = []

  /// The answer of an article. Complexity: linear in its rows and findings.
  ///
  /// - Parameters:
  ///   - article: With findings in place (`AlignedArticle.placing`), and with an edition.
  ///   - findings: Those of the article, in the order of the report; others are passed over.
  ///   - matched: What of it a query has matched: the answer is about the problem that this belongs to, else about all of it.
  ///   - requested: Where the article lacks it, the answer is in the same language, else in the source's, else in
  ///     `fallback`, else in any.
  ///   - fallback: The locale that a query has matched in.
  ///   - isBrief: Whether to show only the section that has matched, unless it is symptom, cause or solution.
  public static func answer(
    of article: AlignedArticle, _ findings: [Finding], about matched: MatchedPlace? = nil, in requested: LocaleTag,
    orIn fallback: LocaleTag? = nil, isBrief: Bool = false
  ) -> Answer {
    var builder = AnswerBuilder(article, findings, matched, in: requested, orIn: fallback, isBrief)
    return builder.build()
  }

  private init(
    _ article: AlignedArticle, _ findings: [Finding], _ matched: MatchedPlace?, in requested: LocaleTag,
    orIn fallback: LocaleTag?, _ isBrief: Bool
  ) {
    let article = article.withoutSharedRole
    self.article = article
    self.requested = requested
    let locales = article.editions.map(\.locale)
    let edition =
      locales.firstIndex(of: requested) ?? locales.firstIndex { $0.language == requested.language }
      ?? article.source.flatMap { locales.firstIndex(of: $0) } ?? fallback.flatMap { locales.firstIndex(of: $0) } ?? 0
    self.edition = edition
    scope = ProblemScope(article, edition: edition, matched, isBrief: isBrief)
    let path = article.editions[edition].path
    self.findings = findings.filter { $0.target.path == path }
    steps = StepBuilder(
      article, edition: edition,
      Dictionary(self.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func build() -> Answer {
    let own = article.editions[edition]
    let plan = AnswerPlan(article, scope)
    let symptoms = passage(plan.symptoms)
    let causes = passage(plan.causes)
    toldBefore = steps.told
    let parts = scope.rows.map { rowsAlone($0) } ?? parts(plan.solution)
    return Answer(
      article: article.key, title: own.title, locale: own.locale, requestedLocale: requested, path: own.path,
      section: scope.path, translation: own.translation, translatedOn: own.translatedOn, symptoms: symptoms,
      causes: causes, parts: parts,
      line: line(of: plan), findings: findings.filter { isOfArticle($0) })
  }

  /// Where to look in the file: where the cure begins, else at the heading of the problem. Where no heading names a cause or a
  /// cure, the text says what to do from its beginning on.
  private func line(of plan: AnswerPlan) -> Int {
    func first(_ cells: some Sequence<AlignedRow.Cell?>) -> Int? {
      cells.lazy.compactMap { $0?.startLine }.first { _ in true }
    }
    let cure = plan.solution.lazy.flatMap { article.sections[$0.section].rows[$0.rows] }.map { $0.cells[edition] }
    let rows = scope.rows.flatMap { rows in
      scope.head.map { head in rows.map { article.sections[head].rows[$0].cells[edition] } }
    }
    let isPlain = scope.sections.allSatisfy { article.sections[$0].role == nil }
    let lead = isPlain ? plan.symptoms.lazy.flatMap { article.sections[$0.section].rows[$0.rows] } : []
    return rows.flatMap(first) ?? first(lead.map { $0.cells[edition] }) ?? first(cure) ?? scope.head.flatMap {
      article.sections[$0].headings[edition]?.line
    }
      ?? first(article.sections.lazy.flatMap(\.rows).map { $0.cells[edition] }) ?? 1
  }

  /// Whether a finding is told with the article, and not at one of the steps.
  private func isOfArticle(_ finding: Finding) -> Bool {
    if steps.told.contains(finding.fingerprint), !toldBefore.contains(finding.fingerprint) { return false }
    return seen.contains(finding.fingerprint)
      || scope.head == nil && (finding.rule == .missingSection || finding.rule == .truncated)
  }

  private mutating func see(_ slice: AnswerPlan.Slice) {
    seen.formUnion(article.sections[slice.section].findings)
    for row in article.sections[slice.section].rows[slice.rows] { seen.formUnion(row.findings) }
  }

  /// Symptoms or causes. Headings of sections that are nested in one of the role are text as well.
  private mutating func passage(_ slices: [AnswerPlan.Slice]) -> Answer.Passage {
    var passage = Answer.Passage()
    for slice in slices {
      let section = article.sections[slice.section]
      see(slice)
      if let heading = section.headings[edition]?.text, section.role != nil {
        let isNested = section.parent.map { article.sections[$0].role == section.role } ?? false
        if isNested || passage.heading != nil {
          passage.content.append(.heading(heading))
        } else {
          passage.heading = heading
        }
      }
      passage.content += steps.content(of: section.rows[slice.rows], in: section)
    }
    return passage
  }

  /// Some rows of the problem's section.
  private mutating func rowsAlone(_ rows: [Int]) -> [Answer.Part] {
    guard let head = scope.head else { return [] }
    let section = article.sections[head]
    let heading = section.headings[edition]
    return [
      Answer.Part(
        heading: heading?.text, anchor: heading?.anchor,
        content: steps.content(of: rows.map { section.rows[$0] }[...], in: section))
    ]
  }

  private mutating func parts(_ slices: [AnswerPlan.Slice]) -> [Answer.Part] {
    var parts: [Answer.Part] = []
    var isPast: Set<Int> = []
    for slice in slices where !isPast.contains(slice.section) {
      let section = article.sections[slice.section]
      see(slice)
      let heading = section.headings[edition]?.text
      let anchor = section.headings[edition]?.anchor
      if section.level > 0, heading == nil, !section.rows.contains(where: { $0.cells[edition] != nil }) {
        let nested = absent(in: slice.section)
        isPast.formUnion(nested)
        guard let lack = steps.lack(ofSections: nested.map { article.sections[$0] }[...]) else { continue }
        parts.append(Answer.Part(heading: nil, anchor: anchor, content: [.lack(lack)]))
      } else {
        parts.append(
          Answer.Part(
            heading: heading, anchor: anchor, content: steps.content(of: section.rows[slice.rows], in: section)))
      }
    }
    return parts
  }

  /// A section and those nested in it that the locale lacks, as far as nothing that it has stands between them.
  private func absent(in section: Int) -> [Int] {
    let level = article.sections[section].level
    let rest = article.sections.indices[(section + 1)...].prefix { article.sections[$0].level > level }
    return [section] + rest.prefix { article.sections[$0].headings[edition] == nil }
  }
}

extension AlignedArticle {
  /// Without roles if all text stands in one section with a role and in those nested in it, as in a list of questions headed
  /// "Troubleshooting": that role tells none of them from the others. Complexity: O(sections).
  fileprivate var withoutSharedRole: AlignedArticle {
    let told = sections.filter { !$0.rows.isEmpty }
    guard told.count > 1, let role = told[0].role, told.allSatisfy({ $0.role == role && $0.parent != nil }) else {
      return self
    }
    var article = self
    for index in article.sections.indices { article.sections[index].role = nil }
    return article
  }
}
