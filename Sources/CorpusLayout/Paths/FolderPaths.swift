import ParallelText

/// The folders that a file stands in, to be asked whether a tree has the files that its links lead to: their paths are hashed
/// once for all of its links.
package struct FolderPaths {
  private let tree: TreePaths
  private let file: String
  /// What the keys of paths begin with, folder by folder from the root on; empty if the file's own path is not plain.
  private let beginnings: [Hash64]
  private let isFromRoot: Bool

  /// Complexity: O(length of the path).
  package init(of file: String, in tree: TreePaths) {
    self.tree = tree
    self.file = file
    var path = file
    (beginnings, isFromRoot) = path.withUTF8 { bytes in
      guard RelativePath.isNormal(bytes), bytes.allSatisfy({ $0 < 0x80 }) else { return ([], false) }
      var hash = Hash64()
      var beginnings = [hash]
      for byte in bytes {
        hash.combine(ASCII.lowercased(byte))
        if byte == UInt8(ascii: "/") { beginnings.append(hash) }
      }
      return (beginnings, bytes.first == UInt8(ascii: "/"))
    }
  }

  /// The same as `TreePaths.contains(_:from:)`. Complexity: O(length of the path).
  package func contains(_ path: String) -> Bool {
    var bytes = path
    return bytes.withUTF8(containsPlain) ?? tree.contains(path, from: file)
  }

  /// nil of a path that is not plain behind the folders that it goes up.
  private func containsPlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool? {
    var folder = beginnings.count - 1
    var start = 0
    while path.count > start + 2, path[start..<(start + 3)].elementsEqual("../".utf8) {
      folder -= 1
      start += 3
    }
    let rest = UnsafeBufferPointer(rebasing: path[start...])
    guard folder >= (isFromRoot ? 1 : 0), rest.first != UInt8(ascii: "/"), RelativePath.isNormal(rest) else {
      return nil
    }
    var hash = beginnings[folder]
    var all: UInt8 = 0
    for byte in rest {
      all |= byte
      hash.combine(ASCII.lowercased(byte))
    }
    return all < 0x80 ? tree.contains(key: hash.value) : nil
  }
}
