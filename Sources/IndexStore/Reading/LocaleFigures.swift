import ParallelText

/// What a locale has of some articles.
public struct LocaleFigures: Sendable, Equatable {
  /// Of the articles that it has, those that are neither stale nor copies of the source.
  public var current = 0
  /// Those that were made from an older revision of the source than another.
  public var stale = 0
  /// Those that are copies of the source.
  public var untranslated = 0
  /// Articles that it ought to have, and lacks.
  public var missing = 0
  /// Articles that are current and have no open error.
  public var inOrder = 0
  /// Open findings.
  public var errors = 0
  public var warnings = 0
  public var notes = 0

  public init() {}

  /// Articles that it has.
  public var present: Int { current + stale + untranslated }

  /// What there is and what is missing.
  public var expected: Int { present + missing }

  /// Adds what another locale has.
  public static func += (left: inout LocaleFigures, right: LocaleFigures) {
    left.current += right.current
    left.stale += right.stale
    left.untranslated += right.untranslated
    left.missing += right.missing
    left.inOrder += right.inOrder
    left.errors += right.errors
    left.warnings += right.warnings
    left.notes += right.notes
  }

  /// - Parameter counts: Of one article.
  public mutating func add(_ counts: IndexStatus.Counts) {
    missing += counts.missing
    errors += counts.errors
    warnings += counts.warnings
    notes += counts.notes
    guard counts.present > 0 else { return }
    // Each article counts once: a copy of the source is no translation that could be stale.
    if counts.untranslated > 0 {
      untranslated += 1
    } else if counts.stale > 0 {
      stale += 1
    } else {
      current += 1
      if counts.errors == 0 { inOrder += 1 }
    }
  }

  /// The figures of each locale that has one of the articles, or ought to have it.
  public static func total(_ articles: [ArticleFigures]) -> [LocaleTag: LocaleFigures] {
    var totals: [LocaleTag: LocaleFigures] = [:]
    for article in articles {
      for (locale, counts) in article.locales { totals[locale, default: LocaleFigures()].add(counts) }
    }
    return totals
  }
}
