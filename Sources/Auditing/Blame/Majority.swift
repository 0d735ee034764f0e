import Alignment
import DriftRules
import ParallelText

/// Decides who is wrong where nobody knows the source: what most locales have is right.
///
/// All are compared with a pivot. Where that is itself the odd one, or lacks something, the others are compared with one
/// another as well, so that its oddity does not hide theirs.
struct Majority {
  typealias Placed = SetComparison.Placed

  private let set: ArticleSet
  private let rows: RowTable
  private let compare: (_ reference: Int) -> [Placed]

  /// - Parameter compare: Returns what the articles but the pivot differ in from another.
  init(_ set: ArticleSet, rows: RowTable, compare: @escaping (_ reference: Int) -> [Placed]) {
    self.set = set
    self.rows = rows
    self.compare = compare
  }

  /// - Parameters:
  ///   - placed: What all other articles differ in from the pivot, as the rules report it.
  /// - Returns: The same with the blame where the votes put it, in no particular order.
  func settle(_ placed: [Placed], pivot: Int) -> [Placed] {
    let (settled, doubted) = blame(placed, pivot, voters: set.articles.count - 1)
    let odd = doubted.union(rows.members.indices.filter { rows.members[$0][pivot] == nil && rows.isOfMost($0) })
    // Two others have nobody to decide between them.
    guard set.articles.count > 3, !odd.isEmpty, let second = second(odd, beside: pivot) else { return settled }
    let others = compare(second).filter { item in
      guard item.target != pivot, item.reference == second, !Self.areSettled.contains(item.drift.rule),
        item.drift.reference != nil, let row = row(item)
      else { return false }
      return odd.contains(row) && (!isStructural(item.drift) || rows.isOfMost(row))
    }
    return settled + blame(others, second, voters: set.articles.count - 2).settled
  }

  /// Rules whose blame others decide: `TermBlame`, `LanguageBlame`.
  private static let areSettled: Set<RuleID> = [.termMismatch, .untranslated]

  /// The article that has most of the rows in which the pivot is odd.
  private func second(_ odd: Set<Int>, beside pivot: Int) -> Int? {
    func count(_ article: Int) -> Int { odd.count { rows.members[$0][article] != nil } }
    return set.articles.indices.filter { $0 != pivot }.max { (count($0), $1) < (count($1), $0) }
  }

  // MARK: Votes

  /// What a vote is on: a rule's finding at one place of the pivot, or an element that it lacks, by its row.
  private struct Question: Hashable {
    var rule: RuleID
    var range: SourceRange?
    var row: Int?
  }

  private func question(_ item: Placed) -> Question? {
    guard let range = item.drift.reference else { return nil }
    if item.drift.change == .extra, isStructural(item.drift), let row = row(item) {
      return Question(rule: item.drift.rule, range: nil, row: row)
    }
    return Question(rule: item.drift.rule, range: range, row: nil)
  }

  /// Turns drifts round where most locales differ from the pivot in one way, and tells in which rows.
  private func blame(_ placed: [Placed], _ pivot: Int, voters: Int) -> (settled: [Placed], doubted: Set<Int>) {
    /// By question the articles that differ, by what they have instead.
    var votes: [Question: [UInt64: Set<Int>]] = [:]
    for item in placed where item.reference == pivot {
      if let question = question(item) { votes[question, default: [:]][value(item), default: []].insert(item.target) }
    }
    var doubted = Set<Int>()
    var reported = Set<Question>()
    let settled = placed.compactMap { item -> Placed? in
      guard item.reference == pivot, !Self.areSettled.contains(item.drift.rule), let question = question(item),
        let voices = votes[question], let most = voices.values.map(\.count).max()
      else { return item }
      let differing = voices.values.reduce(0) { $0 + $1.count }
      // More than agree with the pivot, of one mind.
      guard most > 1, differing * 2 > voters, most > voters - differing else { return item }
      if let row = row(item) { doubted.insert(row) }
      // The first of those that most agree with speaks for all.
      guard voices[value(item)]!.count == most, reported.insert(question).inserted else { return nil }
      return Placed(drift: item.drift.swapped(), target: pivot, reference: item.target)
    }
    return (settled, doubted)
  }

  /// What an article has instead, in a form that two languages share; 0 where that cannot be told.
  private func value(_ item: Placed) -> UInt64 {
    item.drift.change == .differs ? set.literalKey(item) ?? 0 : 0
  }

  private func isStructural(_ drift: Drift) -> Bool {
    switch drift.change {
    case .missing, .extra:
      switch drift.rule.subject {
      case .section, .step, .item, .paragraph, .code, .row: true
      default: false
      }
    default: false
    }
  }

  /// The row of the element that a drift is about, in the article that has it.
  private func row(_ item: Placed) -> Int? {
    item.drift.change == .extra
      ? rows.row(of: item.drift.target, in: item.target)
      : item.drift.reference.flatMap { rows.row(of: $0, in: item.reference) }
  }
}
