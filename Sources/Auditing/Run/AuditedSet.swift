import ParallelText

/// One article as a run has read and aligned it, for whoever keeps it or writes it out.
public struct AuditedSet: Sendable {
  /// The article row by row. Its findings are not in it: some are known only when all files have been read
  /// (`Finding.rows`).
  public let aligned: AlignedArticle
  /// The files as they were parsed, parallel to `aligned.editions`.
  public let articles: [Article]
}

/// The sets of a run, as far as it takes to tell where findings lie in them.
struct AuditedPlaces {
  private var places: [FindingPlaces] = []
  private var ofPath: [String: Int] = [:]

  mutating func append(_ article: AlignedArticle) {
    for edition in article.editions { ofPath[edition.path] = places.count }
    places.append(FindingPlaces(article))
  }

  func places(of finding: Finding) -> [AlignedPlace] {
    guard let article = ofPath[finding.target.path] ?? finding.reference.flatMap({ ofPath[$0.path] }) else { return [] }
    return places[article].places(of: finding)
  }
}
