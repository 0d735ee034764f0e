import LanguageData
import ParallelText

/// What rules ask of one article alone: worked out when first asked for, and once, however many articles it is compared
/// with.
public final class ArticleFacts {
  let article: Article
  /// The function words of its language, nil if none are known.
  private(set) lazy var vocabulary = LanguageGuess.vocabulary(of: article.locale)
  /// Block by block whether it is in the article's language; empty if its vocabulary is not known.
  private(set) lazy var languages = vocabulary.map { BlockLanguages(article, $0).blocks } ?? []
  private(set) lazy var encodingDamage = EncodingDamage.damage(in: article)
  private(set) lazy var misnumberedSteps = Ordinals.misnumbered(article)
  private(set) lazy var codeMentions = CodeNames.mentions(in: article)
  private(set) lazy var isMostlyASCII = UILabels.isMostlyASCII(article)
  /// The names in its prose.
  private(set) lazy var names = ArticleNames(article)
  /// The words anywhere in it.
  var words: ArticleWords { ArticleWords(article: article) }
  private lazy var numbers = SpeltNumbers.of(article.locale)
  /// Block by block whether it may have numbers in words: most have none.
  private lazy var mayHaveNumberWords = blocksWithNumberWords()
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
    guard mayHaveNumberWords[block].any, let numbers else { return NumberWords() }
    if let known = numberWords[block] { return known }
    let found = NumberWords(article, block, numbers)
    numberWords[block] = found
    return found
  }

  /// Whether a block has numbers in words, and some that may be more than `one` and `first`.
  func hasTellingNumberWords(_ block: Int) -> Bool {
    mayHaveNumberWords[block].telling && !numberWords(of: block).words.isEmpty
  }

  private func blocksWithNumberWords() -> [(any: Bool, telling: Bool)] {
    guard let numbers else { return Array(repeating: (false, false), count: article.blocks.count) }
    return article.blocks.map { numbers.mayContain(article.words[$0.wordIndexes]) }
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
