import ParallelText

/// Words for the sign of a number: `minus 5`, `moins 5`, `マイナス5`.
public enum NumberSigns {
  private static let words = WordList(PackageResources.number_signs_txt).allWords
  private static let hashes = {
    var hashes: [UInt64] = []
    for word in words { Array(word.utf8).withBytes { $0.forEachCasing { hashes.append(Hash64.of($0)) } } }
    return HashSet(hashes)
  }()
  /// Of scripts without spaces: what stands at the end of a run of letters.
  private static let runs = words.map { Array($0.utf8) }.filter { $0[0] >= 0xE0 }

  /// Whether a word may say that the number behind it is negative. Some say other things as well (`au moins 5`).
  public static func isMinus(_ word: ByteView) -> Bool {
    guard let first = word.first, word.count <= 60 else { return false }
    if hashes.contains(Hash64.of(word)) { return true }
    return first >= 0xE0 && runs.contains { word.suffix($0.count).elementsEqual($0) }
  }
}
