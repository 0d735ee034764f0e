extension RandomAccessCollection where Index == Int {
  /// The first index whose element, and all behind it, fulfil a condition; the end if none does. As in Swift Algorithms.
  ///
  /// - Precondition: What fulfils the condition stands behind what does not.
  /// - Complexity: O(log n).
  @inlinable public func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
