import ParallelText

/// Makes the terms that a search compares: of the text of articles, and of what people ask.
///
/// Terms hold letters, digits, marks and `_` alone, in NFC and without capitals: the simplest tokenizer takes them as they
/// are. Words that were analyzed are remembered. One thread at a time.
public final class TextAnalyzer {
  private let scanner = WordScanner()
  private var stemmers: [String: Stemmer?] = [:]
  /// By language.
  private var memories: [Substring: TermMemory] = [:]

  public init() {}

  // MARK: Of articles

  /// Adds the terms of texts, in UTF-8, each with a space behind it: the stems of their words, and their compounds.
  ///
  /// - Parameter locale: The language that the texts are in.
  /// - Complexity: O(bytes).
  public func appendTextTerms(of texts: [String], in locale: LocaleTag, to terms: inout [UInt8]) {
    append(texts, locale.language, &memories[locale.language, default: TermMemory()], to: &terms)
  }

  /// The terms of one text, in their order. Complexity: O(bytes).
  public func textTerms(of text: String, in locale: LocaleTag) -> [String] {
    var terms: [UInt8] = []
    appendTextTerms(of: [text], in: locale, to: &terms)
    return terms.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// - Parameter memory: Of the language; taken once for all, since to ask for it takes as long as to look a word up.
  private func append(_ texts: [String], _ language: Substring, _ memory: inout TermMemory, to terms: inout [UInt8]) {
    for var text in texts {
      text.withUTF8 { bytes in
        Chunks.each(in: bytes) { chunk in
          memory.append(termsOf: chunk, to: &terms) { makeTextTerms(of: chunk, language) }
        }
      }
    }
  }

  /// Adds the character grams of a title or another name, in UTF-8, each with a space behind it. Complexity: O(bytes).
  public func appendNameTerms(of text: String, to terms: inout [UInt8]) {
    CharacterGrams.each(in: NormalForm.folded(NormalForm.of(text))[...]) { Self.append($0, to: &terms) }
  }

  private func makeTextTerms(of chunk: Chunks.Bytes, _ language: Substring) -> [UInt8] {
    var terms: [UInt8] = []
    let text = NormalForm.of(chunk)
    scanner.eachWord(in: text[...]) { Self.append(term(of: $0, in: language)[...], to: &terms) }
    Compounds.each(in: text[...]) { Self.append(NormalForm.folded($0)[...], to: &terms) }
    return terms
  }

  private static func append(_ term: ArraySlice<Unicode.Scalar>, to terms: inout [UInt8]) {
    if term.isEmpty { return }
    for scalar in term { terms.append(scalar) }
    terms.append(UInt8(ascii: " "))
  }

  // MARK: Of questions

  /// A word of a question.
  public struct Word: Sendable {
    /// In its normal form.
    public var text: String
    /// What stands for the word in the texts of each language that it may be from; no term twice.
    public var terms: [String]
    /// Whether it looks like a code or an event id: it has digits, and more than two characters.
    public var isCode: Bool { text.isCodeLike }
  }

  /// The words of a question in the order in which they come first.
  ///
  /// - Parameters:
  ///   - locales: The languages of the texts that are searched.
  ///   - limit: How many words at most.
  /// - Complexity: O(bytes + words × languages).
  public func words(of question: String, for locales: [LocaleTag], limit: Int) -> [Word] {
    var languages: [Substring] = []
    for locale in locales where !languages.contains(locale.language) { languages.append(locale.language) }
    var words: [Word] = []
    var seen = Set<ArraySlice<Unicode.Scalar>>()
    scanner.eachWord(in: NormalForm.of(question)[...]) { word in
      guard words.count < limit, seen.insert(word).inserted else { return }
      words.append(Word(text: Self.text(word), terms: terms(of: word, in: languages)))
    }
    return words
  }

  /// Codes and names whose parts are words, as terms; none twice. Complexity: O(bytes).
  public func compounds(of question: String, limit: Int) -> [String] {
    var compounds: [String] = []
    Compounds.each(in: NormalForm.of(question)[...]) { compound in
      guard compounds.count < limit else { return }
      let term = Self.text(NormalForm.folded(compound)[...])
      if !compounds.contains(term) { compounds.append(term) }
    }
    return compounds
  }

  /// Character grams; none twice. Complexity: O(bytes).
  public func grams(of question: String) -> [String] {
    var grams: [String] = []
    var seen = Set<ArraySlice<Unicode.Scalar>>()
    CharacterGrams.each(in: NormalForm.folded(NormalForm.of(question))[...]) { gram in
      if seen.insert(gram).inserted { grams.append(Self.text(gram)) }
    }
    return grams
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  // MARK: Words

  /// A word that may be from any of the languages, as texts of each have it.
  private func terms(of word: ArraySlice<Unicode.Scalar>, in languages: [Substring]) -> [String] {
    let script = StemmingLanguage.script(of: word.first!)
    var terms: [String] = []
    for language in languages
    where StemmingLanguage.isWritten(language, in: script)
      || StemmingLanguage.algorithm(for: script, in: language) != nil
    {
      let term = Self.text(term(of: word, in: language)[...])
      if !term.isEmpty, !terms.contains(term) { terms.append(term) }
    }
    if terms.isEmpty { terms = [Self.text(NormalForm.folded(word)[...])].filter { !$0.isEmpty } }
    return terms
  }

  /// A word as a text of the language has it: its stem, without accents.
  ///
  /// Stems are cut before accents go: Snowball's rules know them.
  private func term(of word: ArraySlice<Unicode.Scalar>, in language: Substring) -> NormalForm.Scalars {
    let script = StemmingLanguage.script(of: word.first!)
    let word = bare(word, in: language)
    guard let algorithm = StemmingLanguage.algorithm(for: script, in: language), let stemmer = stemmer(algorithm) else {
      return NormalForm.folded(word)
    }
    return NormalForm.folded(stemmer.stem(word))
  }

  /// Without what is written as a part of a word in languages of which Snowball cuts none, or not all.
  private func bare(_ word: ArraySlice<Unicode.Scalar>, in language: Substring) -> ArraySlice<Unicode.Scalar> {
    switch language {
    case "ar": ArabicArticle.dropped(from: word)
    case "ko": KoreanEndings.dropped(from: word)
    default: word
    }
  }

  private func stemmer(_ algorithm: String) -> Stemmer? {
    if let known = stemmers[algorithm] { return known }
    let stemmer = Stemmer(algorithm)
    stemmers[algorithm] = .some(stemmer)
    return stemmer
  }
}
