import ParallelText

/// Marks of an article that do not work: readers see them, or more in a box than was meant.
struct MarkupFaults {
  struct Fault {
    var range: SourceRange
    var message: String
    /// What the other side must not show as well: it is none of the translation's.
    var kind: String
  }

  private(set) var faults: [Fault] = []

  /// Complexity: O(n).
  init(_ article: Article) {
    for container in article.containers {
      if let (kind, range) = container.fault { faults.append(Self.fault(kind, range, container, article)) }
    }
    article.source.withBytes { bytes in
      guard bytes.hasTag || bytes.firstIndex(of: Self.commentEnd) != nil else { return }
      let tags = ElementTags(article, bytes)
      faults += tags.faults
      faults += commentEnds(article, bytes, tags)
    }
    if faults.count > 1 { faults.sort { $0.range.lower < $1.range.lower } }
  }

  private static func fault(
    _ kind: Container.Fault, _ range: SourceRange, _ container: Container, _ article: Article
  ) -> Fault {
    let name = article.text(container.name)
    let message =
      switch kind {
      case .notClosed: "\(name) is not closed"
      case .closedBehindText: "the mark that closes \(name) stands behind text"
      case .closedOutsideItem: "the mark that closes \(name) stands outside of its list item"
      case .optionInTitle: "an option stands in the title of \(name): \(article.text(range))"
      }
    return Fault(range: range, message: message, kind: "\(kind)")
  }

  // MARK: Comments

  private static let commentEnd = Array("-->".utf8)[...]

  /// Ends of comments behind the text of a block, without a beginning. In the midst of text they are arrows.
  private func commentEnds(_ article: Article, _ bytes: ByteView, _ tags: ElementTags) -> [Fault] {
    var found: [Fault] = []
    for block in article.blocks where block.isProse && block.kind != .heading {
      guard let last = article.lines[block.lineIndexes].last, last.count >= 3,
        ASCII.begins(bytes[(last.end - 3)..<last.end], "-->")
      else { continue }
      let range = SourceRange(last.end - 3, last.end)
      // Arrows in front of it are somebody's drawing, and what is code is shown as it is.
      if range.start > last.start, !ASCII.isSpace(bytes[range.start - 1]) { continue }
      let first = article.lines[block.lineIndexes.lowerBound].start
      if bytes[first..<range.start].firstIndex(of: Self.commentEnd) != nil || tags.isInComment(range.start)
        || tags.isInCode(range.start)
      {
        continue
      }
      found.append(Fault(range: range, message: "the end of a comment without its beginning: -->", kind: "comment"))
    }
    return found
  }
}

extension ByteView {
  /// Whether some `</` stands there: most articles have no HTML.
  fileprivate var hasTag: Bool { hasPair(UInt8(ascii: "<"), UInt8(ascii: "/")) || hasPair(UInt8(ascii: "<"), 0x64) }
}
