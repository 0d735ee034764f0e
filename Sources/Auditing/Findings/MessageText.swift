import ParallelText

/// Texts of articles as they stand in messages: on one line, of at most 80 characters.
enum MessageText {
  private static let most = 80
  /// How much of what two texts have in common is shown before they differ.
  private static let context = 20

  static func shortened(_ text: String) -> String {
    text.count <= most ? text : text.prefix(most - 1).trimmingSuffix { $0.isWhitespace } + "…"
  }

  /// Two texts that are compared. Where one is too long, a long beginning that they have in common is left out of both: else
  /// they might be cut before they differ.
  static func shortened(_ first: String, _ second: String) -> (String, String) {
    guard first.count > most || second.count > most else { return (first, second) }
    let common = zip(first, second).prefix { $0 == $1 }.count
    guard common > most / 2 else { return (shortened(first), shortened(second)) }
    func end(_ text: String) -> String { shortened("…" + text.dropFirst(common - context)) }
    return (end(first), end(second))
  }

  /// Signs that one code has and the other lacks, with what stands around them up to white space, as `-` tells a reader less
  /// than `{{-` beside `{{`. Nil if it is more than signs that differ.
  static func differingSigns(
    _ first: SourceText, _ range: SourceRange, _ second: SourceText, _ other: SourceRange
  ) -> (String, String)? {
    guard range.isEmpty != other.isEmpty else { return nil }
    let signs = first.text(range) + second.text(other)
    guard signs.allSatisfy({ !$0.isLetter && !$0.isNumber }) else { return nil }
    let (mine, theirs) = (word(first, range), word(second, other))
    guard mine != theirs, mine.replacing(signs, with: "") == theirs.replacing(signs, with: "") else { return nil }
    return (mine, theirs)
  }

  /// Not more than a message shows: a line may be as long as a file.
  private static func word(_ source: SourceText, _ range: SourceRange) -> String {
    let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
    let before = max(0, range.start - most)..<range.start
    let after = range.end..<min(source.bytes.count, range.end + most)
    let start = source.bytes[before].lastIndex(where: isBlank).map { $0 + 1 } ?? before.lowerBound
    let end = source.bytes[after].firstIndex(where: isBlank) ?? after.upperBound
    return source.text(SourceRange(start, end))
  }

  /// The first lines of two texts that differ, without the white space around them, and how many more lines of one the other
  /// lacks; nil if one of the texts ends before a line differs.
  static func firstDifference(_ first: String, _ second: String) -> (first: String, second: String, others: Int)? {
    let (first, second) = (lines(first), lines(second))
    guard let (mine, other) = zip(first, second).first(where: { $0 != $1 }) else { return nil }
    let lacking = max(Set(first).subtracting(second).count, Set(second).subtracting(first).count)
    return (mine, other, max(0, lacking - 1))
  }

  /// A text with spaces for its line breaks.
  static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// Without empty ones, and without the fences of code blocks.
  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let text = line.drop(while: \.isWhitespace).trimmingSuffix { $0.isWhitespace }
      return text.isEmpty || text.hasPrefix("```") || text.hasPrefix("~~~") ? nil : String(text)
    }
  }
}
