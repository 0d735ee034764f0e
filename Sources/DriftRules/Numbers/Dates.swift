import ParallelText

/// Dates and times that two languages write in different ways.
enum Dates {
  /// Drops a date in digits (`22.10.2018`) together with the other side's numbers of the same day and year, where the
  /// month stands in words, and hours that differ by half a day.
  static func cancel(_ first: inout [Int], _ article: Article, _ second: inout [Int], _ other: Article) {
    if first.isEmpty || second.isEmpty { return }
    /// Of those that are one whole number, by that number, where they stand in `second`, the first one last.
    var places: [Int: [Int]] = [:]
    for (place, literal) in second.enumerated().reversed() {
      let value = values(other, literal)
      if value.count == 1 { places[value[0], default: []].append(place) }
    }
    var dropped = Set<Int>()
    let literals = second
    first.removeAll { literal in
      let parts = values(article, literal)
      if article.literals[literal].kind == .date {
        let same = Set(parts).compactMap { places.removeValue(forKey: $0) }.joined()
        dropped.formUnion(same)
        return !same.isEmpty
      }
      guard let hour = parts.first, parts.count == 1, hour > 12, hour < 24, let place = places[hour - 12]?.last,
        isFollowedByDayHalf(other, literals[place])
      else { return false }
      places[hour - 12]!.removeLast()
      dropped.insert(place)
      return true
    }
    if !dropped.isEmpty { second = second.indices.filter { !dropped.contains($0) }.map { second[$0] } }
  }

  /// The whole numbers that a literal is made of.
  static func values(_ article: Article, _ literal: Int) -> [Int] {
    article.text(article.literals[literal].range).split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// `3 PM`, `3:00 p.m.`
  private static func isFollowedByDayHalf(_ article: Article, _ literal: Int) -> Bool {
    let end = article.literals[literal].range.end
    let rest = article.source.bytes[end..<min(end + 10, article.source.bytes.count)].map { $0 | 0x20 }
    let letters = rest.drop {
      $0 == 0x20 || $0 == UInt8(ascii: ":") || ASCII.isDigit($0) || $0 == 0xC2 || $0 == 0xA0
    }
    return letters.starts(with: "pm".utf8) || letters.starts(with: "p.m".utf8)
  }
}
