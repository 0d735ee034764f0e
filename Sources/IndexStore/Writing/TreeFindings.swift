import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// Judges what shows only where all files are known, and writes it: articles that a locale lacks, links that lead to
/// nothing.
struct TreeFindings {
  let plan: IndexPlan
  let source: LocaleTag?
  /// Takes the rows.
  let writer: FindingRows
  let database: Database

  /// - Parameter changed: Paths of files that were read in this run: what was looked up in them before may not hold.
  func replace(changed: Set<String>) throws {
    try database.execute(
      sql: "DELETE FROM finding_places WHERE scope = 'tree'; DELETE FROM findings WHERE scope = 'tree'")
    let files = try inOrderOfAudit(SummaryLoader(database, slots: slots).load())
    var sets: [String: Int64] = [:]
    for file in files { sets[file.summary.path] = file.set }
    let found = try findings(files.map(\.summary), changed: changed).sorted { Audit.precedes($0.finding, $1.finding) }
    var ordinals: [Int64: Int] = [:]
    for (finding, ignore) in found {
      guard let set = sets[finding.target.path] ?? finding.reference.flatMap({ sets[$0.path] }) else { continue }
      let article = try AlignedArticleLoader(database).load(set)!
      writer.insert(
        finding, set: set, .tree, ordinal: ordinals[set, default: 0], at: FindingPlaces(article).places(of: finding),
        rowsBefore: article.rowsBefore, acceptedFor: ignore?.reason)
      ordinals[set, default: 0] += 1
    }
  }

  private var slots: [Int64: LocaleSlot.Article] {
    Dictionary(uniqueKeysWithValues: plan.groups.compactMap { group in group.job.slot.map { (group.id, $0) } })
  }

  private func findings(_ files: [FileSummary], changed: Set<String>) throws -> [(finding: Finding, ignore: Ignore?)] {
    let rules = LinkChecker.regardedRules.sorted()
    let known = try FindingLoader(database).load(
      where: "scope = 'set' AND rule IN (\(rules.map { _ in "?" }.joined(separator: ", ")))",
      arguments: StatementArguments(rules))
    let lookups = try Lookups(database, changed: changed)
    let links = LinkChecker(files, paths: plan.paths, disk: lookups.disk)
      .findings(source: source, beside: known.map(\.finding))
    try lookups.save(in: database)
    if !plan.named.isEmpty { return links.filter { plan.named.contains($0.finding.target.path) } }
    return links + Coverage(files).findings(source: source)
  }

  /// Of what is alike the first counts, so the order has to be that of an audit.
  private func inOrderOfAudit(_ files: [SummaryLoader.Item]) -> [SummaryLoader.Item] {
    let places = Dictionary(
      plan.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var groups: [Int64: Int] = [:]
    for group in plan.groups { groups[group.id] = places[group.job.files[0].path] }
    return files.enumerated().sorted { a, b in
      (groups[a.element.group] ?? 0, a.offset) < (groups[b.element.group] ?? 0, b.offset)
    }.map(\.element)
  }
}

/// What the check of links looks up outside of the index. Kept, so that a run reads no file for it that has not changed,
/// and so that the next run sees what came or went.
private final class Lookups {
  private struct Key: Hashable, Comparable {
    var path: String
    /// Empty for the file as a whole.
    var fragment: String

    static func < (a: Key, b: Key) -> Bool { (a.path, a.fragment) < (b.path, b.fragment) }
  }

  private var known: [Key: Bool] = [:]
  private var used: [Key: Bool] = [:]

  init(_ database: Database, changed: Set<String>) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT path, fragment, is_there FROM lookups WHERE fragment <> ''")
    while let row = try rows.next() {
      if !changed.contains(row[0]) { known[Key(path: row[0], fragment: row[1])] = row[2] as Bool }
    }
  }

  var disk: LinkChecker.Disk {
    let itself = LinkChecker.Disk.itself
    return LinkChecker.Disk(
      exists: { path in self.result(Key(path: path, fragment: "")) { itself.exists(path) } },
      hasName: { fragment, path in
        self.result(Key(path: path, fragment: fragment)) { itself.hasName(fragment, path) }
      })
  }

  private func result(_ key: Key, _ look: () -> Bool) -> Bool {
    if let result = used[key] { return result }
    let result = known[key] ?? look()
    used[key] = result
    return result
  }

  func save(in database: Database) throws {
    try database.execute(sql: "DELETE FROM lookups")
    let batch = RowBatch()
    let rows = batch.rows(of: "lookups", columns: 3)
    for (key, isThere) in used.sorted(by: { $0.key < $1.key }) { rows.add(key.path).add(key.fragment).add(isThere) }
    try RowInserter(database).insert(batch)
  }
}
