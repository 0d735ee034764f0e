import Auditing
import IndexStore
import ParallelText
import TestSupport
import Testing

@testable import WebReport

/// A report of articles, and the index and the articles that it is made of.
struct SampleSite {
  let folder: TemporaryFolder
  let site: Site

  /// - Parameters:
  ///   - path: Of the articles: a folder, as `stele index` takes it.
  ///   - folder: Where the index is to stand; the articles may stand there too.
  init(
    of path: String, in folder: TemporaryFolder, source: String? = "en-US", options: SiteOptions = SiteOptions()
  ) async throws {
    self.folder = folder
    try await Self.index(path, in: folder, source: source)
    site = try Site(index: IndexReader(folder.path + "/stele.sqlite"), options: options)
  }

  static func index(_ path: String, in folder: TemporaryFolder, source: String? = "en-US") async throws {
    let options = IndexBuilder.Options(
      program: "0", source: source.flatMap { LocaleTag($0) }, configuration: nil, settings: nil)
    let summary = try await IndexBuilder(folder.path + "/stele.sqlite", options).run([path])
    #expect(summary.articles > 0)
  }

  /// Articles of a test's own.
  init(_ files: [String: String], options: SiteOptions = SiteOptions()) async throws {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write("docs/" + name, text) }
    try await self.init(of: folder.path + "/docs", in: folder, options: options)
  }

  func bytes(_ path: String) throws -> [UInt8] { try #require(try site.resource(at: path), "\(path)").bytes }

  func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  func page(_ path: String) throws -> Page { Page(try bytes(path)) }

  /// The paths of all pages.
  func pages() throws -> [String] { try site.paths().filter { $0.hasSuffix(".html") } }

  /// The page of the article whose key ends so.
  func article(_ name: String) throws -> String {
    let article = try #require(site.content.articles.first { $0.key.hasSuffix(name) })
    return "articles/\(Slug.of(article.key, article.id)).html"
  }

  /// The report of the sample articles, made once.
  static var ofCorpus: SampleSite { get async throws { try await corpus.value } }

  private static let corpus = Task {
    try await SampleSite(
      of: Project.root + "/Corpus", in: try TemporaryFolder(),
      options: SiteOptions(link: try LinkTemplate("https://example.org/blob/{path}#L{line}")))
  }
}
