import ParallelText

/// What a path says of its file: which article it is a locale of, and which locale.
public struct Placement: Sendable {
  /// Its number in `LayoutReader`.
  public var article: Int
  /// nil for the file in the site's default language, whose path does not name it.
  public var locale: LocaleTag?
  /// Whether the locale is beyond doubt. `docs/id/index.md` beside `docs/index.md` need not be Indonesian.
  public var isCertain: Bool
  /// Whether a team has written it down, so that the file itself is not asked.
  public var isSettled = false
}
