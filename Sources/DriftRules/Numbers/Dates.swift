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
    cancel(&target, article, &reference, other, number) { own in
      years.contains(own - buddhist.offset) ? [own - buddhist.offset] : []
    }
  }

  /// Drops decades together with the same ones of the other side that are written without their century: `1990s`, `90er`.
  static func cancelDecades(_ target: inout [Int], _ article: Article, _ reference: inout [Int], _ other: Article) {
    if target.isEmpty || reference.isEmpty { return }
    cancel(&target, article, &reference, other, decade) { own in
      own < 100 ? stride(from: own, through: years.upperBound, by: 100).filter(years.contains) : [own % 100]
    }
  }

  /// The value of a literal that may be a decade: tens of years, with a century or without; no tens of something else.
  private static func decade(_ article: Article, _ literal: Int) -> Int? {
    guard let value = number(article, literal), value % 10 == 0, years.contains(value) || (0..<100).contains(value),
      article.literals[literal].unit == 0
    else { return nil }
    return value
  }

  /// Drops each literal of the target together with the first one of the reference whose value stands for the same.
  ///
  /// - Parameters:
  ///   - value: That of a literal, nil of one that stays.
  ///   - others: The values that stand for one of the target's.
  /// - Complexity: O(n) on average.
  private static func cancel(
    _ target: inout [Int], _ article: Article, _ reference: inout [Int], _ other: Article,
    _ value: (Article, Int) -> Int?, _ others: (Int) -> [Int]
  ) {
    let wanted = target.map { value(article, $0).map(others) ?? [] }
    if wanted.allSatisfy(\.isEmpty) { return }
    // The first is the last.
    var places: [Int: [Int]] = [:]
    for place in reference.indices.reversed() {
      if let value = value(other, reference[place]) { places[value, default: []].append(place) }
    }
    var dropped = Set<Int>()
    target = zip(target, wanted).compactMap { literal, values in
      let found = values.filter { places[$0]?.isEmpty == false }.min { places[$0]!.last! < places[$1]!.last! }
      guard let found, let place = places[found]?.popLast() else { return literal }
      dropped.insert(place)
      return nil
    }
    reference = reference.indices.filter { !dropped.contains($0) }.map { reference[$0] }
  }

  /// The whole number that a literal is, nil of what is made of several.
  private static func number(_ article: Article, _ literal: Int) -> Int? {
    let values = values(article, literal)
    return values.count == 1 ? values[0] : nil
  }

  /// The whole numbers that a literal is made of.
  static func values(_ article: Article, _ literal: Int) -> [Int] {
    article.text(article.literals[literal].range).split { $0.wholeNumberValue == nil }.compactMap { digits in
      Int(String(digits.compactMap(\.wholeNumberValue).map { Character(String($0 % 10)) }))
    }
  }
}
