/// How many bytes have to change to make one text of the other (Levenshtein 1966), at most `limit` + 1.
public func editDistance(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int = 64) -> Int {
  if abs(first.count - second.count) > limit { return limit + 1 }
  let b = Array(second)
  var row = Array(0...b.count)
  for (i, x) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let value = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == b[j] ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = value
    }
  }
  return min(row[b.count], limit + 1)
}
