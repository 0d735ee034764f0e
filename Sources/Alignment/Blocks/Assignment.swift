/// Who goes with whom where everybody has a partner: the assignment of the greatest sum (Kuhn 1955, Munkres 1957).
enum Assignment {
  /// For each row its column.
  ///
  /// - Parameter scores: Of a square, row by row.
  /// - Complexity: O(n³) for n rows.
  static func best(_ count: Int, _ scores: (Int, Int) -> Float) -> [Int] {
    // By shortest augmenting paths; rows and columns count from 1, so that 0 is the row that has no column yet.
    var rowPrice = [Float](filledWith: 0, count: count + 1)
    var columnPrice = rowPrice
    var rowOfColumn = [Int](filledWith: 0, count: count + 1)
    var before = rowOfColumn
    for row in 1..<(count + 1) {
      rowOfColumn[0] = row
      var column = 0
      var least = [Float](filledWith: .infinity, count: count + 1)
      var isSeen = [Bool](filledWith: false, count: count + 1)
      repeat {
        isSeen[column] = true
        let row = rowOfColumn[column]
        var delta = Float.infinity
        var next = 0
        for other in 1...count where !isSeen[other] {
          let cost = -scores(row - 1, other - 1) - rowPrice[row] - columnPrice[other]
          if cost < least[other] {
            least[other] = cost
            before[other] = column
          }
          if least[other] < delta {
            delta = least[other]
            next = other
          }
        }
        for other in 0...count {
          if isSeen[other] {
            rowPrice[rowOfColumn[other]] += delta
            columnPrice[other] -= delta
          } else {
            least[other] -= delta
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      while column != 0 {
        rowOfColumn[column] = rowOfColumn[before[column]]
        column = before[column]
      }
    }
    var columns = [Int](filledWith: 0, count: count)
    for column in 1..<(count + 1) { columns[rowOfColumn[column] - 1] = column - 1 }
    return columns
  }
}
