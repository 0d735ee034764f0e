import DriftRules
import ParallelText

/// How much of a tree a locale has.
public struct LocaleCoverage: Sendable {
  /// How many articles of its trees a locale ought to have, and lacks.
  package struct Shortfall: Sendable, Equatable {
    package var expected = 0
    package var missing = 0

    package init() {}
  }

  public var locale: LocaleTag
  /// How many files were read as articles.
  public var articles: Int
  /// How many articles of its trees it ought to have: those of the source, else those that most locales have. 0 where not all
  /// of the tree was looked at.
  public var expected: Int
  /// How many of these it lacks.
  public var missing: Int
  /// Of the files, how many are copies of the source.
  public var untranslated: Int
  /// Of the files, how many were made from an older revision of the source than another.
  public var stale: Int

  /// The share of what it ought to have that it has, 0 to 1.
  public var sharePresent: Double { expected == 0 ? 1 : Double(expected - missing) / Double(expected) }

  /// - Parameters:
  ///   - articles: Files that were read, by locale.
  ///   - findings: All of the run, accepted or not.
  /// - Returns: Of each locale that has a file; sorted.
  package static func of(
    articles: [LocaleTag: Int], _ shortfalls: [LocaleTag: Shortfall], findings: some Sequence<Finding>
  ) -> [LocaleCoverage] {
    var untranslated: [LocaleTag: Set<String>] = [:]
    var stale: [LocaleTag: Set<String>] = [:]
    for finding in findings {
      let place = finding.target
      if finding.rule == .untranslated, finding.isAboutFile {
        untranslated[place.locale, default: []].insert(place.path)
      } else if finding.rule == .staleTranslation {
        stale[place.locale, default: []].insert(place.path)
      }
    }
    return articles.sorted { $0.key < $1.key }.map { locale, count in
      let shortfall = shortfalls[locale] ?? Shortfall()
      return LocaleCoverage(
        locale: locale, articles: count, expected: shortfall.expected, missing: shortfall.missing,
        untranslated: untranslated[locale]?.count ?? 0, stale: stale[locale]?.count ?? 0)
    }
  }
}
