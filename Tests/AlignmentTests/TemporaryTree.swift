import Auditing
import Foundation
import ParallelText

/// A folder of files that a test has made, removed with the value.
final class TemporaryTree {
  private let root: URL

  /// - Parameter files: Texts by path below the folder.
  init(_ files: [String: String]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "stele-\(UUID().uuidString)")
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func write(_ text: String, to path: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  var path: String { root.path(percentEncoded: false) }

  func audit(source: String? = nil) async -> [Finding] {
    let audit = Audit(.init(source: source.map { LocaleTag($0)! }))
    return await audit.run([path]).findings
  }
}
