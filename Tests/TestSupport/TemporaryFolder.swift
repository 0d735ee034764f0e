import Auditing
import Foundation
import ParallelText

/// A folder that is gone after the test.
public final class TemporaryFolder: Sendable {
  public let path: String

  /// - Parameter files: Texts by path below the folder.
  public init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("stele-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it.
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  public func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// Sets all times back, so that no file is so new that a change might not show.
  public func age() {
    for path in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
      try? FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: self.path + "/" + path)
    }
    usleep(30_000)
  }

  /// The names in the folder, hidden ones too, sorted.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// Audits what is in the folder.
  ///
  /// - Parameter named: Files below the folder, the folder itself if none.
  public func audit(_ named: [String] = [], source: String? = nil) async -> Audit.Report {
    let paths = named.isEmpty ? [path] : named.map { path + "/" + $0 }
    return await Audit(.init(source: source.map { LocaleTag($0)! })).run(paths)
  }
}
