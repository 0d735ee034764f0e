import ParallelText

/// One article as a run has read and aligned it, for whoever keeps it or writes it out.
public struct AuditedSet: Sendable {
  /// The article row by row. Its findings are not in it: some are known only when all files have been read
  /// (`Audit.Report.places`).
  public let aligned: AlignedArticle
  /// The files as they were parsed, parallel to `aligned.editions`.
  public let articles: [Article]
}

/// Where a finding lies among the articles of a run.
public struct FindingPlace: Hashable, Sendable {
  /// Which of the sets that were handed out, 0-based.
  public var article: Int
  /// The place in `AlignedArticle.sections`.
  public var section: Int
  /// The place in `AlignedSection.rows`; nil if the finding is about the section or its heading.
  public var row: Int?
}

/// The sets of a run, as far as it takes to tell where findings lie in them.
struct AuditedPlaces {
  private var places: [FindingPlaces] = []
  private var ofPath: [String: Int] = [:]

  mutating func append(_ article: AlignedArticle) {
    for edition in article.editions { ofPath[edition.path] = places.count }
    places.append(FindingPlaces(article))
  }

  func places(of finding: Finding) -> [FindingPlace] {
    guard let article = ofPath[finding.target.path] ?? finding.reference.flatMap({ ofPath[$0.path] }) else { return [] }
    return places[article].places(of: finding).map {
      FindingPlace(article: article, section: $0.section, row: $0.row)
    }
  }
}
