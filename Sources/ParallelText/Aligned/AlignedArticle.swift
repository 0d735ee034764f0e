/// One article in all its locales, section by section and row by row: what a reader of one locale sees beside what a
/// reader of another does.
///
/// The values stand for themselves: nothing refers to a parsed file, so that they can be stored, and loaded again as
/// they were. Whatever is parallel to `editions` has one element for each of them, nil where that locale has none.
public struct AlignedArticle: Sendable, Hashable {
  /// What the locales' files share (`ArticleSet.key`).
  public var key: String
  /// The locale that the others were translated from, as far as that was told; nil if nobody said.
  public var source: LocaleTag?
  /// By locale; no locale twice.
  public var editions: [Edition]
  /// In reading order of the source, or of the locale that stands in for it; sections that it lacks stand where they
  /// would be. The first is the lead: what stands before the first heading.
  public var sections: [AlignedSection]
  /// Fingerprints of findings that lie in no row and are about no section: about front matter, or the whole file.
  public var findings: [String]

  public init(
    key: String, source: LocaleTag?, editions: [Edition], sections: [AlignedSection] = [], findings: [String] = []
  ) {
    self.key = key
    self.source = source
    self.editions = editions
    self.sections = sections
    self.findings = findings
  }

  /// One locale's file.
  public struct Edition: Sendable, Hashable {
    public var locale: LocaleTag
    public var path: String
    /// As a reader sees it; nil if the file names none.
    public var title: String?
    public var translation: TranslationKind?
    /// `2020-02-28` (ISO 8601), nil if the front matter does not say.
    public var translatedOn: String?

    public init(
      locale: LocaleTag, path: String, title: String?, translation: TranslationKind? = nil, translatedOn: String? = nil
    ) {
      self.locale = locale
      self.path = path
      self.title = title
      self.translation = translation
      self.translatedOn = translatedOn
    }
  }

  /// How a translation came about, by its own account.
  public enum TranslationKind: String, Sendable, CaseIterable {
    case human, machine
  }
}

/// A heading in all locales, and the rows under it up to the next heading.
public struct AlignedSection: Sendable, Hashable {
  /// What a section is for in an article about a problem.
  public enum Role: String, Sendable, CaseIterable {
    case symptoms, cause, solution
  }

  /// The anchor of the first locale that has the section, the source's if it has it. Empty for the lead.
  public var anchor: String
  /// 0 for the lead, 1...6 for a heading's level.
  public var level: Int
  /// The place in `AlignedArticle.sections` of the section that this one is nested in; nil at the top.
  public var parent: Int?
  /// nil if it is not known.
  public var role: Role?
  /// Parallel to the editions; all nil for the lead.
  public var headings: [Heading?]
  /// In reading order, parents before what is nested in them.
  public var rows: [AlignedRow]
  /// Fingerprints of findings about the section as a whole, or its heading.
  public var findings: [String]

  public init(
    anchor: String, level: Int, parent: Int?, role: Role? = nil, headings: [Heading?], rows: [AlignedRow] = [],
    findings: [String] = []
  ) {
    self.anchor = anchor
    self.level = level
    self.parent = parent
    self.role = role
    self.headings = headings
    self.rows = rows
    self.findings = findings
  }

  public struct Heading: Sendable, Hashable {
    /// As a reader sees it, without markup.
    public var text: String
    /// As in the file, without the marks that make a heading of it.
    public var markdown: String
    /// Definitions of the links by reference in `markdown`; see `AlignedRow.Cell.definitions`.
    public var definitions: String
    /// The section's anchor in this locale's file; of another locale it may be another one.
    public var anchor: String
    /// 1-based.
    public var line: Int

    public init(text: String, markdown: String, definitions: String = "", anchor: String, line: Int) {
      self.text = text
      self.markdown = markdown
      self.definitions = definitions
      self.anchor = anchor
      self.line = line
    }
  }
}

/// One block of an article in all locales that have it.
public struct AlignedRow: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// An item of a numbered list.
    case step
    /// An item of a bulleted list.
    case item
    case paragraph
    case code
    /// A row of a table.
    case row
    case image
    /// A note, a warning and so on; what it says is nested in it.
    case alert
  }

  /// 16 hexadecimal digits: the same as long as the row's section, kind and literals are, and as many rows like it
  /// stand before it in the section. No two rows of an article share one.
  public var id: String
  public var kind: Kind
  /// 0 at the section's top; a row is nested in the nearest one before it of a smaller depth.
  public var depth: Int
  /// How sure it is that the cells say the same, 0 to 1; 1 where there is one cell.
  public var confidence: Double
  /// Parallel to the editions.
  public var cells: [Cell?]
  /// In the order of the text.
  public var literals: [AlignedLiteral]
  /// Fingerprints of the findings that lie in the row, in the order of the report.
  public var findings: [String]

  public init(
    id: String, kind: Kind, depth: Int, confidence: Double = 1, cells: [Cell?], literals: [AlignedLiteral] = [],
    findings: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.depth = depth
    self.confidence = confidence
    self.cells = cells
    self.literals = literals
    self.findings = findings
  }

  /// A block of one locale. What is nested in it stands in rows of its own.
  public struct Cell: Sendable, Hashable {
    /// A step's number as written, nil of all else.
    public var number: String?
    /// What a reader sees: prose on one line and without markup, cells of a table with ` | ` between them, lines of
    /// code dedented, of an image its alternative text, of an alert the word for its type.
    public var text: String
    /// The block's own lines as in the file, without the markers and the indentation of what it stands in: of a step
    /// without its number, of code without its fence, of a table's row with its pipes.
    public var markdown: String
    /// The definitions of the links by reference in `markdown`, a line each (`[label]: target`); empty if it has none.
    public var definitions: String
    /// The language that a code block names, as written; nil if it names none.
    public var codeLanguage: String?
    /// 1-based, with all that is nested in the block.
    public var startLine: Int
    /// 1-based, inclusive.
    public var endLine: Int

    public init(
      number: String? = nil, text: String, markdown: String, definitions: String = "", codeLanguage: String? = nil,
      startLine: Int, endLine: Int
    ) {
      self.number = number
      self.text = text
      self.markdown = markdown
      self.definitions = definitions
      self.codeLanguage = codeLanguage
      self.startLine = startLine
      self.endLine = endLine
    }
  }
}

/// Something in a row that must survive translation, as each locale has it.
public struct AlignedLiteral: Sendable, Hashable {
  public var kind: LiteralKind
  /// As in the files, parallel to the editions; nil where a locale lacks it.
  public var values: [String?]

  public init(kind: LiteralKind, values: [String?]) {
    self.kind = kind
    self.values = values
  }
}
