import CorpusLayout
import Foundation
import ParallelText

extension FileSummary {
  /// What is told of a link before a text is made of it: nearly all are settled, and none is made.
  private struct Judged {
    var hasFragment: Bool
    /// `Link.key` of a link that is settled.
    var settled: UInt64?
  }

  /// - Parameters:
  ///   - component: How the article's path writes its locale.
  ///   - anchors: Of the article.
  ///   - keepsSettled: As of the initializer.
  static func links(
    of article: Article, _ slot: LocaleSlot.Article?, writtenAs component: String?, in tree: TreePaths,
    beside anchors: PageAnchors, keepsSettled: Bool
  ) -> ([Link], Settled, [NamedLink]) {
    var links: [Link] = []
    var whole: [(line: Int, range: SourceRange)] = []
    var settled = Settled()
    // Most links name no place.
    lazy var names = anchors.keys
    let finder = PageFinder(tree)
    let paths = PathsOfFile(from: article.path, in: tree)
    var included = (line: -1, isSo: false)
    article.source.withBytes { bytes in
      for literal in article.literals where literal.kind == .link {
        let range = article.linkTarget(literal)
        let judged = written(bytes[range])?.withDecoded { path, fragment in
          judgement(path, fragment, isSettled: fragment.map { Fragment.isNamed($0, by: names) } ?? paths.contains(path))
        }
        guard let judged else { continue }
        let line = article.source.lineIndex(at: literal.range.start)
        if line != included.line { included = (line, isInclusion(bytes[article.source.line(line)])) }
        if included.isSo { continue }
        if !judged.hasFragment, range == literal.range { whole.append((line, range)) }
        if let key = judged.settled, !keepsSettled {
          settled.keys.append(key)
          if judged.hasFragment { settled.fragments += 1 }
          continue
        }
        guard let target = TreeLink(bytes[range]) else { continue }
        // Most links from the root lead out of the tree.
        if !keepsSettled, !target.path.isEmpty, !TreeLink.namesFile(target.path),
          finder.page(target.path, from: article.path, slot, locale: component) == nil
        {
          continue
        }
        let section = article.section(at: literal.range)
        links.append(
          Link(
            path: target.path, fragment: target.fragment, place: Finding.Place(literal.range, in: article),
            anchor: article.sections[section].level > 0 ? article.sections[section].anchor : nil,
            ignore: article.ignore(of: .brokenLink, at: literal.range.start), isSettled: judged.settled != nil))
      }
    }
    return (links, settled, neighbours(whole, article))
  }

  /// A target that can be judged: a Markdown file by a relative path, or a place in a page. Whether there is a page that is
  /// named otherwise only a site generator knows.
  private static func written(_ target: ByteView) -> TreeLink.Written? {
    guard let first = target.first else { return nil }
    // Most links lead to other sites, or from the root to a page as a whole.
    if first == UInt8(ascii: "/") || ASCII.begins(target, "http"), !target.contains(UInt8(ascii: "#")) { return nil }
    return TreeLink.Written(target)
  }

  /// - Parameter isSettled: Whether there is the file that a path without a fragment leads to, or the place that a fragment
  ///   names if it is one of the article.
  private static func judgement(
    _ path: ByteView, _ fragment: ByteView?, isSettled: @autoclosure () -> Bool
  ) -> Judged? {
    if path.isEmpty {
      guard let fragment else { return nil }
      return Judged(hasFragment: true, settled: isSettled() ? Link.key(path, fragment) : nil)
    }
    let namesFile = TreeLink.namesFile(path)
    guard let fragment else {
      return namesFile ? Judged(hasFragment: false, settled: isSettled() ? Link.key(path, nil) : nil) : nil
    }
    return namesFile || !fragment.isEmpty ? Judged(hasFragment: true) : nil
  }

  /// Whether a generator includes something in a line: that is looked for where the generator says.
  private static func isInclusion(_ line: ByteView) -> Bool {
    let line = line.prefix(200)
    return line.contains(UInt8(ascii: "!")) && String(decoding: line, as: UTF8.self).uppercased().contains("[!INCLUDE")
  }

  private static func neighbours(_ whole: [(line: Int, range: SourceRange)], _ article: Article) -> [NamedLink] {
    NamedLink.neighbours(whole, line: \.line).compactMap { line, range in
      guard let target = article.source.withBytes({ TreeLink($0[range]) }) else { return nil }
      let before = SourceRange(article.source.line(line).start, range.start)
      return NamedLink(
        article.text(range), target.path, in: article.path, at: article.source.position(at: range.start),
        behind: article.source[before])
    }
  }
}
