import ParallelText

/// What MDX has in braces: `{props.port}`, `{/* comment */}`, and `{/*id*/}` behind a heading.
enum MDXExpression {
  /// - Parameter isMDX: Whether braces hold expressions; comments are read anywhere, since some sites read `.md` as MDX.
  static func read(_ bytes: ByteView, at start: Int, isMDX: Bool) -> SiteTag? {
    var from = start + 1
    while from < bytes.endIndex, ASCII.isBlank(bytes[from]) { from += 1 }
    if from + 1 < bytes.endIndex, bytes[from] == UInt8(ascii: "/"), bytes[from + 1] == UInt8(ascii: "*") {
      let limit = min(bytes.endIndex, from + SiteTag.limit)
      guard SiteTag.find(UInt8(ascii: "}"), in: bytes, from: from, to: limit) != nil,
        let close = SiteTag.find("*/", in: bytes, from: from + 2)
      else { return nil }
      var end = close + 2
      while end < bytes.endIndex, ASCII.isSpace(bytes[end]) { end += 1 }
      guard end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") else { return nil }
      return SiteTag(.comment((from + 2)..<close), end: end + 1)
    }
    // `{#id}` names a heading in sites that read MDX as well.
    guard isMDX, !"#:.".utf8.contains(bytes[start + 1]), !isInMath(bytes, start), let end = end(bytes, start) else {
      return nil
    }
    return SiteTag.inner(.variable, bytes, (start + 1)..<(end - 1), end: end, marks: "")
  }

  /// Whether the brace belongs to a formula: `x_{i}`, `\text{…}`.
  private static func isInMath(_ bytes: ByteView, _ start: Int) -> Bool {
    var index = start
    while index > bytes.startIndex, start - index < 32, ASCII.isLetter(bytes[index - 1]) { index -= 1 }
    guard index > bytes.startIndex else { return false }
    return bytes[index - 1] == UInt8(ascii: "\\")
      || index == start && (bytes[start - 1] == UInt8(ascii: "_") || bytes[start - 1] == UInt8(ascii: "^"))
  }

  /// Behind the brace that closes the one at `start`, which is not one in a string; nil if it is not near.
  private static func end(_ bytes: ByteView, _ start: Int) -> Int? {
    var depth = 0
    var quote: UInt8 = 0
    var index = start
    let limit = min(bytes.endIndex, start + SiteTag.limit)
    guard SiteTag.find(UInt8(ascii: "}"), in: bytes, from: start, to: limit) != nil else { return nil }
    while index < limit {
      let byte = bytes[index]
      if quote != 0 {
        // An apostrophe in text opens no string: one of a line ends there.
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == quote || byte == 0x0A { quote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): quote = byte
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 { return index + 1 }
        case 0x0A where index + 1 < limit && bytes[index + 1] == 0x0A: return nil
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  /// The id that a comment behind a heading is: one word.
  static func id(_ bytes: ByteView, _ comment: Range<Int>) -> Range<Int>? {
    var (start, end) = (comment.lowerBound, comment.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    guard start < end, bytes[start..<end].allSatisfy({ ASCII.isWord($0) || "-.#:".utf8.contains($0) }) else {
      return nil
    }
    if bytes[start] == UInt8(ascii: "#") { start += 1 }
    return start < end ? start..<end : nil
  }
}
