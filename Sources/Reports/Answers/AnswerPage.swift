import Answering
import ParallelText

/// Lines of an answer as they come.
struct AnswerPage {
  enum Paint {
    case plain, bold, dim, warning, error
  }

  let style: Style
  let columns: Int
  /// What of a text a query has matched: ranges of its characters.
  let matches: (String) -> [Range<Int>]
  var links: AnswerLinks
  /// Whether inline code of several words stands on a line of its own.
  private(set) var partsCommands = true
  private var text = ""
  /// Of findings that were told at their places.
  private var told: Set<String> = []

  init(
    style: Style, columns: Int, hidesLinks: Bool = false,
    matches: @escaping (String) -> [Range<Int>] = { _ in [] }
  ) {
    links = AnswerLinks(areHidden: hidesLinks)
    self.matches = matches
    self.style = style
    self.columns = columns
  }

  /// The lines, in UTF-8.
  var bytes: [UInt8] { Array(TerminalText.lines(text).utf8) }

  /// Deeper steps are indented like these.
  private static let deepestIndent = 24

  /// An empty line, unless there is one.
  mutating func gap() {
    if !text.hasSuffix("\n\n") { text += "\n" }
  }

  mutating func about(_ answer: Answer) {
    let translation = [answer.translation?.rawValue, answer.translatedOn].compactMap { $0 }.joined(separator: ", ")
    text += "  \(answer.locale)  " + TerminalText.safe("\(answer.path):\(answer.line)")
    text += (translation.isEmpty ? "" : style.dim("  " + TerminalText.safe(translation))) + "\n"
    let path = answer.section.filter { $0 != answer.title }
    if !path.isEmpty { line(path.joined(separator: " › "), indent: 2, paint: .bold) }
    let requested = answer.requestedLocale
    let isOther =
      requested.language != answer.locale.language || requested.hasRegionOrScript && requested != answer.locale
    if isOther {
      line("There is no \(requested) of this article: this is \(answer.locale).", indent: 2, paint: .warning)
    }
  }

  // MARK: Passages

  mutating func passage(_ passage: Answer.Passage) {
    if passage.content.isEmpty { return }
    gap()
    if let heading = passage.heading { line(heading, indent: 0, paint: .bold) }
    // There nothing is to be entered.
    partsCommands = false
    content(passage.content, indent: 2)
    partsCommands = true
  }

  /// That there is no cure, so that nobody looks for it below.
  mutating func noCure() {
    gap()
    line("This article gives no cure.", indent: 0, paint: .warning)
  }

  /// Where the numbers of links lead.
  mutating func listOfLinks() {
    if links.targets.isEmpty { return }
    gap()
    line("Links", indent: 0, paint: .bold)
    for (number, target) in links.targets.enumerated() {
      // Unbroken, to be copied.
      add(TerminalText.safe(target), of: "", 2, "[\(number + 1)] ", false)
    }
  }

  // MARK: Content

  // Steps are not nested deeply (`Answer.Step`).
  mutating func content(_ items: [Answer.Content], indent: Int, mark: String = "", quoted: Bool = false) {
    var mark = mark
    var alert: String?
    let margin = indent + mark.count
    var isAfterList = false
    for item in items {
      switch item {
      case .text(let said):
        let prefix = alert.map { "\($0): " } ?? ""
        alert = nil
        prose(said, prefix: prefix, indent: margin - mark.count, mark: mark, quoted: quoted, paint: .plain)
        mark = ""
      case .table(let table):
        if !mark.isEmpty { line("", indent: margin - mark.count, mark: mark, quoted: quoted) }
        mark = ""
        self.table(table, indent: margin, quoted: quoted)
      case .image(let image):
        line(said(image), indent: margin - mark.count, mark: mark, quoted: quoted)
        mark = ""
      case .alert(let type): alert = type
      case .heading(let heading): line(heading, indent: margin, quoted: quoted, paint: .bold)
      case .code(let code):
        if !mark.isEmpty { line("", indent: margin - mark.count, mark: mark, quoted: quoted) }
        mark = ""
        block(code, indent: margin + 4, quoted: quoted)
      case .step(let step):
        if step.kind == .prose, isAfterList, !quoted { gap() }
        isAfterList = step.kind != .prose
        self.step(step, indent: min(margin, Self.deepestIndent), quoted: quoted)
      case .lack(let lack): self.lack(lack, indent: min(margin, Self.deepestIndent))
      }
    }
  }

  private mutating func step(_ step: Answer.Step, indent: Int, quoted: Bool) {
    let mark =
      switch step.kind {
      case .numbered: (step.number ?? "") + ". "
      case .bulleted: "- "
      case .prose: ""
      }
    // Warnings stand right below what they are about, before what is nested in the step.
    let own = step.content.prefix { item in
      if case .step = item { false } else { true }
    }
    content(Array(own), indent: indent, mark: mark, quoted: quoted)
    // One value may be wrong several times.
    for (place, item) in step.disagreements.enumerated() {
      let isRepeat = step.disagreements[..<place].contains { $0.finding.message == item.finding.message }
      if !isRepeat { disagreement(item, indent: indent + mark.count) } else { told.insert(item.finding.fingerprint) }
    }
    content(Array(step.content.dropFirst(own.count)), indent: indent + mark.count, quoted: quoted)
  }

  /// A line to be entered.
  mutating func code(_ command: String, indent: Int, quoted: Bool) {
    add(painted(TerminalText.safe(command), quoted ? .dim : .plain), of: "", indent, "", quoted)
  }

  private mutating func block(_ code: Answer.Code, indent: Int, quoted: Bool) {
    func put(_ lines: String, dimmed: Bool) {
      for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
        let safe = TerminalText.safe(line)
        let margin = quoted ? quote(indent) : String(repeating: " ", count: indent)
        let isBlank = safe.allSatisfy { $0 == " " }
        if isBlank {
          if quoted { text += margin + "\n" } else { gap() }
        } else {
          text += margin + painted(safe, dimmed ? .dim : .plain) + "\n"
        }
      }
    }
    put("", dimmed: false)
    if !code.text.isEmpty { put(code.text, dimmed: quoted) }
    if !code.text.isEmpty, !code.output.isEmpty { put("", dimmed: false) }
    if !code.output.isEmpty { put(code.output, dimmed: true) }
    put("", dimmed: false)
  }

  // MARK: Findings

  /// A finding, and what the other languages have.
  private mutating func disagreement(_ item: Answer.Disagreement, indent: Int) {
    let finding = item.finding
    guard finding.severity != .note, told.insert(finding.fingerprint).inserted else { return }
    warn(finding, indent: indent)
    guard let correction = item.correction else { return }
    let locales = correction.locales.map(\.description).joined(separator: ", ")
    line("Likely right: \(correction.text ?? correction.place) (\(locales))", indent: indent + 2, paint: .dim)
  }

  private mutating func lack(_ lack: Answer.Lack, indent: Int) {
    guard lack.finding.severity != .note else { return }
    if told.insert(lack.finding.fingerprint).inserted { warn(lack.finding, indent: indent) }
    content(lack.content, indent: indent, quoted: true)
  }

  private mutating func warn(_ finding: Finding, indent: Int) {
    line(
      "\(finding.message) [\(finding.rule)]", indent: indent, mark: "▲ ",
      paint: finding.severity == .error ? .error : .warning)
  }

  /// What was told at no step, and belongs to nothing that is shown.
  mutating func rest(_ findings: [Finding]) {
    let left = findings.filter { $0.severity != .note && !told.contains($0.fingerprint) }
    if left.isEmpty { return }
    gap()
    for finding in left { warn(finding, indent: 0) }
  }

  // MARK: Lines

  /// Writes a text in as many lines as it takes; the lines behind the first are indented as the text behind the mark.
  mutating func line(
    _ said: String, indent: Int, mark: String = "", quoted: Bool = false, paint: Paint = .plain
  ) {
    for (number, line) in Cells.wrap(said, to: width(indent, mark, quoted)).enumerated() {
      let lead = number == 0 ? mark : String(repeating: " ", count: mark.count)
      let shown = Cells.text(line[...])
      add(
        painted(shown, quoted ? .dim : paint), of: shown, indent,
        painted(lead, paint == .error || paint == .warning ? paint : .plain),
        quoted)
    }
  }

  /// How wide a text may be.
  func width(_ indent: Int, _ mark: String, _ quoted: Bool) -> Int {
    max(columns - indent - mark.count - (quoted ? 2 : 0), 20)
  }

  /// Adds a line as it is.
  ///
  /// - Parameter plain: Its text without escape sequences.
  mutating func add(_ shown: String, of plain: String, _ indent: Int, _ mark: String, _ quoted: Bool) {
    let margin = quoted ? quote(indent) : String(repeating: " ", count: indent)
    text += margin + mark + TerminalText.isolated(shown, if: plain) + "\n"
  }

  func painted(_ text: String, _ paint: Paint) -> String {
    switch paint {
    case .plain: text
    case .bold: style.bold(text)
    case .dim: style.dim(text)
    case .warning: style.severity(.warning, text)
    case .error: style.severity(.error, text)
    }
  }

  /// The margin of what another locale has.
  private func quote(_ indent: Int) -> String { String(repeating: " ", count: indent) + style.dim("│ ") }
}
