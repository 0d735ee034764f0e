/// Words cut into runs of letters that overlap: two words that are written nearly alike share most of theirs.
enum CharacterGrams {
  typealias Scalars = ArraySlice<Unicode.Scalar>

  /// Calls `body` with each gram of a text in its normal form, folded.
  ///
  /// Words have their edges marked by `_` and give runs of three. Where there are no spaces, runs go across words: of three
  /// in alphabets (Thai, Lao, Burmese, Khmer), of two in kana and Han. Complexity: O(scalars).
  static func each(in text: Scalars, _ body: (Scalars) -> Void) {
    WordScanner.eachRun(in: text) { run in
      WordScanner.eachPart(of: run) { part, isUnspaced in
        if isUnspaced {
          each(of: part, length: part.first!.value >= 0x3040 ? 2 : 3, body)
        } else {
          let word = ArabicArticle.dropped(from: part.prefix(WordScanner.longestWord))
          each(of: ["_"] + word + ["_"], length: 3, body)
        }
      }
    }
  }

  private static func each(of run: Scalars, length: Int, _ body: (Scalars) -> Void) {
    if run.count <= length { return body(run) }
    for start in run.startIndex...(run.endIndex - length) { body(run[start..<(start + length)]) }
  }
}
