import ParallelText

/// The findings of a report put together for an overview: by what they come from, by article, and by locale.
public struct FindingGroups: Sendable {
  /// Findings that share a cause, or that each have their own and were made by one rule.
  public struct Cause: Sendable {
    public var rule: RuleID
    /// nil for findings that each have a cause of their own.
    public var shared: Causes.Cause?
    /// By their places in the report, in that order.
    public var findings: [Int]
    public var counts = SeverityCounts()
  }

  public struct Article: Sendable {
    public var name: String
    /// Of the translations that the findings are about; sorted.
    public var locales: [LocaleTag] = []
    public var counts = SeverityCounts()
  }

  /// Those to look at first come first (`SeverityCounts.outweighs`); of equals in the order of rules, then of the report.
  public let causes: [Cause]
  /// Those with errors or warnings, the worst first; of equals in the order of the report.
  public let articles: [Article]
  public let locales: [LocaleTag: SeverityCounts]

  /// Complexity: O(findings).
  public init(_ findings: [Finding], _ causes: Causes) {
    self.causes = Self.byCause(findings, causes)
    var places: [String: Int] = [:]
    var articles: [Article] = []
    var locales: [LocaleTag: SeverityCounts] = [:]
    for finding in findings {
      locales[finding.target.locale, default: SeverityCounts()].add(finding)
      let place = places[finding.article] ?? articles.count
      if place == articles.count {
        places[finding.article] = place
        articles.append(Article(name: finding.article))
      }
      articles[place].counts.add(finding)
      if finding.severity > .note, !articles[place].locales.contains(finding.target.locale) {
        articles[place].locales.append(finding.target.locale)
      }
    }
    for place in articles.indices { articles[place].locales.sort() }
    self.articles = Self.sorted(articles.filter { $0.counts.errors + $0.counts.warnings > 0 }, by: \.counts)
    self.locales = locales
  }

  private static func byCause(_ findings: [Finding], _ causes: Causes) -> [Cause] {
    var shared: [Cause] = []
    var byRule: [RuleID: Cause] = [:]
    for (index, finding) in findings.enumerated() {
      if let cause = causes[index] {
        guard cause.findings.first == index else { continue }
        let counts = SeverityCounts(cause.findings.lazy.map { findings[$0] })
        shared.append(
          Cause(rule: findings[cause.told].rule, shared: cause, findings: cause.findings, counts: counts))
      } else {
        byRule[finding.rule, default: Cause(rule: finding.rule, shared: nil, findings: [])].findings.append(index)
        byRule[finding.rule]!.counts.add(finding)
      }
    }
    let groups = byRule.values.sorted { $0.rule < $1.rule } + shared
    return sorted(groups, by: \.counts)
  }

  /// Keeps the order of equals.
  private static func sorted<Group>(_ groups: [Group], by counts: KeyPath<Group, SeverityCounts>) -> [Group] {
    groups.enumerated().sorted { first, second in
      let (a, b) = (first.element[keyPath: counts], second.element[keyPath: counts])
      return a == b ? first.offset < second.offset : a.outweighs(b)
    }.map(\.element)
  }
}
