import LanguageData
import ParallelText

/// What a part of a path says of a locale.
struct LocaleMark {
  var tag: LocaleTag
  /// What the same letters may mean else: `br` is Breton, and Brazil.
  var other: LocaleTag?
  /// Whether it is a tag as most sites write it. Others (`French`, `fra`, `-it`) count only where a sibling and the text
  /// bear them out.
  var isPlain: Bool

  private init(_ tag: LocaleTag, other: LocaleTag? = nil, isPlain: Bool = false) {
    self.tag = tag
    self.other = other
    self.isPlain = isPlain
  }

  /// Of a whole component: `fr`, `fr-FR`, `fra`, `French`, `fr-rFR`, `_fr`, `lang=fr`, `jp`.
  init?(_ text: Substring) {
    if let mark = Self.tag(text) {
      self = mark
    } else if let equals = text.utf8.lastIndex(of: UInt8(ascii: "=")), equals > text.startIndex,
      let mark = Self.tag(text[text.utf8.index(after: equals)...])
    {
      self.init(mark.tag)
    } else if text.utf8.first == UInt8(ascii: "_"), let mark = Self.tag(text.dropFirst()) {
      self.init(mark.tag, other: mark.other)
    } else if let tag = LocaleNames.locale(named: text) {
      self.init(tag)
    } else {
      return nil
    }
  }

  /// A tag, a code or a country, in any letter case.
  private static func tag(_ text: Substring) -> LocaleMark? {
    // Most parts of paths are no locale, and their bytes say so: `fr`, `fil`, or a language before a separator.
    let bytes = text.utf8
    guard (2...11).contains(bytes.count) else { return nil }
    if bytes.count > 3 {
      guard bytes.prefix(4).contains(where: isSeparator) else { return nil }
      if let tag = androidTag(text) { return LocaleMark(tag, isPlain: true) }
    }
    guard let tag = LocaleTag(text) else { return nil }
    if Languages.contains(tag) {
      return LocaleMark(tag, other: bytes.count == 2 ? LocaleNames.locale(ofCountry: text) : nil, isPlain: true)
    }
    let other =
      bytes.count == 3 ? LocaleNames.locale(ofCode: text) : bytes.count == 2 ? LocaleNames.locale(ofCountry: text) : nil
    return other.map { LocaleMark($0) }
  }

  /// Android's way to write a region: `pt-rBR`.
  private static func androidTag(_ text: Substring) -> LocaleTag? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"))
    guard parts.count == 2, parts[1].count == 3, parts[1].first == UInt8(ascii: "r"),
      parts[1].dropFirst().allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
      let tag = LocaleTag("\(Substring(parts[0]))-\(Substring(parts[1].dropFirst()))"), Languages.contains(tag)
    else { return nil }
    return tag
  }

  static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }

  // MARK: Parts of names

  /// The mark at the end of a name, and where it begins with the separator before it: `-fr` of `content-fr`, `.fr-fr` of
  /// `docs.fr-fr`.
  ///
  /// In `how_to_fr` it may be `to_fr` as well as `fr`. A tag that is in use (`pt-br`) comes before others, then one that is
  /// written as tags are, then the shorter one.
  static func atEnd(of name: Substring) -> (mark: LocaleMark, start: Substring.Index)? {
    best(
      separators(in: name, fromEnd: true).lazy.filter { $0 > name.startIndex }.compactMap { separator in
        let text = name[name.utf8.index(after: separator)...]
        return part(text, isTag: name.utf8[separator] == UInt8(ascii: ".")).map { ($0, text, separator) }
      })
  }

  /// The mark at the beginning of a name, and where the name goes on behind the separator: `fr.` of `fr.setup`.
  static func atStart(of name: Substring) -> (mark: LocaleMark, end: Substring.Index)? {
    best(
      separators(in: name, fromEnd: false).lazy.compactMap { separator in
        let (text, end) = (name[..<separator], name.utf8.index(after: separator))
        return end < name.endIndex ? part(text, isTag: false).map { ($0, text, end) } : nil
      })
  }

  /// - Parameter isTag: Whether a tag that stands there is plain.
  private static func part(_ text: Substring, isTag: Bool) -> LocaleMark? {
    if let mark = tag(text) { return LocaleMark(mark.tag, other: mark.other, isPlain: isTag && mark.isPlain) }
    return LocaleNames.locale(named: text).map { LocaleMark($0) }
  }

  private static func best(_ found: some Sequence<(LocaleMark, text: Substring, index: Substring.Index)>) -> (
    LocaleMark, Substring.Index
  )? {
    // Nearest to the name's end first.
    let found = Array(found)
    let chosen =
      found.last(where: \.0.isPlain) ?? found.last { $0.0.tag.hasRegionOrScript && LocaleNames.isUsual($0.0.tag) }
      ?? found.first { !$0.0.tag.hasRegionOrScript || $0.0.tag.description == $0.text.replacing("_", with: "-") }
      ?? found.first
    return chosen.map { ($0.0, $0.index) }
  }

  /// As many as a tag has.
  static let mostParts = 3

  /// Whether a byte may part a mark from the rest of a name.
  static func parts(_ byte: UInt8) -> Bool { isSeparator(byte) || byte == UInt8(ascii: ".") }

  /// Where a mark may be parted from the rest of a name: at most three places, as a tag has three parts.
  private static func separators(in name: Substring, fromEnd: Bool) -> [Substring.Index] {
    // By bytes: to ask the text for each takes several times as long.
    let bytes = Array(name.utf8)
    let offsets =
      fromEnd
      ? Array(bytes.indices.reversed().lazy.filter { parts(bytes[$0]) }.prefix(mostParts))
      : Array(bytes.indices.lazy.filter { parts(bytes[$0]) }.prefix(mostParts))
    return offsets.map { name.utf8.index(name.startIndex, offsetBy: $0) }
  }
}
