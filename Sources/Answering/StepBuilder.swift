import ArticleParsing
import ParallelText

/// Makes steps of the rows of a section, as one locale has them.
///
/// An item of a list is a step, and what is nested in it belongs to it. A paragraph outside of lists is a step without
/// a number. Code, tables and images that stand behind a step without being nested in it belong to it all the same:
/// that is what was meant where the indentation is missing.
struct StepBuilder {
  /// What is nested deeper stands at this depth: nobody reads it otherwise, and values of any depth cannot be walked.
  private static let deepest = 32

  private let article: AlignedArticle
  private let edition: Int
  /// By fingerprint, those about the locale alone.
  private let findings: [String: Finding]
  /// Of those that were put at a step, so that none is told twice.
  private(set) var told: Set<String> = []
  /// The finding that says that the locale's text ends early, once its place has been passed.
  private(set) var truncation: Finding?

  private var anchor: String?
  private var content: [Answer.Content] = []
  private var open: [(depth: Int, step: Answer.Step)] = []

  init(_ article: AlignedArticle, edition: Int, _ findings: [String: Finding]) {
    self.article = article
    self.edition = edition
    self.findings = findings
  }

  // MARK: Sections

  /// What the rows of a section are, with what the locale lacks at its place.
  mutating func content(of rows: ArraySlice<AlignedRow>, in section: AlignedSection) -> [Answer.Content] {
    anchor = section.headings[edition]?.anchor
    var index = rows.startIndex
    while index < rows.endIndex {
      let row = rows[index]
      if row.cells[edition] != nil {
        add(row)
        index += 1
      } else if let finding = lack(row.findings) {
        let end = rows[(index + 1)...].firstIndex { $0.depth <= row.depth } ?? rows.endIndex
        addLack(of: rows[index..<end], in: section, finding)
        // Rows that the locale has all the same are its own.
        for nested in rows[index..<end] where nested.cells[edition] != nil { add(nested) }
        index = end
      } else {
        index += 1
      }
    }
    return finish()
  }

  /// A section that the locale lacks, with the sections nested in it; nil if no finding says that it ought to have it.
  mutating func lack(ofSections sections: ArraySlice<AlignedSection>) -> Answer.Lack? {
    guard let first = sections.first, let finding = lack(first.findings),
      let other = edition(of: finding)
    else { return nil }
    var content: [Answer.Content] = []
    for section in sections where section.headings[edition] == nil {
      if let heading = section.headings[other] { content.append(.heading(heading.text)) }
      var builder = StepBuilder(article, edition: other, [:])
      content += builder.content(of: section.rows[...], in: section)
    }
    return Answer.Lack(finding: finding, locale: article.editions[other].locale, content: content)
  }

  /// The finding among some that says that the locale lacks what they are about.
  private mutating func lack(_ fingerprints: [String]) -> Finding? {
    let found = fingerprints.compactMap { findings[$0] }.first {
      $0.reference != nil && $0.rule.change == .missing
    }
    if let found, found.rule == .truncated { truncation = found }
    return found ?? truncation
  }

  /// The edition that a finding refers to.
  private func edition(of finding: Finding) -> Int? {
    article.editions.firstIndex { $0.path == finding.reference?.path }
  }

  // MARK: Rows

  private mutating func add(_ row: AlignedRow) {
    guard let cell = row.cells[edition] else { return }
    switch row.kind {
    case .step, .item:
      close(downTo: row.depth)
      begin(row, cell, row.kind == .step ? .numbered : .bulleted)
      append(cell)
    case .paragraph:
      close(downTo: row.depth)
      if open.isEmpty { begin(row, cell, .prose) }
      append(cell)
    case .alert:
      close(downTo: row.depth)
      if open.isEmpty { begin(row, cell, .prose) }
      append(.alert(cell.text))
    case .code, .row:
      close(downTo: max(row.depth, 1))
      if open.isEmpty { begin(row, cell, .prose) }
      if row.kind == .row { append(row, cell) } else { append(.code(code(of: row, cell))) }
    case .image:
      close(downTo: max(row.depth, 1))
      if open.isEmpty { begin(row, cell, .prose) }
      for literal in row.literals where literal.kind == .image {
        if let target = literal.values[edition] { append(.image(Prose.Link(text: cell.text, target: target))) }
      }
    }
    guard !open.isEmpty else { return }
    let last = open.count - 1
    open[last].step.endLine = max(open[last].step.endLine, cell.endLine)
    open[last].step.disagreements += disagreements(at: row)
  }

  private mutating func addLack(of rows: ArraySlice<AlignedRow>, in section: AlignedSection, _ finding: Finding) {
    guard let other = edition(of: finding), let row = rows.first else { return }
    let belongs = row.kind == .code || row.kind == .row || row.kind == .image
    close(downTo: belongs ? max(row.depth, 1) : row.depth)
    var builder = StepBuilder(article, edition: other, [:])
    append(
      .lack(
        Answer.Lack(
          finding: finding, locale: article.editions[other].locale, content: builder.content(of: rows, in: section))))
    // Steps, and what the text lacks because it ends, stand for themselves.
    let isOfStep = row.kind != .step && row.kind != .item && finding.rule != .truncated
    if isOfStep, !open.isEmpty { open[open.count - 1].step.disagreements += disagreements(at: row) }
  }

  /// The label of a block counts for all locales: it is the same code.
  private func code(of row: AlignedRow, _ cell: AlignedRow.Cell) -> Answer.Code {
    let language = cell.codeLanguage ?? row.cells.lazy.compactMap { $0?.codeLanguage }.first
    return CommandText.read(cell.text, language: language)
  }

  private mutating func disagreements(at row: AlignedRow) -> [Answer.Disagreement] {
    row.findings.compactMap { fingerprint in
      guard let finding = findings[fingerprint], told.insert(fingerprint).inserted else { return nil }
      let literal = row.literals.first { $0.values[edition] == finding.target.text }
      let others = article.editions.indices.compactMap { index in
        index == edition ? nil : literal?.values[index].map { (locale: article.editions[index].locale, text: $0) }
      }
      return Answer.Disagreement(finding: finding, others: others)
    }
  }

  // MARK: Nesting

  private mutating func begin(_ row: AlignedRow, _ cell: AlignedRow.Cell, _ kind: Answer.Step.Kind) {
    if open.count == Self.deepest { closeLast() }
    open.append(
      (
        row.depth,
        Answer.Step(
          id: row.id, kind: kind, number: cell.number, anchor: anchor, content: [], startLine: cell.startLine,
          endLine: cell.endLine, disagreements: [])
      ))
  }

  private mutating func append(_ cell: AlignedRow.Cell) {
    let prose = cell.markdown == cell.text ? Prose(cell.text) : Prose(cell.markdown, definitions: cell.definitions)
    if !prose.runs.isEmpty { append(.text(prose)) }
  }

  /// A row of a table is nested in its head.
  private mutating func append(_ row: AlignedRow, _ cell: AlignedRow.Cell) {
    let cells = TableCells.of(cell.markdown).map { Prose($0, definitions: cell.definitions) }
    if case .table(var table) = last, row.depth > table.depth {
      table.rows.append(cells)
      last = .table(table)
    } else {
      append(.table(Answer.Table(header: cells, rows: [], depth: row.depth)))
    }
  }

  /// What was appended before.
  private var last: Answer.Content? {
    get { open.last.map(\.step.content.last) ?? content.last }
    set {
      guard let newValue else { return }
      if open.isEmpty {
        content[content.count - 1] = newValue
      } else {
        open[open.count - 1].step.content[open[open.count - 1].step.content.count - 1] = newValue
      }
    }
  }

  private mutating func append(_ item: Answer.Content) {
    if open.isEmpty { content.append(item) } else { open[open.count - 1].step.content.append(item) }
  }

  private mutating func close(downTo depth: Int) {
    while let last = open.last, last.depth >= depth { closeLast() }
  }

  private mutating func closeLast() {
    var step = open.removeLast().step
    StepNumbers.assign(to: &step.content)
    append(.step(step))
  }

  private mutating func finish() -> [Answer.Content] {
    close(downTo: 0)
    defer { content = [] }
    StepNumbers.assign(to: &content)
    return content
  }
}
