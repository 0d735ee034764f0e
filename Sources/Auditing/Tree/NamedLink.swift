import CorpusLayout
import ParallelText

/// A link to a file that stands on a line with others, by where it leads and what it is called.
package struct NamedLink: Sendable {
  /// `TreePaths.key` of the file that it leads to.
  var destination: UInt64
  /// `AnchorKey` of its text.
  var name: UInt64
  /// Its target, as written.
  var target: String
  /// Where the target begins; 1-based, the column in scalars.
  var start: SourcePosition

  /// nil of a link whose text does not stand before its target.
  ///
  /// - Parameters:
  ///   - target: As written.
  ///   - path: Of the target, which has no fragment.
  ///   - file: That it stands in.
  ///   - line: Up to the target.
  package init?(
    _ target: String, _ path: String, in file: String, at start: SourcePosition,
    behind line: some BidirectionalCollection<UInt8>
  ) {
    guard let text = Self.text(before: line) else { return nil }
    name = AnchorKey.of(text)
    destination = TreePaths.key(of: RelativePath.resolve(path, from: file))
    self.target = target
    self.start = start
  }

  /// `text` of `… [text](`.
  private static func text<Line: BidirectionalCollection<UInt8>>(before line: Line) -> Line.SubSequence? {
    var rest = line[...]
    if rest.last == UInt8(ascii: "<") { rest.removeLast() }
    guard rest.popLast() == UInt8(ascii: "("), rest.popLast() == UInt8(ascii: "]") else { return nil }
    var depth = 1
    for (count, index) in rest.indices.reversed().enumerated() where count < 200 {
      if rest[index] == UInt8(ascii: "]") { depth += 1 }
      if rest[index] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return rest[rest.index(after: index)...] }
    }
    return nil
  }

  /// Those that have a neighbour on their line.
  ///
  /// - Parameter links: In the order of the text.
  static func neighbours<Link>(_ links: [Link], line: (Link) -> Int) -> [Link] {
    links.indices.filter { index in
      let own = line(links[index])
      return index > 0 && line(links[index - 1]) == own || index + 1 < links.count && line(links[index + 1]) == own
    }.map { links[$0] }
  }
}
