import CorpusLayout
import Foundation
import ParallelText

/// What is kept of a file once its article has been compared: for what can only be judged where all files are known.
///
/// A class, since there is one for each file of a run, and several lists of them.
package final class FileSummary: Sendable {
  /// A link to another file, or to a place in one, by a relative path.
  package struct Link: Sendable {
    /// As written, without its fragment; empty for the file itself.
    package var path: String
    /// Without its `#`; nil if the link has none.
    package var fragment: String?
    package var place: Finding.Place
    package var anchor: String?
    /// The comment in the file that accepts that the link is broken.
    package var ignore: Ignore?
    /// The path of the file that it leads to, as those of articles are written.
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

    fileprivate static func destination(of path: String, in file: String) -> String {
      path.isEmpty ? file : RelativePath.resolve(path, from: file)
    }

    /// What links have in common that are written alike.
    var key: UInt64 { Self.key(path, fragment) }

    fileprivate static func key(_ path: String, _ fragment: String?) -> UInt64 {
      var hash = Hash64()
      hash.combine(path)
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
  /// `AnchorKey`s of all that a link can name in the file.
  package let anchors: [UInt64]
  /// The comment in the file that accepts that there is no such article elsewhere.
  package let ignore: Ignore?

  package convenience init(
    article: String, slot: LocaleSlot.Article?, locale: LocaleTag, path: String, title: Finding.Place, links: [Link],
    anchors: [UInt64], ignore: Ignore?
  ) {
    self.init(
      article: article, slot: slot, locale: locale, path: path, title: title, links: (links, Settled()),
      anchors: anchors, ignore: ignore)
  }

  /// - Parameters:
  ///   - tree: All files that links may lead to.
  ///   - keepsSettled: Whether links that are settled are wanted too.
  convenience init(
    _ article: Article, key: String, slot: LocaleSlot.Article?, in tree: TreePaths, keepsSettled: Bool
  ) {
    let title = Finding.Place(Self.title(of: article), in: article)
    let anchors = article.sections.flatMap(\.anchorKeys) + article.anchors.map { AnchorKey.of($0.name.utf8) }
    self.init(
      article: key, slot: slot, locale: article.locale, path: article.path, title: title,
      links: Self.links(of: article, in: tree, beside: anchors, keepsSettled: keepsSettled), anchors: anchors,
      ignore: article.ignoreOfFile(.extraArticle))
  }

  private init(
    article: String, slot: LocaleSlot.Article?, locale: LocaleTag, path: String, title: Finding.Place,
    links: ([Link], Settled), anchors: [UInt64], ignore: Ignore?
  ) {
    self.article = article
    self.slot = slot
    component = slot?.component(of: path)
    self.locale = locale
    self.path = path
    self.title = title
    (self.links, settled) = links
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
    of article: Article, in tree: TreePaths, beside anchors: [UInt64], keepsSettled: Bool
  ) -> ([Link], Settled) {
    var links: [Link] = []
    var settled = Settled()
    let names = HashSet(anchors)
    var included = (line: -1, isSo: false)
    for literal in article.literals where literal.kind == .link {
      let range = article.linkTarget(literal)
      guard let (path, fragment) = article.source.withBytes({ relative($0[range]) }) else { continue }
      let line = article.source.lineIndex(at: literal.range.start)
      if line != included.line { included = (line, isInclusion(line, article.source)) }
      if included.isSo { continue }
      let isSettled =
        if let fragment { path.isEmpty && Fragment.isNamed(fragment, by: names) } else {
          path.isEmpty ? tree.contains(article.path) : tree.contains(path, from: article.path)
        }
      if isSettled, !keepsSettled {
        settled.keys.append(Link.key(path, fragment))
        if fragment != nil { settled.fragments += 1 }
        continue
      }
      let section = article.section(at: literal.range)
      links.append(
        Link(
          path: path, fragment: fragment, place: Finding.Place(literal.range, in: article),
          anchor: article.sections[section].level > 0 ? article.sections[section].anchor : nil,
          ignore: article.ignore(of: .brokenLink, at: literal.range.start), isSettled: isSettled))
    }
    return (links, settled)
  }

  /// Whether a generator includes something in a line: that is looked for where the generator says.
  private static func isInclusion(_ line: Int, _ source: SourceText) -> Bool {
    let line = source[source.line(line)].prefix(200)
    return line.contains(UInt8(ascii: "!")) && String(decoding: line, as: UTF8.self).uppercased().contains("[!INCLUDE")
  }

  /// The parts of a target that names a Markdown file by a relative path, or a place in the file itself (RFC 3986, 4.2);
  /// nil of all others: most links lead to other sites, or to places that only a site generator knows.
  private static func relative(_ target: ByteView) -> (path: String, fragment: String?)? {
    guard let first = target.first, first != UInt8(ascii: "/") else { return nil }
    var hash = target.endIndex
    for index in target.startIndex..<target.endIndex {
      switch target[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "@"), UInt8(ascii: "$"),
        UInt8(ascii: "\\"), UInt8(ascii: " "):
        return nil
      case UInt8(ascii: "#"): if hash == target.endIndex { hash = index }
      default: break
      }
    }
    let path = target[target.startIndex..<hash].prefix { $0 != UInt8(ascii: "?") }
    let fragment =
      hash < target.endIndex
      ? decoded(target[(hash + 1)..<target.endIndex]) ?? text(target[(hash + 1)..<target.endIndex]) : nil
    if path.isEmpty { return hash == target.startIndex ? fragment.map { ("", $0) } : nil }
    guard endings.contains(where: { path.suffix($0.count).elementsEqual($0, by: ASCII.areSame) }) else {
      return nil
    }
    return decoded(path).map { ($0, fragment) }
  }

  private static let endings = [".md", ".mdx", ".markdown"].map { Array($0.utf8) }

  private static func text(_ bytes: ByteView) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Without percent encoding; nil if what is encoded is no text.
  private static func decoded(_ bytes: ByteView) -> String? {
    bytes.contains(UInt8(ascii: "%")) ? text(bytes).removingPercentEncoding : text(bytes)
  }
}

/// What stands behind the `#` of a link.
enum Fragment {
  /// Whether it names one of the anchors, or nothing that an article would have to have.
  static func isNamed(_ fragment: String, by anchors: HashSet<UInt64>) -> Bool {
    fragment.isEmpty || anchors.contains(AnchorKey.of(fragment.utf8)) || isMadeByGenerators(fragment)
      || anchors.contains(AnchorKey.of(fragment.lowercased().utf8))
  }

  /// `top`, tabs, footnotes, lines, text fragments, and what generators call headings that have no Latin letters.
  private static func isMadeByGenerators(_ fragment: String) -> Bool {
    fragment == "top" || ["tab/", "fn", "L", ":~:", "_", "!"].contains(where: fragment.hasPrefix)
      || fragment.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }
      || !(fragment.utf8.first.map(ASCII.isLetter) ?? false) && fragment.allSatisfy(\.isNumber)
  }
}
