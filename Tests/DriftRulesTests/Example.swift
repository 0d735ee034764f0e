import DriftRules
import ParallelText
import TestSupport
import Testing

/// A pair of texts in Markdown and what a rule says of them: what it reports, or what a translation may do.
struct Example: Sendable, CustomTestStringConvertible {
  enum Side: Sendable { case target, reference }

  enum Expectation: Sendable {
    /// One drift and nothing else, at the places marked with `⟦` and `⟧`.
    case drift(Severity?, wrong: Side)
    /// No drift at all.
    case nothing
  }

  let rule: RuleID
  let testDescription: String
  let expectation: Expectation
  let target: String
  let reference: String
  let targetLocale: String
  let referenceLocale: String
  let location: SourceLocation

  /// - Parameters:
  ///   - severity: nil for the one of the rule's descriptor.
  ///   - wrong: The side that is to blame. The contract's `target` is the marked text of that side.
  static func drift(
    _ rule: RuleID, _ what: String, severity: Severity? = nil, wrong: Side = .target, target: String,
    reference: String, in targetLocale: String = "fr-FR", of referenceLocale: String = "en-US",
    location: SourceLocation = #_sourceLocation
  ) -> Example {
    Example(
      rule: rule, testDescription: what, expectation: .drift(severity, wrong: wrong), target: target,
      reference: reference, targetLocale: targetLocale, referenceLocale: referenceLocale, location: location)
  }

  static func fine(
    _ rule: RuleID, _ what: String, target: String, reference: String, in targetLocale: String = "fr-FR",
    of referenceLocale: String = "en-US", location: SourceLocation = #_sourceLocation
  ) -> Example {
    Example(
      rule: rule, testDescription: what, expectation: .nothing, target: target, reference: reference,
      targetLocale: targetLocale, referenceLocale: referenceLocale, location: location)
  }

  var isFine: Bool { if case .nothing = expectation { true } else { false } }

  func check() throws {
    switch expectation {
    case .drift(let severity, let wrong):
      try expectDrift(
        rule, severity: severity, wrong: wrong, target: target, reference: reference, in: targetLocale,
        of: referenceLocale, location: location)
    case .nothing:
      try expectNoDrift(
        target: target, reference: reference, in: targetLocale, of: referenceLocale, location: location)
    }
  }
}

/// Expects one drift at the places marked with `⟦` and `⟧`, and nothing else among errors and warnings.
func expectDrift(
  _ rule: RuleID, severity: Severity? = nil, wrong: Example.Side = .target, target: String, reference: String,
  in targetLocale: String = "fr-FR", of referenceLocale: String = "en-US",
  location: SourceLocation = #_sourceLocation
) throws {
  let markedTarget = MarkedText(target)
  let markedReference = MarkedText(reference)
  let pair = try pair(
    markedTarget.text, markedReference.text, target: targetLocale, reference: referenceLocale)
  let drifts = RuleBook.check(pair)
  let relevant = drifts.filter { $0.severity > .note || $0.rule == rule }
  let (wrongMark, rightMark) = wrong == .target ? (markedTarget, markedReference) : (markedReference, markedTarget)
  let wanted = ShownDrift(
    rule: rule.rawValue, severity: severity ?? rule.severity,
    wrong: wrongMark.range.map { ShownDrift.Place($0, wrongMark.text) },
    right: rightMark.range.map { ShownDrift.Place($0, rightMark.text) }, isSwapped: wrong == .reference)
  let got = relevant.map { ShownDrift($0, in: pair) }
  #expect(got == [wanted], sourceLocation: location)
}

/// Expects no drift at all, not even a note.
func expectNoDrift(
  target: String, reference: String, in targetLocale: String = "fr-FR", of referenceLocale: String = "en-US",
  location: SourceLocation = #_sourceLocation
) throws {
  let pair = try pair(target, reference, target: targetLocale, reference: referenceLocale)
  #expect(RuleBook.check(pair).map { ShownDrift($0, in: pair) } == [], sourceLocation: location)
}

/// A drift with the texts at its places, to compare and to read in a failure.
struct ShownDrift: Equatable, CustomTestStringConvertible {
  struct Place: Equatable {
    var range: SourceRange
    var text: String

    init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
    }
  }

  var rule: String
  var severity: Severity?
  /// The drift's target: the text that is wrong.
  var wrong: Place?
  var right: Place?
  var isSwapped: Bool

  init(rule: String, severity: Severity?, wrong: Place?, right: Place?, isSwapped: Bool) {
    self.rule = rule
    self.severity = severity
    self.wrong = wrong
    self.right = right
    self.isSwapped = isSwapped
  }

  init(_ drift: Drift, in pair: AlignedPair) {
    let (target, reference) = drift.isSwapped ? (pair.reference, pair.target) : (pair.target, pair.reference)
    self.init(
      rule: drift.rule.rawValue, severity: drift.severity,
      wrong: Place(drift.target, String(decoding: target.source.bytes, as: UTF8.self)),
      right: drift.reference.map { Place($0, String(decoding: reference.source.bytes, as: UTF8.self)) },
      isSwapped: drift.isSwapped)
  }

  var testDescription: String {
    func show(_ place: Place?) -> String {
      place.map { "\($0.range.start)..<\($0.range.end) ‹\($0.text)›" } ?? "nothing"
    }
    return "\(severity?.rawValue ?? "") \(rule)\(isSwapped ? " (swapped)" : "") \(show(wrong)) against \(show(right))"
  }
}
