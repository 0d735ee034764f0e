import DriftRules
import LanguageData
import ParallelText

/// What an article's front matter says about how and when it was translated.
enum TranslationMark {
  /// nil if it does not say, or in words that are not known.
  static func kind(of article: Article) -> AlignedArticle.TranslationKind? {
    for entry in article.frontMatter.entries {
      let value = entry.value.lowercased()
      if entry.isOf(.method) {
        if value == "ht" || value.contains("human") || value == "manual" { return .human }
        if value.hasPrefix("mt") || value.contains("machine") || value.contains("+mt") || value == "auto" {
          return .machine
        }
      } else if entry.isOf(.share), let share = Int(value.prefix { $0.isNumber }) {
        return share >= 50 ? .human : .machine
      } else if entry.isOf(.machine), value == "true" || value == "yes" {
        return .machine
      }
    }
    return nil
  }

  /// `2020-02-28`, nil if it does not say.
  static func date(of article: Article) -> String? {
    guard let date = Handoff.date(in: article.frontMatter), (1...12).contains(date / 100 % 100),
      (1...31).contains(date % 100),
      (1000...9999).contains(date / 10_000)
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date / 10_000)-\(padded(date / 100 % 100))-\(padded(date % 100))"
  }
}
