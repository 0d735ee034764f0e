import ParallelText

/// Finds what shows only where all files are known, be they read just now or kept in an index: links that lead to nothing,
/// articles that a locale lacks.
package struct TreeAuditor: Sendable {
  /// The locale that the others are held against; nil to judge by majority.
  private let source: LocaleTag?
  /// If not empty, only findings about these files are kept.
  private let named: Set<String>

  package init(source: LocaleTag?, named: Set<String>) {
    self.source = source
    self.named = named
  }

  /// Whether it can be told which articles a locale lacks: of files that are named alone not all of the tree is known.
  package var knowsCoverage: Bool { named.isEmpty }

  /// - Parameters:
  ///   - swapped: Links that have changed places.
  ///   - known: What the sets have given, accepted or not: what one of these explains is not told again.
  ///   - coverage: Asked for only if `knowsCoverage`, else nil.
  ///   - summary: Of a file by its id in `coverage`.
  /// - Returns: In no order; with the comments that accept them.
  package func findings(
    of links: BrokenLinks, _ swapped: [Finding], beside known: [Finding], _ coverage: Coverage?,
    summary: (Int64) throws -> FileSummary
  ) rethrows -> [(finding: Finding, ignore: Ignore?)] {
    let missing = try coverage?.findings(source: source, summary: summary) ?? []
    let settled = source == nil ? [] : missing.map(\.finding).filter { $0.rule == .extraArticle && $0.severity > .note }
    let broken = links.findings(source: source, beside: known + settled) + swapped.map { ($0, nil) }
    if coverage == nil { return broken.filter { named.contains($0.finding.target.path) } }
    return broken + missing
  }
}
