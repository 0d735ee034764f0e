import Answering
import ParallelText

/// What a query has found, for people.
public struct AnswerText {
  private let style: Style
  private let columns: Int
  private let hidesLinks: Bool

  /// - Parameters:
  ///   - isColored: Whether the text has colors.
  ///   - columns: How wide lines may be, but for code; at least 40 are taken.
  ///   - hidesLinks: Whether a terminal is told where links lead; else they are listed.
  public init(isColored: Bool = false, columns: Int, hidesLinks: Bool = false) {
    self.hidesLinks = hidesLinks
    style = Style(isColored: isColored)
    self.columns = max(columns, 40)
  }

  // MARK: One answer

  /// The whole answer: what shows, why, and what to do, with a warning wherever the locale is likely wrong.
  ///
  /// - Parameters:
  ///   - answer: What to show.
  ///   - matches: What of a text the query has: ranges of its characters.
  public func render(_ answer: Answer, matches: @escaping (String) -> [Range<Int>]) -> [UInt8] {
    var page = AnswerPage(style: style, columns: columns, hidesLinks: hidesLinks, matches: matches)
    page.line(answer.title ?? answer.article, indent: 0, paint: .bold)
    page.about(answer)
    page.passage(answer.symptoms)
    page.passage(answer.causes)
    for part in answer.parts where part.heading != nil || !part.content.isEmpty {
      page.gap()
      // The title stands above already.
      if let heading = part.heading, heading != answer.title, heading != answer.section.last {
        page.line(heading, indent: 0, paint: .bold)
      }
      page.content(part.content, indent: 2)
    }
    if !answer.hasCure { page.noCure() }
    page.rest(answer.findings)
    page.listOfLinks()
    return page.bytes
  }

  // MARK: Choosing

  /// Articles by number.
  ///
  /// - Parameters:
  ///   - choices: The articles, best first.
  ///   - heading: The line above them.
  ///   - first: The number of the first one.
  public func list(_ choices: [Choice], under heading: String, from first: Int = 1) -> [UInt8] {
    var page = AnswerPage(style: style, columns: columns)
    page.line(heading, indent: 0, paint: .bold)
    let width = String(first + max(choices.count, 1) - 1).count
    for (place, choice) in choices.enumerated() {
      let number = String(first + place)
      let mark = String(repeating: " ", count: width - number.count) + number + ". "
      page.line(choice.title, indent: 2, mark: mark)
      if let detail = choice.detail {
        var shown = Cells(detail, marking: 0..<0, reach: columns)
        shown.cut(to: columns - 2 - mark.count)
        page.line(shown.text, indent: 2 + mark.count)
      }
      if !choice.section.isEmpty {
        page.line(choice.section.joined(separator: " › "), indent: 2 + mark.count)
      }
      // Unbroken, to be copied.
      let path = TerminalText.safe(choice.path + (choice.line.map { ":\($0)" } ?? ""))
      page.add(page.painted(path, .dim), of: path, 2 + mark.count, "", false)
    }
    return page.bytes
  }

  /// A line about the answer below it.
  public func hint(_ text: String) -> [UInt8] {
    var page = AnswerPage(style: style, columns: columns)
    page.line(text, indent: 0, paint: .dim)
    page.gap()
    return page.bytes
  }

  /// The first lines of what `render` gives, and where the rest is.
  public func cut(_ lines: [UInt8], to count: Int, of answer: Answer) -> [UInt8] {
    let all = lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard all.count > count else { return lines }
    var page = AnswerPage(style: style, columns: columns)
    page.line("… \(all.count - count) more lines in \(answer.path):\(answer.line)", indent: 2, paint: .dim)
    return Array(all.prefix(count).joined(separator: [0x0A])) + [0x0A] + page.bytes
  }

  /// That nothing was found, and what comes nearest.
  public func nothing(for query: String, _ nearest: [Choice], under nearestHeading: String) -> [UInt8] {
    // A query may be a whole log.
    var shown = Cells(query, marking: 0..<0, reach: columns)
    shown.cut(to: columns - 24)
    let heading = "Nothing found for “\(TerminalText.isolated(shown.text))”."
    let bytes = Array(TerminalText.lines(heading + "\n").utf8)
    return nearest.isEmpty ? bytes : bytes + list(nearest, under: nearestHeading)
  }
}
