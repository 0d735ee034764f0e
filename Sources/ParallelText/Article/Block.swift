/// What kind of element a block is. The names are CommonMark's, but for steps and items, which are list items.
public enum BlockKind: UInt8, Sendable {
  case heading
  case paragraph
  /// An item of a numbered list.
  case step
  /// An item of a bulleted list.
  case item
  case code
  /// A row of a table, with pipes or in HTML; the row of headings, if there is one, is the parent of the others.
  case row
  /// A paragraph of nothing but images.
  case image
  /// A note, tip, warning and so on.
  case alert
  /// A block of HTML, with text or without.
  case html
}

/// One element of an article; what is nested in it follows it, one `depth` deeper.
public struct Block: Sendable {
  public var kind: BlockKind
  public var section: Int32
  /// The index of the block that this one is nested in, -1 at the section's top.
  public var parent: Int32
  /// 0 at the section's top.
  public var depth: Int32
  /// The element without what is nested in it, from its marker (of an item, a fence, an alert) to its last line.
  public var range: SourceRange
  /// Its lines in `Article.lines`.
  public var lineRange: (Int32, Int32) = (0, 0)
  /// Its literals in `Article.literals`.
  public var literalRange: (Int32, Int32) = (0, 0)
  /// Its words in `Article.words`.
  public var wordRange: (Int32, Int32) = (0, 0)
  /// How much text a reader sees, without markup and link targets: in letters of an alphabet, of which a character of
  /// Han, kana or Hangul is worth three.
  public var textLength: Int32 = 0
  /// A step's number as written; a table row's number of cells.
  public var number: Int32 = 0
  /// A step's number as counted from the list's first, 1-based; for an item its place in the list.
  public var ordinal: Int32 = 0
  /// Which list of the article, table or fence type it belongs to, to tell neighbours apart; 0 if none.
  public var list: Int32 = 0
  /// The language of a code block, the type of an alert (`NOTE`).
  public var label: SourceRange = .empty(at: 0)
  /// A hash of the content: of code, dedented and trimmed; of an alert's type in upper case.
  public var key: UInt64 = 0
  /// The sum of what the words are worth that a capital behind the first letter makes names: the same for texts that have the same.
  public var nameSum: UInt64 = 0
  /// Whether it may have names that are not among those: with a digit, a full stop or an underscore in them.
  public var mayHaveOtherNames = true
  public var isFenced = false
  public var isTableHeader = false

  public init(kind: BlockKind, section: Int, parent: Int, depth: Int, range: SourceRange) {
    self.kind = kind
    self.section = Int32(section)
    self.parent = Int32(parent)
    self.depth = Int32(depth)
    self.range = range
  }

  @inlinable public var lineIndexes: Range<Int> { Int(lineRange.0)..<Int(lineRange.1) }
  @inlinable public var literalIndexes: Range<Int> { Int(literalRange.0)..<Int(literalRange.1) }
  @inlinable public var wordIndexes: Range<Int> { Int(wordRange.0)..<Int(wordRange.1) }

  /// Whether it is an item of a list, numbered or not.
  @inlinable public var isListItem: Bool { kind == .item || kind == .step }

  /// Whether the block's text is meant to be translated.
  @inlinable public var isProse: Bool { kind != .code && kind != .image }
}
