import Auditing
import ParallelText

/// What is said of a cause behind the finding at which it is told.
struct CauseText {
  /// Such as `old.example → new.example at 494 more places, 45 files in all`.
  let summary: String
  /// The findings whose places are shown, by their places in the report.
  let shown: [Int]
  /// How many more there are.
  private let rest: Int

  private static let mostShown = 3

  /// - Returns: nil if the finding has its cause to itself.
  init?(_ cause: Causes.Cause?, of finding: Finding) {
    guard let cause else { return nil }
    let others = Array(cause.others)
    let what = Self.isPart(cause, of: finding) ? "\(cause.from) → \(cause.to)" : "the same"
    let files = cause.files == 1 ? " in this file" : ", \(cause.files) files in all"
    summary = TerminalText.safe("\(what) at \(others.count.counted("more place"))\(files)")
    shown = Array(others.prefix(Self.mostShown))
    rest = others.count - shown.count
  }

  /// All on one line, with the places.
  func line(_ findings: [Finding]) -> String {
    summary + ": " + shown.map { Self.place(findings[$0]) }.joined(separator: ", ") + (rest > 0 ? ", …" : "")
  }

  private static func place(_ finding: Finding) -> String {
    let place = finding.target
    return "\(TerminalText.safe(place.path)):\(place.start.line):\(place.start.column)"
  }

  /// Whether the cause is worth naming: a part of the finding's values that can be read.
  private static func isPart(_ cause: Causes.Cause, of finding: Finding) -> Bool {
    let values = [cause.from, cause.to]
    return cause.to != finding.target.text
      && values.allSatisfy { !$0.allSatisfy(\.isWhitespace) && !$0.contains("\n") && $0.count <= 60 }
  }
}
