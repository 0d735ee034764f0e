import ParallelText
import Synchronization

/// The words of a language that tell how its texts are divided into sentences.
public struct SentenceWords: Sendable {
  private let abbreviations: Set<String>
  private let ends: Set<String>
  /// The last letters of abbreviations, one or more: most words are told apart by them.
  private let endings: HashFilter
  /// Hashes of single words; in scripts without spaces what may stand anywhere in a run of letters.
  private let joins: HashSet<UInt32>
  private let joinsInRuns: [[UInt8]]

  private static let known = Mutex<[Substring: SentenceWords]>([:])

  /// - Complexity: O(file) for the first text of a language, then O(1).
  public static func of(_ locale: LocaleTag) -> SentenceWords {
    known.withLock { known in
      if let words = known[locale.language] { return words }
      let words = SentenceWords(locale.language)
      known[locale.language] = words
      return words
    }
  }

  private init(_ language: Substring) {
    let name = WordList.name(of: language)
    func phrases(_ kind: String) -> [Substring] {
      WordList.phrases(ofPrefix: "\(name)-\(kind):", in: PackageResources.sentence_words_txt).flatMap(\.phrases)
    }
    // In whichever way they are spaced: `z. B.`, `z.B.`.
    func written(_ kind: String) -> Set<String> {
      Set(phrases(kind).map { $0.filter { $0 != " " && $0 != "\u{A0}" } })
    }
    abbreviations = written("abbreviations")
    ends = written("ends")
    endings = HashFilter(
      abbreviations.union(ends).flatMap { word in
        var hashes: [UInt32] = []
        _ = Self.endLetters(Array(word.utf16)[...]) { hashes.append($0) }
        return hashes
      })
    let joins = phrases("joins").map(String.init)
    let areInRuns = WordList.isInRuns(name)
    self.joins = HashSet(areInRuns ? [] : joins.map { WordHash.of($0.utf8) })
    joinsInRuns = areInRuns ? joins.map { Array($0.utf8) } : []
  }

  /// Whether what ends in a full stop is an abbreviation.
  ///
  /// - Parameter word: In small letters, without its last full stop and without spaces.
  public func isAbbreviation(_ word: String) -> Bool { abbreviations.contains(word) }

  /// Whether an abbreviation ends a list, and the sentence too if a capital follows: `etc.`
  ///
  /// - Parameter word: As of `isAbbreviation`.
  public func endsList(_ word: String) -> Bool { ends.contains(word) }

  /// Whether a word in UTF-16, or what stands with it between spaces, may be an abbreviation or end one, in whatever case; never
  /// false if it does. Of letters that are neither of ASCII nor Russian ones nothing is told.
  ///
  /// - Returns: Also how many letters it ends with of which something is told.
  public func mayEndAbbreviation(_ word: ArraySlice<UInt16>) -> (Bool, letters: Int) {
    var hash: UInt32 = 0
    let letters = Self.endLetters(word) { hash = $0 }
    return (letters == 0 || endings.mayContain(hash), letters)
  }

  /// How many letters of ASCII, or Russian ones, a word ends with.
  ///
  /// - Parameter body: Called with a hash of the last one, of the last two, and so on, in small letters.
  private static func endLetters(_ word: ArraySlice<UInt16>, _ body: (UInt32) -> Void) -> Int {
    var (count, hash) = (0, UInt32(0))
    for unit in word.reversed() {
      let letter: UInt16
      if (unit | 0x20) &- 0x61 < 26 {
        letter = unit | 0x20
      } else if unit &- 0x410 < 0x450 - 0x410 {
        letter = unit < 0x430 ? unit + 0x20 : unit
      } else {
        break
      }
      count += 1
      hash = WordHash.ofStem(letters: hash << 5 ^ hash ^ UInt32(letter))
      body(hash)
    }
    return count
  }

  /// Whether a word, in small letters, joins sentences.
  public func isJoin(_ word: String) -> Bool { joins.contains(WordHash.of(word.utf8)) }

  /// How many words that join sentences a text has; its first word is none.
  ///
  /// - Parameters:
  ///   - words: Their `WordHash`es, in their order.
  ///   - text: UTF-8.
  public func joins(_ words: [UInt32], _ text: ByteView) -> Int {
    if !joinsInRuns.isEmpty { return joinsInRuns.count { text.firstIndex(of: $0[...]) != nil } }
    return words.dropFirst().count(where: joins.contains)
  }
}
