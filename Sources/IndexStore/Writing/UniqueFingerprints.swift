import Auditing
import GRDB

/// Tells findings apart that are alike, as an audit does: in the order of the report, the accepted ones last.
enum UniqueFingerprints {
  /// Complexity: O(findings) that are counted, and a sort of those that are alike.
  static func assign(in database: Database) throws {
    try database.execute(sql: "UPDATE findings SET fingerprint = identity WHERE fingerprint <> identity")
    let alike = try FindingLoader(database).load(
      where: "identity IN (SELECT identity FROM findings GROUP BY identity HAVING count(*) > 1)")
    let inOrder =
      alike.filter { $0.status != "accepted" }.sorted { Audit.precedes($0.finding, $1.finding) }
      + alike.filter { $0.status == "accepted" }.sorted { Audit.precedes($0.finding, $1.finding) }
    var seen = Set<String>()
    for item in inOrder {
      var fingerprint = item.identity
      while try !seen.insert(fingerprint).inserted || isAnother(fingerprint, item, database) {
        fingerprint = Fingerprint.next(after: fingerprint)
      }
      if fingerprint == item.identity { continue }
      try database.execute(
        sql: "UPDATE findings SET fingerprint = ? WHERE set_id = ? AND scope = ? AND ordinal = ?",
        arguments: [fingerprint, item.set, item.scope, item.ordinal])
    }
  }

  /// Whether a finding that is not alike has the fingerprint.
  private static func isAnother(_ fingerprint: String, _ item: FindingLoader.Item, _ database: Database) throws -> Bool
  {
    if fingerprint == item.identity { return false }
    return try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM findings WHERE identity = ?)", arguments: [fingerprint])!
  }
}
