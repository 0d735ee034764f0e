import ParallelText
import Synchronization

/// Numbers in words, the names of months and of days of the week, and words for the halves of the day, in one language.
public final class SpeltNumbers: Sendable {
  public enum Kind: Sendable {
    /// A month is 1...12, a weekday 1...7 from Sunday, a half of the day as in `DayHalf`.
    case cardinal, ordinal, month, weekday, dayHalf

    /// Whether a number of this kind tells something by itself: `one` and `first` are used as articles and in sayings.
    public func isTelling(_ value: Int) -> Bool {
      switch self {
      case .cardinal: value > 1
      case .ordinal: value > 2
      case .month, .weekday, .dayHalf: true
      }
    }
  }

  /// When an hour up to 12 is: before noon, after it, or at night, which is both.
  public enum DayHalf: Int, Sendable {
    case morning, afternoon, night

    /// The hour of 24 that an hour of twelve is.
    public func hour(_ hour: Int) -> Int {
      switch self {
      case .morning: hour % 12
      case .afternoon: hour % 12 + 12
      case .night: hour < 6 || hour == 12 ? hour % 12 : hour + 12
      }
    }
  }

  public struct Number: Sendable {
    public var value: Int
    public var kind: Kind
    /// Whether it says a number by itself: `both` and `thousands` do not.
    public var isSure = true
  }

  public struct Month: Sendable {
    public var value: Int
    /// An abbreviation is a month only beside a day or a year.
    public var isFull: Bool
  }

  /// By the words' hashes, also by those of words with a prefix.
  private let numbers: [UInt32: Number]
  private let months: [UInt32: Month]
  /// What names of months and days, and `first` to `third`, begin with in a language where they have endings.
  private let stems: [UInt32: Number]
  /// The hashes of those of both that tell something by themselves.
  private let telling: HashSet<UInt32>
  /// One bit for each word's hash, of its lowest: most words of a text are told apart by them.
  private let filter: HashFilter
  private let tellingFilter: HashFilter
  private let stemFilter: HashFilter
  /// What words and stems begin with: most words of a text are told apart by their first bytes.
  private let beginnings: WordBeginnings
  /// Of a script without spaces, what stands behind numbers.
  private let counters: [[UInt8]]
  /// Of a script without spaces, to be found inside a run of letters: by their first letters, longest first.
  private let runs: [UInt32: [(word: [UInt8], number: Number)]]
  /// What stands between the parts of a number: `treinta y tres`.
  public let joins: [[UInt8]]
  /// Whether tens are written as two words, and so are the numbers between them: `ba mươi`, `mười hai`.
  public let hasWordForTens: Bool
  /// Whether some names are of two words.
  public let hasPhrases: Bool
  /// Whether months and days are written with a capital.
  public let capitalizesNames: Bool
  /// Whether numbers stand inside of runs of letters, as no spaces stand between words.
  public let isRunning: Bool
  /// Whether all forms of numbers in words are known: they have no endings, and nothing is written together with them.
  public let knowsAllForms: Bool
  /// Whether the word for the half of the day stands before the hour.
  public let halvesStandBefore: Bool

  /// The numbers of a locale's language, nil if none are known.
  public static func of(_ locale: LocaleTag) -> SpeltNumbers? {
    known.withLock { known in
      let name = locale.description
      if let numbers = known[name] { return numbers }
      let numbers = SpeltNumbers(name) ?? languageNames(locale).lazy.compactMap(SpeltNumbers.init).first
      known[name] = .some(numbers)
      return numbers
    }
  }

  /// Whether something that is counted, or a unit, begins what stands right behind a number.
  public func isCounted(_ rest: ByteView) -> Bool {
    counters.contains { rest.starts(with: $0) }
  }

  private static let known = Mutex<[String: SpeltNumbers?]>([:])

  /// Under which names the data may have the language of a locale.
  private static func languageNames(_ locale: LocaleTag) -> [String] {
    let language = locale.language
    return [String(language), language == "no" ? "nb" : "\(language)-Hans"]
  }

  private init?(_ name: String) {
    func words(_ kind: String) -> [Substring] {
      WordList.words(of: name + kind, in: PackageResources.number_words_txt) ?? []
    }
    func entries(_ list: [Substring]?, _ kind: Kind) -> [(word: String, value: Number)] {
      (list ?? []).compactMap(Self.parse).map { ($0.word, Number(value: $0.value, kind: kind, isSure: $0.isFull)) }
    }
    let cardinals = entries(words(""), .cardinal)
    let monthNames = (WordList.words(of: name, in: PackageResources.month_names_txt) ?? []).compactMap(Self.parse)
    guard !cardinals.isEmpty || !monthNames.isEmpty else { return nil }
    let weekdays = entries(WordList.words(of: name, in: PackageResources.weekday_names_txt), .weekday)
    let halvesBefore = WordList.words(of: name + "-before", in: PackageResources.day_halves_txt)
    let halves = entries(
      halvesBefore ?? WordList.words(of: name, in: PackageResources.day_halves_txt), .dayHalf)
    halvesStandBefore = halvesBefore != nil
    capitalizesNames = weekdays.first.map { $0.word.first!.isUppercase } ?? false
    hasWordForTens = cardinals.contains { $0.value.value == 10 && !$0.value.isSure }
    hasPhrases = weekdays.contains { $0.word.contains(" ") }
    joins = words("-joins").map { Array($0.utf8) }

    let prefixes = words("-prefixes")
    var beginnings = WordBeginnings()
    let ordinals = entries(words("-ordinals"), .ordinal)
    // Greek has one word for Tuesday and for the third, and tells them apart by the capital.
    var numbers: [UInt32: Number] = [:]
    for (word, number) in capitalizesNames ? weekdays : [] {
      for form in [word, word.uppercased()] {
        numbers[WordHash.of(form.utf8)] = number
        beginnings.insert(Array(form.utf8), isOpen: false)
      }
    }
    let all = cardinals + ordinals + (capitalizesNames ? [] : weekdays) + halves
    numbers.merge(Self.table(all, prefixes, &beginnings), uniquingKeysWith: { first, _ in first })
    self.numbers = numbers
    // Of `p.m.` the words of an article have the letters.
    let abbreviated = halves.filter { $0.value.value == 1 && $0.word.contains(".") }
      .map { WordHash.of($0.word.prefix { $0 != "." }.utf8) }
    months = Self.table(
      monthNames.map { ($0.word, Month(value: $0.value, isFull: $0.isFull)) }, prefixes, &beginnings)
    let inflected = WordList.words(of: "inflected", in: PackageResources.weekday_names_txt) ?? []
    let fullMonths = monthNames.filter(\.isFull).map { (word: $0.word, value: Number(value: $0.value, kind: .month)) }
    let names =
      fullMonths + weekdays.map { (word: $0.word.lowercased(), value: $0.value) }
      + ordinals.filter { $0.value.value < 4 }
    knowsAllForms = !cardinals.isEmpty && prefixes.isEmpty && !inflected.contains(name[...])
    stems = inflected.contains(name[...]) ? Self.stems(names, &beginnings) : [:]
    self.beginnings = beginnings
    stemFilter = HashFilter(Array(stems.keys))
    let monthHashes = Array(months.keys)
    filter = HashFilter(Array(numbers.keys) + monthHashes + abbreviated)
    // The first for the second is another page, too.
    let tellingHashes =
      numbers.compactMap { $1.kind == .ordinal || $1.kind.isTelling($1.value) ? $0 : nil } + monthHashes + abbreviated
    telling = HashSet(tellingHashes)
    tellingFilter = HashFilter(tellingHashes)
    counters = words("-counters").map { Array($0.utf8) }
    let hasSpaces = !["ja", "zh", "th", "lo", "km", "my"].contains(String(name.prefix(2)))
    let running = hasSpaces ? [] : cardinals + ordinals + weekdays + halves + fullMonths
    runs = Dictionary(
      grouping: running.map { (word: Array($0.word.utf8), number: $0.value) }.filter { $0.word[0] >= 0xE0 }
        .sorted { ($1.word.count, $0.number.value) < ($0.word.count, $1.number.value) }
    ) { $0.word.withBytes { letter($0.prefix(3)) } }
    isRunning = !runs.isEmpty
  }

  /// What words mean, by their hashes; of two readings the first. A word counts more than what it is with a prefix.
  ///
  /// - Parameter beginnings: Takes what they begin with.
  private static func table<Value>(
    _ words: [(word: String, value: Value)], _ prefixes: [Substring], _ beginnings: inout WordBeginnings
  ) -> [UInt32: Value] {
    var table: [UInt32: Value] = Dictionary(minimumCapacity: 3 * words.count)
    for prefix in [""] + prefixes {
      var start = WordHash()
      for byte in prefix.utf8 { start.combine(byte) }
      for (word, value) in words where prefix.isEmpty || !word.utf8.contains(UInt8(ascii: "-")) {
        Array(word.utf8).withBytes { word in
          word.forEachCasing { form in
            var hash = start
            for byte in form { hash.combine(byte) }
            if table[hash.value] == nil { table[hash.value] = value }
            beginnings.insert(prefix.utf8 + Array(form), isOpen: false)
          }
        }
      }
    }
    return table
  }

  /// Names and, where they are long enough, names without their last letter, which an ending takes the place of.
  ///
  /// - Parameter beginnings: Takes what they begin with.
  private static func stems(
    _ names: [(word: String, value: Number)], _ beginnings: inout WordBeginnings
  ) -> [UInt32: Number] {
    var stems: [UInt32: Number] = [:]
    for (word, number) in names {
      let letters = word.unicodeScalars.count
      // Three syllables of Hangul are as much as six letters.
      let isHangul = word.utf8.first! >= 0xE0 && letters >= 3
      for form in isHangul
        ? [word[...]] : letters >= 6 ? [word[...], word.dropLast()] : letters == 5 ? [word[...]] : []
      {
        Array(form.utf8).withBytes { form in
          form.forEachCasing {
            stems[WordHash.of($0)] = number
            beginnings.insert(Array($0), isOpen: true)
          }
        }
      }
    }
    return stems
  }

  /// `value=word`, or `value~word` of what says it only together with others; `_` stands for a space.
  private static func parse(_ entry: Substring) -> (value: Int, word: String, isFull: Bool)? {
    let bytes = entry.utf8
    guard let sign = bytes.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "~") }),
      let value = Int(entry[..<sign])
    else { return nil }
    let word = bytes[bytes.index(after: sign)...].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    return (value, String(decoding: word, as: UTF8.self), bytes[sign] == UInt8(ascii: "="))
  }

  /// Whether one of the words may be a number that tells something, or a name; never false if one is.
  ///
  /// Complexity: O(words).
  public func mayTell(_ words: UnsafeBufferPointer<UInt32>) -> Bool {
    if isRunning { return true }
    var mayTell = false
    tellingFilter.forEachCandidate(in: words) { word in
      mayTell = telling.contains(word)
      return !mayTell
    }
    return mayTell
  }

  /// Whether a word that begins with eight bytes may be a number or a name, or begin with one, by itself; never false if it does.
  public func mayBegin(_ eight: EightBytes) -> Bool {
    if isRunning || hasPhrases { return true }
    return beginnings.withFilter { $0.mayBegin(eight) }
  }

  /// Whether a word without hyphens may be a number or a name by itself, or begin one of two words; never false if it does.
  ///
  /// - Parameters:
  ///   - word: Its letters.
  ///   - hash: Its `WordHash`.
  public func mayHave(_ word: ByteView, hash: UInt32) -> Bool {
    filter.mayContain(hash) || isRunning || hasPhrases || mayBeInflected(word)
  }

  private func mayBeInflected(_ word: ByteView) -> Bool { !stems.isEmpty && word.count >= 6 }

  /// The number that a word is, be it with a prefix; of `two-factor` the first part.
  ///
  /// - Parameter hash: The word's `WordHash`.
  public func number(_ word: ByteView, hash: UInt32) -> Number? {
    if filter.mayContain(hash), let number = numbers[hash] { return number }
    for index in word.indices where word[index] == UInt8(ascii: "-") {
      return numbers[WordHash.of(word[word.startIndex..<index])]
    }
    return nil
  }

  /// The month that a word names by its `WordHash`.
  public func month(hash: UInt32) -> Month? { filter.mayContain(hash) ? months[hash] : nil }

  /// The month, the day of the week or the first ordinal that a word names with an ending of at most four letters.
  public func inflectedName(_ word: ByteView) -> Number? {
    guard mayBeInflected(word) else { return nil }
    let longestEnding = word[word.startIndex] >= 0xE0 ? 12 : 8
    let bytes = word.buffer
    var hash = WordHash()
    var found: Number?
    for index in 0..<bytes.count {
      hash.combine(bytes[index])
      // A stem ends with a letter.
      let length = index + 1
      if length < 5 || bytes.count - length > longestEnding || length < bytes.count && bytes[length] & 0xC0 == 0x80 {
        continue
      }
      if stemFilter.mayContain(hash.value), let name = stems[hash.value] { found = name }
    }
    return found
  }

  /// The longest number or name that a run of letters begins with, and the bytes that it takes; nil if there is none.
  public func numberAtStart(of letters: ByteView) -> (number: Number, length: Int)? {
    runs[letter(letters.prefix(3))]?.first { letters.starts(with: $0.word) }.map { ($0.number, $0.word.count) }
  }
}
