import ParallelText
import Synchronization

/// Numbers in words and the names of months, in one language.
public struct SpeltNumbers: Sendable {
  public enum Kind: Sendable {
    case cardinal, ordinal, month
  }
  public struct Number: Sendable {
    public var value: Int
    public var kind: Kind
  }

  private var numbers: [UInt32: Number] = [:]
  private var months: [UInt32: Int] = [:]
  /// One bit for each word's hash, of its lowest 12: most words of a text are told apart by it.
  private var filter = [UInt64](repeating: 0, count: 64)
  /// Words that are written together with the one behind them.
  private var prefixes: [[UInt8]] = []
  /// Of a script without spaces, what stands behind numbers.
  private var counters: [[UInt8]] = []
  /// Of a script without spaces, to be found inside a run of letters; longest first.
  public private(set) var runs: [(word: [UInt8], value: Int)] = []

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
    let cardinals = WordList.words(of: name, in: PackageResources.number_words_txt)
    let months = WordList.words(of: name, in: PackageResources.month_names_txt)
    guard cardinals != nil || months != nil else { return nil }
    add(cardinals ?? [], .cardinal)
    add(WordList.words(of: name + "-ordinals", in: PackageResources.number_words_txt) ?? [], .ordinal)
    for (month, word) in (months ?? []).compactMap(Self.parse) {
      for hash in Self.hashes(word) {
        self.months[hash] = month
        mark(hash)
      }
    }
    prefixes = (WordList.words(of: name + "-prefixes", in: PackageResources.number_words_txt) ?? []).map {
      Array($0.utf8)
    }
    counters = (WordList.words(of: name + "-counters", in: PackageResources.number_words_txt) ?? []).map {
      Array($0.utf8)
    }
    if ["ja", "zh", "th", "lo", "km", "my"].contains(String(name.prefix(2))) {
      runs = (cardinals ?? []).compactMap(Self.parse).map { (Array($0.word.utf8), $0.value) }
        .sorted { ($1.word.count, $0.value) < ($0.word.count, $1.value) }
    }
  }

  private static func parse(_ entry: Substring) -> (value: Int, word: Substring)? {
    guard let sign = entry.firstIndex(of: "="), let value = Int(entry[..<sign]) else { return nil }
    return (value, entry[entry.index(after: sign)...])
  }

  private mutating func add(_ entries: [Substring], _ kind: Kind) {
    for (value, word) in entries.compactMap(Self.parse) {
      for hash in Self.hashes(word) where numbers[hash] == nil {
        numbers[hash] = Number(value: value, kind: kind)
        mark(hash)
      }
    }
  }

  private static func hashes(_ word: Substring) -> [UInt32] {
    [String(word), word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()].map { WordHash.of($0.utf8) }
  }

  private mutating func mark(_ hash: UInt32) { filter[Int(hash & 63)] |= 1 << UInt64(hash >> 6 & 63) }

  /// Whether one of the words may be a number; never false if one is. Complexity: O(words).
  public func mayContain(_ words: ArraySlice<UInt32>) -> Bool {
    if !prefixes.isEmpty || !runs.isEmpty { return true }
    return words.contains {
      filter[Int($0 & 63)] & 1 << UInt64($0 >> 6 & 63) != 0 && (numbers[$0] != nil || months[$0] != nil)
    }
  }

  /// Whether a word may be a number or a month, or have one in it; never false if it is. Complexity: O(bytes).
  public func mayHaveNumber(_ word: ByteView) -> Bool {
    if !prefixes.isEmpty || !runs.isEmpty { return true }
    let hash = WordHash.of(word)
    return filter[Int(hash & 63)] & 1 << UInt64(hash >> 6 & 63) != 0 || word.contains(UInt8(ascii: "-"))
  }

  /// The number that a word is, be it with a prefix; of `twenty-four` the whole, of `two-factor` the first part.
  public func number(_ word: ByteView) -> Number? {
    if let number = numbers[WordHash.of(word)] { return number }
    if let dash = word.firstIndex(of: UInt8(ascii: "-")) { return numbers[WordHash.of(word[..<dash])] }
    return withoutPrefix(word) { numbers[$0] }
  }

  /// The month that a word names, 1...12.
  public func month(_ word: ByteView) -> Number? {
    (months[WordHash.of(word)] ?? withoutPrefix(word) { months[$0] }).map { Number(value: $0, kind: .month) }
  }

  private func withoutPrefix<Value>(_ word: ByteView, _ value: (UInt32) -> Value?) -> Value? {
    for prefix in prefixes where word.starts(with: prefix) {
      if let value = value(WordHash.of(word.dropFirst(prefix.count))) { return value }
    }
    return nil
  }
}
