import LanguageData
import ParallelText

/// A path with places for the locale and the article, as a team writes it down: `translations/{locale}/{article}`.
///
/// `{locale}` is a component of the path or a part of one, `{article}` any characters, slashes included, and `*` any
/// characters of one component. A pattern without `{locale}` is of the files in the source language.
public struct LayoutPattern: Hashable, Sendable {
  /// Why a text is no pattern.
  public struct Problem: Error, CustomStringConvertible {
    public let description: String
  }

  enum Token: Hashable {
    case literal([UInt8])
    case locale, article, star
  }

  /// What a pattern says of a path.
  struct Match {
    /// What stands before it, with its slash.
    var tree: String
    /// nil for a file in the source language.
    var locale: LocaleTag?
    /// With the file's ending, wherever in the path the article stands.
    var article: String
    /// How paths of this locale are written: the path below the tree, with `{article}` in the article's place.
    var form: String
  }

  private static let places = (locale: "{locale}", article: "{article}")

  /// As it was written.
  package let text: String
  let tokens: [Token]
  public var hasLocale: Bool { tokens.contains(.locale) }

  /// - Throws: `Problem` if the pattern does not have `{article}` once, has `{locale}` more than once, or anything else
  ///   in braces.
  public init(_ text: String) throws(Problem) {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "*" {
        if tokens.last != .star { tokens.append(.star) }
        rest.removeFirst()
      } else if first == "{" {
        let place = rest[...(rest.firstIndex(of: "}") ?? rest.index(before: rest.endIndex))]
        guard let token = [Self.places.locale: .locale, Self.places.article: .article][String(place)] as Token? else {
          throw Problem(description: "\(place) in \(text) is unknown (expected: {locale}, {article} or *)")
        }
        if tokens.contains(token) { throw Problem(description: "\(place) appears twice in \(text)") }
        tokens.append(token)
        rest = rest[place.endIndex...]
      } else {
        let literal = rest.prefix { $0 != "*" && $0 != "{" }
        tokens.append(.literal(Array(literal.utf8)))
        rest = rest[literal.endIndex...]
      }
    }
    guard tokens.contains(.article) else { throw Problem(description: "\(text) has no {article}") }
    if text.hasPrefix("/") {
      throw Problem(description: "\(text) begins with a slash: patterns match the end of a path")
    }
    self.text = text
    self.tokens = tokens
  }

  /// Whether a path is one of those that the pattern describes.
  package func fits(_ path: String) -> Bool { match(path) != nil }

  /// The leftmost end of the path that begins at a folder and fits; nil if none does.
  ///
  /// In `how_to_fr.md` the locale may be `to_fr` as well as `fr`: a tag that is written as tags are (`fr`, `pt_BR`) comes
  /// before others, then the longer one.
  ///
  /// Complexity: O(components × length) for patterns of a few places.
  func match(_ path: String) -> Match? {
    let bytes = Array(path.utf8)
    for start in [0] + bytes.indices.filter({ bytes[$0] == UInt8(ascii: "/") }).map({ $0 + 1 }) {
      for isStrict in hasLocale ? [true, false] : [false] {
        var matcher = PatternMatcher(tokens, bytes, isStrict: isStrict)
        if matcher.matches(from: start) { return match(matcher, bytes, start) }
      }
    }
    return nil
  }

  private func match(_ matcher: PatternMatcher, _ bytes: [UInt8], _ start: Int) -> Match {
    func text(_ range: some RangeExpression<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var article = text(matcher.article)
    if tokens.last != .article { article += Self.ending(of: text(start...)) }
    return Match(
      tree: text(..<start), locale: matcher.locale, article: article,
      form: text(start..<matcher.article.lowerBound) + Self.places.article + text(matcher.article.upperBound...))
  }

  /// The path, below the tree, of an article in the locale that a form is of.
  static func path(of article: String, in form: String) -> String {
    let isWhole = form.hasSuffix(places.article)
    let name = isWhole ? article[...] : article.dropLast(ending(of: article).count)
    return form.replacing(places.article, with: name, maxReplacements: 1)
  }

  /// The same pattern with an article in its place, by the components of the path.
  func components(of article: String) -> [[Token]] {
    let isWhole = tokens.last == .article
    let name = isWhole ? article[...] : article.dropLast(Self.ending(of: article).count)
    var components: [[Token]] = [[]]
    for token in tokens {
      let literal: [UInt8]
      switch token {
      case .literal(let bytes): literal = bytes
      case .article: literal = Array(name.utf8)
      case .locale, .star:
        components[components.count - 1].append(token)
        continue
      }
      for (index, part) in literal.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).enumerated() {
        if index > 0 { components.append([]) }
        if !part.isEmpty { components[components.count - 1].append(.literal(Array(part))) }
      }
    }
    return components
  }

  /// `.md` of `guide/a.md`, empty if there is none.
  private static func ending(of path: String) -> Substring {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
    return path[dot...]
  }
}

/// One attempt to fit a pattern to the end of a path.
struct PatternMatcher {
  private let tokens: [LayoutPattern.Token]
  private let path: [UInt8]
  /// Whether only tags count that are written in canonical case.
  private let isStrict: Bool
  /// Pairs of a token and a place that are known not to fit, so that several `*` stay cheap.
  private var failed = Set<Int>()

  private(set) var locale: LocaleTag?
  private(set) var article = 0..<0

  init(_ tokens: [LayoutPattern.Token], _ path: [UInt8], isStrict: Bool) {
    self.tokens = tokens
    self.path = path
    self.isStrict = isStrict
  }

  mutating func matches(from start: Int) -> Bool { fits(0, start) }

  private mutating func fits(_ index: Int, _ place: Int) -> Bool {
    guard index < tokens.count else { return place == path.count }
    let key = index * (path.count + 1) + place
    if failed.contains(key) { return false }
    let found =
      switch tokens[index] {
      case .literal(let bytes): path[place...].starts(with: bytes) && fits(index + 1, place + bytes.count)
      case .locale: fitsLocale(index, place)
      case .article: fitsArticle(index, place)
      case .star: (place...endOfComponent(place)).contains { fits(index + 1, $0) }
      }
    if !found { failed.insert(key) }
    return found
  }

  private mutating func fitsArticle(_ index: Int, _ place: Int) -> Bool {
    if place == path.count { return false }
    for end in (index + 1 == tokens.count ? path.count : place + 1)...path.count where fits(index + 1, end) {
      article = place..<end
      return true
    }
    return false
  }

  private mutating func fitsLocale(_ index: Int, _ place: Int) -> Bool {
    for end in (place...min(endOfComponent(place), place + 11)).reversed() where end - place >= 2 {
      let text = String(decoding: path[place..<end], as: UTF8.self)
      guard let tag = LocaleTag(text), Languages.contains(tag),
        !isStrict || tag.description == text.replacing("_", with: "-"), fits(index + 1, end)
      else { continue }
      locale = tag
      return true
    }
    return false
  }

  private func endOfComponent(_ place: Int) -> Int {
    path[place...].firstIndex(of: UInt8(ascii: "/")) ?? path.count
  }
}
