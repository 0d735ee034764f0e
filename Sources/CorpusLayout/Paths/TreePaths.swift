import ParallelText

/// The paths of all files of a tree, without regard to case: sites do not distinguish it.
package struct TreePaths: Sendable {
  private let keys: HashSet<UInt64>

  /// - Parameter paths: As given, those of files included that cannot be read.
  package init(_ paths: some Sequence<String>) { keys = HashSet(paths.map(Self.key(ofGiven:))) }

  package func contains(_ path: String) -> Bool { keys.contains(Self.key(of: path)) }

  /// Whether a relative path leads to a file of the tree.
  package func contains(_ path: String, from file: String) -> Bool {
    keys.contains(RelativePath.withResolved(path, from: file, Self.key))
  }

  package func contains(key: UInt64) -> Bool { keys.contains(key) }

  /// The same for paths that differ in case alone.
  ///
  /// - Parameter path: Without `.` and `..`.
  package static func key(of path: String) -> UInt64 {
    var path = path
    return path.withUTF8(key)
  }

  private static func key(of path: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = Hash64()
    var all: UInt8 = 0
    var index = 0
    while index &+ 8 <= path.count {
      let eight = EightBytes(path, at: index)
      if !eight.isASCII { break }
      hash.combine(WordHash.lowercased(eight.value))
      index &+= 8
    }
    while index < path.count {
      all |= path[index]
      hash.combine(ASCII.lowercased(path[index]))
      index &+= 1
    }
    return all < 0x80 ? hash.value : Hash64.of(String(decoding: path, as: UTF8.self).lowercased().utf8)
  }

  /// The key of a path as it was given.
  package static func key(ofGiven path: String) -> UInt64 { key(of: RelativePath.normal(path)) }
}
