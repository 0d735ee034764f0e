import LanguageData
import ParallelText

/// A text as words and sentences, to judge which language it is in.
///
/// Code, targets and tags are left out. What stays as it is in any language is there, but set aside: what is quoted, names
/// in bold or italics, the texts of links, what stands in parentheses, and names that a team has settled.
struct RunningText {
  struct Word {
    /// Its `WordHash`.
    var hash: UInt32
    var script: Script
    /// In the file.
    var range: SourceRange
    /// Whether it begins with a small letter and has no capitals, or its script has none.
    var isLowercase: Bool
    var isAside: Bool
  }

  struct Sentence {
    /// Places in `words`.
    var words: Range<Int>
    /// Whether it stands behind a colon, as a message does that is told.
    var isToldBefore: Bool
  }

  var words: [Word] = []
  var sentences: [Sentence] = []
  /// Whether the text has commas, as lists of names do.
  var hasCommas = false
  /// Whether the text ends with a mark that ends sentences.
  var isEnded = false
  /// The places of the words that stood last in bold.
  var wordsOfBold = 0..<0
  /// How many letters of each script the words have that are not set aside.
  private(set) var letters = ScriptCounts()
  private(set) var hashes: [UInt32] = []

  /// - Parameter terms: Names that stay as they are in every language.
  /// - Complexity: O(length of the block).
  init(_ article: Article, _ block: Int, _ terms: Terms) {
    let hidden = article.literals[article.blocks[block].literalIndexes].filter { Self.isHidden($0, article) }.map(
      \.range)
    let lines = Array(article.lines[article.blocks[block].lineIndexes])
    self = RunningTextScanner.text(lines, of: article, without: hidden, hasCells: article.blocks[block].kind == .row)
    // A paragraph in bold is a heading, and not set apart from anything; an item in bold is a label.
    if article.blocks[block].kind == .paragraph, wordsOfBold == 0..<words.count {
      for index in words.indices { words[index].isAside = false }
    }
    if !terms.isEmpty {
      let prose = VisibleProse(article, block, without: VisibleProse.targets.union([.inlineCode]))
      for (_, range) in terms.occurrences(in: prose) {
        for index in words.indices where range.contains(words[index].range) { words[index].isAside = true }
      }
    }
    finish(article)
  }

  /// The value of an entry of the front matter.
  init(_ entry: FrontMatter.Entry, of article: Article) {
    self = RunningTextScanner.text([entry.range], of: article, without: [], hasCells: false)
    finish(article)
  }

  init() {}

  private mutating func finish(_ article: Article) {
    hashes = words.map(\.hash)
    article.source.withBytes { bytes in
      for word in words where !word.isAside { letters.add(bytes[word.range]) }
    }
  }

  /// Those that are not set aside.
  var ownWords: [Word] { words.filter { !$0.isAside } }

  /// What no reader takes for text.
  private static func isHidden(_ literal: Literal, _ article: Article) -> Bool {
    switch literal.kind {
    case .link: article.linkDefinitions[literal.range] == nil
    case .image, .url, .inlineCode, .path, .registryKey, .environmentVariable, .option, .placeholder, .guid, .address,
      .fileName, .errorCode, .template:
      true
    case .number, .port, .version, .date, .uiLabel: false
    }
  }
}
