import ParallelText

/// Which findings of a report somebody wants to see.
public struct FindingFilter: Sendable {
  /// Those of these rules; empty for all.
  public var rules: Set<RuleID>
  /// Those about translations in these locales; a language stands for all its regions (`fr` for `fr-FR`; RFC 4647, 3.3.1).
  /// Empty for all.
  public var locales: [LocaleTag]
  /// Those of this severity, and of higher ones.
  public var least: Severity
  /// So many at most, the first in the report's order.
  public var limit: Int?

  public init(rules: Set<RuleID> = [], locales: [LocaleTag] = [], least: Severity = .note, limit: Int? = nil) {
    self.rules = rules
    self.locales = locales
    self.least = least
    self.limit = limit
  }

  /// Whether it lets everything pass.
  public var isEmpty: Bool { rules.isEmpty && locales.isEmpty && least == .note && limit == nil }

  /// Whether a finding is asked for, without regard to `limit`.
  public func accepts(_ finding: Finding) -> Bool {
    finding.severity >= least && (rules.isEmpty || rules.contains(finding.rule)) && accepts(finding.target.locale)
  }

  /// Whether a locale is asked for.
  public func accepts(_ locale: LocaleTag) -> Bool { locales.isEmpty || locales.contains { $0.covers(locale) } }
}

extension LocaleTag {
  /// Whether the other is the same, or more precise.
  public func covers(_ other: LocaleTag) -> Bool {
    self == other || other.description.hasPrefix(description + "-")
  }
}

extension Audit.Report {
  /// Leaves only what a filter lets pass. What was accepted is chosen likewise, but not limited: it is not printed where
  /// room is scarce.
  public mutating func keep(_ filter: FindingFilter) {
    if filter.isEmpty { return }
    findings.removeAll { !filter.accepts($0) }
    if let limit = filter.limit { findings.removeLast(max(0, findings.count - limit)) }
    accepted.removeAll { !filter.accepts($0.finding) }
    coverage.removeAll { !filter.accepts($0.locale) }
  }
}
