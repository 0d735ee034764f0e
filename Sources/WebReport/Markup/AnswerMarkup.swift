import Answering
import ParallelText

/// How a problem is cured, as a piece of a page. What other languages say otherwise stands where it differs, as on a
/// terminal (`AnswerText`).
struct AnswerMarkup {
  private let answer: Answer
  private let place: PagePlace
  /// Findings that stand at their places already.
  private var told: Set<String> = []

  init(_ answer: Answer, _ place: PagePlace) {
    self.answer = answer
    self.place = place
  }

  /// Without the title. The text carries the language that it is in.
  var html: HTML {
    mutating get {
      let about = about
      let symptoms = passage(answer.symptoms, "Symptoms")
      let causes = passage(answer.causes, "Cause")
      let parts = answer.parts.map { part(of: $0) }.joined()
      let cure: HTML = answer.hasCure ? "" : "<p class=\"lacking\">This article gives no cure.</p>\n"
      let left = answer.findings.filter { $0.severity != .note && !told.contains($0.fingerprint) }
      let rest: HTML = left.isEmpty ? "" : "<ul class=\"findings\">\n\(left.map { "<li>\(line($0))</li>\n" })</ul>\n"
      return "\(about)<div\(answer.locale.attributes)>\n\(symptoms)\(causes)\(parts)</div>\n\(cure)\(rest)"
    }
  }

  // MARK: Head

  private var about: HTML {
    let translation = [answer.translation?.rawValue, answer.translatedOn].compactMap { $0 }.joined(separator: ", ")
    let path = answer.section.filter { $0 != answer.title }
    let section: HTML =
      path.isEmpty
      ? ""
      : "<p class=\"section\">\(path.map { HTML.isolated($0, in: answer.locale) }.separated(by: " › "))</p>\n"
    let requested = answer.requestedLocale
    let isOther =
      requested.language != answer.locale.language || requested.hasRegionOrScript && requested != answer.locale
    let other: HTML =
      isOther
      ? "<p class=\"lacking\">There is no \(requested.title) of this article: this is \(answer.locale.title).</p>\n"
      : ""
    let more: HTML = translation.isEmpty ? "" : ", \(translation)"
    return """
      <p class="dim"><span class="tag">\(answer.locale)</span> \(HTML.isolated("\(answer.path):\(answer.line)"))\(more)</p>
      \(section)\(other)
      """
  }

  // MARK: Passages

  /// Folded where there is a cure: whoever asks knows the symptom, and wants the steps.
  private mutating func passage(_ passage: Answer.Passage, _ name: String) -> HTML {
    if passage.content.isEmpty { return "" }
    if !answer.hasCure { return "\(heading(passage.heading))\(content(passage.content))" }
    return """
      <details class="passage"><summary>\(passage.heading ?? name)</summary>
      \(content(passage.content))</details>

      """
  }

  private mutating func part(of part: Answer.Part) -> HTML {
    if part.heading == nil, part.content.isEmpty { return "" }
    // The title stands above already.
    let isKnown = part.heading == answer.title || part.heading == answer.section.last
    return "\(heading(isKnown ? nil : part.heading))\(content(part.content))"
  }

  private func heading(_ text: String?) -> HTML { text.map { "<h3>\($0)</h3>\n" } ?? "" }

  // Steps are not nested deeply (`StepBuilder`).
  private mutating func content(_ items: [Answer.Content]) -> HTML {
    var html = HTML()
    var alert: String?
    var list = Answer.Step.Kind.prose
    for item in items {
      let kind = if case .step(let step) = item { step.kind } else { Answer.Step.Kind.prose }
      if kind != list {
        html += Self.end(of: list)
        html += Self.start(of: kind)
        list = kind
      }
      switch item {
      case .text(let prose):
        let prefix: HTML = alert.map { "<strong>\($0):</strong> " } ?? ""
        html += alert == nil ? "<p>\(text(prose))</p>\n" : "<p class=\"alert\">\(prefix)\(text(prose))</p>\n"
        alert = nil
      case .code(let code): html += block(code)
      case .table(let table): html += self.table(table)
      case .image(let image): html += "<p>\(text(image))</p>\n"
      case .alert(let type): alert = type
      case .heading(let heading): html += "<p><strong>\(heading)</strong></p>\n"
      case .lack(let lack): html += self.lack(lack)
      case .step(let step): html += self.step(step)
      }
    }
    return "\(html)\(Self.end(of: list))"
  }

  private static func start(of list: Answer.Step.Kind) -> HTML {
    switch list {
    case .numbered: "<ol class=\"steps\">\n"
    case .bulleted: "<ul class=\"steps\">\n"
    case .prose: ""
    }
  }

  private static func end(of list: Answer.Step.Kind) -> HTML {
    switch list {
    case .numbered: "</ol>\n"
    case .bulleted: "</ul>\n"
    case .prose: ""
    }
  }

  private mutating func step(_ step: Answer.Step) -> HTML {
    // Warnings stand right below what they are about, before what is nested in the step.
    let own = step.content.prefix { item in
      if case .step = item { false } else { true }
    }
    let before = content(Array(own))
    let warnings = step.disagreements.compactMap { disagreement($0) }.joined()
    let after = content(Array(step.content.dropFirst(own.count)))
    let text: HTML = "\(before)\(warnings)\(after)"
    switch step.kind {
    case .numbered:
      let value: HTML = step.number.flatMap { Int($0) }.map { " value=\"\($0)\"" } ?? ""
      return "<li\(value)>\(text)</li>\n"
    case .bulleted: return "<li>\(text)</li>\n"
    case .prose: return "<div class=\"step\">\(text)</div>\n"
    }
  }

  // MARK: Findings

  /// A finding, and what the other languages have; nil if it was told.
  private mutating func disagreement(_ item: Answer.Disagreement) -> HTML? {
    let finding = item.finding
    guard finding.severity != .note, told.insert(finding.fingerprint).inserted else { return nil }
    guard let correction = item.correction else {
      return "<p class=\"finding\" lang=\"en\" dir=\"ltr\">\(line(finding))</p>\n"
    }
    let locales = correction.locales.map(\.description).joined(separator: ", ")
    let right = correction.text.map { HTML.isolated($0, in: correction.locale) } ?? HTML.isolated(correction.place)
    return """
      <p class="finding" lang="en" dir="ltr">\(line(finding))<br>
      <span class="dim">Likely right: \(right) (\(locales))</span></p>

      """
  }

  private mutating func lack(_ lack: Answer.Lack) -> HTML {
    guard lack.finding.severity != .note else { return "" }
    let isNew = told.insert(lack.finding.fingerprint).inserted
    let warning: HTML = isNew ? "<p class=\"finding\" lang=\"en\" dir=\"ltr\">\(line(lack.finding))</p>\n" : ""
    return "\(warning)<blockquote class=\"other\"\(lack.locale.attributes)>\n\(content(lack.content))</blockquote>\n"
  }

  private func line(_ finding: Finding) -> HTML {
    """
    \(finding.severity.badge) \(HTML.isolated(finding.message)) \
    <a\(href: Address("rules/\(finding.rule).html", from: place))>\(finding.rule)</a>
    """
  }

  // MARK: Text

  private func text(_ prose: Prose) -> HTML {
    prose.runs.map { run in
      switch run {
      case .text(let text): return HTML(text)
      case .code(let code): return "<code>\(code)</code>"
      case .link(let link):
        guard let address = Address(external: link.target) else {
          // Where a place in the article, or another file of the tree, is on the web nobody has said.
          if link.text == link.target || link.target.hasPrefix("#") { return HTML(link.text) }
          return "\(link.text) <bdi class=\"dim\" dir=\"ltr\">(\(link.target))</bdi>"
        }
        return "<a\(href: address)>\(link.text)</a>"
      case .image(let image): return text(image)
      }
    }.joined()
  }

  /// An image is told of, and not loaded.
  private func text(_ image: Prose.Link) -> HTML {
    "<span class=\"dim\">[\(image.text.isEmpty ? image.target : image.text)]</span>"
  }

  private func block(_ code: Answer.Code) -> HTML {
    let command: HTML = code.text.isEmpty ? "" : "<pre dir=\"ltr\"><code>\(code.text)</code></pre>\n"
    let output: HTML =
      code.output.isEmpty ? "" : "<pre class=\"output\" dir=\"ltr\"><samp>\(code.output)</samp></pre>\n"
    return "\(command)\(output)"
  }

  private func table(_ table: Answer.Table) -> HTML {
    let header: HTML =
      table.header.isEmpty
      ? "" : "<thead><tr>\(table.header.map { "<th scope=\"col\">\(text($0))</th>" })</tr></thead>\n"
    let rows = table.rows.map { row -> HTML in "<tr>\(row.map { "<td>\(text($0))</td>" as HTML })</tr>\n" }
    return HTML.scrolling("Table", "<table>\n\(header)<tbody>\n\(rows)</tbody></table>\n")
  }
}

extension [HTML] {
  fileprivate func separated(by mark: HTML) -> HTML {
    enumerated().map { $0 == 0 ? $1 : "\(mark)\($1)" }.joined()
  }
}
