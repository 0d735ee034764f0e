/// How many bytes have to change to make one text of the other (Levenshtein 1966), at most `limit` + 1.
///
/// Only the diagonals are gone along that a path of at most `limit` changes can reach (Ukkonen 1985).
/// - Complexity: O(limit × length), whatever the texts; less if they are nearly the same, or differ early on.
public func editDistance(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int = 64) -> Int {
  let (first, second) = first.count <= second.count ? (first, second) : (second, first)
  if second.count - first.count > limit { return limit + 1 }
  return first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in distance(first, second, limit: limit) }
  }
}

/// - Precondition: The second text is longer by `limit` at most, or as long.
private func distance(
  _ firstText: UnsafeBufferPointer<UInt8>, _ secondText: UnsafeBufferPointer<UInt8>, limit: Int
) -> Int {
  // What both begin and end with changes nothing.
  var start = 0
  while start < firstText.count, firstText[start] == secondText[start] { start += 1 }
  var (firstEnd, secondEnd) = (firstText.count, secondText.count)
  while firstEnd > start, firstText[firstEnd - 1] == secondText[secondEnd - 1] {
    firstEnd -= 1
    secondEnd -= 1
  }
  let first = UnsafeBufferPointer(rebasing: firstText[start..<firstEnd])
  let second = UnsafeBufferPointer(rebasing: secondText[start..<secondEnd])
  let excess = second.count - first.count
  if first.isEmpty { return excess }
  // A path that strays from between the diagonals of the two ends has to come back.
  let stray = (limit - excess) / 2
  let diagonals = -min(stray, first.count)...min(excess + stray, second.count)
  let beyond = limit + 1
  // By how much farther a place in the second text is than in the first, with one out of reach on each side.
  return withUnsafeTemporaryAllocation(of: Int32.self, capacity: diagonals.count + 2) { row in
    row.initialize(repeating: Int32(beyond))
    for j in 0...diagonals.upperBound { row[j - diagonals.lowerBound + 1] = Int32(min(j, beyond)) }
    for i in 1...first.count {
      let low = max(0, i + diagonals.lowerBound)
      let high = min(second.count, i + diagonals.upperBound)
      var least = Int32(beyond)
      for j in low...high {
        let place = j - i - diagonals.lowerBound + 1
        let value: Int32
        if j == 0 {
          value = Int32(i)
        } else {
          value = min(row[place + 1] + 1, row[place - 1] + 1, row[place] + (first[i - 1] == second[j - 1] ? 0 : 1))
        }
        row[place] = value
        least = min(least, value)
      }
      if least > limit { return beyond }
    }
    return min(Int(row[second.count - first.count - diagonals.lowerBound + 1]), beyond)
  }
}
