import ParallelText

/// The identity of a finding: the same as long as its article, its place and what differs are the same.
///
/// Lines do not count, nor do other findings. Two findings that are alike in all else are told apart by which
/// occurrence of the reference's text in its section they are held against: the reference does not change when a
/// translation is mended.
package enum Fingerprint {
  /// - Parameter occurrences: Of each article of the set.
  static func of(
    _ drift: Drift, _ placed: SetComparison.Placed, _ set: ArticleSet, _ occurrences: [Occurrences], anchor: String
  )
    -> String
  {
    let target = set.articles[placed.target]
    var hash = Hash64()
    hash.combine(drift.rule.rawValue)
    hash.combine(set.key)
    hash.combine(target.locale.description)
    hash.combine(anchor)
    hash.combine(target.text(drift.target))
    if let range = drift.reference {
      let reference = set.articles[placed.reference]
      hash.combine(reference.text(range))
      hash.combine(UInt64(occurrences[placed.reference][range]))
    } else {
      hash.combine(UInt64(occurrences[placed.target][drift.target]))
    }
    return hexadecimal(hash.value)
  }

  /// Of a finding about a file as a whole, or about what of it `article` goes on to name.
  static func of(_ rule: RuleID, _ article: String, _ locale: LocaleTag) -> String {
    var hash = Hash64()
    hash.combine(rule.rawValue)
    hash.combine(article)
    hash.combine(locale.description)
    return hexadecimal(hash.value)
  }

  /// Never lets two findings share an identity; the order of findings is fixed, so this is repeatable. Those that were
  /// accepted come last: to accept one changes no other's identity.
  static func makeUnique(_ findings: inout [Finding], _ accepted: inout [AcceptedFinding]) {
    var seen = Set<String>()
    func makeUnique(_ finding: inout Finding) {
      while !seen.insert(finding.fingerprint).inserted { finding.fingerprint = next(after: finding.fingerprint) }
    }
    for index in findings.indices { makeUnique(&findings[index]) }
    for index in accepted.indices { makeUnique(&accepted[index].finding) }
  }

  /// What to try where another finding has the fingerprint.
  package static func next(after fingerprint: String) -> String { hexadecimal(Hash64.of((fingerprint + "'").utf8)) }

  /// 16 digits.
  static func hexadecimal(_ value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> ((15 - place) * 4)) & 0xF
        digits[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      }
      return 16
    }
  }
}

extension Finding {
  /// Whether it is about its file as a whole: nothing that stands in the file is part of its identity.
  var isAboutFile: Bool { fingerprint == Fingerprint.of(rule, article, target.locale) }
}
