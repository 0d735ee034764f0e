import Alignment
import DriftRules
import ParallelText

/// What makes a drift the same against two revisions of the source: the place in the translation, which does not
/// change between them, and what the source has there.
struct DriftTrace {
  let rule: RuleID
  private let change: Drift.Change
  /// In the translation.
  private let target: SourceRange
  /// In words.
  private let expected: [Substring]
  private let expectedHeading: Substring

  init(_ drift: Drift, reference: Article) {
    rule = drift.rule
    change = drift.change
    target = drift.target
    let text = drift.values?.reference ?? drift.reference.map(reference.text) ?? ""
    expected = text[...].split(whereSeparator: \.isWhitespace)
    expectedHeading = text.split(whereSeparator: \.isNewline).first ?? ""
  }

  /// All drifts of a translation from a revision of its source.
  static func all(_ translation: Article, from source: Article, terms: Terms) -> [DriftTrace] {
    RuleBook.check(PairAligner.align(translation, with: source), terms: terms).filter { !$0.isSwapped }
      .map { DriftTrace($0, reference: source) }
  }

  func isSame(as other: DriftTrace) -> Bool {
    guard rule == other.rule, change == other.change else { return false }
    switch change {
    case .extra, .moved, .intrinsic: return target == other.target
    case .differs: return target == other.target && expected == other.expected
    case .missing:
      if expected == other.expected { return true }
      switch rule {
      // What is missing behind one place is missing, whatever else was added there.
      case .truncated: return target == other.target
      case .missingSection: return expectedHeading == other.expectedHeading
      // What was missing is so though it was reworded.
      default: return overlap(with: other) >= 0.6
      }
    }
  }

  /// The share of words in common (the Jaccard index), 0 to 1.
  private func overlap(with other: DriftTrace) -> Double {
    let (mine, theirs) = (Set(expected), Set(other.expected))
    let all = mine.union(theirs).count
    return all == 0 ? 1 : Double(mine.intersection(theirs).count) / Double(all)
  }

  /// Whether it tells of which revision a text is a translation: its structure, code and literals do. What the
  /// translation shows by itself, its front matter and its language do not.
  var tellsRevision: Bool {
    change != .intrinsic && ![.frontMatterMismatch, .staleTranslation, .untranslated].contains(rule)
  }
}
