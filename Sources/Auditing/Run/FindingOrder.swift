import ParallelText

extension Audit {
  /// The order of reports.
  package static func precedes(_ first: Finding, _ second: Finding) -> Bool {
    if first.target.path != second.target.path { return first.target.path.precedesByBytes(second.target.path) }
    let (a, b) = (first.target.start, second.target.start)
    if a != b { return (a.line, a.column) < (b.line, b.column) }
    if first.rule != second.rule { return first.rule < second.rule }
    let line = first.reference?.start ?? SourcePosition(line: 0, column: 0)
    let other = second.reference?.start ?? SourcePosition(line: 0, column: 0)
    if line != other { return (line.line, line.column) < (other.line, other.column) }
    // Of two files that one path stands for, or two findings of one place, neither may come first by chance.
    return (first.reference?.path ?? "", first.target.locale.description, first.message) < (
      second.reference?.path ?? "", second.target.locale.description, second.message
    )
  }
}
