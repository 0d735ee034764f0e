import LanguageData
import ParallelText

/// What begins with `<` in a text: a tag, an autolink, a comment, or a placeholder such as `<ServiceName>`.
struct HTMLTag {
  enum Kind: Equatable {
    case comment
    case autolink
    /// `isRaw` says that the element's content is no text: script, style.
    case element(isRaw: Bool)
    case placeholder
  }
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>

    func isNamed(_ text: StaticString, _ bytes: ByteView) -> Bool { ASCII.are(bytes[name], text) }
  }

  var kind: Kind
  private var name: Range<Int>
  /// Behind the `>`.
  var end: Int

  /// nil if the `<` is just that.
  init?(_ bytes: ByteView, at start: Int) {
    let count = bytes.count
    name = start..<start
    if start + 1 < count, bytes[start + 1] == UInt8(ascii: "!"), ASCII.begins(bytes[start...], "<!--") {
      kind = .comment
      var index = start + 4
      while index + 2 < count, !(bytes[index] == 0x2D && bytes[index + 1] == 0x2D && bytes[index + 2] == 0x3E) {
        index += 1
      }
      end = min(index + 3, count)
      return
    }
    var index = start + 1
    if index < count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let nameStart = index
    guard index < count, ASCII.isLetter(bytes[index]) || bytes[index] >= 0x80 else { return nil }
    while index < count, ASCII.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-") { index += 1 }
    name = nameStart..<index
    if index < count,
      bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "@") || bytes[index] == UInt8(ascii: ".")
    {
      guard let close = bytes[index...].firstIndex(where: { $0 == 0x3E || ASCII.isSpace($0) || $0 == 0x3C }),
        bytes[close] == 0x3E
      else { return nil }
      kind = .autolink
      end = close + 1
      return
    }
    var quote: UInt8 = 0
    var hasEquals = false
    var close = index
    while close < count, close - start < 4_000 {
      let byte = bytes[close]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x3C {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if hasEquals { quote = byte }
      }
      if byte == UInt8(ascii: "=") { hasEquals = true }
      close += 1
    }
    guard close < count, bytes[close] == 0x3E else { return nil }
    end = close + 1
    if HTMLElements.contains(bytes[name]) {
      let isRaw =
        bytes[start + 1] != UInt8(ascii: "/")
        && (ASCII.are(bytes[name], "script") || ASCII.are(bytes[name], "style"))
      kind = .element(isRaw: isRaw)
    } else if hasEquals || bytes[start + 1] == UInt8(ascii: "/")
      || bytes[close - 1] == UInt8(ascii: "/")
    {
      // A component: it has attributes, or closes.
      kind = .element(isRaw: false)
    } else {
      kind = .placeholder
    }
  }

  /// Where the first attribute may begin.
  var startOfAttributes: Int { name.upperBound }

  /// The next attribute from an index on, which moves behind it; its value without quotes.
  func nextAttribute(_ bytes: ByteView, _ index: inout Int) -> Attribute? {
    let last = end - 1
    while index < last {
      while index < last, ASCII.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
      let nameStart = index
      while index < last, !ASCII.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
      let attribute = nameStart..<index
      while index < last, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < last, bytes[index] == UInt8(ascii: "=") else {
        if attribute.isEmpty { return nil }
        continue
      }
      index += 1
      while index < last, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < last else { return nil }
      let quote = bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      let from = isQuoted ? index + 1 : index
      var to = from
      while to < last, isQuoted ? bytes[to] != quote : !ASCII.isSpace(bytes[to]) { to += 1 }
      index = isQuoted ? to + 1 : to
      return Attribute(name: attribute, value: from..<to)
    }
    return nil
  }

  /// Behind the closing tag of a script or style.
  func endOfRawText(_ bytes: ByteView) -> Int {
    var index = end
    while index + 1 < bytes.count {
      if bytes[index] == 0x3C, bytes[index + 1] == UInt8(ascii: "/") {
        return bytes[index...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
      }
      index += 1
    }
    return bytes.count
  }
}
