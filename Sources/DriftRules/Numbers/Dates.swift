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

  /// The whole numbers that a literal is made of.
  static func values(_ article: Article, _ literal: Int) -> [Int] {
    article.text(article.literals[literal].range).split { !$0.isNumber }.compactMap { Int($0) }
  }
}
