import CorpusLayout
import Foundation
import ParallelText

/// What is kept of a file once its article has been compared: for what can only be judged where all files are known.
///
/// A class, since there is one for each file of a run, and several lists of them.
package final class FileSummary: Sendable {
  /// A link to another file by a relative path, or to a place in this one or in a page of the site.
  package struct Link: Sendable {
    /// As written, without its fragment; empty for the file itself.
    package var path: String
    /// Without its `#`; nil if the link has none.
    package var fragment: String?
    package var place: Finding.Place
    package var anchor: String?
    /// The comment in the file that accepts that the link is broken.
    package var ignore: Ignore?
    /// The path of the file that it leads to, as those of articles are written. If the link does not name a file, which one
    /// it is depends on the tree: `LinkResolver.destination`.
    package let destination: String
    /// Whether it leads to something as long as the tree has the files that it has, and the file what it holds.
    package let isSettled: Bool

    package init(
      path: String, fragment: String?, place: Finding.Place, anchor: String?, ignore: Ignore?, isSettled: Bool
    ) {
      self.path = path
      self.fragment = fragment
      self.place = place
      self.anchor = anchor
      self.ignore = ignore
      self.isSettled = isSettled
      destination = Self.destination(of: path, in: place.path)
    }

    static func destination(of path: String, in file: String) -> String {
      path.isEmpty ? file : RelativePath.resolve(path, from: file)
    }

    /// What links have in common that are written alike, locales apart.
    var key: UInt64 { Self.key(path, fragment) }

    fileprivate static func key(_ path: String, _ fragment: String?) -> UInt64 {
      var hash = Hash64()
      if path.hasPrefix("/"), let rest = path.withoutLocaleFolder {
        hash.combine("/" + rest)
      } else {
        hash.combine(path)
      }
      if let fragment { hash.combine(fragment) }
      return hash.value
    }
  }

  package let article: String
  package let slot: LocaleSlot.Article?
  /// How the path writes the locale; nil if it does not.
  let component: String?
  package let locale: LocaleTag
  package let path: String
  /// The title, or where it would stand.
  package let title: Finding.Place
  package let links: [Link]
  /// Of links that are settled, and for that not among `links`: nearly all are, and their lines take more room than all
  /// else.
  let settled: Settled

  struct Settled: Sendable {
    /// `Link.key` of each.
    var keys: [UInt64] = []
    /// How many of them have a fragment.
    var fragments = 0
  }
  package let anchors: PageAnchors
  /// Links to files that stand on a line with others.
  package let namedLinks: [NamedLink]
  /// The comment in the file that accepts that there is no such article elsewhere.
  package let ignore: Ignore?

  package convenience init(
    article: String, slot: LocaleSlot.Article?, locale: LocaleTag, path: String, title: Finding.Place, links: [Link],
    anchors: PageAnchors, ignore: Ignore?
  ) {
    self.init(
      article: article, slot: slot, locale: locale, path: path, title: title, links: (links, Settled(), []),
      anchors: anchors, ignore: ignore)
  }

  /// - Parameters:
  ///   - tree: All files that links may lead to.
  ///   - keepsSettled: Whether links that are settled are wanted too, and links to pages that are not in the tree.
  convenience init(
    _ article: Article, key: String, slot: LocaleSlot.Article?, in tree: TreePaths, keepsSettled: Bool
  ) {
    let title = Finding.Place(Self.title(of: article), in: article)
    let anchors = PageAnchors(article)
    self.init(
      article: key, slot: slot, locale: article.locale, path: article.path, title: title,
      links: Self.links(of: article, slot, in: tree, beside: anchors, keepsSettled: keepsSettled), anchors: anchors,
      ignore: article.ignoreOfFile(.extraArticle))
  }

  private init(
    article: String, slot: LocaleSlot.Article?, locale: LocaleTag, path: String, title: Finding.Place,
    links: ([Link], Settled, [NamedLink]), anchors: PageAnchors, ignore: Ignore?
  ) {
    self.article = article
    self.slot = slot
    component = slot?.component(of: path)
    self.locale = locale
    self.path = path
    self.title = title
    (self.links, settled, namedLinks) = links
    self.anchors = anchors
    self.ignore = ignore
  }

  /// The heading of level 1 that an article begins with; else what its front matter says, from which site generators make
  /// one; else the first heading, or where it would stand.
  private static func title(of article: Article) -> SourceRange {
    let first = article.sections.firstIndex { $0.level > 0 }
    let heading = first.map { article.blocks[article.sections[$0].blocks.lowerBound].range }
    if let heading, article.sections[first!].level == 1 { return heading }
    if let entry = article.frontMatter["title"], !entry.range.isEmpty, !entry.value.isEmpty {
      // Of YAML that is not plain the range has the key as well.
      let key = Array("\(entry.key):".utf8)
      guard article.source[entry.range].starts(with: key) else { return entry.range }
      return article.source.trimmed(SourceRange(entry.range.start + key.count, entry.range.end))
    }
    return heading ?? .empty(at: 0)
  }

  private static func links(
    of article: Article, _ slot: LocaleSlot.Article?, in tree: TreePaths, beside anchors: PageAnchors,
    keepsSettled: Bool
  ) -> ([Link], Settled, [NamedLink]) {
    var links: [Link] = []
    var whole: [(line: Int, range: SourceRange, path: String)] = []
    var settled = Settled()
    // Most links name no place.
    lazy var names = anchors.keys
    let finder = PageFinder(tree)
    let component = slot?.component(of: article.path)
    var included = (line: -1, isSo: false)
    for literal in article.literals where literal.kind == .link {
      let range = article.linkTarget(literal)
      guard let target = article.source.withBytes({ self.target($0[range]) }) else { continue }
      let (path, fragment) = (target.path, target.fragment)
      let line = article.source.lineIndex(at: literal.range.start)
      if line != included.line { included = (line, isInclusion(line, article.source)) }
      if included.isSo { continue }
      if fragment == nil, range == literal.range { whole.append((line, range, path)) }
      let isSettled =
        if let fragment { path.isEmpty && Fragment.isNamed(fragment, by: names) } else {
          path.isEmpty ? tree.contains(article.path) : tree.contains(path, from: article.path)
        }
      if isSettled, !keepsSettled {
        settled.keys.append(Link.key(path, fragment))
        if fragment != nil { settled.fragments += 1 }
        continue
      }
      // Most links from the root lead out of the tree.
      if !keepsSettled, !path.isEmpty, !TreeLink.namesFile(path),
        finder.page(path, from: article.path, slot, locale: component) == nil
      {
        continue
      }
      let section = article.section(at: literal.range)
      links.append(
        Link(
          path: path, fragment: fragment, place: Finding.Place(literal.range, in: article),
          anchor: article.sections[section].level > 0 ? article.sections[section].anchor : nil,
          ignore: article.ignore(of: .brokenLink, at: literal.range.start), isSettled: isSettled))
    }
    let neighbours = NamedLink.neighbours(whole, line: \.line).compactMap { line, range, path in
      let before = SourceRange(article.source.line(line).start, range.start)
      return NamedLink(
        article.text(range), path, in: article.path, at: article.source.position(at: range.start),
        behind: article.source[before])
    }
    return (links, settled, neighbours)
  }

  /// Whether a generator includes something in a line: that is looked for where the generator says.
  private static func isInclusion(_ line: Int, _ source: SourceText) -> Bool {
    let line = source[source.line(line)].prefix(200)
    return line.contains(UInt8(ascii: "!")) && String(decoding: line, as: UTF8.self).uppercased().contains("[!INCLUDE")
  }

  /// A target that can be judged: a Markdown file by a relative path, or a place in a page. Whether there is a page that is
  /// named otherwise only a site generator knows.
  private static func target(_ target: ByteView) -> TreeLink? {
    guard let first = target.first else { return nil }
    // Most links lead to other sites, or from the root to a page as a whole.
    if first == UInt8(ascii: "/") || ASCII.begins(target, "http"), !target.contains(UInt8(ascii: "#")) { return nil }
    guard let link = TreeLink(target) else { return nil }
    if link.path.isEmpty { return link.fragment == nil ? nil : link }
    return TreeLink.namesFile(link.path) || !(link.fragment ?? "").isEmpty ? link : nil
  }
}
