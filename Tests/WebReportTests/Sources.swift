import Foundation
import TestSupport

/// The project's own sources.
enum Sources {
  /// Paths of Swift files below a folder, sorted.
  static func all(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: Project.root + "/" + folder).filter { $0.hasSuffix(".swift") }
      .map { folder + "/" + $0 }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Project.root + "/" + path, encoding: .utf8)
  }
}
