import LanguageData
import ParallelText

/// The normal form of a link's target: what two translations of one link share.
///
/// Case, scheme, locale (`/fr-fr/`, `?lang=fr`), `./` and a trailing slash do not count. A target that is absolute
/// has a second key without its host, which a root-relative one shares. Hosts that serve the same pages are one.
enum LinkKey {
  static func of(_ target: some Collection<UInt8>, _ hosts: LinkHosts) -> (key: UInt64, alternative: UInt64) {
    var rest = target.map { Bytes.isUpper($0) ? $0 | 0x20 : $0 }[...]
    var fragment: ArraySlice<UInt8> = []
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[hash...]
      rest = rest[..<hash]
    }
    var query: ArraySlice<UInt8> = []
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    var host: ArraySlice<UInt8> = []
    var isRooted = false
    if let afterScheme = afterScheme(rest) {
      let end = rest[afterScheme...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      host = rest[afterScheme..<end]
      if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
      host = hosts.representative(of: host)
      rest = rest[end...]
      isRooted = true
    } else if rest.first == UInt8(ascii: "/") {
      isRooted = true
    }

    var path = Hash64()
    var segments = 0
    for segment in rest.split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual(".".utf8) { continue }
      if isLocale(segment, allowLanguage: isRooted && segments == 0) { continue }
      segments += 1
      path.combine(UInt8(ascii: "/"))
      path.combine(segment)
    }
    for parameter in query.split(separator: UInt8(ascii: "&")) where !isAboutLocale(parameter) {
      path.combine(UInt8(ascii: "&"))
      path.combine(parameter)
    }
    if fragment.count > 1 { path.combine(fragment) }
    guard isRooted, !host.isEmpty else { return (path.value, path.value) }
    var whole = path
    whole.combine(UInt8(0xFF))
    whole.combine(host)
    return (whole.value, segments > 0 ? path.value : whole.value)
  }

  /// Behind `https://` or `//`.
  private static func afterScheme(_ target: ArraySlice<UInt8>) -> Int? {
    if target.starts(with: "//".utf8) { return target.startIndex + 2 }
    for scheme in ["http://", "https://"] where target.starts(with: scheme.utf8) {
      return target.startIndex + scheme.utf8.count
    }
    return nil
  }

  private static func isLocale(_ segment: ArraySlice<UInt8>, allowLanguage: Bool) -> Bool {
    guard (2...10).contains(segment.count) else { return false }
    let hasRegion = segment.contains(UInt8(ascii: "-")) || segment.contains(UInt8(ascii: "_"))
    guard hasRegion || (allowLanguage && segment.count == 2) else { return false }
    guard let tag = LocaleTag(String(decoding: segment, as: UTF8.self)) else { return false }
    return Languages.contains(tag)
  }

  private static func isAboutLocale(_ parameter: ArraySlice<UInt8>) -> Bool {
    let name = parameter.prefix { $0 != UInt8(ascii: "=") }
    return ["lang", "language", "hl", "locale", "view", "culture", "setlang", "mkt", "preserve-view", "uselang"]
      .contains { name.elementsEqual($0.utf8) }
  }
}

/// The normal forms of inline code: as written but for space, and folded: without case, space and typography.
enum CodeKey {
  static func of(_ code: ArraySlice<UInt8>) -> (exact: UInt64, folded: UInt64) {
    var exact = Hash64()
    var folded = Hash64()
    var pendingSpace = false
    var index = code.startIndex
    while index < code.endIndex {
      let byte = code[index]
      if Bytes.isSpace(byte) {
        pendingSpace = true
        index += 1
        continue
      }
      if pendingSpace { exact.combine(UInt8(0x20)) }
      pendingSpace = false
      exact.combine(byte)
      if byte < 0x80 {
        folded.combine(Bytes.isUpper(byte) ? byte | 0x20 : byte)
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
  private static func plain(_ bytes: ArraySlice<UInt8>, _ index: Int) -> (UInt8?, Int) {
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
  static func key(_ label: ArraySlice<UInt8>) -> UInt64 {
    var hash = Hash64()
    var pending = false
    for byte in label {
      if Bytes.isSpace(byte) {
        pending = true
      } else {
        if pending { hash.combine(UInt8(0x20)) }
        pending = false
        hash.combine(Bytes.isUpper(byte) ? byte | 0x20 : byte)
      }
    }
    return hash.value
  }

  /// The label and target of `[label]: target "title"`, nil if the line is none, or a footnote's.
  static func definition(_ source: SourceText, _ line: SourceRange) -> (UInt64, SourceRange)? {
    let bytes = source.bytes
    var index = line.start
    while index < line.end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < line.end, bytes[index] == UInt8(ascii: "["), index + 1 < line.end,
      bytes[index + 1] != UInt8(ascii: "^"),
      bytes[index + 1] != UInt8(ascii: "!")
    else { return nil }
    guard let close = bytes[index..<line.end].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.end,
      bytes[close + 1] == UInt8(ascii: ":"), close > index + 1
    else { return nil }
    var from = close + 2
    while from < line.end, bytes[from] == 0x20 || bytes[from] == 0x09 { from += 1 }
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
