import Foundation
import Synchronization

/// Writes a corpus to a folder: `LOCALE/area-000/part-00/ARTICLE.md`, and drift.json.
struct CorpusWriter: Sendable {
  /// How many folders of articles an area has.
  private static let areaSize = 50

  private struct ListedDrift: Encodable {
    struct Target: Encodable { var path: String }
    var rule: String
    var article: String
    var target: Target
  }

  let corpus: SyntheticCorpus
  let folder: String

  init(_ corpus: SyntheticCorpus, folder: String) {
    self.corpus = corpus
    self.folder = folder
  }

  /// - Throws: An error of Foundation or of the system.
  func write() throws {
    let parts = (corpus.articles + SyntheticCorpus.folderSize - 1) / SyntheticCorpus.folderSize
    let results = Mutex([Result<[ListedDrift], any Error>?](repeating: nil, count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let result = Result { try writePart(part) }
      results.withLock { $0[part] = result }
    }
    let drifts = try results.withLock { try $0.flatMap { try $0!.get() } }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try encoder.encode(drifts).write(to: URL(fileURLWithPath: folder + "/drift.json"))
  }

  /// Writes the articles of one folder in all locales.
  private func writePart(_ part: Int) throws -> [ListedDrift] {
    let place = String(format: "area-%03d/part-%02d", part / Self.areaSize, part % Self.areaSize)
    let locales = corpus.pool.locales
    for locale in locales {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(locale)/\(place)", withIntermediateDirectories: true)
    }
    var drifts: [ListedDrift] = []
    let first = part * SyntheticCorpus.folderSize
    for number in first..<min(first + SyntheticCorpus.folderSize, corpus.articles) {
      let article = corpus.article(number)
      for (index, locale) in locales.enumerated() {
        let path = "\(locale)/\(place)/\(article.fileName).md"
        try Self.write(ArticleText.bytes(of: article, in: index, corpus.pool), to: "\(folder)/\(path)")
        if let drift = article.drifts[index] {
          drifts.append(.init(rule: drift.fault.rule.rawValue, article: article.fileName, target: .init(path: path)))
        }
      }
    }
    return drifts
  }

  /// A million files are many: a system call for each thing to do, and no more.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(file) }
    guard bytes.withUnsafeBytes({ Foundation.write(file, $0.baseAddress, $0.count) }) == bytes.count else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
