import GRDB

/// What numbers of an index may be. Bits flip on disks, and files of others may be made up: what is counted or looked up with
/// a number must not end the program.
enum StoredNumber {
  /// 1-based, of lines and columns.
  static let place = 1...Int(Int32.max)
  static let count = 0...Int(Int32.max)
}

extension Row {
  /// - Throws: `DatabaseError` that says the index is damaged, if the column has no such number.
  func number(_ column: Int, in range: some RangeExpression<Int>) throws -> Int {
    guard let number = self[column] as Int?, range.contains(number) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return number
  }
}
