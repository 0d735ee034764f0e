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
    for section in article.sections.indices where article.sections[section].level > 1 {
      addGluedMarks(section, article)
    }
    article.source.withBytes { bytes in
      let hasComment = Self.endOfComment(in: bytes) != nil
      guard hasComment || bytes.contains(UInt8(ascii: "<")) else { return }
      let tags = ElementTags(article, bytes)
      faults += tags.faults
      if hasComment { faults += Self.commentEnds(article, bytes, tags) }
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
      case .closedBehindText: "closing mark of \(name) is not on a line of its own"
      case .closedOutsideItem: "closing mark of \(name) is outside its list item"
      case .notIndented: "text of \(name) is not indented"
      case .optionInTitle: "option in the title of \(name): \(article.text(range)) (put it on its own line)"
      }
    return Fault(range: range, message: message, kind: "\(kind)")
  }

  /// A heading without a space behind its marks is shown as text.
  private mutating func addGluedMarks(_ section: Int, _ article: Article) {
    let bytes = article.source.bytes
    let start = article.sections[section].range.start
    let end = start + article.sections[section].level
    guard bytes[start] == UInt8(ascii: "#"), end < bytes.count, !ASCII.isSpace(bytes[end]) else { return }
    faults.append(
      Fault(range: SourceRange(start, end), message: "no space after the # of a heading", kind: "heading"))
  }

  // MARK: Comments

  static let commentEnd = Array("-->".utf8)[...]

  /// Where the end of a comment stands first: brackets are few where dashes are many.
  static func endOfComment(in bytes: ByteView) -> Int? {
    var start = bytes.startIndex + 2
    while start < bytes.endIndex, let bracket = bytes[start..<bytes.endIndex].firstIndex(of: UInt8(ascii: ">")) {
      if bytes[bracket - 1] == UInt8(ascii: "-"), bytes[bracket - 2] == UInt8(ascii: "-") { return bracket - 2 }
      start = bracket + 1
    }
    return nil
  }

  /// Ends of comments behind all text of a block, without a beginning. In the midst of text they are arrows.
  private static func commentEnds(_ article: Article, _ bytes: ByteView, _ tags: ElementTags) -> [Fault] {
    let source = article.source
    lazy var code = ElementTags.code(in: article)
    var found: [Fault] = []
    var start = article.frontMatter.range.end
    while start < bytes.count, let place = endOfComment(in: bytes[start..<bytes.count]) {
      start = place + 3
      let number = source.lineIndex(at: place)
      let line = source.trimmed(source.line(number))
      let isLast = number + 1 == source.lineCount || source.trimmed(source.line(number + 1)).isEmpty
      guard line.end == start, isLast, place == line.start || ASCII.isSpace(bytes[place - 1]),
        // Arrows in front of it are somebody's drawing, and what is code is shown as it is.
        bytes[line.start..<place].firstIndex(of: commentEnd) == nil, !tags.comments.cover(place), !code.cover(place)
      else { continue }
      found.append(
        Fault(
          range: SourceRange(place, start), message: "stray --> (no <!-- before it)", kind: "comment")
      )
    }
    return found
  }
}

extension [SourceRange] {
  /// Whether a place lies in one of the ranges, which are in their order. Complexity: O(log n).
  fileprivate func cover(_ place: Int) -> Bool {
    let next = partitioningIndex { $0.start > place }
    return next > 0 && place < self[next - 1].end
  }
}
