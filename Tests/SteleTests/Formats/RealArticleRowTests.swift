import Auditing
import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

/// Real translations, where they lie beside the project.
private let corpora = Project.root + "/../shared/corpora"

@Suite(
  "Real articles row by row",
  .enabled(if: FileManager.default.fileExists(atPath: corpora), "skipped: there is no ../shared/corpora"))
struct RealArticleRowTests {
  @Test(
    "Every block stands in one row, and every format has them",
    arguments: [("seeds", "fr-FR", "ru-RU"), ("fastapi", "en", "fr")])
  func rows(folder: String, source: String, target: String) async throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(corpora)/\(folder)").filter {
      $0.hasSuffix(".txt")
    }
    let paths = names.isEmpty ? ["\(corpora)/\(folder)"] : names.map { "\(corpora)/\(folder)/\($0)" }
    let (from, to) = try (#require(LocaleTag(source)), #require(LocaleTag(target)))
    var faults: [String] = []
    var articles: [AlignedArticle] = []
    _ = await Audit(.init(source: from)).run(paths) { set in
      faults += RowFaults(set).all().map { "\(set.aligned.key): \($0)" }
      articles.append(set.aligned)
    }
    #expect(!articles.isEmpty)
    #expect(faults.prefix(10) == [])

    // The readers of the tests are slow, and that of XML takes no large document.
    let few = articles.count < 10 ? articles : stride(from: 0, to: articles.count, by: 10).map { articles[$0] }
    for article in few {
      let json = try JSONSerialization.jsonObject(with: document([article], AlignedJSON(.object)))
      #expect(try JSONSchema.aligned.faults(of: json) == [], "\(article.key)")
      let memory = document([article], TMXDocument(source: from, version: "1.0.0"))
      #expect(try TMXStructure.faults(XMLElement.read(memory)) == [], "\(article.key)")
      let file = document([article], XLIFFDocument(source: from, target: to))
      #expect(try XLIFFStructure.faults(XMLElement.read(file)) == [], "\(article.key)")
    }
  }
}
