import Auditing
import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// Judges what shows only where all files are known, and writes it: articles that a locale lacks, links that lead to
/// nothing.
///
/// Of the links only those are looked at that are not settled, with the articles that they stand in.
struct TreeFindings {
  let plan: IndexPlan
  let tree: TreePaths
  let source: LocaleTag?
  /// Takes the rows.
  let writer: FindingRows
  let database: Database

  /// - Parameter changed: Paths of files that were read in this run: what was looked up in them before may not hold.
  /// - Complexity: O(articles), and what stands in those that have links that are not settled, or findings.
  func replace(changed: Set<String>) throws {
    try database.execute(
      sql: """
        DELETE FROM finding_places
        WHERE scope = 'tree' AND set_id IN (SELECT set_id FROM findings WHERE scope = 'tree');
        DELETE FROM findings WHERE set_id IN (SELECT set_id FROM findings WHERE scope = 'tree') AND scope = 'tree'
        """)
    var ordinals: [Int64: Int] = [:]
    // Findings about one article mostly follow one another.
    var last: (set: Int64, places: FindingPlaces, rowsBefore: [Int])?
    for (var finding, ignore) in try findings(changed: changed).sorted(by: { Audit.precedes($0.finding, $1.finding) }) {
      guard let set = try set(of: finding.target.path) ?? finding.reference.flatMap({ try set(of: $0.path) }) else {
        continue
      }
      if last?.set != set {
        let article = try AlignedArticleLoader(database).load(set)!
        last = (set, FindingPlaces(article), article.rowsBefore)
      }
      finding.rows = last!.places.places(of: finding)
      writer.insert(
        finding, set: set, .tree, ordinal: ordinals[set, default: 0], rowsBefore: last!.rowsBefore,
        acceptedFor: ignore?.reason)
      ordinals[set, default: 0] += 1
    }
  }

  private func set(of path: String) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT set_id FROM articles WHERE path = ?"), arguments: [path])
  }

  // MARK: What is known of all files

  private func findings(changed: Set<String>) throws -> [(finding: Finding, ignore: Ignore?)] {
    let auditor = TreeAuditor(source: source, named: plan.named)
    let summaries = SummaryLoader(database, plan)
    let lookups = try Lookups(database, changed: changed)
    let resolver = try resolver(summaries, lookups)
    let found = try auditor.findings(
      of: BrokenLinks(resolver), summaries.swappedLinks(), beside: knownFindings(LinkMismatches(resolver)),
      auditor.knowsCoverage ? Coverage(articles()) : nil, summary: summaries.file)
    try lookups.save(in: database)
    return found
  }

  private func resolver(_ summaries: SummaryLoader, _ lookups: Lookups) throws -> LinkResolver {
    let files = try summaries.withUnsettledLinks()
    return try LinkResolver(
      files, targets: summaries.targets(of: files, PageFinder(tree)), tree: tree,
      settled: summaries.settledFragments(beside: files), disk: lookups.disk
    ) { LinkResolver.components(of: plan.groups.lazy.map(\.job)) }
  }

  /// Of rules by which broken links may be explained; without those that the tree shows to be none, which are off.
  private func knownFindings(_ mismatches: LinkMismatches) throws -> [Finding] {
    let rules = BrokenLinks.regardedRules.map(\.rawValue).sorted()
    var items = try FindingLoader(database).load(
      where: "scope = 'set' AND rule IN (\(rules.map { _ in "?" }.joined(separator: ", ")))",
      arguments: StatementArguments(rules))
    for place in mismatches.refuted(items.map(\.finding)) { items[place].finding.isRefuted = true }
    for item in items {
      // What a run before has seen may not hold any more.
      let status = writer.status(of: item.finding, acceptedFor: item.reason).name
      if status == item.status { continue }
      try database.execute(
        sql: "UPDATE findings SET status = ? WHERE set_id = ? AND scope = ? AND ordinal = ?",
        arguments: [status, item.set, item.scope, item.ordinal])
    }
    return items.map(\.finding).filter { !$0.isRefuted }
  }

  /// All articles that have a place. In the order of ids, as the groups are.
  private func articles() throws -> [Coverage.Placed] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT set_id, locale, id FROM articles INDEXED BY articles_by_set ORDER BY set_id")
    var locales: [String: LocaleTag] = [:]
    var row = try rows.next()
    var articles: [Coverage.Placed] = []
    for group in plan.groups {
      var files: [Coverage.Placed.File] = []
      while let next = row, group.ids.contains(next[0]) {
        let (text, id): (String, Int64) = (next[1], next[2])
        guard let locale = locales[text] ?? LocaleTag(text) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        locales[text] = locale
        guard group.ids.contains(id) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        let path = group.job.files[Int(id - group.id)].path
        files.append(.init(locale: locale, component: group.job.slot?.component(of: path), id: id))
        row = try rows.next()
      }
      // Of what is alike the first counts, in the order of paths.
      files.sort { $0.id < $1.id }
      if let slot = group.job.slot, !files.isEmpty { articles.append(Coverage.Placed(slot: slot, files: files)) }
    }
    return articles
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

  var disk: LinkResolver.Disk {
    let itself = LinkResolver.Disk.itself
    return LinkResolver.Disk(
      exists: { path in
        let key = Key(path: path, fragment: "")
        if let result = self.used[key] { return result }
        let result = itself.exists(path)
        self.used[key] = result
        return result
      }, named: { self.named($0, $1, itself) })
  }

  /// Reads the file only for fragments that no run before has asked it for.
  private func named(_ fragments: Set<String>, _ path: String, _ itself: LinkResolver.Disk) -> Set<String> {
    let unknown = fragments.filter { known[Key(path: path, fragment: $0)] == nil }
    let found = unknown.isEmpty ? [] : itself.named(unknown, path)
    for fragment in unknown { known[Key(path: path, fragment: fragment)] = found.contains(fragment) }
    return fragments.filter { fragment in
      let key = Key(path: path, fragment: fragment)
      used[key] = known[key]
      return known[key]!
    }
  }

  func save(in database: Database) throws {
    try database.execute(sql: "DELETE FROM lookups")
    let batch = RowBatch()
    let rows = batch.rows(of: "lookups", ["path", "fragment", "is_there"])
    for (key, isThere) in used.sorted(by: { $0.key < $1.key }) { rows.add(key.path).add(key.fragment).add(isThere) }
    try RowInserter(database).insert(batch)
  }
}
