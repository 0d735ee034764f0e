import Dispatch
import LanguageData
import ParallelText

/// What of files' texts is asked where paths alone leave open what they mean.
public struct FileTexts: Sendable {
  /// Knows nothing: what only a text could bear out is then no locale.
  public static let none = FileTexts(isReading: false, beginning: { _ in nil }, frontMatter: { _ in nil })

  /// Whether files can be asked at all.
  let isReading: Bool
  /// The beginning of a file, nil if it cannot be read.
  let beginning: @Sendable (String) -> Article?
  /// The front matter of a file that names its article in all languages, nil of others.
  let frontMatter: @Sendable (String) -> FrontMatter?

  public init(
    beginning: @escaping @Sendable (String) -> Article?, frontMatter: @escaping @Sendable (String) -> FrontMatter?
  ) {
    self.init(isReading: true, beginning: beginning, frontMatter: frontMatter)
  }

  private init(
    isReading: Bool, beginning: @escaping @Sendable (String) -> Article?,
    frontMatter: @escaping @Sendable (String) -> FrontMatter?
  ) {
    self.isReading = isReading
    self.beginning = beginning
    self.frontMatter = frontMatter
  }

  /// That a file is in a locale, as its path may say.
  struct Claim {
    var path: String
    var tag: LocaleTag
    var other: LocaleTag?
    /// A file that is in another language if the claim is true.
    var sibling: String?
  }

  enum Verdict {
    case borneOut(LocaleTag)
    case refuted
    /// Too little of the file is text.
    case untold
  }

  /// In the order of the claims. Complexity: the beginning of each file is read, on all cores.
  func judge(_ claims: [Claim]) -> [Verdict] {
    map(claims.count) { verdict(on: claims[$0]) }
  }

  /// The results in their order, worked out on all cores.
  func map<Value: Sendable>(_ count: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      nonisolated(unsafe) let base = buffer.baseAddress
      let chunk = 16
      withoutActuallyEscaping(value) { value in
        DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { part in
          for index in (part * chunk)..<min(count, (part + 1) * chunk) { (base! + index).initialize(to: value(index)) }
        }
      }
      filled = count
    }
  }

  private func verdict(on claim: Claim) -> Verdict {
    guard let article = beginning(claim.path) else { return .untold }
    let guess = LanguageGuess.language(of: article)
    // What is known of a language says more than that another one is not known.
    let tags = [claim.tag, claim.other].compactMap(\.self)
    let known = tags.filter { LanguageGuess.vocabulary(of: $0) != nil }
    for tag in known + tags.filter({ !known.contains($0) })
    where isIn(tag, article, guess, beside: claim.sibling) {
      return .borneOut(tag)
    }
    return guess == nil ? .untold : .refuted
  }

  private func isIn(_ tag: LocaleTag, _ article: Article, _ guess: LocaleTag?, beside sibling: String?) -> Bool {
    guard let vocabulary = LanguageGuess.vocabulary(of: tag) else {
      // Of a language that is not known it can only be told that it is not the other one's.
      guard article.words.count > 20 || article.source.bytes.count > 400, let sibling, let other = beginning(sibling),
        let language = LanguageGuess.language(of: other)?.language
      else { return false }
      return language != guess?.language
    }
    guard let guess else { return false }
    if guess.language == vocabulary.tag.language { return true }
    // Danish and Norwegian have most of these words in common.
    let words = article.words.prefix(1_000)
    let count = vocabulary.count(in: words)
    return count >= 5 && count * 10 >= 7 * (LanguageGuess.vocabulary(of: guess)?.count(in: words) ?? 0)
  }
}
