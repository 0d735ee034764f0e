/// What a rule has seen in a pair of locales: one root cause, at its place on both sides.
public struct Drift: Sendable {
  /// What the sides have of it.
  public enum Change: Sendable {
    /// Both have it, and it differs.
    case differs
    /// The reference has an element that the target lacks.
    case missing
    /// The target has an element that the reference lacks.
    case extra
    /// Both have it, in another place.
    case moved
    /// The target alone shows it: a contradiction, a damage.
    case intrinsic
  }

  public var rule: RuleID
  public var severity: Severity
  /// The probability that a reviewer would agree, 0 to 1.
  public var confidence: Double
  public var change: Change
  /// What it is about, for the message: `port`, `section`. Of an intrinsic drift the whole message.
  public var subject: String
  /// The kind of literal that it is about, where the rule regards several.
  public var literal: LiteralKind?
  /// The text that is wrong; empty, at the place where it should stand, if it is missing.
  public var target: SourceRange
  /// What it was held against; nil where the text contradicts itself or a known fact.
  public var reference: SourceRange?
  /// Whether the text that is wrong is the pair's reference, and `target` and `reference` are ranges the other way.
  public var isSwapped: Bool
  /// How many more of its kind the element has, which has been rewritten as a whole.
  public var others = 0
  /// Whether it is about the article as a whole: then nothing else is to be said of it.
  public var isOfWholeArticle = false
  /// Whether the others stand anywhere in the article, not in the same block.
  public var othersAreInArticle = false
  /// Whether the others are the neighbours behind it, within its range.
  public var othersAreBehind = false
  /// How many more findings there are of the same section, which has been rewritten as a whole. They are notes.
  public var othersInSection = 0
  /// What to say stands on both sides where that is not the text of the ranges.
  public var values: Values?

  /// Parts of texts that somebody else keeps: many links may lead to one long target.
  public struct Values: Sendable {
    fileprivate let targetBytes: ArraySlice<UInt8>
    fileprivate let referenceBytes: ArraySlice<UInt8>

    public init(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) {
      targetBytes = target
      referenceBytes = reference
    }

    public var target: String { String(decoding: targetBytes, as: UTF8.self) }
    public var reference: String { String(decoding: referenceBytes, as: UTF8.self) }
  }

  public init(
    _ rule: RuleID, _ severity: Severity, _ confidence: Double, _ change: Change, _ subject: String,
    target: SourceRange, reference: SourceRange?, isSwapped: Bool = false, values: Values? = nil,
    literal: LiteralKind? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.change = change
    self.subject = subject
    self.target = target
    self.reference = reference
    self.isSwapped = isSwapped
    self.values = values
    self.literal = literal
  }

  /// The same drift with the blame on the other side. A missing element becomes an extra one.
  public func swapped() -> Drift {
    guard let reference else { return self }
    var other = self
    other.target = reference
    other.reference = target
    other.isSwapped.toggle()
    if let values { other.values = Values(values.referenceBytes, values.targetBytes) }
    switch change {
    case .missing: other.change = .extra
    case .extra: other.change = .missing
    case .differs, .moved, .intrinsic: break
    }
    other.rule = rule.opposite
    return other
  }
}
