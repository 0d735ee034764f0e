/// Tells in which section and row of an article a finding lies, by its lines.
///
/// Small enough to be kept of every article of a run: findings about links between files are known only when all files
/// have been read.
public struct FindingPlaces: Sendable {
  private struct Span {
    var start: Int32
    var end: Int32
    var section: Int32
    /// -1 for a heading.
    var row: Int32
  }

  /// For each path in the order of the file.
  private var spans: [String: [Span]] = [:]

  /// Complexity: O(n log n) for n cells.
  public init(_ article: AlignedArticle) {
    for (index, edition) in article.editions.enumerated() {
      var found: [Span] = []
      for (section, aligned) in article.sections.enumerated() {
        if let heading = aligned.headings[index] {
          let line = Int32(clamping: heading.line)
          found.append(Span(start: line, end: line, section: Int32(section), row: -1))
        }
        for (row, aligned) in aligned.rows.enumerated() {
          guard let cell = aligned.cells[index] else { continue }
          found.append(
            Span(
              start: Int32(clamping: cell.startLine), end: Int32(clamping: cell.endLine), section: Int32(section),
              row: Int32(row)))
        }
      }
      // What is nested starts later, or ends earlier, or stands behind what it is nested in.
      let order = found.indices.sorted { (a: Int, b: Int) -> Bool in
        let (first, second) = (found[a], found[b])
        return (first.start, -first.end, first.section, first.row) < (
          second.start, -second.end, second.section, second.row
        )
      }
      spans[edition.path] = order.map { found[$0] }
    }
  }

  /// Where the finding's target and its reference lie, without repeats; empty if that is in no section.
  ///
  /// Something that is missing lies where it stands: in the row of the other side, and not in the row before the gap.
  /// Complexity: O(log n + rows of a section).
  public func places(of finding: Finding) -> [AlignedPlace] {
    let sides = [finding.target, finding.reference].compactMap { $0 }
    let spanning = sides.filter { $0.start != $0.end }
    var found: [AlignedPlace] = []
    for side in spanning.isEmpty ? sides : spanning {
      if let place = place(of: side.start.line, in: side.path), !found.contains(place) { found.append(place) }
    }
    return found
  }

  /// The innermost row or the heading that a line (1-based) belongs to.
  public func place(of line: Int, in path: String) -> AlignedPlace? {
    guard let spans = spans[path] else { return nil }
    // What stands around the innermost span starts before it, but never before its section's heading.
    var index = spans.partitioningIndex { Int($0.start) > line } - 1
    while index >= 0, Int(spans[index].end) < line {
      if spans[index].row < 0 { return nil }
      index -= 1
    }
    guard index >= 0 else { return nil }
    return AlignedPlace(section: Int(spans[index].section), row: spans[index].row < 0 ? nil : Int(spans[index].row))
  }
}

extension AlignedArticle {
  /// The article with the fingerprints of findings where they lie, in the order given; those that lie in no section
  /// are the article's own. Findings about other articles must not be among them.
  public func placing(_ findings: [Finding]) -> AlignedArticle {
    guard !findings.isEmpty else { return self }
    let places = FindingPlaces(self)
    var article = self
    for finding in findings {
      let found = places.places(of: finding)
      if found.isEmpty { article.findings.append(finding.fingerprint) }
      for place in found {
        if let row = place.row {
          article.sections[place.section].rows[row].findings.append(finding.fingerprint)
        } else {
          article.sections[place.section].findings.append(finding.fingerprint)
        }
      }
    }
    return article
  }
}
