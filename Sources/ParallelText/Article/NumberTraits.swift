/// What stands beside a number and makes another one of it.
public struct NumberTraits: Hashable, Sendable {
  /// The units that it may have, a bit each; 0 if none is known.
  public var unit: UInt64
  public var marks: NumberMarks

  public init(unit: UInt64 = 0, marks: NumberMarks = NumberMarks()) {
    self.unit = unit
    self.marks = marks
  }

  /// Whether numbers with these differ, though they have one value: of two units, of two signs, compared in two ways.
  @inlinable public func conflict(with other: NumberTraits) -> Bool {
    if unit & other.unit == 0, unit != 0, other.unit != 0 { return true }
    return marks != other.marks && marks.conflict(with: other.marks)
  }
}

/// The sign of a number, and the mark of comparison before it.
public struct NumberMarks: Hashable, Sendable {
  public enum Sign: UInt8, Sendable {
    /// A dash may be one of a range, and a word before the number may be its sign.
    case unclear, none, plus, minus
  }
  public enum Comparison: UInt8, Sendable {
    case none, less, atMost, equal, atLeast, more
  }

  @usableFromInline var bits: UInt8 = 0

  public init() {}

  public init(sign: Sign, comparison: Comparison, isAlone: Bool) {
    bits = sign.rawValue | comparison.rawValue << 2 | (isAlone ? 0x80 : 0)
  }

  public var sign: Sign { Sign(rawValue: bits & 3)! }
  public var comparison: Comparison { Comparison(rawValue: bits >> 2 & 7)! }
  /// Whether no word stands beside the number that could say what a mark says (`3 or more`).
  public var isAlone: Bool { bits & 0x80 != 0 }

  /// Whether the one number is negative and the other is not, or they are compared in two ways.
  public func conflict(with other: NumberMarks) -> Bool {
    switch (sign, other.sign) {
    case (.minus, .plus), (.minus, .none), (.plus, .minus), (.none, .minus): return true
    default: break
    }
    switch (comparison, other.comparison) {
    case (.none, .none), (.none, .equal), (.equal, .none): return false
    case (.none, _): return isAlone
    case (_, .none): return other.isAlone
    default: return comparison != other.comparison
    }
  }
}
