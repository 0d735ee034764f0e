import Answering
import ParallelText

/// Lines of an answer as they come.
struct AnswerPage {
  enum Paint {
    case plain, bold, dim, warning, error
  }

  let style: Style
  let columns: Int
  /// The text of the symptom that was looked for.
  let matched: String?
  private var text = ""
  /// Of findings that were told at their places.
  private var told: Set<String> = []

  init(style: Style, columns: Int, matched: String?) {
    self.style = style
    self.columns = columns
    self.matched = matched
  }

  /// The lines, in UTF-8.
  var bytes: [UInt8] { Array(TerminalText.lines(text).utf8) }

  /// How many blocks of symptoms or causes are shown.
  private static let passageLimit = 8
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
    content(shortened(passage.content), indent: 2)
  }

  /// The first blocks, and the one that was looked for.
  private func shortened(_ content: [Answer.Content]) -> [Answer.Content] {
    guard content.count > Self.passageLimit else { return content }
    let kept = content.prefix(Self.passageLimit - 1)
    let others = content.dropFirst(Self.passageLimit - 1)
    let found = others.first { item in
      if case .step(let step) = item { step.text == matched } else { false }
    }
    let lacks = others.filter { item in
      if case .lack = item { true } else { false }
    }
    return kept + [.text("…")] + (found.map { [$0] } ?? []) + lacks
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
        let isMatched = !quoted && said == matched
        line(
          prefix + said, indent: margin - mark.count, mark: mark, quoted: quoted, paint: isMatched ? .bold : .plain)
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

  /// A finding of severity error, and what the other languages have.
  private mutating func disagreement(_ item: Answer.Disagreement, indent: Int) {
    let finding = item.finding
    guard finding.severity == .error, told.insert(finding.fingerprint).inserted else { return }
    warn(finding, indent: indent)
    guard let reference = finding.reference else { return }
    let voices = item.others.filter { $0.text == reference.text }.map(\.locale.description)
    let locales = voices.isEmpty ? "\(reference.locale)" : voices.joined(separator: ", ")
    // What is long is better looked at where it stands.
    let isShort = !reference.text.isEmpty && !reference.text.contains("\n") && reference.text.utf8.count < 200
    let right = isShort ? reference.text : "\(reference.path):\(reference.start.line)"
    line("Likely right: \(right) (\(locales))", indent: indent + 2, paint: .dim)
  }

  private mutating func lack(_ lack: Answer.Lack, indent: Int) {
    guard lack.finding.severity == .error else { return }
    if told.insert(lack.finding.fingerprint).inserted { warn(lack.finding, indent: indent) }
    content(lack.content, indent: indent, quoted: true)
  }

  private mutating func warn(_ finding: Finding, indent: Int) {
    line("\(finding.message) [\(finding.rule)]", indent: indent, mark: "▲ ", paint: .error)
  }

  /// What was told at no step, and belongs to nothing that is shown.
  mutating func rest(_ findings: [Finding]) {
    let left = findings.filter { $0.severity == .error && !told.contains($0.fingerprint) }
    if left.isEmpty { return }
    gap()
    for finding in left { warn(finding, indent: 0) }
  }

  // MARK: Lines

  /// Writes a text in as many lines as it takes; the lines behind the first are indented as the text behind the mark.
  mutating func line(
    _ said: String, indent: Int, mark: String = "", quoted: Bool = false, paint: Paint = .plain
  ) {
    let lines = Cells.wrap(said, to: max(columns - indent - mark.count - (quoted ? 2 : 0), 20))
    for (number, line) in lines.enumerated() {
      let margin = quoted ? quote(indent) : String(repeating: " ", count: indent)
      let lead = number == 0 ? mark : String(repeating: " ", count: mark.count)
      let shown = TerminalText.isolated(Cells.text(line[...]))
      text += margin + painted(lead, paint == .error ? .error : .plain) + painted(shown, quoted ? .dim : paint) + "\n"
    }
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
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
