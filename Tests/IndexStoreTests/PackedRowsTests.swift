import GRDB
import GRDBSQLite
import PackedRows
import Testing

@testable import IndexStore

/// What SQLite makes of rows in memory that are not what they should be.
@Suite("Rows in memory")
struct PackedRowsTests {
  private let database: DatabaseQueue

  init() throws {
    database = try DatabaseQueue()
    try database.write { database in
      try RowInserter.prepare(database)
      try database.execute(sql: "CREATE TABLE words (id, word, share, mark)")
    }
  }

  private static let columns = ["id", "word", "share", "mark"]

  /// Two whole rows, with a value of each kind.
  private func batch() -> (batch: RowBatch, rows: TableRows) {
    let batch = RowBatch()
    let rows = batch.rows(of: "words", Self.columns)
    rows.add(1).add("one").add(0.5).add(blob: [1, 2])
    rows.add(2).add("").addNull().add(blob: [])
    return (batch, rows)
  }

  private func insert(_ batch: RowBatch) throws {
    try database.writeWithoutTransaction { try RowInserter($0).insert(batch) }
  }

  private func written() throws -> [String] {
    try database.read {
      try String.fetchAll($0, sql: "SELECT format('%Q %Q %Q %s', id, word, share, quote(mark)) FROM words ORDER BY id")
    }
  }

  /// The message of the error with which an insertion ends.
  private func failure(of batch: RowBatch) -> String? {
    let error = #expect(throws: DatabaseError.self) { try insert(batch) }
    #expect(error?.resultCode == .SQLITE_MISUSE)
    return error?.message
  }

  @Test("Whole rows are inserted as they are") func whole() throws {
    try insert(batch().batch)
    #expect(try written() == ["'1' 'one' '0.5' X'0102'", "'2' '' NULL X''"])
  }

  @Test("Of rows of which one has too few or too many values none is inserted", arguments: [1, 2, 3, 5])
  func counts(values: Int) throws {
    let (batch, rows) = batch()
    for _ in 0..<values { rows.add(3) }
    #expect(failure(of: batch) == "packed_rows: a row has too few or too many values")
    #expect(try written() == [])
  }

  @Test("Bytes that are cut off anywhere are an error, and are not read past their end") func cut() throws {
    let (batch, rows) = batch()
    let size = rows.withPackedRows { $0.pointee.size }
    #expect(size == 9 + 8 + 9 + 7 + 9 + 5 + 1 + 5)
    for left in 1..<size {
      rows.withPackedRows { $0.pointee.size = left }
      #expect(failure(of: batch) == "packed_rows: a value is cut off", "\(left) bytes")
    }
  }

  @Test("A value of a kind that there is not, or longer than all bytes, is an error", arguments: [(0, 9), (10, 255)])
  func damaged(byte: Int, value: UInt8) throws {
    let (batch, rows) = batch()
    rows.withPackedRows { $0.pointee.bytes[byte] = value }
    #expect(failure(of: batch) == "packed_rows: a value is cut off")
    #expect(try written() == [])
  }

  @Test("Bytes that are of no value are an error") func behind() throws {
    let (batch, rows) = batch()
    rows.withPackedRows { $0.pointee.count -= Self.columns.count }
    #expect(failure(of: batch) == "packed_rows: bytes behind the last value")
  }

  @Test("Columns that are none, or too many, are an error", arguments: [-1, 0, 33]) func columns(count: Int32) throws {
    let (batch, rows) = batch()
    rows.withPackedRows { $0.pointee.columns = count }
    #expect(failure(of: batch) == "packed_rows: too few or too many columns")
  }

  @Test("A table with more columns than rows can have is an error") func tooManyColumns() throws {
    let names = (0..<33).map { "c\($0)" }
    try database.write { try $0.execute(sql: "CREATE TABLE wide (\(names.joined(separator: ", ")))") }
    let batch = RowBatch()
    let rows = batch.rows(of: "wide", names)
    for _ in names { rows.add(1) }
    let error = #expect(throws: DatabaseError.self) { try insert(batch) }
    #expect(error?.message == "no such column: c32")
  }

  enum Bound: CaseIterable { case nothing, number, text, otherPointer }

  @Test("Whatever else is bound in place of rows is an error", arguments: Bound.allCases) func bound(_ bound: Bound)
    throws
  {
    try database.read { database in
      let owner = try database.makeStatement(sql: "SELECT c0 FROM packed_rows(?)")
      let statement = owner.sqliteStatement
      var rows = packed_rows(columns: 1, bytes: nil, size: 0, capacity: 0, count: 0)
      withUnsafeMutablePointer(to: &rows) { rows in
        switch bound {
        case .nothing: break
        case .number: sqlite3_bind_int64(statement, 1, Int64(Int(bitPattern: rows)))
        case .text: sqlite3_bind_text(statement, 1, "packed_rows", -1, nil)
        case .otherPointer: sqlite3_bind_pointer(statement, 1, rows, "other_rows", nil)
        }
        #expect(sqlite3_step(statement) == SQLITE_MISUSE)
        #expect(String(cString: sqlite3_errmsg(database.sqliteConnection)) == "packed_rows: no rows are bound")
        sqlite3_reset(statement)
      }
      withExtendedLifetime(owner) {}
    }
  }

  @Test("Without an argument there is no such table to read") func noArgument() throws {
    let error = #expect(throws: DatabaseError.self) {
      try database.read { try Row.fetchAll($0, sql: "SELECT * FROM packed_rows") }
    }
    #expect(error?.message == "no query solution")
  }

  @Test("After an error the next rows are inserted") func again() throws {
    try database.writeWithoutTransaction { database in
      let inserter = RowInserter(database)
      let (bad, rows) = batch()
      rows.add(3)
      #expect(throws: DatabaseError.self) { try inserter.insert(bad) }
      try inserter.insert(batch().batch)
    }
    #expect(try written().count == 2)
  }

  @Test("Rows of a table with other columns than the last ones' are inserted into these") func otherColumns() throws {
    let other = RowBatch()
    other.rows(of: "words", ["word", "id"]).add("three").add(3)
    try database.writeWithoutTransaction { database in
      let inserter = RowInserter(database)
      try inserter.insert(batch().batch)
      try inserter.insert(other)
    }
    #expect(try written().last == "'3' 'three' NULL NULL")
  }

  @Test("One batch has no rows of a table with other columns") func conflict() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let batch = RowBatch()
      _ = batch.rows(of: "words", ["id", "word"])
      _ = batch.rows(of: "words", ["word", "id"])
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains("rows of words have other columns already"))
  }
}
