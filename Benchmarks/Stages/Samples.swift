import Alignment
import ArticleParsing
import Auditing
import DriftRules
import Foundation
import IndexStore
import ParallelText

/// What the stages take in, made beforehand, and the stages themselves.
struct Samples {
  let paths: [String]
  /// As read.
  private(set) var files: [(path: String, locale: LocaleTag, bytes: [UInt8])] = []
  /// The locales of an article, each with the one that it is held against.
  private(set) var pairs: [(target: Article, reference: Article)] = []
  private var aligned: [AlignedPair] = []
  /// To look up.
  private(set) var titles: [String] = []
  /// Of an index that is there.
  private let index: String

  /// - Parameter folder: Where an index is made.
  /// - Throws: An error of Foundation, or `IndexError`.
  init(_ paths: [String], in folder: String) async throws {
    self.paths = paths
    index = folder + "/index.sqlite"
    var sets: [[Article]] = []
    _ = await Audit().run(paths) { sets.append($0.articles) }
    for set in sets {
      for article in set {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: article.path)))
        files.append((article.path, article.locale, bytes))
      }
      pairs += set.dropFirst().map { ($0, set[0]) }
    }
    aligned = pairs.map { PairAligner.align($0.target, with: $0.reference) }
    let headings = sets.joined().compactMap { article in
      article.sections.indices.contains(1) ? article.heading(of: 1).map(article.plainText) : nil
    }
    titles = stride(from: 0, to: headings.count, by: max(1, headings.count / 100)).map { headings[$0] }
    try await makeIndex(index)
  }

  func parse() throws {
    for file in files { _ = try ArticleParser.parse(file.bytes, path: file.path, locale: file.locale) }
  }

  func align() {
    for pair in pairs { _ = PairAligner.align(pair.target, with: pair.reference) }
  }

  func check() {
    for pair in aligned { _ = RuleBook.check(pair) }
  }

  func audit() async {
    _ = await Audit().run(paths) { _ in }
  }

  /// All that `audit()` does, and stores it.
  func makeNewIndex() async throws {
    let path = index + "-new"
    try? FileManager.default.removeItem(atPath: path)
    try await makeIndex(path)
  }

  func search() throws {
    let reader = try IndexReader(index)
    for title in titles { _ = try reader.search(title) }
  }

  private func makeIndex(_ path: String) async throws {
    let options = IndexBuilder.Options(program: "stages", source: nil, configuration: nil, settings: nil)
    _ = try await IndexBuilder(path, options).run(paths)
  }
}
