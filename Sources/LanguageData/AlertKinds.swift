import ParallelText
import Synchronization

/// What an alert is to its readers, whatever it is called: some words may stand for several kinds.
public struct AlertKinds: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let note = AlertKinds(rawValue: 1)
  public static let tip = AlertKinds(rawValue: 2)
  public static let important = AlertKinds(rawValue: 4)
  public static let warning = AlertKinds(rawValue: 8)
  public static let danger = AlertKinds(rawValue: 16)

  /// Whether two words may be each other's translations: what is important may be a note or a warning.
  public func isNear(_ other: AlertKinds) -> Bool {
    var weights = self
    if !isDisjoint(with: [.note, .tip]) { weights.formUnion([.note, .tip, .important]) }
    if !isDisjoint(with: [.warning, .danger]) { weights.formUnion([.warning, .danger, .important]) }
    return !weights.isDisjoint(with: other) || contains(.important)
  }

  private static let names: [Substring: AlertKinds] = [
    "note": .note, "tip": .tip, "important": .important, "warning": .warning, "danger": .danger,
  ]

  /// What a word stands for in a language or, if it has no such word, in English and in markup; empty of any other word.
  ///
  /// - Parameter word: In whatever case.
  /// - Complexity: O(word), after the first word in the language.
  public static func named(_ word: String, in locale: LocaleTag) -> AlertKinds {
    // Most texts that are asked about are of ASCII, and none of these.
    var word = word
    let mayBeKnown = word.withUTF8 { $0.contains { $0 >= 0x80 } || plainHashes.contains(WordHash(of: $0).value) }
    if !mayBeKnown { return [] }
    word = word.lowercased()
    return words(of: locale.language)[word] ?? words(of: "en")[word] ?? []
  }

  /// Whether a word names an alert in some language: `hinweis`, `uyarı`.
  ///
  /// - Parameter word: In whatever case.
  /// - Complexity: O(word), after the first call.
  public static func isNamed(_ word: String) -> Bool { allWords.contains(word.lowercased()) }

  private static let allWords = Set(
    WordList.phrases(ofPrefix: "", in: PackageResources.alert_words_txt).flatMap { $0.phrases.map { $0.lowercased() } })

  /// Those of the words of all languages: of words of ASCII they are the same in whatever case.
  private static let plainHashes: HashSet<UInt32> = {
    var hashes: [UInt32] = []
    WordList.forEachLine(of: PackageResources.alert_words_txt) { _, line in
      line.forEachPhrase { hashes.append(WordHash.of($0)) }
    }
    return HashSet(hashes)
  }()

  private static let known = Mutex<[Substring: [String: AlertKinds]]>([:])

  private static func words(of language: Substring) -> [String: AlertKinds] {
    known.withLock { known in
      if let words = known[language] { return words }
      var words: [String: AlertKinds] = [:]
      let name = WordList.name(of: language)
      for (line, phrases) in WordList.phrases(ofPrefix: "\(name)-", in: PackageResources.alert_words_txt) {
        guard let kind = line.lastIndex(of: "-").flatMap({ names[line[line.index(after: $0)...]] }) else { continue }
        for phrase in phrases { words[phrase.lowercased(), default: []].insert(kind) }
      }
      known[language] = words
      return words
    }
  }
}
