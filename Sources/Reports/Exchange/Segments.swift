import ArticleParsing
import Auditing
import ParallelText

/// What of an article is prose in several locales: the units of a translation memory.
struct Segment {
  /// Unique in the article, and among articles of other keys.
  var id: String
  /// Parallel to the editions; nil where the locale lacks it, or shows no text there.
  var contents: [InlineContent?]
  var findings: [String]
}

extension Segment {
  /// The segments of each section of an article, parallel to its `sections`.
  ///
  /// - Parameter leastConfidence: Rows whose alignment is less sure are left out.
  static func bySection(_ article: AlignedArticle, leastConfidence: Double) -> [[Segment]] {
    var identity = RowIdentity(article: article.key)
    return article.sections.map { section in
      identity.begin(section.anchor)
      let heading = section.headings.contains { $0 != nil } ? heading(of: section, identity.nextHeading()) : nil
      return (heading.map { [$0] } ?? [])
        + section.rows.lazy.filter { $0.confidence >= leastConfidence }.flatMap(of)
    }
  }

  /// nil if fewer than two locales have one.
  private static func heading(of section: AlignedSection, _ id: String) -> Segment? {
    let contents = section.headings.map { heading in heading.flatMap { visible($0.markdown, $0.definitions) } }
    return Segment(id: id, contents: contents, findings: section.findings).shared
  }

  /// The segments of a row: a table's row has one for each column, all else one; none of what is no prose.
  private static func of(_ row: AlignedRow) -> [Segment] {
    switch row.kind {
    case .code, .image, .alert: return []
    case .step, .item, .paragraph:
      let contents = row.cells.map { cell in cell.flatMap { visible($0.markdown, $0.definitions) } }
      return [Segment(id: row.id, contents: contents, findings: row.findings).shared].compactMap { $0 }
    case .row:
      let cells = row.cells.map { cell in cell.map { TableCells.of($0.markdown) } }
      let counts = Set(cells.compactMap { $0?.count })
      // Which column is which cannot be told where one has more of them.
      guard counts.count == 1, let count = counts.first else { return [] }
      return (0..<count).compactMap { column in
        let contents = zip(row.cells, cells).map { cell, columns in
          columns.flatMap { visible($0[column], cell?.definitions ?? "") }
        }
        return Segment(id: "\(row.id)-\(column + 1)", contents: contents, findings: row.findings).shared
      }
    }
  }

  private static func visible(_ markdown: String, _ definitions: String) -> InlineContent? {
    let content = InlineContent(markdown, definitions: definitions)
    return content.hasWords ? content : nil
  }

  /// nil unless two locales have it.
  private var shared: Segment? { contents.count { $0 != nil } > 1 ? self : nil }
}

extension InlineContent {
  /// Whether there is text between the marks; what is all code is not translated.
  fileprivate var hasWords: Bool {
    elements.contains { element in
      guard case .text(let text) = element else { return false }
      return text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
  }
}

/// Numbers for the marks of a segment: the same for those that are one another's translation.
struct MarkNumbers {
  private struct Key: Hashable {
    var kind: InlineContent.Mark.Kind
    var isPair: Bool
    /// What translation leaves unchanged of it; empty to go by the order alone.
    var payload: String
  }

  private var known: [Key] = []

  /// The numbers of a content's marks, 1-based, in the order in which they begin. Marks are told by what they hold, then
  /// by their order among those of a kind. The first content that is numbered leads.
  ///
  /// Complexity: O(marks of this content and those before).
  mutating func next(_ content: InlineContent) -> [Int] {
    let keys: [Key] = content.elements.compactMap { element in
      switch element {
      case .single(let mark):
        Key(kind: mark.kind, isPair: false, payload: mark.target.isEmpty ? mark.text : mark.target)
      case .start(let mark): Key(kind: mark.kind, isPair: true, payload: mark.target)
      case .text, .end: nil
      }
    }
    var numbers = [Int?](repeating: nil, count: keys.count)
    var isTaken = [Bool](repeating: false, count: known.count)
    for byPayload in [true, false] {
      func form(_ key: Key) -> Key {
        byPayload ? key : Key(kind: key.kind, isPair: key.isPair, payload: "")
      }
      var open: [Key: [Int]] = [:]
      for place in known.indices.reversed() where !isTaken[place] {
        open[form(known[place]), default: []].append(place)
      }
      for index in keys.indices where numbers[index] == nil {
        guard let place = open[form(keys[index])]?.popLast() else { continue }
        isTaken[place] = true
        numbers[index] = place + 1
      }
    }
    return zip(keys, numbers).map { key, number in
      if let number { return number }
      known.append(key)
      return known.count
    }
  }
}
