import LanguageData
import ParallelText

/// The commit of the source that a translation says it was made from.
struct SourceStamp: Sendable {
  var entry: FrontMatter.Entry

  /// nil if the front matter names none. What is no hash, a branch's name for one, says nothing for certain.
  init?(_ article: Article) {
    guard let entry = article.frontMatter.entries(of: .revision).first(where: { Self.isHash($0.value) }) else {
      return nil
    }
    self.entry = entry
  }

  /// In full, or abbreviated to what git takes.
  private static func isHash(_ value: String) -> Bool {
    (7...64).contains(value.utf8.count)
      && value.utf8.allSatisfy(ASCII.isHexDigit)
  }
}
