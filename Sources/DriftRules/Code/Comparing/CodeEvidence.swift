import LanguageData
import ParallelText

/// What the code of an article tells of how it was translated: whether the texts in it were, or were left as they are.
struct CodeEvidence {
  private let targetWords: LanguageGuess.Vocabulary?
  private let referenceWords: LanguageGuess.Vocabulary?
  /// How many texts were translated, and how many sentences are the same.
  private var translated = 0
  private var untranslated = 0

  init(_ code: CodePair) {
    targetWords = code.target.vocabulary
    referenceWords = code.reference.vocabulary
  }

  mutating func add(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText, _ second: SourceText) {
    guard !diff.isSame, !diff.targetWords.isEmpty, !diff.referenceWords.isEmpty else { return }
    if isForeign(diff, first, second) || !diff.isOneWord && !isLeft(diff, token, first, second)
      || diff.isOneWord && diff.unchanged.isEmpty && !isLike(diff, first, second)
    {
      translated += 1
    }
  }

  /// Adds a text that both sides have.
  mutating func addUnchanged(_ text: ArraySlice<UInt8>) {
    let words = CodeTextWords(text, hasPlaceholders: true).words
    if functionWords(words.map { text[$0.start..<$0.end] }, referenceWords, targetWords) > 1 { untranslated += 1 }
  }

  // MARK: Texts

  /// Whether what differs in a text is no translation.
  func isDrift(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText, _ second: SourceText) -> Bool {
    guard diff.change != nil else { return false }
    if diff.isAddition { return true }
    if isForeign(diff, first, second) { return false }
    if diff.targetWords.isEmpty || diff.referenceWords.isEmpty { return isCut(diff, token, first) }
    return diff.isOneWord ? isSlip(diff, token, first, second) : isLeft(diff, token, first, second)
  }

  /// Whether words are of another script, or have letters that the source's language has not.
  private func isForeign(_ diff: CodeTextDiff, _ first: SourceText, _ second: SourceText) -> Bool {
    diff.targetWords.contains { first[$0].contains { $0 >= 0x80 } }
      != diff.referenceWords.contains { second[$0].contains { $0 >= 0x80 } }
  }

  /// Whether a word that differs, alone in its text, is a slip.
  private func isSlip(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText, _ second: SourceText) -> Bool {
    // The text is in the source's language otherwise.
    if functionWords(diff.unchanged.map { first[$0] }, referenceWords, targetWords) > 0 { return true }
    if translated > 0 { return false }
    let isLetter = isOneLetter(first[diff.targetWords[0]], second[diff.referenceWords[0]])
    if untranslated > 0 { return isLetter || diff.unchanged.count > 1 }
    if token.kind == .comment || !isLetter { return false }
    return token.kind == .standIn || !token.traits.isDisjoint(with: [.printed, .quoted]) || diff.unchanged.count > 1
  }

  private func isOneLetter(_ own: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    own.count == other.count && own.count > 2 && zip(own, other).count { $0 != $1 } == 1
  }

  private func isLike(_ diff: CodeTextDiff, _ first: SourceText, _ second: SourceText) -> Bool {
    editDistance(first[diff.targetWords[0]], second[diff.referenceWords[0]], limit: 3) < 3
  }

  /// Whether one text is the other without some words, and was not translated.
  private func isCut(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText) -> Bool {
    guard diff.unchanged.count > 1 else { return false }
    return token.traits.contains(.printed) || token.kind == .comment && diff.unchanged.count > 2
      || translated == 0
        && (untranslated > 0 || functionWords(diff.unchanged.map { first[$0] }, referenceWords, targetWords) > 0)
  }

  /// Whether a text of which more than a word differs is in the source's language still: that of another time.
  private func isLeft(_ diff: CodeTextDiff, _ token: CodeToken, _ first: SourceText, _ second: SourceText) -> Bool {
    let words = diff.targetWords.map { first[$0] }
    if words.contains(where: { $0.contains { $0 >= 0x80 } }) { return false }
    if functionWords(words, targetWords, referenceWords) > 0 { return false }
    if isLeft(words, token) { return true }
    // One may be a name: of `v-for` the word `for`.
    return functionWords(words + diff.unchanged.map { first[$0] }, referenceWords, targetWords) > 1
  }

  /// Whether words of output are in Latin letters, and the language of the target has others.
  private func isLeft(_ words: [ArraySlice<UInt8>], _ token: CodeToken) -> Bool {
    guard token.traits.contains(.printed) || token.kind == .comment, let targetWords, !targetWords.isLatin else {
      return false
    }
    return words.count > 1 && words.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
  }

  /// Whether lines of output, divided otherwise than the reference's, are in Latin letters where the target has others.
  func areLeft(_ tokens: [CodeToken], _ source: SourceText) -> Bool {
    tokens.allSatisfy { token in
      isLeft(CodeTextWords(source[token.range], hasPlaceholders: false).words.map { source[$0] }, token)
    }
  }

  // MARK: Words

  /// How many of the words are function words of one language, and none of the other.
  private func functionWords(
    _ words: [ArraySlice<UInt8>], _ language: LanguageGuess.Vocabulary?, _ other: LanguageGuess.Vocabulary?
  ) -> Int {
    guard let language else { return 0 }
    let isSameLanguage = other?.tag.language == language.tag.language
    return words.count { word in
      // A letter is a name as often.
      if word.count < 2 { return false }
      let hash = WordHash.of(word)
      return language.contains(hash) && (isSameLanguage || !(other?.contains(hash) ?? false))
    }
  }

  /// Whether both texts have words by which their languages are known.
  func isTranslation(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Bool {
    guard let targetWords, let referenceWords, targetWords.tag.language != referenceWords.tag.language,
      functionWords(parts(of: reference), referenceWords, targetWords) > 0
    else { return false }
    return target.contains { $0 >= 0x80 } || functionWords(parts(of: target), targetWords, referenceWords) > 0
  }

  /// The words of a name: `your-project_name`.
  private func parts(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { !(ASCII.isLetter($0) || $0 >= 0x80) }
  }
}
