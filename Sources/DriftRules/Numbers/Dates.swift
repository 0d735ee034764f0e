import ParallelText

/// Dates that two languages write in different ways.
enum Dates {
  /// Drops a date in digits (`22.10.2018`) together with the other side's numbers of the same day and year, where the
  /// month stands in words.
  static func cancel(_ first: inout [Int], _ article: Article, _ second: inout [Int], _ other: Article) {
    if second.isEmpty || !first.contains(where: { article.literals[$0].kind == .date }) { return }
    /// Of those that are one whole number, by that number, where they stand in `second`.
    var places: [Int: [Int]] = [:]
    for (place, literal) in second.enumerated() {
      let value = values(other, literal)
      if value.count == 1 { places[value[0], default: []].append(place) }
    }
    var dropped = Set<Int>()
    first.removeAll { literal in
      guard article.literals[literal].kind == .date else { return false }
      let same = Set(values(article, literal)).compactMap { places.removeValue(forKey: $0) }.joined()
      dropped.formUnion(same)
      return !same.isEmpty
    }
    if !dropped.isEmpty { second = second.indices.filter { !dropped.contains($0) }.map { second[$0] } }
  }

  /// Languages whose calendar counts years from the Buddha's death (CLDR's `calendarPreferenceData`), and by how many these are more.
  private static let buddhist = (languages: ["th"], offset: 543)
  private static let years = 1900...2100

  /// Drops years of the target that its language's calendar counts otherwise, together with the same years of the reference.
  static func cancelYears(_ target: inout [Int], _ article: Article, _ reference: inout [Int], _ other: Article) {
    guard !target.isEmpty, !reference.isEmpty, buddhist.languages.contains(String(article.locale.language)) else {
      return
    }
    target.removeAll { literal in
      let value = values(article, literal)
      guard value.count == 1, years.contains(value[0] - buddhist.offset),
        let place = reference.firstIndex(where: { values(other, $0) == [value[0] - buddhist.offset] })
      else { return false }
      reference.remove(at: place)
      return true
    }
  }

  /// Drops decades together with the same ones of the other side that are written without their century: `1990s`, `90er`.
  static func cancelDecades(_ target: inout [Int], _ article: Article, _ reference: inout [Int], _ other: Article) {
    if target.isEmpty || reference.isEmpty { return }
    target.removeAll { literal in
      guard let own = decade(article, literal),
        let place = reference.firstIndex(where: { reference in
          decade(other, reference).map { $0 != own && max($0, own) % 100 == min($0, own) } ?? false
        })
      else { return false }
      reference.remove(at: place)
      return true
    }
  }

  /// The value of a literal that may be a decade: tens of years, with a century or without; no tens of something else.
  private static func decade(_ article: Article, _ literal: Int) -> Int? {
    let value = values(article, literal)
    guard value.count == 1, value[0] % 10 == 0, years.contains(value[0]) || (0..<100).contains(value[0]),
      article.literals[literal].unit == 0
    else { return nil }
    return value[0]
  }

  /// The whole numbers that a literal is made of.
  static func values(_ article: Article, _ literal: Int) -> [Int] {
    article.text(article.literals[literal].range).split { $0.wholeNumberValue == nil }.compactMap { digits in
      Int(String(digits.compactMap(\.wholeNumberValue).map { Character(String($0 % 10)) }))
    }
  }
}
