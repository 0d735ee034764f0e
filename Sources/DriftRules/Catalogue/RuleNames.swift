import ParallelText

extension RuleBook {
  /// The names of rules that somebody may have meant: those that the word is a part of, else those that differ from it
  /// by the fewest letters, if these are a few.
  public static func names(near word: String) -> [RuleID] {
    let word = word.lowercased()
    let names = all.map(\.id)
    let parts = names.filter { word.utf8.count > 2 && $0.description.contains(word) }
    if !parts.isEmpty { return parts }
    let distances = names.map { editDistance(Array(word.utf8)[...], Array($0.description.utf8)[...]) }
    guard let least = distances.min(), least <= max(2, word.utf8.count / 3) else { return [] }
    return zip(names, distances).filter { $0.1 == least }.map(\.0)
  }
}
