import LanguageData
import ParallelText

/// A link's target, taken apart (RFC 3986, 3), in lower case, without percent encoding and without what sites do not
/// distinguish: scheme, `www.`, `.`, a slash at the end, the ending of a page's name, `index`.
struct LinkTarget {
  /// Its labels, the top-level domain last; none if the target has no host.
  var host: [ArraySlice<UInt8>] = []
  var isRooted = false
  /// `..` only at the beginning of a relative path.
  var segments: [ArraySlice<UInt8>] = []
  var parameters: [ArraySlice<UInt8>] = []
  /// nil if it has none.
  var fragment: ArraySlice<UInt8>?
  /// Whether the target says that the page is in the locale whose marks were taken out.
  private(set) var isMarked = false
  /// Whether it names a folder's first page.
  private(set) var isFirstPage = false

  /// Whether it is a place in the page itself.
  var isEmpty: Bool { host.isEmpty && segments.isEmpty && !isRooted && parameters.isEmpty }

  init(_ written: ArraySlice<UInt8>) {
    var rest = written.trimmingSpace
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      if hash + 1 < rest.endIndex { fragment = Self.decoded(rest[(hash + 1)...])[...] }
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      parameters = rest[(mark + 1)...].map(ASCII.lowercased).split(separator: UInt8(ascii: "&"))
      rest = rest[..<mark]
    }
    if let authority = Self.authority(rest) {
      isRooted = true
      let end = rest[authority...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      host = rest[authority..<end].map(ASCII.lowercased).split(separator: UInt8(ascii: "."))
      if host.count > 2, host[0].elementsEqual("www".utf8) { host.removeFirst() }
      rest = rest[end...]
    } else {
      isRooted = rest.first == UInt8(ascii: "/")
    }
    segments = Self.resolved(Self.decoded(rest).map(ASCII.lowercased).split(separator: UInt8(ascii: "/")))
    dropEnding()
  }

  /// Where a host begins.
  private static func authority(_ target: ArraySlice<UInt8>) -> Int? {
    if target.starts(with: "//".utf8) { return target.startIndex + 2 }
    guard let scheme = target.firstRange(of: Array("://".utf8)), target[..<scheme.lowerBound].allSatisfy(ASCII.isWord)
    else { return nil }
    return scheme.upperBound
  }

  /// Without `.` and `..` as far as that goes (RFC 3986, 5.2.4).
  private static func resolved(_ segments: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    for segment in segments {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8), let last = found.last, !last.elementsEqual("..".utf8) {
        found.removeLast()
      } else {
        found.append(segment)
      }
    }
    return found
  }

  private static let pageEndings = [".md", ".mdx", ".markdown", ".html", ".htm"].map { Array($0.utf8) }
  private static let firstPages = ["index", "_index", "readme"].map { Array($0.utf8)[...] }

  private mutating func dropEnding() {
    guard var name = segments.last else { return }
    for ending in Self.pageEndings where name.count > ending.count && name.suffix(ending.count).elementsEqual(ending) {
      name.removeLast(ending.count)
      segments[segments.count - 1] = name
      break
    }
    if Self.firstPages.contains(name), isRooted || segments.count > 1 {
      segments.removeLast()
      isFirstPage = true
      dropBranch()
    }
  }

  /// The first page of a repository stands on its branch: `…/blob/main/README.md`.
  private mutating func dropBranch() {
    guard !host.isEmpty, segments.count > 3 else { return }
    let kind = segments[segments.count - 2]
    guard kind.elementsEqual("blob".utf8) || kind.elementsEqual("tree".utf8) else { return }
    segments.removeLast(2)
    if segments.last?.elementsEqual("-".utf8) ?? false { segments.removeLast() }
  }

  // MARK: Locales

  /// What sites call a locale by before its mark: `/lang/fr/`.
  private static let localeFolders = ["i18n", "intl", "l10n", "lang", "language", "languages", "locale"].map {
    Array($0.utf8)[...]
  }

  /// The target without what marks a page as one in a locale.
  func without(_ marks: LocaleMarks) -> LinkTarget {
    var target = self
    // A top-level domain, and the name before it, are no marks here.
    if host.count > 2, marks.contains(host[0]) {
      target.host.removeFirst()
      target.isMarked = true
    }
    // `docs-fr.contoso.com`
    if let label = target.host.first, target.host.count > 1, let name = Self.withoutPart(label, marks) {
      target.host[0] = name
      target.isMarked = true
    }
    target.parameters.removeAll { parameter in
      parameter.firstIndex(of: UInt8(ascii: "=")).map { marks.contains(parameter[($0 + 1)...]) } ?? false
    }
    if target.parameters.count < parameters.count { target.isMarked = true }
    if let place = segments.firstIndex(where: { marks.contains($0) }) {
      target.segments.remove(at: place)
      if place > 0, Self.localeFolders.contains(segments[place - 1]) { target.segments.remove(at: place - 1) }
      target.isMarked = true
      return target
    }
    // A repository of the language: `ja.react.dev`, `docs-ja`.
    if !host.isEmpty, let place = segments.firstIndex(where: { Self.withoutMark($0, marks) != nil }) {
      return target.marked(at: place, as: Self.withoutMark(segments[place], marks)!)
    }
    return target.withoutMarkOfName(marks)
  }

  /// A name without a mark before its first full stop, or at its end; nil if it bears none.
  private static func withoutMark(_ name: ArraySlice<UInt8>, _ marks: LocaleMarks) -> ArraySlice<UInt8>? {
    if let dot = name.firstIndex(of: UInt8(ascii: ".")), marks.namesLanguage(name[..<dot]) {
      return name[(dot + 1)...]
    }
    return stem(of: name, marks)
  }

  /// The target without a mark in its last name: `readme` of `readme-zh-hans`, `readme.ja`, `readme_fr`.
  func withoutMarkOfName(_ marks: LocaleMarks) -> LinkTarget {
    guard let name = segments.last, let stem = Self.stem(of: name, marks) else { return self }
    return marked(at: segments.count - 1, as: stem)
  }

  /// The target with a segment that has lost its mark.
  private func marked(at place: Int, as name: ArraySlice<UInt8>) -> LinkTarget {
    var target = self
    target.segments[place] = name
    target.isMarked = true
    target.dropEnding()
    return target
  }

  /// The target without a top-level domain that says what country the page is for; nil if it says something else.
  func withoutDomain(of marks: LocaleMarks) -> LinkTarget? {
    guard host.count > 1, let domain = host.last, marks.isRegion(domain) else { return nil }
    return withoutDomain()
  }

  /// The target without its top-level domain. What one for commerce in general stands before it goes too: `co.uk`.
  func withoutDomain() -> LinkTarget {
    var target = self
    if target.host.count > 1 { target.host.removeLast() }
    if target.host.count > 1, target.host.last!.elementsEqual("co".utf8) || target.host.last!.elementsEqual("com".utf8)
    {
      target.host.removeLast()
    }
    target.isMarked = true
    return target
  }

  /// nil if no part of a label is the language.
  private static func withoutPart(_ label: ArraySlice<UInt8>, _ marks: LocaleMarks) -> ArraySlice<UInt8>? {
    let parts = label.split(separator: UInt8(ascii: "-"))
    let rest = parts.filter { !marks.namesLanguage($0) }
    return rest.isEmpty || rest.count == parts.count ? nil : Array(rest.joined(separator: [UInt8(ascii: "-")]))[...]
  }

  /// nil if the name bears no mark.
  private static func stem(of name: ArraySlice<UInt8>, _ marks: LocaleMarks) -> ArraySlice<UInt8>? {
    for index in name.indices.dropFirst()
    where name[index] == UInt8(ascii: ".") || name[index] == UInt8(ascii: "-") || name[index] == UInt8(ascii: "_") {
      if marks.namesLanguage(name[(index + 1)...]) { return name[..<index] }
    }
    return nil
  }

  // MARK: Bytes

  /// Without percent encoding (RFC 3986, 2.1).
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if !bytes.contains(UInt8(ascii: "%")) { return Array(bytes) }
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex, ASCII.isHexDigit(bytes[index + 1]),
        ASCII.isHexDigit(bytes[index + 2])
      {
        decoded.append(UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)!)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingSpace: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !ASCII.isSpace($0) }), let last = lastIndex(where: { !ASCII.isSpace($0) })
    else { return [] }
    return self[first...last]
  }
}
