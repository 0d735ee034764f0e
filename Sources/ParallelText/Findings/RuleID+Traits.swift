extension RuleID {
  /// What rules are about.
  public enum Subject: String, Sendable, CaseIterable {
    /// What articles consist of.
    case section, step, item, paragraph, code, row, image
    /// What a block of prose consists of.
    case sentence
    /// What a sentence says.
    case meaning
    /// An article as a whole, and all of one from some place on.
    case article, rest
    /// What stands in blocks, and has to survive translation.
    case literal, label, link, term, ordinal
    /// What blocks and articles are given by markup.
    case alert, table, anchor, metadata
    /// Prose as such.
    case text
  }

  /// What the table says of a rule.
  struct Descriptor: Sendable {
    let severity: Severity
    let change: Drift.Change
    let subject: Subject
    let summary: String

    init(_ severity: Severity, _ change: Drift.Change, _ subject: Subject, _ summary: String) {
      self.severity = severity
      self.change = change
      self.subject = subject
      self.summary = summary
    }
  }

  private var descriptor: Descriptor { Self.descriptors[self]! }

  /// The severity that its findings have, unless its check says otherwise of one.
  public var severity: Severity { descriptor.severity }

  /// What the two sides have of it.
  public var change: Drift.Change { descriptor.change }

  /// What it is about.
  public var subject: Subject { descriptor.subject }

  /// One line without a full stop: what it reports.
  public var summary: String { descriptor.summary }

  /// The rule that reports a change of a subject.
  ///
  /// - Precondition: There is one: for what articles consist of, of what is missing, extra and moved.
  public init(_ change: Drift.Change, _ subject: Subject) {
    self = Self.byTraits[Traits(change: change, subject: subject)]!
  }

  /// What the rule reports if the blame is on the other side: what is missing here is extra there. Most rules are their
  /// own opposites.
  public var opposite: RuleID {
    switch change {
    case .missing: Self.byTraits[Traits(change: .extra, subject: subject)] ?? self
    case .extra: Self.byTraits[Traits(change: .missing, subject: subject)] ?? self
    case .differs, .moved, .intrinsic: self
    }
  }

  private struct Traits: Hashable {
    var change: Drift.Change
    var subject: Subject
  }

  private static let byTraits = Dictionary(
    allCases.map { (Traits(change: $0.change, subject: $0.subject), $0) }, uniquingKeysWith: { first, _ in first })
}

extension RuleID: CustomStringConvertible {
  /// The name, as in `--format json`.
  public var description: String { rawValue }
}

extension RuleID: Comparable {
  /// By name.
  public static func < (first: RuleID, second: RuleID) -> Bool { first.rawValue < second.rawValue }
}
