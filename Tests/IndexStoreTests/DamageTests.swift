import Foundation
import IndexSchema
import TestSupport
import Testing

@Suite("An index with a wrong number")
struct DamageTests {
  /// Numbers by which something is looked up, counted or repeated.
  static let changes = [
    "cells SET row = 99", "cells SET row = -1", "cells SET article_id = 7", "cells SET end_line = -9223372036854775808",
    "aligned_rows SET section = 99", "aligned_rows SET depth = 9223372036854775807", "aligned_rows SET depth = -1",
    "aligned_sections SET level = 9223372036854775807", "aligned_sections SET parent = ordinal",
    "headings SET section = 99", "headings SET line = -9223372036854775808",
    "row_literals SET row = 99", "row_literals SET ordinal = 99",
    "findings SET start_column = -1", "findings SET start_line = 9223372036854775807",
    "findings SET reference_end_line = NULL", "findings SET reference_locale = 'fr-FR', reference_path = NULL",
    "findings SET confidence = 9e999", "search_locales SET articles = 9223372036854775807",
    "text_terms SET articles = 9223372036854775807", "articles SET id = id + 1000",
  ]

  private static let calls = [
    ["export", "--format", "json"], ["show", "good"], ["fix", "port 3389 firewall"], ["status"],
    ["audit", "--database", "stele.sqlite", "--format", "sarif", "--fail-on", "never"], ["index", "."],
  ]

  @Test("Is called damaged, or does no harm", arguments: changes) func wrong(_ change: String) async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", in: folder.path)
    try StockSQLite(folder.path + "/stele.sqlite").write(
      "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE \(change)")
    var damaged = 0
    for call in Self.calls {
      let run = try await Program.run(call, in: folder.path)
      #expect(run.status == 0 || run.status == 2, "\(call): \(run.status) \(run.errors)")
      if run.status == 0 { continue }
      #expect(
        run.errors == "stele: stele.sqlite: damaged; delete it and run `stele index PATH...` again\n", "\(call)")
      damaged += 1
    }
    #expect(damaged > 0)
  }

  @Test("Of a schema that cannot be is no index", arguments: [-1, -5, Int(Int32.min)]) func negative(_ version: Int)
    async throws
  {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try await makeIndex(".", in: folder.path)
    try StockSQLite(folder.path + "/stele.sqlite").write("PRAGMA user_version = \(version)")
    for call in [["index", "."], ["status"]] {
      let run = try await Program.run(call, in: folder.path)
      #expect(run.status == 2)
      #expect(run.errors == "stele: stele.sqlite: not an index: unknown schema \(version)\n")
    }
  }
}
