import ParallelText

/// Some kinds of literals. Asked of each literal of a text, for which a `Set` takes long.
struct LiteralKinds: ExpressibleByArrayLiteral {
  private var bits: UInt32 = 0

  init(arrayLiteral kinds: LiteralKind...) {
    for kind in kinds { bits |= 1 << UInt32(kind.rawValue) }
  }

  func contains(_ kind: LiteralKind) -> Bool { bits & 1 << UInt32(kind.rawValue) != 0 }

  func union(_ other: LiteralKinds) -> LiteralKinds {
    var all = self
    all.bits |= other.bits
    return all
  }
}
