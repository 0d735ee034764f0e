import ParallelText

/// Which rows of an article are symptom, cause and solution.
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

  init(_ article: AlignedArticle) {
    self.article = article
    symptoms = whole { $0.role == .symptoms }
    causes = whole { $0.role == .cause }
    solution = whole { $0.role == .solution }
    let before = solution.isEmpty ? findSolution() : lead
    if symptoms.isEmpty { symptoms = before }
  }

  private func whole(_ isMeant: (AlignedSection) -> Bool) -> [Slice] {
    article.sections.indices.filter { isMeant(article.sections[$0]) }
      .map { Slice(section: $0, rows: article.sections[$0].rows.indices) }
  }

  /// What stands under the title, and before it.
  private var lead: [Slice] {
    let title = article.sections.firstIndex { $0.level > 0 } ?? 0
    return whole { $0.role == nil && !$0.rows.isEmpty }.filter { $0.section <= title }
  }

  /// What has steps, or code, is the solution; else the text.
  ///
  /// - Returns: The rows of the lead that stand before it.
  private mutating func findSolution() -> [Slice] {
    let free = whole { $0.role == nil && !$0.rows.isEmpty }
    let practical = free.filter { slice in article.sections[slice.section].rows.contains(where: Self.isPractical) }
    let lead = lead
    if let first = practical.first {
      solution = practical
      guard let place = lead.firstIndex(where: { $0.section == first.section }) else { return lead }
      let split = split(first)
      solution[0].rows = split..<first.rows.upperBound
      return Array(lead[..<place]) + [Slice(section: first.section, rows: first.rows.lowerBound..<split)]
    }
    guard symptoms.isEmpty, causes.isEmpty, let first = lead.first else {
      solution = free.filter { slice in !lead.contains { $0.section == slice.section } }
      return lead
    }
    // What stands first says what it is about if it is a paragraph, unless there is nothing else.
    let rows = article.sections[first.section].rows
    let next = rows.indices.dropFirst().first { rows[$0].depth == 0 } ?? rows.endIndex
    let isAll = free.count == 1 && next == rows.endIndex
    let end = isAll || rows[0].kind != .paragraph ? 0 : next
    solution = free
    solution[0].rows = end..<rows.endIndex
    return end == 0 ? [] : [Slice(section: first.section, rows: 0..<end)]
  }

  private static func isPractical(_ row: AlignedRow) -> Bool { row.kind == .step || row.kind == .code }

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
