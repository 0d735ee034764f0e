import ParallelText
import Synchronization

/// The words of a language that turn a sentence around if another one stands in their place, and those that forbid or deny.
public final class OppositeWords: Sendable {
  /// Some kinds of words: a bit each.
  public struct Kinds: OptionSet, Sendable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) { self.rawValue = rawValue }

    fileprivate init(_ number: Int) { rawValue = 1 << UInt64(number) }

    /// What forbids: at the beginning of a clause, or anywhere.
    public static let order = Kinds(60)
    public static let prohibition = Kinds(61)
    /// What may be said without a negation, though the other language has one.
    public static let exempt = Kinds(62)
    public static let negation = Kinds(63)
    /// Whatever else forbids or avoids.
    public static let avoidance = Kinds(59)
    /// What says that something stays as it is: a prohibition may be put so.
    public static let keeping = Kinds(58)

    /// The opposites of those that have one: of two opposites the numbers are an even one and the next.
    public var opposites: Kinds {
      let all = intersection(OppositeWords.paired).rawValue
      let even: UInt64 = 0x5555_5555_5555_5555
      return Kinds(rawValue: (all & even) << 1 | (all >> 1) & even)
    }

    fileprivate static let named: [Substring: Kinds] = [
      "order": .order, "prohibition": .prohibition, "exempt": .exempt, "negation": .negation, "avoidance": .avoidance,
      "keeping": .keeping,
    ]
  }

  /// A word or a phrase of some kinds.
  public struct Match: Sendable {
    /// Of which it is one for certain, and of which it may be one.
    public var strong: Kinds
    public var weak: Kinds
    public var range: Range<Int>
  }

  /// What turns a sentence around if it is missing, or something else stands in its place: all kinds that have an opposite, and
  /// prohibitions.
  public static let telling = pairs.reduce(into: Kinds([.order, .prohibition])) {
    $0.formUnion($1.0)
    $0.formUnion($1.1)
  }

  /// The kinds that are opposites.
  public static let pairs: [(Kinds, Kinds)] = kindsOfPairs.pairs
  /// All kinds that have one.
  private static let paired = pairs.reduce(into: Kinds()) { $0.formUnion($1.0.union($1.1)) }

  /// A kind by its name in the data; none if no kind has it.
  public static func kinds(named name: String) -> Kinds { kindsOfPairs.named[Substring(name)] ?? [] }

  private static let kindsOfPairs: (pairs: [(Kinds, Kinds)], named: [Substring: Kinds]) = {
    var pairs: [(Kinds, Kinds)] = []
    var named = Kinds.named
    for pair in WordList.phrases(ofPrefix: "pairs:", in: PackageResources.opposite_words_txt).flatMap(\.phrases) {
      let names = pair.split(separator: " ")
      let kinds = (Kinds(2 * pairs.count), Kinds(2 * pairs.count + 1))
      named[names[0]] = kinds.0
      named[names[1]] = kinds.1
      pairs.append(kinds)
    }
    return (pairs, named)
  }()

  private static let known = Mutex<[Substring: OppositeWords?]>([:])

  /// nil of a language without such words.
  ///
  /// - Complexity: O(file) for the first text of a language, then O(1).
  public static func of(_ locale: LocaleTag) -> OppositeWords? {
    known.withLock { known in
      if let words = known[locale.language] { return words }
      let words = OppositeWords(locale.language)
      known[locale.language] = .some(words)
      return words
    }
  }

  private let phrases: PhraseTree
  /// Turkish denies by what stands within a word.
  private let endings: PhraseTree?
  /// The words that phrases of `telling` kinds begin with.
  private let firstWords: FirstWords?

  private init?(_ language: Substring) {
    let name = WordList.name(of: language)
    var phrases = PhraseDraft(hasSpaces: !WordList.isInRuns(name))
    var endings = PhraseDraft(hasSpaces: false)
    var first = FirstWords.Draft()
    var prefixes = Set<[UInt8]>()
    var isKnown = false
    WordList.forEachLine(ofPrefix: "\(name)-", in: PackageResources.opposite_words_txt) { line, text in
      isKnown = true
      let kind = Substring(line.dropFirst(name.utf8.count + 1).text)
      if kind == "prefixes" {
        text.forEachPhrase { prefixes.insert(Array($0)) }
      } else if let kinds = Self.kindsOfPairs.named[kind] {
        text.forEachPhrase { Self.add($0, kinds, to: &phrases, orEndings: &endings, &first) }
      }
    }
    if !isKnown { return nil }
    self.phrases = PhraseTree(phrases, prefixes: prefixes)
    self.endings = endings.isEmpty ? nil : PhraseTree(endings, prefixes: [])
    let areByWords = endings.isEmpty && prefixes.isEmpty && phrases.hasSpaces
    firstWords = areByWords ? FirstWords(first) : nil
  }

  /// The `telling` kinds of which a text may have words for certain: all that it has, and some that it has not. nil if its words
  /// do not tell, but its bytes do.
  ///
  /// - Parameters:
  ///   - words: The `WordHash`es of the text's words.
  ///   - stems: The hashes of their stems (`WordHash.ofStem`).
  /// - Complexity: O(words).
  public func possibleKinds(_ words: ArraySlice<UInt32>, stems: ArraySlice<UInt32>) -> Kinds? {
    firstWords?.kinds(words, stems)
  }

  /// Adds kinds of which a text may have words for certain. Complexity: O(bytes).
  public func addPossibleKinds(in text: ByteView, to kinds: inout Kinds) {
    phrases.addPossibleKinds(in: text, to: &kinds)
    endings?.addPossibleKinds(in: text, to: &kinds)
  }

  /// Reads the marks before a phrase, and whether it is what words end with.
  private static func add(
    _ phrase: ByteView, _ kinds: Kinds, to phrases: inout PhraseDraft, orEndings endings: inout PhraseDraft,
    _ first: inout FirstWords.Draft
  ) {
    var value = PhraseTree.Value()
    var text = phrase
    switch phrase.first {
    case UInt8(ascii: "!"): text = text.dropFirst()
    case UInt8(ascii: "~"):
      text = text.dropFirst()
      value.weak = kinds
    default:
      value.strong = kinds
      value.weak = kinds
    }
    if text.first == UInt8(ascii: "*") {
      text = text.dropFirst()
      value.isOpen = text.last == UInt8(ascii: "*")
      endings.add(text.prefix { $0 != UInt8(ascii: "*") }, value)
    } else {
      phrases.add(text, value)
      if !value.strong.isDisjoint(with: telling) { first.add(text, kinds) }
    }
  }

  /// The words and phrases of a text from left to right, of those that begin alike the longest, and none within another.
  ///
  /// - Parameter text: UTF-8, with `'` for apostrophes.
  /// - Complexity: O(bytes).
  public func matches(in text: ByteView) -> [Match] {
    var found: [Match] = []
    phrases.eachMatch(in: text) { found.append($0) }
    endings?.eachMatch(in: text) { found.append($0) }
    return found
  }

  /// Adds all kinds of words that a text has, for certain and perhaps. Complexity: O(bytes).
  public func addKinds(in text: ByteView, to kinds: inout (strong: Kinds, weak: Kinds)) {
    func add(_ match: Match) {
      kinds.strong.formUnion(match.strong)
      kinds.weak.formUnion(match.weak)
    }
    phrases.eachMatch(in: text, add)
    endings?.eachMatch(in: text, add)
  }
}
