extension StringProtocol {
  /// Without the characters at the end that fulfil the condition. Complexity: O(characters taken away).
  public func trimmingSuffix(_ predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}
