import CorpusLayout
import Foundation
import ParallelText

/// What is kept of a file once its article has been compared: for what can only be judged where all files are known.
///
/// A class, since there is one for each file of a run, and several lists of them.
package final class FileSummary: Sendable {
  /// A link to another file by a relative path, or to a place in this one or in a page of the site.
  ///
  /// A class, since a copy of its many texts takes longer than most of what is asked of it.
  package final class Link: Sendable {
    /// As written, without its fragment; empty for the file itself.
    package let path: String
    /// Without its `#`; nil if the link has none.
    package let fragment: String?
    package let place: Finding.Place
    package let anchor: String?
    /// The comment in the file that accepts that the link is broken.
    package let ignore: Ignore?
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

    private static func key(_ path: String, _ fragment: String?) -> UInt64 {
      if path.hasPrefix("/"), let rest = path.withoutLocaleFolder {
        return key("/\(rest)".utf8, fragment?.utf8)
      }
      return key(path.utf8, fragment?.utf8)
    }

    /// Likewise of a path that does not begin at the root of the site.
    static func key<Text: Collection<UInt8>>(_ path: Text, _ fragment: Text?) -> UInt64 {
      var hash = Hash64()
      // Behind each stands what is no byte of a text.
      hash.combine(path)
      hash.combine(UInt8(0xFF))
      if let fragment {
        hash.combine(fragment)
        hash.combine(UInt8(0xFF))
      }
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
      article: article, slot: slot, component: slot?.component(of: path), locale: locale, path: path, title: title,
      links: (links, Settled(), []), anchors: anchors, ignore: ignore)
  }

  /// - Parameters:
  ///   - tree: All files that links may lead to.
  ///   - keepsSettled: Whether links that are settled are wanted too, and links to pages that are not in the tree.
  convenience init(
    _ article: Article, key: String, slot: LocaleSlot.Article?, in tree: TreePaths, keepsSettled: Bool
  ) {
    let title = Finding.Place(Self.title(of: article), in: article)
    let anchors = PageAnchors(article)
    let component = slot?.component(of: article.path)
    let links = Self.links(
      of: article, slot, writtenAs: component, in: tree, beside: anchors, keepsSettled: keepsSettled)
    self.init(
      article: key, slot: slot, component: component, locale: article.locale, path: article.path, title: title,
      links: links, anchors: anchors, ignore: article.ignoreOfFile(.extraArticle))
  }

  private init(
    article: String, slot: LocaleSlot.Article?, component: String?, locale: LocaleTag, path: String,
    title: Finding.Place, links: ([Link], Settled, [NamedLink]), anchors: PageAnchors, ignore: Ignore?
  ) {
    self.article = article
    self.slot = slot
    self.component = component
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
}
