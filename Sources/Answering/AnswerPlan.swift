import ParallelText

/// Which rows of an article are symptom, cause and solution of the problem that is asked for.
struct AnswerPlan {
  /// Rows of one section, by their places.
  struct Slice {
    var section: Int
    var rows: Range<Int>
  }

  private(set) var symptoms: [Slice] = []
  private(set) var causes: [Slice] = []
  private(set) var solution: [Slice] = []

  private let article: AlignedArticle
  private let scope: ProblemScope

  init(_ article: AlignedArticle, _ scope: ProblemScope) {
    self.article = article
    self.scope = scope
    if scope.rows != nil { return }
    symptoms = whole { $0.role == .symptoms }
    causes = whole { $0.role == .cause }
    solution = whole { $0.role == .solution }
    let before = solution.isEmpty ? findSolution() : lead
    if symptoms.isEmpty { symptoms = before }
  }

  private func whole(_ isMeant: (AlignedSection) -> Bool) -> [Slice] {
    scope.sections.filter { isMeant(article.sections[$0]) }
      .map { Slice(section: $0, rows: article.sections[$0].rows.indices) }
  }

  /// What stands under the heading of the problem; of an article before its title as well.
  private var lead: [Slice] {
    let head = scope.head ?? article.sections.firstIndex { $0.level > 0 } ?? 0
    return whole { $0.role == nil && !$0.rows.isEmpty }.filter { $0.section <= head }
  }

  /// What is told of a problem whose solution no heading names.
  ///
  /// - Returns: The rows of the lead that stand before it.
  private mutating func findSolution() -> [Slice] {
    let free = whole { $0.role == nil && !$0.rows.isEmpty }
    let lead = lead
    if !symptoms.isEmpty || !causes.isEmpty {
      solution = cures(among: free, lead)
      return lead.filter { slice in !solution.contains { $0.section == slice.section } }
    }
    guard let first = free.first else { return [] }
    let rows = article.sections[first.section].rows
    guard lead.first?.section == first.section else {
      solution = free
      return []
    }
    if rows.contains(where: Self.isPractical) {
      solution = free
      let split = split(first)
      solution[0].rows = split..<first.rows.upperBound
      return [Slice(section: first.section, rows: first.rows.lowerBound..<split)]
    }
    // What stands first says what it is about if it is a paragraph, unless there is nothing else.
    let next = rows.indices.dropFirst().first { rows[$0].depth == 0 } ?? rows.endIndex
    let isAll = free.count == 1 && next == rows.endIndex
    let end = isAll || rows[0].kind != .paragraph ? 0 : next
    solution = free
    solution[0].rows = end..<rows.endIndex
    if solution[0].rows.isEmpty { solution.removeFirst() }
    return end == 0 ? [] : [Slice(section: first.section, rows: 0..<end)]
  }

  /// Beside symptoms and causes it is what has steps, or code; else what is told behind them, unless that is a bare list, as of
  /// the versions that have the problem.
  private func cures(among free: [Slice], _ lead: [Slice]) -> [Slice] {
    let others = free.filter { slice in !lead.contains { $0.section == slice.section } }
    let practical = others.filter { slice in article.sections[slice.section].rows.contains(where: Self.isPractical) }
    if !practical.isEmpty { return practical }
    let last = (symptoms + causes).map(\.section).max() ?? 0
    return others.filter { slice in
      slice.section > last && article.sections[slice.section].rows.contains { $0.kind == .paragraph && $0.depth == 0 }
    }
  }

  static func isPractical(_ row: AlignedRow) -> Bool { row.kind == .step || row.kind == .code }

  /// Where the first step or code begins, with what is nested around it, and the line that leads to it.
  private func split(_ slice: Slice) -> Int {
    let rows = article.sections[slice.section].rows
    guard var split = rows.firstIndex(where: Self.isPractical) else { return slice.rows.lowerBound }
    while split > 0, rows[split].depth > 0 { split -= 1 }
    if split > 0, rows[split - 1].kind == .paragraph, rows[split - 1].depth == 0,
      rows[split - 1].cells.contains(where: { ":：".contains($0?.text.last ?? " ") })
    {
      split -= 1
    }
    return split
  }
}
