import LanguageData
import ParallelText

/// The normal form of a link's target: what two translations of one link share.
///
/// Case, scheme, locale (`/fr-fr/`, `?lang=fr`), `./`, a trailing slash, and how a page's address ends (`a.md`, `a.html`,
/// `a/index.html`) do not count. A target that is absolute has a second key without its host, which a root-relative one
/// shares. Hosts that serve the same pages are one.
enum LinkKey {
  /// Complexity: O(bytes); no copy of the target is made.
  static func of(_ written: ByteView, _ hosts: LinkHosts) -> (key: UInt64, alternative: UInt64) {
    let target = withoutSpace(written)
    let hash = target.firstIndex(of: UInt8(ascii: "#")) ?? target.endIndex
    let fragment = target[hash..<target.endIndex]
    let mark = target[target.startIndex..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    let query = target[min(mark + 1, hash)..<hash]
    var rest = target[target.startIndex..<mark]
    var host = target[mark..<mark]
    var isRooted = false
    if let afterScheme = afterScheme(rest) {
      let end = rest[afterScheme..<mark].firstIndex(of: UInt8(ascii: "/")) ?? mark
      host = rest[afterScheme..<end]
      if ASCII.begins(host, "www.") { host = host[(host.startIndex + 4)..<end] }
      rest = rest[end..<mark]
      isRooted = true
    } else if rest.first == UInt8(ascii: "/") {
      isRooted = true
    }
    rest = withoutEnding(rest, isRooted: isRooted)

    var path = Hash64()
    let segments = combinePath(rest, isRooted: isRooted, into: &path)
    forEachPart(of: query, between: UInt8(ascii: "&")) { parameter in
      if isAboutLocale(parameter) { return }
      path.combine(UInt8(ascii: "&"))
      combine(parameter, into: &path)
    }
    if fragment.count > 1 { combine(fragment, into: &path) }
    guard isRooted, !host.isEmpty else { return (path.value, path.value) }
    var whole = path
    whole.combine(UInt8(0xFF))
    hosts.combine(host, into: &whole)
    return (whole.value, segments > 0 ? path.value : whole.value)
  }

  @inline(__always)
  private static func combine(_ bytes: ByteView, into hash: inout Hash64) {
    for byte in bytes.buffer { hash.combine(ASCII.lowercased(byte)) }
  }

  /// Takes in the names of a path that count, each behind a slash; returns how many they are.
  private static func combinePath(_ path: ByteView, isRooted: Bool, into hash: inout Hash64) -> Int {
    let bytes = path.buffer
    var segments = 0
    var start = 0
    while start < bytes.count {
      var named = hash
      named.combine(UInt8(ascii: "/"))
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
        named.combine(ASCII.lowercased(bytes[end]))
        end &+= 1
      }
      let isSkipped =
        end == start || end == start &+ 1 && bytes[start] == UInt8(ascii: ".")
        || isLocale(
          path[(path.startIndex &+ start)..<(path.startIndex &+ end)], allowLanguage: isRooted && segments == 0)
      if !isSkipped {
        hash = named
        segments += 1
      }
      start = end &+ 1
    }
    return segments
  }

  /// An HTML attribute may have space around its value.
  private static func withoutSpace(_ target: ByteView) -> ByteView {
    var (start, end) = (target.startIndex, target.endIndex)
    while start < end, ASCII.isSpace(target[start]) { start += 1 }
    while end > start, ASCII.isSpace(target[end - 1]) { end -= 1 }
    return target[start..<end]
  }

  /// A path up to the page's name. A folder's first page is the folder, but for that of the folder that a page is in.
  private static func withoutEnding(_ path: ByteView, isRooted: Bool) -> ByteView {
    let bytes = path.buffer
    var end = bytes.count
    while end > 0, bytes[end &- 1] == UInt8(ascii: "/") { end &-= 1 }
    var name = end
    var dot = -1
    while name > 0, bytes[name &- 1] != UInt8(ascii: "/") {
      name &-= 1
      if dot < 0, bytes[name] == UInt8(ascii: ".") { dot = name }
    }
    let start = path.startIndex
    if dot > name, isPageEnding(path[(start &+ dot &+ 1)..<(start &+ end)]) { end = dot }
    let isFirst = (isRooted || name > 0) && isFirstPage(path[(start &+ name)..<(start &+ end)])
    return path[start..<(start &+ (isFirst ? name : end))]
  }

  private static func isPageEnding(_ ending: ByteView) -> Bool {
    switch ending.count {
    case 2: ASCII.are(ending, "md")
    case 3: ASCII.are(ending, "mdx") || ASCII.are(ending, "htm")
    case 4: ASCII.are(ending, "html")
    case 8: ASCII.are(ending, "markdown")
    default: false
    }
  }

  private static func isFirstPage(_ name: ByteView) -> Bool {
    switch name.count {
    case 5: ASCII.are(name, "index")
    case 6: ASCII.are(name, "_index") || ASCII.are(name, "readme")
    default: false
    }
  }

  /// Parts that are empty are left out.
  @inline(__always)
  private static func forEachPart(of bytes: ByteView, between separator: UInt8, _ body: (ByteView) -> Void) {
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: separator) ?? rest.endIndex
      if end > rest.startIndex { body(rest[rest.startIndex..<end]) }
      rest = rest[min(end + 1, rest.endIndex)..<rest.endIndex]
    }
  }

  /// Behind `https://` or `//`.
  private static func afterScheme(_ target: ByteView) -> Int? {
    switch target.first {
    case UInt8(ascii: "/"): ASCII.begins(target, "//") ? target.startIndex + 2 : nil
    case UInt8(ascii: "h"), UInt8(ascii: "H"):
      ASCII.begins(target, "http://")
        ? target.startIndex + 7 : ASCII.begins(target, "https://") ? target.startIndex + 8 : nil
    default: nil
    }
  }

  private static func isLocale(_ segment: ByteView, allowLanguage: Bool) -> Bool {
    let count = segment.count
    guard count >= 2, count <= 10 else { return false }
    func separates(_ place: Int) -> Bool {
      let byte = segment[segment.startIndex + place]
      return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    // A language has two letters or three.
    let separator = count > 2 && separates(2) ? 2 : count > 3 && separates(3) ? 3 : nil
    guard separator != nil || allowLanguage && count == 2, !separates(0), !separates(1) else { return false }
    return LocaleTag.isTag(segment)
      && Languages.contains(code: segment.prefix(separator ?? count))
  }

  private static func isAboutLocale(_ parameter: ByteView) -> Bool {
    let name = parameter.prefix { $0 != UInt8(ascii: "=") }
    return localeParameters.contains { ASCII.are(name, $0) }
  }

  private static let localeParameters: [StaticString] = [
    "lang", "language", "hl", "locale", "view", "culture", "setlang", "mkt", "preserve-view", "uselang", "captions",
    "cc_lang_pref", "lng",
  ]
}

/// The normal forms of inline code: as written but for space, and folded: without case, space and typography.
enum CodeKey {
  static func of(_ code: ByteView) -> (exact: UInt64, folded: UInt64) {
    var exact = Hash64()
    var folded = Hash64()
    var pendingSpace = false
    var index = code.startIndex
    while index < code.endIndex {
      let byte = code[index]
      if ASCII.isSpace(byte) {
        pendingSpace = true
        index += 1
        continue
      }
      if pendingSpace { exact.combine(UInt8(0x20)) }
      pendingSpace = false
      exact.combine(byte)
      if byte < 0x80 {
        folded.combine(ASCII.lowercased(byte))
        index += 1
        continue
      }
      let (replacement, length) = plain(code, index)
      for offset in 1..<max(length, 1) where index + offset < code.endIndex { exact.combine(code[index + offset]) }
      if let replacement {
        if replacement != 0x20 { folded.combine(replacement) }
      } else {
        for offset in 0..<length where index + offset < code.endIndex { folded.combine(code[index + offset]) }
      }
      index += length
    }
    return (exact.value, folded.value)
  }

  /// The ASCII character that a typographic one stands for, and its length.
  private static func plain(_ bytes: ByteView, _ index: Int) -> (UInt8?, Int) {
    let second = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
    let third = index + 2 < bytes.endIndex ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0xC2, 0xA0, _): return (0x20, 2)
    case (0xC2, 0xAB, _), (0xC2, 0xBB, _): return (UInt8(ascii: "\""), 2)
    case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x89): return (0x20, 3)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99): return (UInt8(ascii: "'"), 3)
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x9E): return (UInt8(ascii: "\""), 3)
    case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94): return (UInt8(ascii: "-"), 3)
    default:
      let lead = bytes[index]
      return (nil, lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1)
    }
  }
}

/// Labels of link reference definitions.
enum Label {
  /// Labels match case-insensitively, with runs of space as one (CommonMark 6.3).
  static func key(_ label: ByteView) -> UInt64 {
    var hash = Hash64()
    var pending = false
    for byte in label {
      if ASCII.isSpace(byte) {
        pending = true
      } else {
        if pending { hash.combine(UInt8(0x20)) }
        pending = false
        hash.combine(ASCII.lowercased(byte))
      }
    }
    return hash.value
  }

  /// The label and target of `[label]: target "title"`, nil if the line is none, or a footnote's.
  static func definition(_ bytes: ByteView, _ line: SourceRange) -> (UInt64, SourceRange)? {
    var index = line.start
    while index < line.end, ASCII.isBlank(bytes[index]) { index += 1 }
    guard index < line.end, bytes[index] == UInt8(ascii: "["), index + 1 < line.end,
      bytes[index + 1] != UInt8(ascii: "^"),
      bytes[index + 1] != UInt8(ascii: "!")
    else { return nil }
    guard let close = bytes[index..<line.end].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.end,
      bytes[close + 1] == UInt8(ascii: ":"), close > index + 1
    else { return nil }
    var from = close + 2
    while from < line.end, ASCII.isBlank(bytes[from]) { from += 1 }
    if from < line.end, bytes[from] == UInt8(ascii: "<") { from += 1 }
    var to = from
    while to < line.end, bytes[to] != 0x20, bytes[to] != 0x09, bytes[to] != UInt8(ascii: ">") { to += 1 }
    guard to > from else { return nil }
    // What follows can only be a title.
    var rest = to
    while rest < line.end, bytes[rest] == 0x20 || bytes[rest] == UInt8(ascii: ">") { rest += 1 }
    guard
      rest == line.end || bytes[rest] == UInt8(ascii: "\"") || bytes[rest] == UInt8(ascii: "'")
        || bytes[rest] == UInt8(ascii: "(")
    else { return nil }
    return (key(bytes[(index + 1)..<close]), SourceRange(from, to))
  }
}
