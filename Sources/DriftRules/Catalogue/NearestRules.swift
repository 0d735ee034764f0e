import ParallelText

extension RuleID {
  /// The rules that somebody may have meant: those that the word is a part of, else those that differ from it by the
  /// fewest letters, if these are a few. In the order of their names.
  public static func nearest(to word: String) -> [RuleID] {
    let word = word.lowercased()
    let parts = allCases.filter { word.utf8.count > 2 && $0.rawValue.contains(word) }
    if !parts.isEmpty { return parts }
    let distances = allCases.map { editDistance(Array(word.utf8)[...], Array($0.rawValue.utf8)[...]) }
    guard let least = distances.min(), least <= max(2, word.utf8.count / 3) else { return [] }
    return zip(allCases, distances).filter { $0.1 == least }.map(\.0)
  }
}
