import ParallelText

/// By how much it changes in how many rows a term stands, and how many articles a locale has.
struct TermCounts: Sendable {
  private(set) var names: [[UInt8]: Int] = [:]
  private(set) var texts: [[UInt8]: Int] = [:]
  private(set) var locales: [[UInt8]: Int] = [:]

  mutating func add(_ terms: SearchTerms, _ locale: LocaleTag) {
    add(locale: locale.description, names: terms.title + terms.heading + terms.slug, text: terms.body, 1)
  }

  /// Of one article: each term of a row counts once.
  mutating func add(locale: String, names: [UInt8], text: [UInt8], _ change: Int) {
    locales[Array(locale.utf8), default: 0] += change
    Self.count(names, change, in: &self.names)
    Self.count(text, change, in: &texts)
  }

  mutating func add(_ others: TermCounts) {
    names.merge(others.names, uniquingKeysWith: +)
    texts.merge(others.texts, uniquingKeysWith: +)
    locales.merge(others.locales, uniquingKeysWith: +)
  }

  private static func count(_ terms: [UInt8], _ change: Int, in counts: inout [[UInt8]: Int]) {
    for term in Set(terms.split(separator: UInt8(ascii: " "))) where !Outline.isMark(term.first!) {
      counts[Array(term), default: 0] += change
    }
  }
}
