import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Sections and their anchors")
struct AnchorTests {
  private func drifts(_ target: String, _ reference: String) throws -> [String] {
    RuleBook.check(try pair(target, reference)).map { "\($0.rule)" }
  }

  @Test("One anchor that was renamed costs one finding", arguments: 1..<BackupArticle.french.sections.count)
  func renamed(_ index: Int) throws {
    var target = BackupArticle.french
    target.sections[index].anchor = "other-name"
    let found = try drifts(target.markdown(anchors: true), BackupArticle.english.markdown(anchors: true))
    #expect(found == ["anchor-mismatch"])
  }

  @Test("Anchors that the reference implies by its headings match those that the translation writes out")
  func implied() throws {
    var target = BackupArticle.french
    target.sections[0].anchor = "backup-job-fails-with-error-0x80780049"
    #expect(try drifts(target.markdown(anchors: true), BackupArticle.english.markdown(anchors: false)) == [])
  }

  @Test("Anchors that no section shares cost nothing")
  func foreign() throws {
    var target = BackupArticle.french
    for index in target.sections.indices { target.sections[index].anchor = "bmk\(index)" }
    #expect(try drifts(target.markdown(anchors: true), BackupArticle.english.markdown(anchors: false)) == [])
  }

  @Test("An anchor that stands twice on both sides names the first section and the second")
  func duplicated() throws {
    let pair = try pair(
      "## <a name=\"x\"></a>Un\n\nA `a1`.\n\n## <a name=\"x\"></a>Deux\n\nB `b2`.",
      "## <a name=\"x\"></a>One\n\nA `a1`.\n\n## <a name=\"x\"></a>Two\n\nB `b2`.")
    #expect(pair.sections.map(\.target) == pair.sections.map(\.reference))
    #expect(pair.sections.count == 3)
  }

  @Test(
    "An anchor that the translation gives to two sections is one finding")
  func duplicatedOnOneSide() throws {
    var target = BackupArticle.french
    target.sections[6].anchor = target.sections[1].anchor
    let found = try drifts(target.markdown(anchors: true), BackupArticle.english.markdown(anchors: true))
    #expect(found == ["duplicate-anchor"])
  }

  @Test("Headings of another level are the same sections if their anchors are")
  func levels() throws {
    var target = BackupArticle.french
    for index in target.sections.indices { target.sections[index].level += 1 }
    #expect(try drifts(target.markdown(anchors: true), BackupArticle.english.markdown(anchors: true)) == [])
  }
}
