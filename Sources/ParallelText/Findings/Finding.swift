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
    /// The line of `start` and, unless the range goes on, of `end`, as in the file; of a long line its beginning, an ellipsis
    /// and what stands near `start`, since there may be thousands of findings in one.
    public var line: String

    /// How many scalars are kept of a long line's beginning, the ellipsis included, and on either side of `start`: more
    /// than a report shows.
    public static let kept = (beginning: 250, near: 500)

    /// How many scalars `line` has before `start`.
    public var offsetInLine: Int { min(start.column - 1, Self.kept.beginning + Self.kept.near) }

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
  public var rule: RuleID
  public var severity: Severity
  public var confidence: Double
  public var article: String
  /// The anchor of the section, nil in the lead.
  public var anchor: String?
  /// The kind of literal that it is about, where its rule regards several.
  public var subject: LiteralKind?
  public var message: String
  public var target: Place
  public var reference: Place?
  /// The rows that it lies in, or the sections if these are no rows, in its article row by row (`AlignedArticle`); empty
  /// if nobody asked for them, or it lies in none.
  public var rows: [AlignedPlace] = []
  /// Whether the tree, once all of it is known, shows that there is no difference.
  public var isRefuted = false
  /// Since when it holds; nil where the source's history was not asked, or does not tell.
  public var history: History?

  /// What a finding comes from, by the source's history.
  public struct History: Sendable {
    public enum Cause: String, Sendable {
      /// It held when the translation was made.
      case translation
      /// The source has changed since then.
      case source
    }

    public var cause: Cause
    /// The full hash of the source's commit that the translation was made from.
    public var revision: String
    /// Of the commit by which the source came to differ; nil where the cause is the translation, or nothing is committed.
    public var commit: String?
    /// `YYYY-MM-DD`, of `commit`, or where the cause is the translation of `revision`.
    public var date: String?

    public init(cause: Cause, revision: String, commit: String? = nil, date: String? = nil) {
      self.cause = cause
      self.revision = revision
      self.commit = commit
      self.date = date
    }
  }

  public init(
    fingerprint: String, rule: RuleID, severity: Severity, confidence: Double, article: String, anchor: String?,
    subject: LiteralKind? = nil, message: String, target: Place, reference: Place?
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.article = article
    self.anchor = anchor
    self.subject = subject
    self.message = message
    self.target = target
    self.reference = reference
  }
}
