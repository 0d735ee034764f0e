import ParallelText

/// The lines of a finding's two sides, as a person compares them.
///
/// As in a diff, what the target lacks has a plus, and what it should not have a minus; of the other side it shows then after, or
/// before, which line that belongs. Of what differs within a line the difference is marked.
struct Quotation {
  struct Line {
    /// Empty on all lines of a side but its first; with `after` or `before` where something belongs there.
    var locale = ""
    var number: Int
    var sign: Sign
    var text: Substring
    /// 0-based scalars of the line, nil if nothing is to be marked in it.
    var mark: Range<Int>?
  }
  enum Sign: Character {
    case context = "│"
    case missing = "+"
    case extra = "-"
  }

  private(set) var target: [Line]
  private(set) var reference: [Line] = []
  /// How many lines that are not quoted follow on either side.
  private(set) var targetRest = 0
  private(set) var referenceRest = 0

  /// Marks of lists, quotes, headings, tables, and a byte order mark.
  private static let markers = Set("\u{FEFF}>-*+.)#|0123456789".unicodeScalars)
  /// So many lines are quoted of what takes several.
  private static let limit = 3

  init(_ finding: Finding) {
    let here = finding.target
    guard let there = finding.reference else {
      (target, targetRest) = Self.lines(of: here, .context)
      return
    }
    let isMissing = here.text.isEmpty && Self.isWhole(there)
    let isExtra = there.text.isEmpty && Self.isWhole(here)
    (target, targetRest) = Self.lines(of: here, isExtra ? .extra : .context)
    (reference, referenceRest) = Self.lines(of: there, isMissing ? .missing : .context)
    if isMissing { Self.setBeside(&target[0], here) }
    if isExtra { Self.setBeside(&reference[0], there) }
    // Of a file that is not there nothing can be quoted.
    if finding.rule == .missingArticle { target = [] }
    if finding.rule == .extraArticle { reference = [] }
  }

  /// Says on which side of a line a place is.
  private static func setBeside(_ line: inout Line, _ place: Finding.Place) {
    line.mark = nil
    line.locale = (place.offsetInLine == 0 && !place.line.isEmpty ? "before " : "after ") + line.locale
  }

  private static func lines(of place: Finding.Place, _ sign: Sign) -> ([Line], rest: Int) {
    let texts = split(place.text)
    var lines = [Line(locale: place.locale.description, number: place.start.line, sign: sign, text: place.line[...])]
    if !isWhole(place) {
      let start = place.offsetInLine
      lines[0].mark = start..<start + texts[0].unicodeScalars.count
    }
    var rest = 0
    for (index, text) in texts.enumerated().dropFirst() where !text.allSatisfy(\.isWhitespace) {
      if lines.count < limit {
        lines.append(Line(number: place.start.line + index, sign: sign, text: text))
      } else {
        rest += 1
      }
    }
    return (lines, rest)
  }

  /// At line endings as CommonMark 2.1 has them.
  private static func split(_ text: String) -> [Substring] {
    if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return [text[...]] }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  /// Whether a place takes all of its first line but the marks of lists and quotes: to mark all marks nothing.
  private static func isWhole(_ place: Finding.Place) -> Bool {
    let first = split(place.text)[0]
    let scalars = place.line.unicodeScalars
    let before = scalars.prefix(place.offsetInLine)
    let after = scalars.dropFirst(place.offsetInLine + first.unicodeScalars.count)
    return !first.isEmpty && after.allSatisfy(\.properties.isWhitespace)
      && before.allSatisfy { $0.properties.isWhitespace || markers.contains($0) }
  }
}
