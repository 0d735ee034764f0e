import Foundation
import LanguageData
import ParallelText

/// The place in a path that names the locale, and what is left when it is taken out.
public struct LocaleSlot: Hashable, Sendable {
  public var locale: LocaleTag
  /// The path up to the locale's component, with its slash: `docs/` of `docs/fr/guide/a.md`.
  public var prefix: String
  /// The path behind the locale: `guide/a.md`.
  public var rest: String
  /// The component with the locale taken out, if there is more to it: `docs` of `docs.fr-fr`; in a file's name with `*`
  /// where the locale stands: `a*.md` of `a.fr.md` and of `a_fr.md`.
  public var frame: String
  /// What the same letters may stand for as well: `br` for Breton, and for the language of Brazil.
  var otherLocale: LocaleTag?
  /// Whether the locale is written as most sites do it; else it counts only where a sibling and the text bear it out.
  var isPlain = true

  /// The article that this file is one locale of: what files share that differ in nothing but the locale.
  public struct Article: Hashable, Sendable {
    /// Most articles of a tree share a prefix, and who copies a text counts its holders: where all cores count those of
    /// one, they wait for one another.
    private final class Parts: Sendable {
      let (prefix, rest, frame): (String, String, String)
      let layouts: PathLayouts?
      let members: [String: String?]

      init(prefix: String, rest: String, frame: String, layouts: PathLayouts? = nil, members: [String: String?] = [:]) {
        (self.prefix, self.rest, self.frame) = (prefix, rest, frame)
        self.layouts = layouts
        self.members = members
      }
    }

    private let parts: Parts

    public var prefix: String { parts.prefix }
    public var rest: String { parts.rest }
    public var frame: String { parts.frame }
    /// The layouts that the article was placed by, nil if its path shows its locale by itself. `prefix` is then the
    /// tree, and `rest` the article below it.
    public var layouts: PathLayouts? { parts.layouts }
    /// Files whose paths have more of their own than the locale, such as a translated name, and how they write that.
    var members: [String: String?] { parts.members }

    public init(prefix: String, rest: String, frame: String) {
      parts = Parts(prefix: prefix, rest: rest, frame: frame)
    }

    /// The same with files that other paths are of.
    func with(members: [String: String?]) -> Article {
      Article(parts: Parts(prefix: prefix, rest: rest, frame: frame, layouts: layouts, members: members))
    }

    init(tree: String, article: String, layouts: PathLayouts) {
      parts = Parts(prefix: tree, rest: article, frame: "", layouts: layouts)
    }

    /// What the articles of one folder have in common whose locales are written in one way.
    public var place: Article { Article(parts: Parts(prefix: prefix, rest: "", frame: frame, layouts: layouts)) }

    private init(parts: Parts) { self.parts = parts }

    /// Whether both have the same `place`.
    public func hasSamePlace(as other: Article) -> Bool {
      parts === other.parts || prefix == other.prefix && frame == other.frame && layouts == other.layouts
    }

    public static func == (first: Article, second: Article) -> Bool {
      first.parts === second.parts || first.rest == second.rest && first.hasSamePlace(as: second)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(prefix)
      hasher.combine(rest)
      hasher.combine(frame)
    }
  }

  public var article: Article { Article(prefix: prefix, rest: rest, frame: frame) }

  /// All places of a path that may name a locale, leftmost first.
  ///
  /// A folder `fr-FR`, `fr`, `French`, `docs.fr-fr` or `docs-fr`; a file `article.fr.md`, `article_fr.md`, `fr.article.md`
  /// or `fr.md`. Only languages that exist count (ISO 639).
  public static func candidates(in path: String) -> [LocaleSlot] {
    let name = path.startOfName
    var known = FolderNameMarks()
    return candidates(inFolder: path[..<name], &known).map { $0.with(name: path[name...]) }
      + candidates(inNameOf: path)
  }

  /// What the names of folders say of locales, with the rest of each name: the folders of a tree share most of their paths.
  typealias FolderNameMarks = [Substring: (mark: LocaleMark, frame: String)?]

  /// Those of a folder, which all paths in it share. `rest` goes up to the folder's end.
  ///
  /// - Parameters:
  ///   - folder: With its slash; empty for the current one.
  ///   - known: Of names that were asked for before.
  static func candidates(inFolder folder: Substring, _ known: inout FolderNameMarks) -> [LocaleSlot] {
    var found: [LocaleSlot] = []
    let bytes = folder.utf8
    var start = bytes.startIndex
    while let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
      let name = folder[start..<slash]
      let next = bytes.index(after: slash)
      let mark = known[name] ?? mark(inFolderName: name)
      known[name] = .some(mark)
      if let mark {
        found.append(
          LocaleSlot(
            mark.mark, prefix: String(folder[..<start]), rest: String(folder[next...]), frame: mark.frame))
      }
      start = next
    }
    return found
  }

  private static func mark(inFolderName name: Substring) -> (mark: LocaleMark, frame: String)? {
    if let mark = LocaleMark(name) { return (mark, "") }
    return LocaleMark.atEnd(of: name).map { ($0.mark, String(name[..<$0.start])) }
  }

  /// The one of a folder, for a file in it.
  func with(name: Substring) -> LocaleSlot {
    var slot = self
    slot.rest += name
    return slot
  }

  /// The places that a file's own name has for a locale: its end, its beginning, or all of it.
  static func candidates(inNameOf path: String) -> [LocaleSlot] {
    candidates(marks(in: path[path.startOfName...]), inNameOf: path)
  }

  /// Likewise for a path whose name has these marks.
  static func candidates(_ marks: [(mark: LocaleMark, frame: String)], inNameOf path: String) -> [LocaleSlot] {
    if marks.isEmpty { return [] }
    let folder = String(path[..<path.startOfName])
    return marks.map { LocaleSlot($0.mark, prefix: folder, rest: "", frame: $0.frame) }
  }

  /// The locales that a name may have, with the rest of it, which is the same in whatever folder.
  static func marks(in name: Substring) -> [(mark: LocaleMark, frame: String)] {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return [] }
    let (stem, ending) = (name[..<dot], name[dot...])
    guard LocaleMark.mayStand(in: stem), !name.utf8.contains(UInt8(ascii: "*")) else { return [] }
    var found: [(mark: LocaleMark, frame: String)] = []
    func add(_ mark: LocaleMark, _ frame: String) { found.append((mark, frame)) }
    if let (mark, start) = LocaleMark.atEnd(of: stem) { add(mark, "\(stem[..<start])*\(ending)") }
    if let (mark, end) = LocaleMark.atStart(of: stem) { add(mark, "*\(stem[end...])\(ending)") }
    if var mark = LocaleMark(stem) {
      mark.isPlain = false
      add(mark, "*\(ending)")
    }
    return found
  }

  /// Whether a path has the locale as tags are written: `pt-BR`, `zh_CN`.
  func isWritten(in path: String) -> Bool {
    guard let component = article.component(of: path)?.utf8 else { return false }
    let separators = "-_.".utf8
    let text = component.drop(while: separators.contains).reversed().drop(while: separators.contains).reversed()
    return text.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }.elementsEqual(locale.description.utf8)
  }
}

extension LocaleSlot {
  private init(_ mark: LocaleMark, prefix: String, rest: String, frame: String) {
    self.init(
      locale: mark.tag, prefix: prefix, rest: rest, frame: frame, otherLocale: mark.other, isPlain: mark.isPlain)
  }
}

extension LocaleSlot.Article {
  /// How a path of this article writes its locale: `fr` of `docs/fr/a.md`, `.fr` of `a.fr.md`, `-fr` of `docs-fr/a.md`; nil
  /// if it is in the default language.
  ///
  /// Where layouts are written down it is the whole path below the tree, without the article: `docs/fr/{article}`.
  public func component(of path: String) -> String? {
    if let layouts { return layouts.form(of: path) }
    if let member = members[path] { return member }
    let isInName = rest.isEmpty
    let around = frame.partsAroundLocale
    let before = isInName ? String(around.before) : frame
    let after = isInName ? String(around.after) : rest
    let start = prefix.utf8.count + before.utf8.count
    let end = path.utf8.count - after.utf8.count - (isInName ? 0 : 1)
    guard start < end, path.hasBytes(of: prefix, at: 0), path.hasBytes(of: before, at: prefix.utf8.count),
      isInName || path.hasBytes(of: "/", at: end), path.hasBytes(of: after, at: path.utf8.count - after.utf8.count)
    else { return nil }
    let bytes = path.utf8
    return String(path[bytes.index(bytes.startIndex, offsetBy: start)..<bytes.index(bytes.startIndex, offsetBy: end)])
  }

  /// Where the article stands in the locale that paths write as `component`, nil for the default language.
  public func path(inLocaleNamed component: String?) -> String {
    guard let component else { return sources.first ?? name }
    if layouts != nil { return prefix + LayoutPattern.path(of: rest, in: component) }
    if rest.isEmpty {
      let (before, after) = frame.partsAroundLocale
      return prefix + before + component + after
    }
    var path = prefix
    path.reserveCapacity(
      prefix.utf8.count + frame.utf8.count + component.utf8.count + 1 + rest.utf8.count)
    path += frame
    path += component
    path += "/"
    path += rest
    return path
  }
}

extension LocaleSlot.Article {
  /// The article that a file at `path` would be, in the layout and the locale that this one is written in as
  /// `component`; nil if it would be none.
  public func article(at path: String, inLocaleNamed component: String) -> LocaleSlot.Article? {
    if let layouts { return layouts.placement(of: path)?.article }
    let own = prefix + frame + component + "/"
    guard !rest.isEmpty, path.hasBytes(of: own, at: 0) else { return nil }
    let behind = path.utf8.index(path.startIndex, offsetBy: own.utf8.count)
    return LocaleSlot.Article(prefix: prefix, rest: String(path[behind...]), frame: frame)
  }
}

extension String {
  /// Whether the UTF-8 of another text stands in this one's.
  fileprivate func hasBytes(of other: String, at offset: Int) -> Bool {
    let count = other.utf8.count
    guard offset + count <= utf8.count else { return false }
    let quick = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { other in
        other.isEmpty || memcmp(bytes.baseAddress! + offset, other.baseAddress!, count) == 0
      }
    }
    return (quick ?? nil) ?? utf8.dropFirst(offset).starts(with: other.utf8)
  }

  /// Where the last component begins.
  var startOfName: Index {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? startIndex
  }

  /// `a` and `.md` of the frame `a*.md`.
  var partsAroundLocale: (before: Substring, after: Substring) {
    utf8.firstIndex(of: UInt8(ascii: "*")).map { (self[..<$0], self[utf8.index(after: $0)...]) } ?? (self[...], "")
  }
}
