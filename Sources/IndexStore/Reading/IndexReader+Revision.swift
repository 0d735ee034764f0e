import GRDB
import ParallelText

extension IndexReader {
  /// A number for all that the index was made from, and so for all that stands in it: as long as it is the same, answers
  /// are.
  ///
  /// Complexity: O(look-ups outside of the index), and O(files) if the files were too new for `tree_state`.
  package func revision() throws(IndexError) -> UInt64 {
    try read { database in
      var hash = Hash64()
      for (name, value) in try About.rows(in: database).sorted(by: { $0.key < $1.key }) {
        hash.combine(name)
        hash.combine(value)
      }
      if let tree = try Int64.fetchOne(database, sql: "SELECT hash FROM tree_state") {
        hash.combine(UInt64(bitPattern: tree))
      } else {
        let states = try Row.fetchCursor(
          database,
          sql: "SELECT file_id, size, modified_ns, changed_ns, inode, content_hash FROM file_states ORDER BY 1")
        while let row = try states.next() {
          for column in 0..<6 { hash.combine(UInt64(bitPattern: row[column] as Int64? ?? 0)) }
        }
      }
      let lookups = try Row.fetchCursor(database, sql: "SELECT path, fragment, is_there FROM lookups ORDER BY 1, 2")
      while let row = try lookups.next() {
        hash.combine(row[0] as String)
        hash.combine(row[1] as String)
        hash.combine(UInt64(bitPattern: row[2] as Int64))
      }
      return hash.value
    }
  }
}
