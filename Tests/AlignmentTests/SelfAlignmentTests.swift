import Alignment
import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing

@Suite("An article aligned with itself")
struct SelfAlignmentTests {
  private func expectIdentity(_ pair: AlignedPair) {
    let article = pair.target
    let headings = article.blocks.indices.filter { article.blocks[$0].kind == .heading }
    #expect(pair.sections == article.sections.indices.map { .init(target: $0, reference: $0) })
    #expect(
      pair.blocks == article.blocks.indices.filter { !headings.contains($0) }.map { .init(target: $0, reference: $0) })
    #expect(pair.missingSections.isEmpty && pair.extraSections.isEmpty && pair.movedSections.isEmpty)
    #expect(pair.missingBlocks.isEmpty && pair.extraBlocks.isEmpty && pair.movedBlocks.isEmpty)
    #expect(pair.truncation == nil)
  }

  @Test("matches everything in order, and has no drift", arguments: RichArticles.all)
  func handWritten(_ text: String) throws {
    let pair = try pair(text, text, target: "en-US", reference: "en-US")
    expectIdentity(pair)
    #expect(RuleBook.check(pair).map { "\($0.rule)" } == [])
  }

  static let corpusFiles: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = FileManager.default.enumerator(at: root.appending(path: "Corpus"), includingPropertiesForKeys: nil)
    return (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test("The corpus is there") func corpusExists() { #expect(Self.corpusFiles.count >= 9) }

  /// What a file shows by itself, such as damage that was put in on purpose, stands apart.
  @Test("matches everything in order in every article of the corpus", arguments: corpusFiles)
  func corpusArticle(_ path: String) throws {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let pair = try pair(text, text, target: "en-US", reference: "en-US")
    expectIdentity(pair)
    let drifts = RuleBook.check(pair).filter { if case .intrinsic = $0.change { false } else { true } }
    #expect(drifts.map { "\($0.rule)" } == [])
  }
}
