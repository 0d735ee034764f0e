import ParallelText

/// How a problem is cured, in one language: what an article says of it, with what its other locales say otherwise.
public struct Answer: Sendable {
  /// What the article's locales share (`AlignedArticle.key`).
  public var article: String
  /// As a reader sees it; nil if the file names none.
  public var title: String?
  public var locale: LocaleTag
  /// What was asked for. If it is not `locale`, the article lacks it.
  public var requestedLocale: LocaleTag
  public var path: String
  /// The headings that the problem stands under in the file, from the top.
  public var section: [String]
  public var translation: AlignedArticle.TranslationKind?
  /// `2020-02-28` (ISO 8601), nil if the front matter does not say.
  public var translatedOn: String?
  /// What shows that one has the problem, a block each, in the order of the text.
  public var symptoms: Passage
  public var causes: Passage
  /// What cures it, by section, in the order of the text.
  public var parts: [Part]
  /// The first line of what cures the problem, else of what is told of it, 1-based.
  public var line: Int
  /// Findings that belong to no step in `parts`, in the order of the report: above all what this locale lacks.
  public var findings: [Finding]

  /// The blocks of the sections of one role.
  public struct Passage: Sendable {
    /// Of the first section with the role; nil where the blocks stand under the title.
    public var heading: String?
    /// Steps too: an item of a list is one, whatever it is about.
    public var content: [Content] = []
  }

  /// A section that cures the problem, or a part of it.
  public struct Part: Sendable {
    public var heading: String?
    /// nil before the first heading.
    public var anchor: String?
    /// Steps, and at their places what this locale lacks.
    public var content: [Content]
  }

  /// What stands in a step or a section, in the order of the text.
  public indirect enum Content: Sendable {
    case text(Prose)
    case code(Code)
    case table(Table)
    /// One that stands for itself.
    case image(Prose.Link)
    /// A note, a warning and so on, by the word for its type; what it says follows.
    case alert(String)
    /// Of a section that another locale has.
    case heading(String)
    case step(Step)
    case lack(Lack)
  }

  /// Something to do: an item of a list, or a paragraph with what belongs to it.
  public struct Step: Sendable {
    public enum Kind: Sendable {
      case numbered, bulleted, prose
    }

    /// `AlignedRow.id`.
    public var id: String
    public var kind: Kind
    /// As a reader counts; nil if the step is not of a numbered list.
    public var number: String?
    /// Of its section; nil before the first heading.
    public var anchor: String?
    public var content: [Content]
    /// 1-based, with all that is nested in the step; `endLine` is inclusive.
    public var startLine: Int
    public var endLine: Int
    /// What is wrong with the step in this locale, nested steps apart, in the order of the report.
    public var disagreements: [Disagreement]
  }

  /// A finding about this locale, and what the others have in its place.
  public struct Disagreement: Sendable {
    public var finding: Finding
    /// Sorted by locale; empty if what differs is no literal that all of them have.
    public var others: [(locale: LocaleTag, text: String)]

    /// What is likely right; nil if nothing can be put in its place.
    public var correction: Correction? { Correction(finding, others) }
  }

  /// Something that another locale has and this one ought to have.
  public struct Lack: Sendable {
    public var finding: Finding
    /// The locale that `content` is in.
    public var locale: LocaleTag
    public var content: [Content]
  }

  /// A block of code.
  public struct Code: Sendable, Equatable {
    /// As the block names it; nil if it names none.
    public var language: String?
    /// What to enter, without prompts; empty if the block is nothing but output.
    public var text: String
    /// What the block shows besides: what a command prints.
    public var output: String
    /// Whether it stands in a line of prose.
    public var isInline = false
  }

  /// Rows of a table.
  public struct Table: Sendable, Equatable {
    /// Empty if it has none, or none in this locale.
    public var header: [Prose]
    /// They may have fewer cells than the header, or more.
    public var rows: [[Prose]]

    var depth = 0
  }
}

extension Answer.Step {
  /// The step's prose, without what is nested in other steps; a line each.
  public var text: String {
    var lines: [String] = []
    var alert: String?
    for item in content {
      switch item {
      case .text(let prose):
        lines.append(alert.map { "\($0): \(prose.text)" } ?? prose.text)
        alert = nil
      case .table(let table): lines += table.lines
      case .alert(let type): alert = type
      case .heading, .code, .image, .step, .lack: break
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What is to be entered: blocks, inline code of several words, and what is all of a paragraph, in the order of the text.
  public var code: [Answer.Code] {
    content.enumerated().flatMap { place, item -> [Answer.Code] in
      if case .code(let code) = item { return code.text.isEmpty ? [] : [code] }
      if case .text(let prose) = item, let code = prose.soleCode, kind == .prose || place > 0 {
        return [Answer.Code(language: nil, text: code, output: "", isInline: true)]
      }
      return item.prose.flatMap(\.commands).map { Answer.Code(language: nil, text: $0, output: "", isInline: true) }
    }
  }

  /// In the order of the text, without those in nested steps.
  public var links: [Prose.Link] { content.flatMap(\.prose).flatMap(\.links) }

  /// Likewise.
  public var images: [Prose.Link] {
    content.flatMap { item in
      if case .image(let image) = item { [image] } else { item.prose.flatMap(\.images) }
    }
  }

  public var steps: [Answer.Step] { content.steps }
}

extension Answer.Content {
  /// What it says itself, without what is nested in it.
  var prose: [Prose] {
    switch self {
    case .text(let prose): [prose]
    case .table(let table): table.header + table.rows.joined()
    case .code, .image, .alert, .heading, .step, .lack: []
    }
  }
}

extension Answer.Table {
  /// A row each, with ` | ` between cells.
  public var lines: [String] {
    ((header.isEmpty ? [] : [header]) + rows).map { $0.map(\.text).joined(separator: " | ") }
  }
}

extension [Answer.Content] {
  /// The steps among it, what is nested in them apart.
  public var steps: [Answer.Step] {
    compactMap { item in
      if case .step(let step) = item { step } else { nil }
    }
  }
}

extension Answer.Passage {
  /// What the blocks say in this locale, without markup; a block each, in the order of the text.
  public var texts: [String] { content.flatMap(Self.texts) }

  // Steps are not nested deeply (`StepBuilder`).
  private static func texts(_ item: Answer.Content) -> [String] {
    switch item {
    case .text(let prose): [prose.text]
    case .heading(let text): [text]
    case .table(let table): table.lines
    case .image(let image): [image.text].filter { !$0.isEmpty }
    case .code(let code): [code.text, code.output].filter { !$0.isEmpty }
    case .step(let step): step.content.flatMap(texts)
    case .alert, .lack: []
    }
  }

  /// In the order of the text.
  public var links: [Prose.Link] { content.flatMap(Self.links) }

  private static func links(_ item: Answer.Content) -> [Prose.Link] {
    if case .step(let step) = item { return step.content.flatMap(links) }
    return item.prose.flatMap(\.links)
  }
}

extension Answer {
  /// In the order of the text.
  public var steps: [Step] { parts.flatMap(\.content.steps) }

  /// Whether the article says what to do.
  public var hasCure: Bool { parts.contains { !$0.content.isEmpty } }
}
