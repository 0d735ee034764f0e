import Answering
import ParallelText

/// What a query has found, for people.
public struct AnswerText {
  private let style: Style
  private let columns: Int

  /// - Parameter columns: How wide lines may be, but for code; at least 40 are taken.
  public init(isColored: Bool = false, columns: Int) {
    style = Style(isColored: isColored)
    self.columns = max(columns, 40)
  }

  // MARK: One answer

  /// The whole answer: what shows, why, and what to do, with a warning wherever the locale is likely wrong.
  ///
  /// - Parameter matched: What of the symptoms is shown as the one that was looked for.
  public func render(_ answer: Answer, matched: MatchedPlace) -> [UInt8] {
    var page = AnswerPage(style: style, columns: columns, matched: matched.text)
    page.line(answer.title ?? answer.article, indent: 0, paint: .bold)
    page.about(answer)
    page.passage(answer.symptoms)
    page.passage(answer.causes)
    for part in answer.parts where part.heading != nil || !part.content.isEmpty {
      page.gap()
      // The title stands above already.
      if let heading = part.heading, heading != answer.title { page.line(heading, indent: 0, paint: .bold) }
      page.content(part.content, indent: 2)
    }
    page.rest(answer.findings)
    return page.bytes
  }

  // MARK: Choosing

  /// Articles by number.
  ///
  /// - Parameter first: The number of the first one.
  public func list(_ choices: [Choice], under heading: String, from first: Int = 1) -> [UInt8] {
    var page = AnswerPage(style: style, columns: columns, matched: nil)
    page.line(heading, indent: 0, paint: .bold)
    let width = String(first + max(choices.count, 1) - 1).count
    for (place, choice) in choices.enumerated() {
      let number = String(first + place)
      let mark = String(repeating: " ", count: width - number.count) + number + ". "
      page.line(choice.title, indent: 2, mark: mark)
      page.line(choice.path, indent: 2 + mark.count, paint: .dim)
    }
    return page.bytes
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
