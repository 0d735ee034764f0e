import Auditing
import Foundation
import ParallelText

/// The findings for people: by article, with both sides quoted and what differs marked.
public struct TextReport {
  /// Escape sequences for colour (ECMA-48, 8.3.117), or none.
  private struct Style {
    let isColored: Bool
    func paint(_ code: String, _ text: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    func bold(_ text: String) -> String { paint("1", text) }
    func dim(_ text: String) -> String { paint("2", text) }
    func severity(_ severity: Severity, _ text: String) -> String {
      switch severity {
      case .error: paint("1;31", text)
      case .warning: paint("33", text)
      case .note: paint("36", text)
      }
    }
  }

  private let style: Style
  /// Lines of a quotation longer than this are cut around what differs, in characters.
  private static let width = 110

  public init(isColored: Bool) { style = Style(isColored: isColored) }

  /// - Returns: UTF-8. What comes from articles is made harmless (`TerminalText`).
  public func render(_ report: Audit.Report) -> [UInt8] {
    var text = ""
    var article: String?
    let byArticle = Dictionary(grouping: report.findings.indices) { report.findings[$0].article }
    let order = byArticle.keys.sorted { byArticle[$0]![0] < byArticle[$1]![0] }
    for key in order {
      if article != nil { text += "\n" }
      article = key
      text += style.bold(TerminalText.safe(key)) + "\n"
      for index in byArticle[key]! { append(report.findings[index], to: &text) }
    }
    if !order.isEmpty { text += "\n" }
    appendSummary(report, to: &text)
    return Array(text.utf8)
  }

  private func append(_ finding: Finding, to text: inout String) {
    let target = finding.target
    text += "  " + style.bold("\(TerminalText.safe(target.path)):\(target.start.line):\(target.start.column)")
    text += "  " + style.severity(finding.severity, finding.severity.rawValue) + " " + finding.rule + "  "
    text += TerminalText.safe(finding.message) + "\n"
    let labels = [target.locale.description, finding.reference?.locale.description ?? ""]
    let pad = labels.map(\.count).max()!
    appendQuote(target, label: labels[0], pad: pad, color: "31", to: &text)
    if let reference = finding.reference {
      appendQuote(reference, label: labels[1], pad: pad, color: "32", to: &text)
    }
  }

  /// The line of a place, with what differs marked: in colour, or by a row of carets.
  private func appendQuote(_ place: Finding.Place, label: String, pad: Int, color: String, to text: inout String) {
    let scalars = Array(place.line.unicodeScalars)
    let start = min(place.start.column - 1, scalars.count)
    let end = place.end.line == place.start.line ? min(place.end.column - 1, scalars.count) : scalars.count
    var from = 0
    var to = scalars.count
    if to > Self.width {
      from = max(0, min(start - Self.width / 3, to - Self.width))
      to = min(to, from + Self.width)
    }
    func part(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return TerminalText.safe(String(view))
    }
    let markedEnd = min(max(end, start), to)
    let before = (from > 0 ? "…" : "") + part(from..<max(from, start))
    let marked = part(max(from, start)..<max(markedEnd, max(from, start)))
    let after = part(max(markedEnd, max(from, start))..<to) + (to < scalars.count ? "…" : "")
    let number = "\(place.start.line)"
    let head = "    \(label)\(String(repeating: " ", count: pad - label.count)) \(String(repeating: " ", count: max(0, 5 - number.count)))\(number) │ "
    let lead = style.isColored ? before : trimmedStart(before)
    let shown = trimmedStart(before + (style.isColored ? style.paint(color, marked) : marked) + after)
    text += style.dim(head) + shown + "\n"
    let isWhole = before.allSatisfy(\.isWhitespace) && after.isEmpty
    if !style.isColored, !isWhole || marked.isEmpty, marked.isEmpty == false {
      let gap = String(repeating: " ", count: DisplayWidth.of(head) + DisplayWidth.of(lead))
      text += gap + String(repeating: "^", count: max(1, DisplayWidth.of(marked))) + "\n"
    }
    if place.end.line > place.start.line { text += style.dim(String(repeating: " ", count: DisplayWidth.of(head) - 2) + "│ … to line \(place.end.line)") + "\n" }
  }

  private func trimmedStart(_ text: String) -> String { String(text.drop { $0 == " " }) }

  private func appendSummary(_ report: Audit.Report, to text: inout String) {
    let counts = Severity.allCases.reversed().map { severity in (severity, report.findings.count { $0.severity == severity }) }
    text += style.bold(count(report.articleSets, "article")) + " in \(count(report.articles, "file")), \(count(report.locales.count, "locale"))"
    if !report.locales.isEmpty { text += " (" + report.locales.map(\.description).joined(separator: ", ") + ")" }
    text += ": "
    if report.findings.isEmpty {
      text += "no findings\n"
    } else {
      text += counts.map { severity, number in style.severity(severity, count(number, severity.rawValue)) }.joined(separator: ", ") + "\n"
      let byRule = report.findings.reduce(into: [String: Int]()) { $0[$1.rule, default: 0] += 1 }
      for (rule, number) in byRule.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        let digits = "\(number)"
        text += String(repeating: " ", count: max(0, 6 - digits.count)) + digits + "  " + rule + "\n"
      }
    }
    if !report.errors.isEmpty { text += count(report.errors.count, "file") + " could not be read in full; see standard error\n" }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// Wide characters of East Asia count two (Unicode TR11), marks and joiners none.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x20..<0x7F: width + 1
      case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: width
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        width + 2
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: width
        default: width + 1
        }
      }
    }
  }
}
