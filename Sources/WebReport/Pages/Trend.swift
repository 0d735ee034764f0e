import IndexStore
import ParallelText

/// How figures went over past runs of `stele index`, as a line with its table.
enum Trend {
  /// So many runs are told in the table; the line has all.
  private static let rows = 20

  /// - Parameters:
  ///   - all: The oldest first.
  ///   - figures: Of a run; one with those of the run before is left out: it changed other locales alone.
  /// - Returns: Empty if there are fewer than two runs.
  static func section(_ all: [RunFigures], _ figures: (RunFigures) -> LocaleFigures) -> HTML {
    var runs: [RunFigures] = []
    var values: [LocaleFigures] = []
    for run in all {
      let value = figures(run)
      if value == values.last { continue }
      runs.append(run)
      values.append(value)
    }
    if runs.count < 2 { return "" }
    let (errors, current) = (values.map(\.errors), values.map(\.current))
    let rows = zip(runs, values).suffix(Self.rows).reversed().map { run, figures -> HTML in
      """
      <tr><th scope="row"><time datetime="\(run.at)">\(day(run.at))</time></th>\
      <td class="number">\(HTML.percent(figures.current, of: figures.expected))</td>\
      \(HTML.count(figures.errors, .error))\(HTML.count(figures.warnings, .warning))</tr>

      """
    }
    let table: HTML = """
      <table>
      <thead><tr><th scope="col">Run (UTC)</th><th scope="col">Current</th><th scope="col">Errors</th><th scope="col">Warnings</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
    return """
      <section aria-labelledby="trend">
      <h2 id="trend">Trend</h2>
      <p class="dim">Since \(day(runs[0].at)) (UTC): the \(runs.count) runs of <code>stele index</code> that changed the figures.</p>
      <div class="trends">
      <figure><figcaption>Errors: \(errors[0]) → \(errors.last!)</figcaption>\(Chart.line("Errors from \(errors[0]) to \(errors.last!)", errors))</figure>
      <figure><figcaption>Current: \(current[0]) → \(current.last!)</figcaption>\(Chart.line("Current articles from \(current[0]) to \(current.last!)", current))</figure>
      </div>
      <details><summary>As a table</summary>
      \(HTML.scrolling("Past runs", table))</details>
      </section>

      """
  }

  /// `2024-05-08 09:30` of `2024-05-08T09:30:00Z`.
  private static func day(_ moment: String) -> String {
    moment.prefix(16).split(separator: "T").joined(separator: " ")
  }
}
