/// A comment that accepts findings at one place: `<!-- stele-ignore rule-id, other-rule: reason -->`.
enum IgnoreComment {
  /// The rules that a comment names, in its order; nil if it is any other comment. The reason is for people.
  static func rules(in comment: ArraySlice<UInt8>) -> [String]? {
    let text = String(decoding: comment.dropFirst(4).dropLast(3), as: UTF8.self)
    let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0]
      .split { $0 == "," || $0.isWhitespace }
    guard words.first == "stele-ignore", words.count > 1 else { return nil }
    return words.dropFirst().map(String.init)
  }
}
