import LanguageData
import ParallelText
import UnicodeText

extension LocaleTag {
  /// Whether text in the locale runs from right to left (CLDR).
  var isRightToLeft: Bool { unicode_text_is_right_to_left(description) != 0 }

  /// ` lang="ar-SA" dir="rtl"`, for an element whose text is in the locale.
  var attributes: HTML { " lang=\"\(self)\" dir=\"\(isRightToLeft ? "rtl" : "ltr")\"" }

  /// `French (fr-FR)`.
  var title: String { LocaleNames.english(self).map { "\($0) (\(self))" } ?? description }
}

extension HTML {
  /// A text of unknown language, set apart from what stands around it, so that the directions of the two do not mix.
  static func isolated(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }

  /// A text in a locale, set apart likewise.
  static func isolated(_ text: String, in locale: LocaleTag) -> HTML { "<bdi\(locale.attributes)>\(text)</bdi>" }
}
