import LanguageData
import ParallelText
import TextAnalysis

/// What rules ask of one article alone: worked out when first asked for, and once, however many articles it is compared
/// with.
public final class ArticleFacts {
  let article: Article
  /// The function words of its language, nil if none are known.
  private(set) lazy var vocabulary = LanguageGuess.vocabulary(of: article.locale)
  /// Block by block whether it is in the article's language; nil if its vocabulary is not known.
  private(set) lazy var languages = vocabulary.map { BlockLanguages(article, $0) }
  private(set) lazy var encodingDamage = EncodingDamage.damage(in: article)
  private(set) lazy var markupFaults = MarkupFaults(article)
  private(set) lazy var misnumberedSteps = Ordinals.misnumbered(article)
  private(set) lazy var codeMentions = CodeNames.mentions(in: article)
  private(set) lazy var isMostlyASCII = UILabels.isMostlyASCII(article)
  /// The names in its prose.
  private(set) lazy var names = ArticleNames(article)
  /// The words anywhere in it.
  var words: ArticleWords { ArticleWords(article: article) }
  private(set) lazy var sentenceBreaker = SentenceBreaker(language: article.locale.language)
  private(set) lazy var sentenceWords = SentenceWords.of(article.locale)
  private(set) lazy var oppositeWords = OppositeWords.of(article.locale)
  /// By blocks about how many sentences each has, by the marks that end them; -1 of what is no text, and of headings.
  private(set) lazy var endMarks = article.endMarks()
  /// By the blocks that were asked for.
  @exclusivity(unchecked) private var oppositeKinds: [(strong: OppositeWords.Kinds, weak: OppositeWords.Kinds)?] = []
  private(set) lazy var numbers = SpeltNumbers.of(article.locale)
  /// Block by block whether it may have numbers in words that tell something: most have none.
  private(set) lazy var mayHaveNumberWords = blocksWithNumberWords()
  /// By the blocks that were asked for and have some.
  private var numberWords: [Int: NumberWords] = [:]
  private var commandDefects: [Int: [MalformedCode.Defect]] = [:]
  /// By the blocks and the languages that they were read in.
  private var codeBlocks: [Int: (language: CodeLanguage, code: CodeBlock)] = [:]

  public init(_ article: Article) {
    self.article = article
  }

  /// The numbers that a block has in words.
  func numberWords(of block: Int) -> NumberWords {
    guard let numbers else { return NumberWords() }
    if let known = numberWords[block] { return known }
    let found = NumberWords(article, block, numbers)
    numberWords[block] = found
    return found
  }

  /// The same, read in the language that the text is in: `to` is two in Danish, but not in a block that was left in
  /// English.
  func numberWords(of block: Int, beside other: ArticleFacts) -> NumberWords {
    guard isLeft(block, inLanguageOf: other), let numbers = other.numbers else { return numberWords(of: block) }
    return NumberWords(article, block, numbers)
  }

  /// Whether the words of a block are rather those of another article's language than of its own.
  private func isLeft(_ block: Int, inLanguageOf other: ArticleFacts) -> Bool {
    guard let own = vocabulary, let foreign = other.vocabulary, own !== foreign else { return false }
    let words = article.words[article.blocks[block].wordIndexes]
    let count = foreign.count(in: words)
    return count >= 2 && count > 2 * own.count(in: words)
  }

  private func blocksWithNumberWords() -> [Bool] {
    let (blocks, words) = (article.blocks, article.words)
    guard let numbers else { return Array(filledWith: false, count: blocks.count) }
    return words.withUnsafeBufferPointer { words in
      blocks.map { numbers.mayTell(UnsafeBufferPointer(rebasing: words[$0.wordIndexes])) }
    }
  }

  /// What words that have opposites, or that deny, a block has line by line.
  func oppositeKinds(ofBlock block: Int) -> (strong: OppositeWords.Kinds, weak: OppositeWords.Kinds) {
    if oppositeKinds.isEmpty { oppositeKinds = Array(filledWith: nil, count: article.blocks.count) }
    if let known = oppositeKinds[block] { return known }
    var found: (strong: OppositeWords.Kinds, weak: OppositeWords.Kinds) = ([], [])
    if let words = oppositeWords { article.addKinds(of: words, ofBlock: block, to: &found) }
    oppositeKinds[block] = found
    return found
  }

  /// A block of code as it reads in a language.
  func code(of block: Int, in language: CodeLanguage) -> CodeBlock {
    if let known = codeBlocks[block], known.language.name == language.name { return known.code }
    let found = CodeBlock(article, block, language)
    codeBlocks[block] = (language, found)
    return found
  }

  /// What is wrong with the commands of a block of code.
  func commandDefects(of block: Int) -> [MalformedCode.Defect] {
    if let known = commandDefects[block] { return known }
    let found = MalformedCode.defects(article, block)
    commandDefects[block] = found
    return found
  }
}

extension Article {
  fileprivate func addKinds(
    of words: OppositeWords, ofBlock block: Int,
    to found: inout (strong: OppositeWords.Kinds, weak: OppositeWords.Kinds)
  ) {
    source.withBytes { bytes in
      lines.withUnsafeBufferPointer { lines in
        for line in lines[blocks[block].lineIndexes] { words.addKinds(in: bytes[line], to: &found) }
      }
    }
  }
}
