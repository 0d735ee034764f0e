import CorpusLayout
import ParallelText

/// A file that was read and compared with nothing, since its article is there in no other locale.
struct LoneFile: Sendable {
  var path: String
  var locale: LocaleTag

  init(_ article: Article) {
    path = article.path
    locale = article.locale
  }

  /// Whether the path says which locale it is of.
  private var isMarked: Bool {
    LocaleSlot.candidates(in: path).contains { $0.locale.language == locale.language }
  }

  /// Whether it looks like a translation of something.
  ///
  /// - Parameter source: Without one, what a path marks is.
  func isTranslation(from source: LocaleTag?) -> Bool {
    source.map { $0.language != locale.language } ?? isMarked
  }
}

extension Audit.Report {
  /// Files that look like translations, and that nothing was said of: neither a sibling nor that there is none.
  mutating func tellNotCompared(_ lone: [LoneFile], source: LocaleTag?) {
    // Of one locale alone there is nothing that could be a translation.
    if source == nil, locales.count < 2 { return }
    let told = Set((findings + accepted.map(\.finding)).flatMap { [$0.target.path, $0.reference?.path ?? ""] })
    notCompared = lone.filter { $0.isTranslation(from: source) && !told.contains($0.path) }
      .map { ($0.path, "not compared: looks like a translation (\($0.locale)), but no other language of it was found") }
      .sorted { $0.path.precedesByBytes($1.path) }
  }

  /// Why nothing was compared; nil if something was.
  ///
  /// - Parameter source: The locale that the others were translated from.
  public func reasonForNoComparison(source: LocaleTag?) -> String? {
    // Where there is nothing at all, that is told already.
    guard compared == 0, articles > 0 || !withoutLocale.isEmpty || errors.isEmpty else { return nil }
    let list = locales.prefix(8).map(\.description).joined(separator: ", ") + (locales.count > 8 ? ", …" : "")
    var found =
      articles == 0 ? "no article" : "\(articles.counted("file")) in \(locales.count.counted("locale")) (\(list))"
    if !withoutLocale.isEmpty { found += " and \(withoutLocale.count.counted("file")) of unknown locale" }
    let expected =
      source.map { "the same article in \($0) and in another locale" } ?? "the same article in two locales or more"
    return "nothing was compared: found \(found), and no article in two locales; expected \(expected), such as "
      + "docs/en/setup.md and docs/fr/setup.md (for other layouts see `layouts` of stele.yml)"
  }
}
