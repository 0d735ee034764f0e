import LanguageData
import ParallelText

/// What the code of an article tells of how it was translated: whether the texts in it were, and which of its names.
struct CodeEvidence {
  private let targetWords: LanguageGuess.Vocabulary?
  private let referenceWords: LanguageGuess.Vocabulary?
  /// How many texts were translated, and how many sentences are the same.
  private var translated = 0
  private var untranslated = 0

  init(_ comparison: CodePair) {
    targetWords = comparison.target.vocabulary
    referenceWords = comparison.reference.vocabulary
  }

  mutating func add(_ diff: CodeTextDiff) {
    if diff.isTranslated { translated += 1 }
  }

  /// Adds a text that both sides have.
  mutating func addUnchanged(_ text: ArraySlice<UInt8>) {
    if functionWords(CodeTextWords(text, hasPlaceholders: true).words.map { text[$0.start..<$0.end] }) > 1 {
      untranslated += 1
    }
  }

  /// How many of the words are function words of the reference's language, and none of the target's.
  private func functionWords(_ words: [ArraySlice<UInt8>]) -> Int {
    guard let referenceWords else { return 0 }
    let isSameLanguage = targetWords?.tag.language == referenceWords.tag.language
    return words.count { word in
      // A letter is a name as often.
      if word.count < 2 { return false }
      let hash = [WordHash.of(word)]
      return referenceWords.count(in: hash[...]) > 0
        && (isSameLanguage || (targetWords?.count(in: hash[...]) ?? 0) == 0)
    }
  }

  /// Whether a word that differs, alone in its text, is a slip, and no translation.
  func isSlip(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText, _ second: SourceText) -> Bool {
    guard let word = diff.word else { return false }
    let (own, other) = (first[word.target], second[word.reference])
    // The text is in the source's language otherwise.
    if functionWords(diff.unchanged.map { first[$0] }) > 0 { return true }
    let isLetter = own.count == other.count && own.count > 2 && zip(own, other).count { $0 != $1 } == 1
    if translated > 0 { return false }
    if untranslated > 0 { return isLetter || diff.unchanged.count > 1 }
    if token.kind == .comment { return false }
    if token.traits.contains(.printed) { return isLetter }
    return isLetter && (token.traits.contains(.quoted) || diff.unchanged.count > 1)
  }

  /// Whether a text that one side has more of, and that is the same otherwise, was not translated.
  func isUntranslated(_ diff: CodeTextDiff, _ source: SourceText) -> Bool {
    translated == 0 && functionWords(diff.unchanged.map { source[$0] }) > 0 || translated == 0 && untranslated > 0
      || diff.isSame
  }

  /// Whether both texts have words by which their languages are known.
  func isTranslation(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Bool {
    guard let targetWords, let referenceWords, targetWords.tag.language != referenceWords.tag.language else {
      return false
    }
    func count(_ text: ArraySlice<UInt8>, _ words: LanguageGuess.Vocabulary, _ others: LanguageGuess.Vocabulary) -> Int
    {
      parts(of: text).count { part in
        let hash = [WordHash.of(part)]
        return words.count(in: hash[...]) > 0 && others.count(in: hash[...]) == 0
      }
    }
    let own = count(target, targetWords, referenceWords)
    return own > 0 && count(reference, referenceWords, targetWords) > 0
      || target.contains { $0 >= 0x80 } && count(reference, referenceWords, targetWords) > 0
  }

  /// The words of a name: `your-project_name`.
  private func parts(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { !(ASCII.isLetter($0) || $0 >= 0x80) }
  }
}
