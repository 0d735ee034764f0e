import Auditing
import ParallelText
import TestSupport
import Testing

/// The article of a tree of one article, whose texts are given by locale.
func alignedArticle(_ texts: [String: String], source: String? = "en-US") async throws -> AlignedArticle {
  try await articleWithFindings(texts, source: source).0
}

/// The same with the findings that lie in it.
func articleWithFindings(
  _ texts: [String: String], source: String? = "en-US"
) async throws -> (AlignedArticle, [Finding]) {
  let folder = try TemporaryFolder()
  for (locale, text) in texts { try folder.write("\(locale)/a.md", text) }
  let (sets, report) = await auditedSets([folder.path], source: source)
  return (try #require(sets.first).aligned.placing(report.findings), report.findings)
}
