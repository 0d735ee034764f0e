import LanguageData
import ParallelText

/// A tag of a template, as its own syntax has it: where its parts stand.
struct SiteTag {
  enum Kind: Equatable {
    case tag(TemplateTag.Form)
    /// What nobody sees, without its marks.
    case comment(Range<Int>)
    /// What stands at what is before it: the id of a heading, classes.
    case attributes(id: Range<Int>?)
  }

  var kind: Kind
  /// Behind it.
  var end: Int
  /// Empty of a variable that is no call.
  var name: Range<Int>
  var arguments: Range<Int>
  var isClosing = false
  var closesItself = false

  init(_ kind: Kind, end: Int, name: Range<Int>? = nil, arguments: Range<Int>? = nil) {
    self.kind = kind
    self.end = end
    self.name = name ?? end..<end
    self.arguments = arguments ?? end..<end
  }

  /// Tags are no longer than this many bytes: without a limit many that do not end would take quadratic time.
  static let limit = 4_000

  /// The tag that begins with the brace at an index, nil if none does.
  static func read(_ bytes: ByteView, at start: Int, isMDX: Bool) -> SiteTag? {
    guard start + 2 < bytes.endIndex else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "{"):
      let third = bytes[start + 2]
      if third == UInt8(ascii: "<") || third == UInt8(ascii: "%") { return HugoShortcode.read(bytes, at: start) }
      return LiquidTag.variable(bytes, at: start)
    case UInt8(ascii: "%"): return LiquidTag.tag(bytes, at: start)
    case UInt8(ascii: "#") where ASCII.isSpace(bytes[start + 2]): return LiquidTag.comment(bytes, at: start)
    default: return MDXExpression.read(bytes, at: start, isMDX: isMDX)
    }
  }

  /// Where the first such bytes begin that end a tag; nil if they are not near, or a blank line stands before them.
  static func find(_ end: StaticString, in bytes: ByteView, from start: Int) -> Int? {
    let count = end.utf8CodeUnitCount
    let last = end.utf8Start[count - 1]
    let limit = min(bytes.endIndex, start + limit)
    var index = start + count - 1
    while let place = find(last, in: bytes, from: index, to: limit) {
      let first = place - count + 1
      if (0..<(count - 1)).allSatisfy({ bytes[first + $0] == end.utf8Start[$0] }) {
        return hasBlankLine(bytes, start..<first) ? nil : first
      }
      index = place + 1
    }
    return nil
  }

  /// Where a byte stands first, nil if it does not.
  static func find(_ byte: UInt8, in bytes: ByteView, from start: Int, to end: Int) -> Int? {
    start < end ? bytes[start..<end].firstIndex(of: byte) : nil
  }

  static func hasBlankLine(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while let feed = find(0x0A, in: bytes, from: index, to: range.upperBound) {
      index = feed + 1
      while index < range.upperBound, ASCII.isBlank(bytes[index]) || bytes[index] == 0x0D { index += 1 }
      if index < range.upperBound, bytes[index] == 0x0A { return true }
    }
    return false
  }

  /// What stands between the marks of a tag, read as a name and arguments; nil if it is nothing.
  ///
  /// - Parameter marks: Those that may stand beside the marks: `-` of Liquid, which takes space away.
  static func inner(_ form: TemplateTag.Form, _ bytes: ByteView, _ range: Range<Int>, end: Int, marks: StaticString)
    -> SiteTag?
  {
    var (start, last) = (range.lowerBound, range.upperBound)
    func isMark(_ byte: UInt8) -> Bool { (0..<marks.utf8CodeUnitCount).contains { marks.utf8Start[$0] == byte } }
    if start < last, isMark(bytes[start]) { start += 1 }
    if start < last, isMark(bytes[last - 1]) { last -= 1 }
    while start < last, ASCII.isSpace(bytes[start]) { start += 1 }
    while last > start, ASCII.isSpace(bytes[last - 1]) { last -= 1 }
    guard start < last else { return nil }
    if form == .variable { return variable(bytes, start..<last, end: end) }
    var tag = SiteTag(.tag(form), end: end)
    if bytes[start] == UInt8(ascii: "/") {
      tag.isClosing = true
      start += 1
      while start < last, ASCII.isSpace(bytes[start]) { start += 1 }
    }
    if last > start, bytes[last - 1] == UInt8(ascii: "/") {
      tag.closesItself = true
      last -= 1
    }
    var nameEnd = start
    while nameEnd < last, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    tag.name = start..<nameEnd
    tag.arguments = nameEnd..<last
    return tag
  }

  /// A variable; one that is a call, `{{name("argument")}}`, has the name of what is called.
  private static func variable(_ bytes: ByteView, _ range: Range<Int>, end: Int) -> SiteTag {
    var open = range.lowerBound
    while open < range.upperBound, ASCII.isWord(bytes[open]) || bytes[open] == UInt8(ascii: ".") { open += 1 }
    guard open > range.lowerBound, open < range.upperBound, bytes[open] == UInt8(ascii: "("),
      !ASCII.isDigit(bytes[range.lowerBound])
    else { return SiteTag(.tag(.variable), end: end, name: range.lowerBound..<range.lowerBound, arguments: range) }
    let isClosed = bytes[range.upperBound - 1] == UInt8(ascii: ")")
    return SiteTag(
      .tag(.variable), end: end, name: range.lowerBound..<open,
      arguments: (open + 1)..<(isClosed ? range.upperBound - 1 : range.upperBound))
  }

  /// A component in a line of text: `<Term id="limit">`, `</Term>`, `<ServiceName />`. One with a link or an image is compared
  /// by that.
  ///
  /// - Parameter range: The tag, which is none of HTML's and no placeholder.
  static func component(_ bytes: ByteView, _ range: Range<Int>) -> SiteTag? {
    let isClosing = bytes[range.lowerBound + 1] == UInt8(ascii: "/")
    let closesItself = bytes[range.upperBound - 2] == UInt8(ascii: "/")
    let start = range.lowerBound + (isClosing ? 2 : 1)
    let last = range.upperBound - (closesItself ? 2 : 1)
    guard start < last, ASCII.isUpper(bytes[start]) else { return nil }
    var end = start
    while end < last, ASCII.isWord(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
    if HTMLElements.contains(bytes[start..<end]) { return nil }
    let links = TagArguments(bytes, end..<last).contains {
      ASCII.are(bytes[$0.name], "src") || ASCII.are(bytes[$0.name], "href")
    }
    if links { return nil }
    var tag = SiteTag(.tag(.component), end: range.upperBound, name: start..<end, arguments: end..<last)
    tag.isClosing = isClosing
    tag.closesItself = closesItself
    return tag
  }

  /// `<!--@include: ./a.md-->` of VitePress.
  ///
  /// - Parameter comment: Without its marks.
  static func include(_ bytes: ByteView, _ comment: Range<Int>, end: Int) -> SiteTag? {
    var start = comment.lowerBound
    while start < comment.upperBound, ASCII.isBlank(bytes[start]) { start += 1 }
    let name = "@include:"
    guard bytes[start..<comment.upperBound].starts(with: name.utf8) else { return nil }
    let behind = start + name.utf8.count
    return SiteTag(.tag(.tag), end: end, name: start..<behind, arguments: behind..<comment.upperBound)
  }

  /// A line that puts a file in its place: `--8<-- "a.md"` of PyMdown, `<<< @/a.js` of VitePress.
  static func snippet(_ source: SourceText, _ line: SourceRange) -> SiteTag? {
    // Both marks begin with a byte twice, which few lines do.
    guard line.count > 3, source.bytes[line.start] == source.bytes[line.start + 1],
      let mark = ["--8<-- ", "<<< "].first(where: { source[line].starts(with: $0.utf8) })
    else { return nil }
    let behind = line.start + mark.utf8.count
    return SiteTag(.tag(.tag), end: line.end, name: line.start..<(behind - 1), arguments: behind..<line.end)
  }

  /// `![[page]]` and `![[page#part|name]]` of Obsidian, which shows the other page in its place.
  static func embed(_ bytes: ByteView, at start: Int) -> SiteTag? {
    guard start > 0, bytes[start - 1] == UInt8(ascii: "!"), start + 2 < bytes.endIndex,
      bytes[start + 1] == UInt8(ascii: "["),
      let close = find("]]", in: bytes, from: start + 2), close > start + 2
    else { return nil }
    let inner = (start + 2)..<close
    // `![[Status]](a.svg)` is an image.
    let next = close + 2 < bytes.endIndex ? bytes[close + 2] : 0x20
    guard next != UInt8(ascii: "("), next != UInt8(ascii: "["),
      !bytes[inner].contains(where: { $0 == UInt8(ascii: "[") || $0 == 0x0A })
    else { return nil }
    let pipe = bytes[inner].firstIndex(of: UInt8(ascii: "|")) ?? close
    // All of it is one argument, spaces included.
    return SiteTag(
      .tag(.embed), end: close + 2, name: inner.lowerBound..<inner.lowerBound, arguments: inner.lowerBound..<pipe)
  }

  /// The text of some languages' tags is in their letters.
  static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
  }
}
