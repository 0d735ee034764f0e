import ParallelText

/// Two values for one thing within one article. Found with the numbers that differ (`Numbers`).
enum SelfContradiction {
  /// A port that differs from the reference's.
  struct Mismatch {
    var target: Int
    var reference: Int
    var section: Int32
  }

  /// A section that gives a port one value several times, and elsewhere the value that the reference has everywhere.
  static func drifts(_ mismatches: [Mismatch], _ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    var seen = Set<[UInt64]>()
    for mismatch in mismatches {
      let wrong = pair.target.literals[mismatch.target]
      let right = pair.reference.literals[mismatch.reference]
      let same = mismatches.filter {
        $0.section == mismatch.section && pair.target.literals[$0.target].key == wrong.key
          && pair.reference.literals[$0.reference].key == right.key
      }
      guard same.count > 1, seen.insert([UInt64(mismatch.section), wrong.key, right.key]).inserted else { continue }
      let blocks = pair.target.sections[Int(mismatch.section)].blocks
      guard
        let other = blocks.lazy.flatMap({ pair.target.blocks[$0].literalIndexes }).first(where: {
          pair.target.literals[$0].key == right.key && Numbers.kinds.contains(pair.target.literals[$0].kind)
        })
      else { continue }
      let place = pair.target.source.position(at: pair.target.literals[other].range.start)
      found.append(
        Drift(
          .selfContradiction, .error, 0.9, .intrinsic,
          "port \(pair.target.text(wrong.range)) here, \(pair.target.text(pair.target.literals[other].range)) in line \(place.line) of the same section",
          target: wrong.range, reference: nil, literal: .port))
    }
    return found
  }
}
