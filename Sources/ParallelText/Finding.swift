/// How much a finding matters, in SARIF's levels, least first.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing: style, staleness, metadata.
  case note
  /// Likely wrong, or harmless to most readers.
  case warning
  /// A reader who follows this translation is led wrong, or lacks a step.
  case error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  private var rank: Int { Severity.allCases.firstIndex(of: self)! }
}

/// A place in one article.
public struct Site: Sendable, Hashable {
  /// The article's index in its `ArticleSet`.
  public var article: Int
  public var range: SourceRange

  public init(article: Int, range: SourceRange) {
    self.article = article
    self.range = range
  }
}

/// What a rule has seen: one root cause, at its place on both sides.
public struct Drift: Sendable {
  public var rule: String
  public var severity: Severity
  /// The probability that a reviewer would agree, 0 to 1.
  public var confidence: Double
  /// What differs, in a few words, without naming the target: `port 8080 here, 3389 in ru-RU`.
  public var message: String
  /// The text that is wrong; empty where something is missing.
  public var target: Site
  /// What it was held against; nil where the text contradicts itself or a known fact.
  public var reference: Site?

  public init(
    rule: String, severity: Severity, confidence: Double, message: String, target: Site, reference: Site?
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.target = target
    self.reference = reference
  }
}

/// A drift as it is reported: with an identity, and places that a person can go to.
public struct Finding: Sendable {
  public struct Place: Sendable {
    public var locale: LocaleTag
    public var path: String
    public var start: SourcePosition
    /// Exclusive in columns.
    public var end: SourcePosition
    /// What stands there, as in the file.
    public var text: String
    /// The line of `start` and, unless the range goes on, of `end`, as in the file.
    public var line: String

    public init(
      locale: LocaleTag, path: String, start: SourcePosition, end: SourcePosition, text: String, line: String
    ) {
      self.locale = locale
      self.path = path
      self.start = start
      self.end = end
      self.text = text
      self.line = line
    }
  }

  /// 16 hexadecimal digits that stay the same when lines move or other findings come and go.
  public var fingerprint: String
  public var rule: String
  public var severity: Severity
  public var confidence: Double
  public var article: String
  /// The anchor of the section, nil in the lead.
  public var anchor: String?
  public var message: String
  public var target: Place
  public var reference: Place?

  public init(
    fingerprint: String, rule: String, severity: Severity, confidence: Double, article: String, anchor: String?,
    message: String, target: Place, reference: Place?
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.article = article
    self.anchor = anchor
    self.message = message
    self.target = target
    self.reference = reference
  }
}
