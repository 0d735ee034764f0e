extension RuleID {
  /// What rules are about.
  public enum Subject: String, Sendable, CaseIterable {
    /// What articles consist of.
    case section, step, item, paragraph, code, row, image
    /// An article as a whole, and all of one from some place on.
    case article, rest
    /// What stands in blocks, and has to survive translation.
    case literal, label, link, term, ordinal
    /// What blocks and articles are given by markup.
    case alert, table, anchor, metadata
    /// Prose as such.
    case text
  }

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
