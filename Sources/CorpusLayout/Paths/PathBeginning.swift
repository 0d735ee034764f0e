import ParallelText

/// What several paths begin with, read once for the keys that `TreePaths` has of all of them.
package struct PathBeginning: Sendable {
  private var hash = Hash64()
  private var last = slash

  private static var slash: UInt8 { UInt8(ascii: "/") }

  /// The beginning of all paths; of those from the root if it is absolute.
  init(isAbsolute: Bool) { if isAbsolute { hash.combine(Self.slash) } }

  /// nil of what is not written as most paths are: in ASCII, with no name that is empty or begins with a dot.
  package init?(_ path: String) {
    var path = path
    self.init(isAbsolute: path.utf8.first == Self.slash)
    let isPlain = path.withUTF8 { bytes in
      append(UnsafeBufferPointer(rebasing: bytes[(bytes.first == Self.slash ? 1 : 0)...]))
    }
    if !isPlain { return nil }
  }

  /// Returns false, and is of no use any more, if the path goes on in another way than most do.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (hash, last) = (hash, last)
    var index = 0
    while index &+ 8 <= bytes.count {
      let eight = EightBytes(bytes, at: index)
      guard eight.isPlainPath(behind: last) else { return false }
      hash.combine(WordHash.lowercased(eight.value))
      last = bytes[index &+ 7]
      index &+= 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 || last == Self.slash && (byte == Self.slash || byte == UInt8(ascii: ".")) { return false }
      hash.combine(ASCII.lowercased(byte))
      last = byte
      index &+= 1
    }
    (self.hash, self.last) = (hash, last)
    return true
  }

  /// The key of the path; nil of a folder's, with its slash. Complexity: O(1).
  var key: UInt64? { last == Self.slash ? nil : hash.value }

  /// The key of the path that an ending makes of it, nil if that is not written as most paths are. Complexity: O(ending).
  package func key(with ending: ByteView) -> UInt64? {
    var path = self
    return path.append(ending.buffer) ? path.key : nil
  }
}

extension EightBytes {
  /// Whether they are of ASCII, and no name in them is empty or begins with a dot.
  ///
  /// - Parameter last: The byte before them.
  @inline(__always)
  func isPlainPath(behind last: UInt8) -> Bool {
    if !isASCII { return false }
    // The highest bit of each byte: whether it is another one than `/`, and than `/` and `.`.
    let noSlash = (value ^ 0x2F2F_2F2F_2F2F_2F2F) &+ 0x7F7F_7F7F_7F7F_7F7F
    let neither = ((value | 0x0101_0101_0101_0101) ^ 0x2F2F_2F2F_2F2F_2F2F) &+ 0x7F7F_7F7F_7F7F_7F7F
    let behindSlash = (~noSlash & 0x8080_8080_8080_8080) << 8 | (last == UInt8(ascii: "/") ? 0x80 : 0)
    return behindSlash & ~neither == 0
  }
}

/// Looks up in a tree what paths from one file lead to.
package struct PathsOfFile {
  private let file: String
  private let tree: TreePaths
  /// The folders that the file is in, from the outermost; empty if its path is not written as most are.
  private var folders: [PathBeginning] = []

  package init(from file: String, in tree: TreePaths) {
    self.file = file
    self.tree = tree
    var file = file
    file.withUTF8 { readFolders($0) }
  }

  private mutating func readFolders(_ file: UnsafeBufferPointer<UInt8>) {
    let isAbsolute = file.first == UInt8(ascii: "/")
    var folder = PathBeginning(isAbsolute: isAbsolute)
    folders.reserveCapacity(12)
    folders.append(folder)
    var start = isAbsolute ? 1 : 0
    for index in start..<max(start, file.count) where file[index] == UInt8(ascii: "/") {
      guard folder.append(UnsafeBufferPointer(rebasing: file[start...index])) else {
        folders.removeAll()
        return
      }
      folders.append(folder)
      start = index + 1
    }
  }

  /// Whether a relative path leads to a file of the tree.
  package func contains(_ path: ByteView) -> Bool {
    if let key = key(of: path) { return tree.contains(key: key) }
    return tree.contains(String(decoding: path, as: UTF8.self), from: file)
  }

  /// nil of a path that is not written as most are, or leads out of the outermost folder.
  private func key(of path: ByteView) -> UInt64? {
    var rest = path
    var depth = folders.count - 1
    while rest.first == UInt8(ascii: ".") {
      let isParent = rest.count > 3 && rest[rest.startIndex + 1] == UInt8(ascii: ".")
      let end = rest.startIndex + (isParent ? 3 : 2)
      guard end < rest.endIndex, rest[end - 1] == UInt8(ascii: "/") else { return nil }
      rest = rest[end..<rest.endIndex]
      if isParent { depth -= 1 }
    }
    return depth < 0 ? nil : folders[depth].key(with: rest)
  }
}
