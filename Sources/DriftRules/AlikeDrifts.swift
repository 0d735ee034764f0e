import ParallelText

extension [Drift] {
  /// Those of one key, if they are more than a few, as one finding at the place of the first; what has no key stays as it is.
  ///
  /// - Parameters:
  ///   - few: So many of a key are told one by one.
  ///   - isInArticle: Whether the drifts are those of the whole article, and not of one block.
  ///   - key: What is the same throughout.
  /// - Complexity: O(n) on average.
  func toldOnce<Key: Hashable>(
    unlessAtMost few: Int = 1, isInArticle: Bool = true, by key: (Drift) -> Key?
  ) -> [Drift] {
    let keys = map(key)
    var counts: [Key: Int] = [:]
    for case let key? in keys { counts[key, default: 0] += 1 }
    guard counts.values.contains(where: { $0 > few }) else { return self }
    var told = Set<Key>()
    return zip(self, keys).compactMap { drift, key in
      guard let key, let count = counts[key], count > few else { return drift }
      guard told.insert(key).inserted else { return nil }
      var first = drift
      first.others = count - 1
      first.othersAreInArticle = isInArticle
      return first
    }
  }
}
