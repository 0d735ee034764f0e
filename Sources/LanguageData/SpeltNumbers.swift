import ParallelText
import Synchronization

/// Numbers in words and the names of months, in one language.
public final class SpeltNumbers: Sendable {
  public enum Kind: Sendable {
    case cardinal, ordinal, month

    /// Whether a number of this kind tells something: `one` and `first` are used as articles and in sayings.
    public func isTelling(_ value: Int) -> Bool { self == .month || value > (self == .ordinal ? 2 : 1) }
  }
  public struct Number: Sendable {
    public var value: Int
    public var kind: Kind
  }

  /// By the words' hashes, also by those of words with a prefix.
  private let numbers: [UInt32: Number]
  private let months: [UInt32: Int]
  /// One bit for each word's hash, of its lowest: most words of a text are told apart by it.
  private let filter: HashFilter
  /// Of a script without spaces, what stands behind numbers.
  private let counters: [[UInt8]]
  /// Of a script without spaces, to be found inside a run of letters; longest first.
  private let runs: [(word: [UInt8], value: Int)]
  private let firstLetters: HashSet<UInt32>

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
    let cardinals = words("").compactMap(Self.parse)
    let monthNames = (WordList.words(of: name, in: PackageResources.month_names_txt) ?? []).compactMap(Self.parse)
    guard !cardinals.isEmpty || !monthNames.isEmpty else { return nil }
    let prefixes = words("-prefixes")
    let ordinals = words("-ordinals").compactMap(Self.parse)
    numbers = Self.table(
      cardinals.map { ($0.word, Number(value: $0.value, kind: .cardinal)) }
        + ordinals.map { ($0.word, Number(value: $0.value, kind: .ordinal)) }, prefixes)
    months = Self.table(monthNames.map { ($0.word, $0.value) }, prefixes)
    filter = HashFilter(Array(numbers.keys) + Array(months.keys))
    counters = words("-counters").map { Array($0.utf8) }
    let isRunning = ["ja", "zh", "th", "lo", "km", "my"].contains(String(name.prefix(2)))
    runs =
      !isRunning
      ? []
      : cardinals.map { (Array($0.word.utf8), $0.value) }
        .sorted { ($1.word.count, $0.value) < ($0.word.count, $1.value) }
    firstLetters = HashSet(runs.map { $0.word.withBytes { letter($0.prefix(3)) } })
  }

  /// What words mean, by their hashes; of two readings the first. A word counts more than what it is with a prefix.
  private static func table<Value>(_ words: [(word: Substring, value: Value)], _ prefixes: [Substring]) -> [UInt32:
    Value]
  {
    var table: [UInt32: Value] = [:]
    let forms = words.flatMap { word, value in word.casings.map { (bytes: Array($0.utf8), value: value) } }
    for prefix in [""] + prefixes {
      var start = WordHash()
      for byte in prefix.utf8 { start.combine(byte) }
      for (bytes, value) in forms where prefix.isEmpty || !bytes.contains(UInt8(ascii: "-")) {
        var hash = start
        for byte in bytes { hash.combine(byte) }
        if table[hash.value] == nil { table[hash.value] = value }
      }
    }
    return table
  }

  private static func parse(_ entry: Substring) -> (value: Int, word: Substring)? {
    guard let sign = entry.firstIndex(of: "="), let value = Int(entry[..<sign]) else { return nil }
    return (value, entry[entry.index(after: sign)...])
  }

  /// Whether one of the words may be a number, and one that tells something; never false if one is.
  ///
  /// Complexity: O(words).
  public func mayContain(_ words: ArraySlice<UInt32>) -> (any: Bool, telling: Bool) {
    if isRunning { return (true, true) }
    var any = false
    for word in words where filter.mayContain(word) {
      let number = numbers[word]
      if let number, number.kind.isTelling(number.value) { return (true, true) }
      if months[word] != nil { return (true, true) }
      any = any || number != nil
    }
    return (any, false)
  }

  /// The number that a word is, be it with a prefix; of `twenty-four` the whole, of `two-factor` the first part.
  ///
  /// - Parameter hash: The word's `WordHash`.
  public func number(_ word: ByteView, hash: UInt32) -> Number? {
    if filter.mayContain(hash), let number = numbers[hash] { return number }
    return word.firstIndex(of: UInt8(ascii: "-")).flatMap { numbers[WordHash.of(word[..<$0])] }
  }

  /// The month that a word names by its `WordHash`, 1...12.
  public func month(hash: UInt32) -> Int? { filter.mayContain(hash) ? months[hash] : nil }

  /// Whether numbers stand inside of runs of letters, as no spaces stand between words.
  public var isRunning: Bool { !runs.isEmpty }

  /// The longest number that a run of letters begins with, and the bytes that it takes; nil if there is none.
  public func numberAtStart(of letters: ByteView) -> (value: Int, length: Int)? {
    guard firstLetters.contains(letter(letters.prefix(3))) else { return nil }
    return runs.first { letters.starts(with: $0.word) }.map { ($0.value, $0.word.count) }
  }
}
