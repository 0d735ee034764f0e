import LanguageData
import ParallelText

/// Judges whether a text is in the language that it ought to be in: by its script where that decides, else by function words.
struct LanguageJudge {
  enum Verdict {
    case own
    /// Too little text, or names.
    case unclear
    case foreign(Foreign)
  }

  struct Foreign {
    /// nil if it cannot be told.
    var language: LocaleTag?
    /// Whether a reader would have no doubt that it is text, and ought to be in the other language.
    var isCertain: Bool
  }

  /// Of the language that the text ought to be in.
  let own: LanguageGuess.Vocabulary
  /// The language of the text that it is held against, and its vocabulary; nil if it is the same one, or unknown.
  let other: LanguageGuess.Vocabulary?
  let otherLocale: LocaleTag

  // MARK: Whole texts

  /// - Parameter isSame: Whether the other side has the same words.
  func verdict(of text: RunningText, isSame: Bool) -> Verdict {
    let letters = text.letters
    let total = letters.total
    if total == 0 { return .unclear }
    if let (script, size) = otherScript(letters), size * 10 >= total * 3, !hasOwnWords(text, beside: script) {
      return byScript(text, script, size)
    }
    let main = letters.main
    if main == .han, own.scripts.contains(.kana) { return japanese(letters, isSame) }
    if !own.scripts.contains(main) {
      // Names in Latin letters stand in many texts, more in those without spaces.
      if main == .latin, letters[.latin] * 10 >= total * 7 { return latin(text, isSame) }
      return letters.weighted(own.scripts.contains) * 10 >= total ? .own : .unclear
    }
    return own.runs.isEmpty ? byWords(text, isSame) : .own
  }

  /// The script of most letters of those that the language is not written in, Latin apart, and how much they say.
  private func otherScript(_ letters: ScriptCounts) -> (script: Script, size: Int)? {
    let others = Script.allCases.filter { $0 != .none && $0 != .latin && !own.scripts.contains($0) && letters[$0] > 0 }
    guard let most = others.max(by: { letters[$0] * $0.weight < letters[$1] * $1.weight }) else { return nil }
    // Japanese has Han too; a kana or two stand in names of all languages.
    if most == .kana || most == .han, others.contains(.kana) {
      return letters.main == .kana ? (.kana, letters.weighted { $0 == .kana || $0 == .han }) : nil
    }
    return (most, letters[most] * most.weight)
  }

  /// Whether a text has something of its own language; names in Latin letters stand in texts of any.
  private func hasOwnWords(_ text: RunningText, beside script: Script) -> Bool {
    if !own.isLatin {
      let ownLetters = text.letters.weighted { own.scripts.contains($0) && (script != .kana || $0 != .han) }
      return ownLetters * 10 >= text.letters.total
    }
    let words = text.ownWords.filter { $0.script == .latin }.map(\.hash)
    let count = own.count(in: words[...])
    return count > 1 && count * 6 > words.count
  }

  /// Text in a script that the language is not written in, and that is not Latin, of which names everywhere are.
  private func byScript(_ text: RunningText, _ script: Script, _ size: Int) -> Verdict {
    let words = text.ownWords
    guard words.count > 1 || size >= 18 else { return .unclear }
    // A list of languages, each in its own name.
    if text.letters.scripts > 3 { return .unclear }
    return .foreign(Foreign(language: language(of: words, in: script), isCertain: size >= 16))
  }

  private func language(of words: [RunningText.Word], in script: Script) -> LocaleTag? {
    if let other, other.scripts.contains(script) { return otherLocale }
    if let only = LanguageGuess.onlyLanguage(in: script) { return only }
    return LanguageGuess.bestLanguage(of: words.map(\.hash)[...])?.tag
  }

  /// Japanese is not written in Han alone.
  private func japanese(_ letters: ScriptCounts, _ isSame: Bool) -> Verdict {
    if letters[.kana] > 0 || letters[.han] < 8 { return letters[.kana] > 0 ? .own : .unclear }
    let isChinese = other.map { $0.scripts.contains(.han) && !$0.scripts.contains(.kana) } ?? false
    guard isChinese else { return .unclear }
    return .foreign(Foreign(language: otherLocale, isCertain: isSame && letters[.han] >= 12))
  }

  /// Text in Latin letters where the language has others: names are, so it takes function words.
  private func latin(_ text: RunningText, _ isSame: Bool) -> Verdict {
    let words = text.ownWords.filter { $0.script == .latin }
    let tally = Tally(words, other?.isLatin == true ? other : nil, of: text)
    let best = LanguageGuess.bestLanguage(of: words.map(\.hash)[...])
    let isOther = tally.functionWords > 0 && tally.functionWords * 4 >= (best?.count ?? 0) * 3
    guard isOther || best?.count ?? 0 > 2 else { return .unclear }
    let functionWords = isOther ? tally.functionWords : best!.count
    let language = isOther ? otherLocale : best!.tag
    let sentence = Tally.isSentence(functionWords: functionWords, tally)
    if isSame {
      // What both sides have in a third language is what it is in the source too.
      if sentence { return .foreign(Foreign(language: language, isCertain: isOther)) }
      guard functionWords > 0, tally.count > 2, tally.lowercase > 1 else { return .unclear }
      return .foreign(Foreign(language: language, isCertain: false))
    }
    if functionWords >= 4, tally.count >= 8 { return .foreign(Foreign(language: language, isCertain: true)) }
    guard functionWords >= 2, tally.count >= 5, sentence else { return .unclear }
    return .foreign(Foreign(language: language, isCertain: false))
  }

  /// Text in a script that the language is written in: function words of both languages tell.
  private func byWords(_ text: RunningText, _ isSame: Bool) -> Verdict {
    let words = text.ownWords
    let hashes = words.map(\.hash)
    let ownCount = own.count(in: hashes[...])
    if !isSame, ownCount > 0, ownCount * 3 >= words.count { return .own }
    let tally = Tally(words, other, of: text)
    let count = tally.functionWords
    let only = other?.count(in: hashes[...], notOf: own) ?? 0
    let best = LanguageGuess.bestLanguage(of: hashes[...])
    if isSame {
      if only >= 2, count > ownCount, Tally.isSentence(functionWords: count, tally) {
        return .foreign(Foreign(language: otherLocale, isCertain: words.count > 3))
      }
      if only >= 2, ownCount == 0, words.count > 3 {
        return .foreign(Foreign(language: otherLocale, isCertain: false))
      }
      if let best, best.count >= 4, best.count >= max(ownCount, count) + 2, best.tag.language != own.tag.language {
        return .foreign(Foreign(language: best.tag, isCertain: false))
      }
    } else if only >= 2, count >= 4, count > 3 * ownCount {
      let language = best.map { $0.count > count ? $0.tag : otherLocale } ?? otherLocale
      return .foreign(Foreign(language: language, isCertain: true))
    } else if ownCount == 0, let best, best.count >= 4, words.count >= 8 || best.count * 2 >= words.count,
      best.tag.language != own.tag.language
    {
      return .foreign(Foreign(language: best.tag, isCertain: true))
    }
    return ownCount > 0 && ownCount >= count && (ownCount >= 2 || words.count <= 4) ? .own : .unclear
  }

  // MARK: Sentences

  /// The sentences of a text in its language that are not in it, though all around them is: those that the other side has
  /// word for word, or that are in another script.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - otherText: Reads that of the other side; few sentences have to be held against it.
  func foreignSentences(
    of text: RunningText, beside otherText: () -> RunningText
  ) -> [(range: SourceRange, foreign: Foreign)] {
    guard text.sentences.count > 1 else { return [] }
    return text.sentences.compactMap { sentence in
      // What stands behind a colon is a message that is told.
      if sentence.isToldBefore { return nil }
      let all = text.words[sentence.words]
      let words = all.filter { !$0.isAside }
      guard words.count * 2 > all.count,
        let foreign = foreign(words, text.hashes[sentence.words], otherText)
      else { return nil }
      return (SourceRange(all.first!.range.start, all.last!.range.end), foreign)
    }
  }

  private func foreign(
    _ words: [RunningText.Word], _ all: ArraySlice<UInt32>, _ otherText: () -> RunningText
  ) -> Foreign? {
    var letters = ScriptCounts()
    for word in words { letters.add(word.script, word.range.count / Self.bytes(word.script)) }
    let main = letters.main
    let size = letters.total
    if !own.scripts.contains(main), letters.weighted(own.scripts.contains) * 10 > size { return nil }
    if !own.scripts.contains(main), main != .latin {
      guard size >= 16, words.count > 2 || !main.hasSpaces, letters.scripts < 4 else { return nil }
      return Foreign(language: language(of: words, in: main), isCertain: contains(otherText().hashes, all))
    }
    guard let other, words.count >= 4, other.scripts.contains(main) else { return nil }
    let hashes = words.map(\.hash)
    let tally = Tally(words, other, of: nil)
    let isIn =
      own.scripts.contains(main)
      ? other.count(in: hashes[...], notOf: own) >= 2 && own.count(in: hashes[...], notOf: other) == 0
        && words.count >= 5
      : true
    guard isIn, Tally.isSentence(functionWords: tally.functionWords, tally), contains(otherText().hashes, all) else {
      return nil
    }
    return Foreign(language: otherLocale, isCertain: true)
  }

  /// Of a letter in UTF-8, mostly.
  private static func bytes(_ script: Script) -> Int {
    switch script {
    case .none, .latin: 1
    case .greek, .cyrillic, .armenian, .hebrew, .arabic: 2
    default: 3
    }
  }

  /// Whether some words stand in others one behind the other. Complexity: O(n + m) for texts.
  private func contains(_ others: [UInt32], _ words: ArraySlice<UInt32>) -> Bool {
    guard let first = words.first, others.count >= words.count else { return false }
    return (0...(others.count - words.count)).contains {
      others[$0] == first && others[$0..<($0 + words.count)].elementsEqual(words)
    }
  }
}

/// What tells a sentence from a list of names.
private struct Tally {
  var count = 0
  /// Of the language that is asked about.
  var functionWords = 0
  /// Words in small letters that are no function words.
  var lowercase = 0
  /// Words with capitals, but for the first.
  var capitalized = 0
  /// Whether the text ends as sentences do.
  private let isEnded: Bool
  /// Whether it may be a list of names.
  private let hasCommas: Bool

  /// - Parameter text: Of which the words are all; nil if they are one sentence.
  init(_ words: [RunningText.Word], _ vocabulary: LanguageGuess.Vocabulary?, of text: RunningText?) {
    count = words.count
    isEnded = text?.isEnded ?? true
    hasCommas = text?.hasCommas ?? false
    for (index, word) in words.enumerated() {
      if vocabulary?.contains(word.hash) ?? false {
        functionWords += 1
      } else if word.isLowercase {
        // Letters of scripts without case count too.
        lowercase += 1
      } else if index > 0 {
        capitalized += 1
      }
    }
  }

  /// Function words stand in names and titles too; in small letters between them stands what a sentence is about. German has
  /// no small letters there, but ends its sentences.
  static func isSentence(functionWords: Int, _ tally: Tally) -> Bool {
    tally.lowercase >= 2 && functionWords >= 2
      && (functionWords >= 3 || tally.lowercase + functionWords > tally.capitalized)
      || functionWords >= 3 && functionWords * 5 >= tally.count * 2 && tally.isEnded
      || functionWords >= 4 && tally.count >= 10 && !tally.hasCommas
  }
}
