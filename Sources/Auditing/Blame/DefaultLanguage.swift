import LanguageData
import ParallelText

/// Checks by the texts what the paths make of a file in a site's default language and its translations.
enum DefaultLanguage {
  /// The article and its translations, and apart from them the files that only their paths put beside it.
  ///
  /// A folder's name may be a language's code by chance, as `docs/cs/index.md` beside `docs/index.md` would have it,
  /// and a file above the locales' folders need not be their source.
  ///
  /// - Parameters:
  ///   - original: The path of the file whose own path names no locale.
  ///   - doubtful: The paths whose locale is no more than likely.
  static func sets(key: String, _ articles: [Article], original: String?, doubtful: Set<String>) -> [ArticleSet] {
    guard let original, let source = articles.first(where: { $0.path == original }) else {
      return [ArticleSet(key: key, articles: articles)]
    }
    var together: [Article] = []
    var apart: [ArticleSet] = []
    for article in articles where article.path != original {
      if doubtful.contains(article.path), !isSame(article.locale, source.locale),
        let guess = LanguageGuess.language(of: article), isSame(guess, source.locale)
      {
        apart.append(ArticleSet(key: key, articles: [article.inLocale(guess)]))
      } else {
        together.append(article)
      }
    }
    if together.contains(where: { isSame($0.locale, source.locale) }) {
      apart.append(ArticleSet(key: key, articles: [source]))
      return [ArticleSet(key: key, articles: together)] + apart
    }
    return [ArticleSet(key: key, articles: together + [source], original: original)] + apart
  }

  /// Whether two tags are one language in one script, as far as texts tell.
  private static func isSame(_ first: LocaleTag, _ second: LocaleTag) -> Bool {
    if first == second { return true }
    guard let vocabulary = LanguageGuess.vocabulary(of: first) else { return false }
    return vocabulary.tag == LanguageGuess.vocabulary(of: second)?.tag
  }
}
