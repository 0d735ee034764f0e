import ArticleParsing
import CorpusLayout
import Foundation
import ParallelText

/// Links of one line that have changed places: each is called what the page is that the other leads to.
package struct SwappedLinks {
  /// By the keys of paths what pages are called.
  private let titles: [UInt64: UInt64]

  /// - Parameters:
  ///   - links: All that may have changed places.
  ///   - pages: All files of the tree, by their paths and the lines of their titles.
  package init(_ links: some Sequence<NamedLink>, pages: some Sequence<(path: String, title: String)>) {
    let asked = Set(links.lazy.map(\.destination))
    var titles: [UInt64: UInt64] = [:]
    if !asked.isEmpty {
      for page in pages where !page.title.isEmpty {
        let key = TreePaths.key(of: page.path)
        if asked.contains(key) { titles[key] = AnchorKey.of(BrokenLinks.withoutMarkup(Array(page.title.utf8))) }
      }
    }
    self.titles = titles
  }

  /// Those of all files of a tree, file by file.
  static func findings(in files: [FileSummary]) -> [Finding] {
    let swapped = SwappedLinks(files.lazy.flatMap(\.namedLinks), pages: files.lazy.map { ($0.path, $0.title.text) })
    return files.flatMap { swapped.findings($0.namedLinks, in: $0) }
  }

  /// The first of every two links of a line that have changed places, with the other one.
  ///
  /// - Parameter links: Of one file, in the order of the text. Complexity: O(n).
  private func pairs(_ links: [NamedLink]) -> [(NamedLink, NamedLink)] {
    links.indices.flatMap { index in
      let first = links[index]
      return links[(index + 1)...].prefix(8).prefix { $0.start.line == first.start.line }.filter { second in
        first.name != second.name && titles[first.destination] == second.name
          && titles[second.destination] == first.name
      }.map { (first, $0) }
    }
  }

  /// The same as findings, each at the first link. Reads the file, and asks for what is known of it, if there are some.
  package func findings(
    _ links: [NamedLink], in file: @autoclosure () throws -> FileSummary
  ) rethrows -> [Finding] {
    let pairs = pairs(links)
    if pairs.isEmpty { return [] }
    let file = try file()
    let text = (try? FileError.read(file.path, limit: ArticleParser.sizeLimit)).map(SourceText.init)
    return pairs.map { first, second in
      let end = SourcePosition(
        line: first.start.line, column: first.start.column + first.target.unicodeScalars.count)
      let line = text.flatMap { first.start.line <= $0.lineCount ? $0.text($0.line(first.start.line - 1)) : nil }
      let place = Finding.Place(
        locale: file.locale, path: file.path, start: first.start, end: end, text: first.target,
        line: String((line ?? "").prefix(Finding.Place.kept.near)))
      return FindingMaker().swappedLinks(at: place, second.target, in: file)
    }
  }
}
