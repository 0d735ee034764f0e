import Alignment
import ArticleParsing
import DriftRules
import ParallelText

/// An article parsed from Markdown that stands in a test.
public func article(_ markdown: String, locale: String = "en-US", path: String = "a.md") throws -> Article {
  try ArticleParser.parse(Array(markdown.utf8), path: path, locale: LocaleTag(locale)!).article
}

/// Two locales of an article, aligned.
public func pair(
  _ target: String, _ reference: String, target targetLocale: String = "fr-FR",
  reference referenceLocale: String = "en-US"
) throws -> AlignedPair {
  PairAligner.align(try article(target, locale: targetLocale), with: try article(reference, locale: referenceLocale))
}
