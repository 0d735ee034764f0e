/// Guesses which name somebody meant who wrote one that does not exist.
public enum NearestNames {
  /// The names that contain the word, else those that differ from it by the fewest letters, if these are a few.
  ///
  /// - Returns: In the order of `names`; empty if none is near.
  /// - Complexity: O(names × their length × the word's); for short lists of short names.
  public static func of(_ word: String, among names: [String]) -> [String] {
    let word = word.lowercased()
    let containing = names.filter { word.utf8.count > 2 && $0.lowercased().contains(word) }
    if !containing.isEmpty { return containing }
    let distances = names.map { distance(Array(word.utf8), Array($0.lowercased().utf8)) }
    let limit = word.utf8.count < 4 ? 1 : max(2, word.utf8.count / 3)
    guard let least = distances.min(), least <= limit else { return [] }
    return zip(names, distances).filter { $0.1 == least }.map(\.0)
  }

  /// `did you mean a, b or c?`; nil if no name is near.
  public static func question(_ word: String, among names: [String]) -> String? { question(of(word, among: names)) }

  /// The same for names that were found already; at most four are shown.
  public static func question(_ near: [String]) -> String? {
    let near = near.prefix(4)
    guard let last = near.last else { return nil }
    return "did you mean " + (near.count == 1 ? "" : near.dropLast().joined(separator: ", ") + " or ") + "\(last)?"
  }

  /// How many letters were added, left out, exchanged, or swapped with their neighbours (optimal string alignment; Damerau
  /// 1964).
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var (beforeLast, last) = ([Int](), Array(0...second.count))
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        let exchanged = last[j] + (first[i] == second[j] ? 0 : 1)
        row.append(min(exchanged, last[j + 1] + 1, row[j] + 1))
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
