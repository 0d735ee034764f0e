import ParallelText

/// What Liquid, Jinja, Twig, Nunjucks, Handlebars and Markdoc write in two braces, or in a brace and a percent sign.
enum LiquidTag {
  /// `{{ name | filter }}`; of Handlebars also `{{#if name}}`, `{{/if}}`, `{{> name}}` and `{{! comment }}`.
  static func variable(_ bytes: ByteView, at start: Int) -> SiteTag? {
    var from = start + 2
    if bytes[from] == UInt8(ascii: "{") { from += 1 }
    guard let close = SiteTag.find("}}", in: bytes, from: from) else { return nil }
    var end = close + 2
    if from > start + 2, end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") { end += 1 }
    guard from < close else { return nil }
    switch bytes[from] {
    case UInt8(ascii: "!"): return SiteTag(.comment((from + 1)..<close), end: end)
    case UInt8(ascii: "/") where from + 1 < close && bytes[from + 1] == UInt8(ascii: "*"):
      return SiteTag(.comment((from + 2)..<max(from + 2, close - 2)), end: end)
    case UInt8(ascii: "/"): return SiteTag.inner(.tag, bytes, from..<close, end: end, marks: "")
    case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: ">"):
      return SiteTag.inner(.tag, bytes, (from + 1)..<close, end: end, marks: "")
    default: return SiteTag.inner(.variable, bytes, from..<close, end: end, marks: "-~&")
    }
  }

  /// `{% name … %}`; of Markdoc also `{% $name %}`, `{% /name %}` and `{% #id .class %}`.
  static func tag(_ bytes: ByteView, at start: Int) -> SiteTag? {
    guard let close = SiteTag.find("%}", in: bytes, from: start + 2) else { return nil }
    let end = close + 2
    guard var tag = SiteTag.inner(.tag, bytes, (start + 2)..<close, end: end, marks: "-+~") else { return nil }
    let first = tag.name.isEmpty ? tag.arguments.lowerBound : tag.name.lowerBound
    switch bytes[first] {
    case UInt8(ascii: "$"):
      return SiteTag(.tag(.variable), end: end, name: first..<first, arguments: first..<tag.arguments.upperBound)
    case UInt8(ascii: "#"), UInt8(ascii: "."):
      return SiteTag(.attributes(id: id(bytes, first..<tag.arguments.upperBound)), end: end)
    default: break
    }
    if ASCII.are(bytes[tag.name], "id"), tag.arguments.first.map({ bytes[$0] }) == UInt8(ascii: "=") {
      let id = TagArguments(bytes, tag.name.lowerBound..<tag.arguments.upperBound).first { _ in true }
      return SiteTag(.attributes(id: id?.value), end: end)
    }
    if ASCII.are(bytes[tag.name], "comment"), let last = SiteTag.find("endcomment", in: bytes, from: end),
      let behind = SiteTag.find("%}", in: bytes, from: last)
    {
      return SiteTag(.comment(end..<last), end: behind + 2)
    }
    if bytes[tag.name].starts(with: "end".utf8), tag.name.count > 3 {
      tag.isClosing = true
      tag.name = (tag.name.lowerBound + 3)..<tag.name.upperBound
    }
    return tag
  }

  /// `{# comment #}` of Jinja.
  static func comment(_ bytes: ByteView, at start: Int) -> SiteTag? {
    guard let close = SiteTag.find("#}", in: bytes, from: start + 2) else { return nil }
    return SiteTag(.comment((start + 2)..<close), end: close + 2)
  }

  /// The name behind the `#` among attributes.
  static func id(_ bytes: ByteView, _ range: Range<Int>) -> Range<Int>? {
    guard let mark = bytes[range].firstIndex(of: UInt8(ascii: "#")) else { return nil }
    var end = mark + 1
    while end < range.upperBound, !ASCII.isSpace(bytes[end]), bytes[end] != UInt8(ascii: "}") { end += 1 }
    return end > mark + 1 ? (mark + 1)..<end : nil
  }
}
