import ParallelText

/// The paths of all files of a tree, without regard to case: sites do not distinguish it.
package struct TreePaths: Sendable {
  private let keys: HashSet<UInt64>

  /// - Parameter paths: As given, those of files included that cannot be read.
  package init(_ paths: some Sequence<String>) { keys = HashSet(paths.map(Self.key(ofGiven:))) }

  func contains(_ path: String) -> Bool { keys.contains(Self.key(of: path)) }

  package func contains(key: UInt64) -> Bool { keys.contains(key) }

  /// The same for paths that differ in case alone.
  ///
  /// - Parameter path: Without `.` and `..`.
  package static func key(of path: String) -> UInt64 {
    var path = path
    let ofASCII = path.withUTF8 { bytes -> UInt64? in
      var hash = Hash64()
      for byte in bytes {
        if byte >= 0x80 { return nil }
        hash.combine(byte.lowercasedASCII)
      }
      return hash.value
    }
    return ofASCII ?? Hash64.of(path.lowercased().utf8)
  }

  /// The key of a path as it was given.
  package static func key(ofGiven path: String) -> UInt64 { key(of: RelativePath.normal(path)) }
}
