/// The article of Arabic, which is written as a part of its word, and particles that are written before it.
///
/// A word with it is the same word (Larkey, Ballesteros and Connell, Light Stemming for Arabic Information Retrieval, 2007).
enum ArabicArticle {
  private static let shortest = 3
  private static let alef: Unicode.Scalar = "ا"
  private static let lam: Unicode.Scalar = "ل"

  /// A word in its normal form without them, if what is left may be a word. Complexity: O(scalars).
  static func dropped(from word: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let first = word.first, (0x620...0x64A).contains(first.value) else { return word }
    var rest = word
    // And, then; with, like.
    if let next = rest.first, next == "و" || next == "ف" { rest = rest.dropFirst() }
    var bare = rest
    if let next = bare.first, next == "ب" || next == "ك" { bare = bare.dropFirst() }
    if bare.starts(with: [alef, lam]) {
      bare = bare.dropFirst(2)
    } else if rest.starts(with: [lam, lam]) {
      // To the: there the article has lost its alef.
      bare = rest.dropFirst(2)
    } else {
      return word
    }
    let letters = bare.count { $0.properties.generalCategory == .otherLetter }
    return letters >= shortest ? bare : word
  }
}
