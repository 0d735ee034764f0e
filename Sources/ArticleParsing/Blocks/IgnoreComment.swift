import ParallelText

/// A comment that accepts findings at one place: `<!-- stele-ignore rule-id, other-rule: reason -->`, in MDX `{/* … */}`.
struct IgnoreComment {
  /// In the comment's order; empty if it names none, so that it accepts nothing.
  var rules: [String]
  /// For people; empty if none is given.
  var reason: String

  /// - Parameter comment: What stands between the marks.
  /// - Returns: nil if it is any other comment.
  static func read(_ comment: ByteView) -> IgnoreComment? {
    guard comment.firstIndex(of: marker) != nil else { return nil }
    let text = String(decoding: comment, as: UTF8.self)
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let words = parts[0].split { $0 == "," || $0.isWhitespace }
    guard words.first == "stele-ignore" else { return nil }
    let reason = parts.dropFirst().first?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return IgnoreComment(rules: words.dropFirst().map(String.init), reason: reason ?? "")
  }

  private static let marker = Array("stele-ignore".utf8)[...]
}
