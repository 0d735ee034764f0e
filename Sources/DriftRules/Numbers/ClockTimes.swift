import LanguageData
import ParallelText

/// The hours of one block of text with a word beside them that tells the half of the day: `6 PM`, `午後6時`.
struct ClockTimes {
  struct Time {
    var literal: Int
    /// 1...12, as it is written.
    var hour: Int
    var half: SpeltNumbers.DayHalf
    /// The word for the half; nil where it stands beside the other end of a range (`6 to 9 PM`).
    var word: SourceRange?

    var hourOfDay: Int { half.hour(hour) }
    /// From the hour to its word, in whatever order they stand.
    func range(_ article: Article) -> SourceRange {
      let range = article.literals[literal].range
      guard let word else { return range }
      return SourceRange(min(range.start, word.start), max(range.end, word.end))
    }
  }

  private let article: Article
  /// The plain numbers of the block, in the order of the text.
  private let numbers: [Int]
  private(set) var times: [Time] = []

  init(_ article: Article, _ block: Int, _ words: NumberWords) {
    self.article = article
    numbers =
      words.halves.isEmpty ? [] : article.blocks[block].literalIndexes.filter { article.literals[$0].kind == .number }
    if numbers.isEmpty { return }
    for word in words.halves {
      guard let half = SpeltNumbers.DayHalf(rawValue: word.value),
        let place = hour(of: word, isBefore: words.halvesStandBefore), let hour = hour(place)
      else { continue }
      times.append(Time(literal: numbers[place], hour: hour, half: half, word: word.range))
      addOtherEnd(of: place, hour, half, isBefore: words.halvesStandBefore)
    }
  }

  // MARK: Comparing

  /// Drops hours that are left over on both sides and are the same time of day: `6 PM` and `18 h`, `12 AM` and `0 h`.
  static func cancel(
    _ times: (target: ClockTimes, reference: ClockTimes), _ target: inout [Int], _ reference: inout [Int]
  ) {
    if times.target.times.isEmpty, times.reference.times.isEmpty { return }
    let targetHours = times.target.hoursOfDay
    let referenceHours = times.reference.hoursOfDay
    var minutesToDrop: [Int] = []
    target.removeAll { literal in
      guard let hour = targetHours[literal] ?? times.target.plainHour(literal) else { return false }
      let place = reference.firstIndex { other in
        // One of the two at least is told to be a time.
        (targetHours[literal] != nil || referenceHours[other] != nil)
          && (referenceHours[other] ?? times.reference.plainHour(other)) == hour
      }
      guard let place else { return false }
      let other = reference.remove(at: place)
      // The minutes of `18.30` are part of the number, those of `6:30 PM` are one of their own.
      if let minutes = times.target.minutes(literal) {
        if let place = reference.firstIndex(where: { times.reference.isNumber($0, minutes) }) {
          reference.remove(at: place)
        }
      } else if let minutes = times.reference.minutes(other) {
        minutesToDrop.append(minutes)
      }
      return true
    }
    for minutes in minutesToDrop {
      if let place = target.firstIndex(where: { times.target.isNumber($0, minutes) }) { target.remove(at: place) }
    }
  }

  /// The hours of two texts that are written alike and are in two halves of the day, or have lost theirs.
  static func difference(
    _ times: (target: ClockTimes, reference: ClockTimes), _ words: (target: NumberWords, reference: NumberWords),
    _ match: AlignedPair.Match, _ pair: AlignedPair
  ) -> (target: SourceRange, reference: SourceRange)? {
    let (target, reference) = (times.target, times.reference)
    for time in reference.sureTimes {
      let here = target.sureTimes.filter { $0.hour == time.hour }
      let there = reference.sureTimes.filter { $0.hour == time.hour }
      if here.count == there.count {
        // As many of this hour on both sides, and one half of the day too often.
        let halves = (here.map(\.hourOfDay).sorted(), there.map(\.hourOfDay).sorted())
        guard halves.0 != halves.1, let other = zip(here, there).first(where: { $0.hourOfDay != $1.hourOfDay })
        else { continue }
        return (other.0.range(pair.target), other.1.range(pair.reference))
      }
      guard here.isEmpty, words.target.halves.isEmpty, time.half == .afternoon, time.hour < 12 else { continue }
      let literals = pair.target.blocks[match.target].literalIndexes.filter { pair.target.literals[$0].kind == .number }
      let sameHour = literals.filter { pair.target.literals[$0].isNumber(time.hour) }
      let has24Hours = literals.contains { pair.target.literals[$0].isNumber(time.hourOfDay) }
      if sameHour.count == there.count, !has24Hours {
        return (pair.target.literals[sameHour[0]].range, time.range(pair.reference))
      }
    }
    return nil
  }

  private var sureTimes: [Time] { times.filter { $0.word != nil } }

  private var hoursOfDay: [Int: Int] {
    Dictionary(times.map { ($0.literal, $0.hourOfDay) }, uniquingKeysWith: { first, _ in first })
  }

  /// The hour that a number may be by the clock of 24 hours.
  private func plainHour(_ literal: Int) -> Int? {
    let values = Dates.values(article, literal)
    guard let hour = values.first, hour <= 24, values.count == 1 || minutes(literal) != nil else { return nil }
    return hour % 24
  }

  /// The minutes of a time that is written as a decimal: `18.30`.
  private func minutes(_ literal: Int) -> Int? {
    let values = Dates.values(article, literal)
    return values.count == 2 && values[0] <= 24 && values[1] < 60
      && article.text(article.literals[literal].range).suffix(3).first == "."
      ? values[1] : nil
  }

  private func isNumber(_ literal: Int, _ value: Int) -> Bool { article.literals[literal].isNumber(value) }

  // MARK: Finding

  /// Where in `numbers` the hour of a word stands.
  private func hour(of word: NumberWords.Word, isBefore: Bool) -> Int? {
    let next = numbers.firstIndex { article.literals[$0].range.start >= word.range.end }
    if isBefore || next == numbers.startIndex, let next {
      let gap = SourceRange(word.range.end, article.literals[numbers[next]].range.start)
      if gap.count <= 3, article.source[gap].allSatisfy(Self.isSpace) { return next }
    }
    guard let last = numbers.lastIndex(where: { article.literals[$0].range.end <= word.range.start }) else {
      return nil
    }
    let gap = SourceRange(article.literals[numbers[last]].range.end, word.range.start)
    guard isWithinTime(gap, atMost: 24) else { return nil }
    // Of `7:15 AM` and `7 h 15 du matin` the first number.
    if last > 0 {
      let between = SourceRange(
        article.literals[numbers[last - 1]].range.end, article.literals[numbers[last]].range.start)
      if between.count <= 4, article.source[between].contains(where: { !Self.isSpace($0) && $0 != UInt8(ascii: "-") }),
        isWithinTime(between, atMost: 4), article.literals[numbers[last]].range.count == 2
      {
        return last - 1
      }
    }
    // What stands right behind a number may count it: `3 дня` are three days.
    let isUnit = article.source.withBytes { Units.unit(of: $0[word.range]) != nil }
    return isUnit && article.source[gap].allSatisfy(Self.isSpace) ? nil : last
  }

  /// The other end of a range: the half belongs to both.
  private mutating func addOtherEnd(of place: Int, _ hour: Int, _ half: SpeltNumbers.DayHalf, isBefore: Bool) {
    let other = isBefore ? place + 1 : place - 1
    guard numbers.indices.contains(other), let otherHour = self.hour(other),
      !times.contains(where: { $0.literal == numbers[other] })
    else { return }
    let (first, last) = isBefore ? (numbers[place], numbers[other]) : (numbers[other], numbers[place])
    guard isWithinTime(SourceRange(article.literals[first].range.end, article.literals[last].range.start), atMost: 16)
    else { return }
    // `11 to 1 PM` begins before noon.
    let (begin, end) = isBefore ? (hour, otherHour) : (otherHour, hour)
    let isSame = begin % 12 < end % 12
    let otherHalf: SpeltNumbers.DayHalf = isSame ? half : half == .morning ? .afternoon : .morning
    times.append(Time(literal: numbers[other], hour: otherHour, half: otherHalf, word: nil))
  }

  private func hour(_ place: Int) -> Int? {
    let values = Dates.values(article, numbers[place])
    return values.count == 1 && (1...12).contains(values[0]) ? values[0] : nil
  }

  /// Whether a sentence goes on in a gap, and the time with it.
  private func isWithinTime(_ gap: SourceRange, atMost length: Int) -> Bool {
    gap.count >= 0 && gap.count <= length
      && !article.source[gap].contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "|")
          || $0 == 0x0A
      }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0xC2 || byte == 0xA0 || byte == 0xE2 || byte == 0x80 || byte == 0xAF
  }
}
