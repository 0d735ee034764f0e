import Foundation

/// The folders whose files a run may read: what stands in a checkout may lead anywhere, and reports quote what they read.
package struct TreeBounds: Sendable {
  /// Absolute, without symbolic links.
  private let folders: [String]

  /// - Parameter folders: As given; they may be symbolic links, whose targets then count.
  package init(_ folders: [String]) { self.folders = folders.compactMap(PhysicalPath.of) }

  /// Whether a physical path is that of one of the folders, or below one.
  func contains(_ path: String) -> Bool {
    folders.contains { path == $0 || PhysicalPath.rest(of: path, below: $0) != nil }
  }

  /// What is wrong with a path that leads out of the folders, by whatever links; nil if it does not, or leads nowhere.
  package func problem(of path: String) -> String? {
    guard let target = PhysicalPath.of(path), !contains(target) else { return nil }
    return "a symbolic link that leads out of the tree, to \(Self.link(path) ?? target)"
  }

  /// What a symbolic link says, nil if the path is none's.
  static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    return count < 0 ? nil : String(decoding: buffer[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
