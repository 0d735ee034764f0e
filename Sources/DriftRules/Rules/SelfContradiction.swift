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
    struct Case: Hashable {
      var section: Int32
      var wrong: UInt64
      var right: UInt64
    }
    let cases = mismatches.map {
      Case(
        section: $0.section, wrong: pair.target.literals[$0.target].key,
        right: pair.reference.literals[$0.reference].key)
    }
    let counts = cases.reduce(into: [Case: Int]()) { $0[$1, default: 0] += 1 }
    var found: [Drift] = []
    var seen = Set<Case>()
    /// By their keys the first numbers of the sections that were asked for.
    var numbers: [Int32: [UInt64: Int]] = [:]
    for (mismatch, same) in zip(mismatches, cases) where counts[same]! > 1 && seen.insert(same).inserted {
      let wrong = pair.target.literals[mismatch.target]
      if numbers[same.section] == nil { numbers[same.section] = firstNumbers(Int(same.section), pair.target) }
      guard let other = numbers[same.section]![same.right] else { continue }
      let place = pair.target.source.position(at: pair.target.literals[other].range.start)
      found.append(
        Drift(
          .selfContradiction, .error, 0.9, .intrinsic,
          "port \(pair.target.text(wrong.range)), but \(pair.target.text(pair.target.literals[other].range)) at line \(place.line) of this section",
          target: wrong.range, reference: nil, literal: .port))
    }
    return found
  }

  /// By its key the first literal of each number in a section.
  private static func firstNumbers(_ section: Int, _ article: Article) -> [UInt64: Int] {
    var first: [UInt64: Int] = [:]
    for literal in article.sections[section].blocks.lazy.flatMap({ article.blocks[$0].literalIndexes })
    where Numbers.kinds.contains(article.literals[literal].kind) && first[article.literals[literal].key] == nil {
      first[article.literals[literal].key] = literal
    }
    return first
  }
}
