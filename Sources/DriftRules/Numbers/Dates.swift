import ParallelText

/// Dates and times that two languages write in different ways.
enum Dates {
  /// Drops a date in digits (`22.10.2018`) together with the other side's numbers of the same day and year, where the
  /// month stands in words, and hours that differ by half a day.
  static func cancel(_ first: inout [Int], _ article: Article, _ second: inout [Int], _ other: Article) {
    first.removeAll { literal in
      let parts = values(article, literal)
      if article.literals[literal].kind == .date {
        let before = second.count
        second.removeAll { candidate in
          let value = values(other, candidate)
          return value.count == 1 && parts.contains(value[0])
        }
        return second.count < before
      }
      guard let hour = parts.first, parts.count == 1, hour > 12, hour < 24,
        let index = second.firstIndex(where: { values(other, $0) == [hour - 12] }),
        isFollowedByDayHalf(other, second[index])
      else { return false }
      second.remove(at: index)
      return true
    }
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
