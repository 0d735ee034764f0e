import Auditing
import TestSupport
import Testing

@testable import CorpusLayout

@Suite("The articles that teach a run of its languages")
struct SampleTests {
  private func jobs(_ count: Int, files: Int = 2) -> [ArticleSetJob] {
    (0..<count).map { number in
      let paths = (0..<files).map { "l\($0)/a\(number).md" }
      return ArticleSetJob(
        key: "a\(number)", slot: nil, files: paths.map { ArticleSetJob.File(path: $0, state: .unasked) })
    }
  }

  @Test("Are the same in whatever order the articles come", arguments: [10, 600]) func order(_ count: Int) {
    var random = SplitMix(state: 7)
    let keys = FirstPass.sample(of: jobs(count)).map(\.key)
    for _ in 0..<5 { #expect(FirstPass.sample(of: jobs(count).shuffled(using: &random)).map(\.key) == keys) }
  }

  @Test("Are all of a small tree") func small() { #expect(FirstPass.sample(of: jobs(48)).count == 48) }

  @Test("Are few of a large tree, however large it is") func large() {
    #expect(FirstPass.sample(of: jobs(1200)).count == 100)
    #expect(FirstPass.sample(of: jobs(20_000)).count == 500)
    #expect(FirstPass.sample(of: jobs(3_000, files: 20)).count == 50)
  }

  @Test("Have more than one locale") func alone() { #expect(FirstPass.sample(of: jobs(9, files: 1)).isEmpty) }

  @Test("Stand beside a file that is named alone") func neighbours() async throws {
    let words = [
      ("Stopped", "Angehalten"), ("Waiting", "Wartend"), ("Running", "Laufend"), ("Missing", "Fehlend"),
      ("Blocked", "Gesperrt"), ("Finished", "Beendet"),
    ]
    func list(_ words: [String]) -> String { "# X\n\n" + words.map { "- \($0)\n" }.joined() }
    let tree = try TemporaryFolder([
      "de-DE/a.md": list(words.map(\.1)), "en-US/a.md": list(words.map(\.0)),
      "de-DE/b.md": list(words.map(\.1).filter { $0 != "Wartend" }), "en-US/b.md": list(words.map(\.0)),
    ])
    let findings = await tree.audit(["de-DE/b.md"], source: "en-US").findings
    #expect(findings.map { $0.reference?.text } == ["- Waiting"])
  }
}
