import Foundation
import TestSupport
import Testing

@Suite("Synthetic corpora")
struct SyntheticCorpusTests {
  /// An entry of the list that stands beside the articles.
  private struct Planted: Decodable, Hashable {
    struct Target: Decodable, Hashable { var path: String }
    var rule: String
    var target: Target
  }

  @Test("The same seed gives the same bytes, and another one gives others") func seeds() async throws {
    let folder = try TemporaryFolder()
    for (name, seed) in [("first", 1), ("second", 1), ("third", 2)] {
      let run = try await generate("--articles 150 --locales 3 --drift 0.1 --seed \(seed) \(folder.path)/\(name)")
      #expect(run.errors == "" && run.status == 0)
    }
    #expect(try await Program.shell("diff -r first second", in: folder.path).status == 0)
    #expect(try await Program.shell("diff -r first third", in: folder.path).status == 1)
  }

  @Test("Every drift that was put in is found, and errors are nothing else", arguments: [2, 7])
  func drifts(locales: Int) async throws {
    let folder = try TemporaryFolder()
    _ = try await generate("--articles 150 --locales \(locales) --drift 0.1 \(folder.path)/docs")
    let list = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/docs/drift.json"))
    let planted = try JSONDecoder().decode([Planted].self, from: list)
    let (document, run) = try await audit(folder.path + "/docs", "--source", "en-US")
    let found = document.findings.filter { $0.severity == "error" }.map {
      Planted(rule: $0.rule, target: .init(path: String($0.target.path.dropFirst(folder.path.count + 6))))
    }
    #expect(Set(found) == Set(planted))
    #expect(planted.count > 10)
    #expect(document.summary.articles == 150 * locales)
    #expect(document.summary.articleSets == 150)
    #expect(document.errors == [])
    #expect(run.errors == "")
  }

  @Test("Without drift there are no findings") func none() async throws {
    let folder = try TemporaryFolder()
    _ = try await generate("--articles 150 --locales 7 --drift 0 \(folder.path)/docs")
    let (document, _) = try await audit(folder.path + "/docs", "--source", "en-US")
    // Words are exchanged at random, those with an opposite too.
    #expect(document.findings.filter { $0.rule != "opposite-mismatch" }.map(\.message) == [])
  }

  @Test("A folder that is there is left alone") func existing() async throws {
    let folder = try TemporaryFolder()
    let run = try await generate(folder.path)
    #expect(run.errors.contains("is there already"))
    #expect(run.status != 0)
    #expect(try folder.names() == [])
  }

  private func generate(_ arguments: String) async throws -> ProgramRun {
    try await Program.shell("CorpusGenerator \(arguments)")
  }
}
