import ParallelText

/// The files of a tree by the numbers of their folders and names.
struct NumberedFiles {
  struct File: Hashable {
    var folder: Int32
    var name: Int32
  }

  private(set) var folders = SymbolTable()
  private var files: [(file: File, path: Int)] = []

  /// - Parameter number: Of the path.
  /// - Returns: The file, and whether there is more in its name than an ending.
  mutating func add(_ path: String, _ number: Int, _ names: inout SymbolTable) -> (file: File, hasDots: Bool) {
    var path = path
    return path.withUTF8 { bytes in
      let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = UnsafeBufferPointer(rebasing: bytes[start...])
      let file = File(
        folder: folders.number(of: UnsafeBufferPointer(rebasing: bytes[..<start])), name: names.number(of: name))
      files.append((file, number))
      return (file, name.count { $0 == UInt8(ascii: ".") } > 1)
    }
  }

  /// The numbers of the paths.
  var paths: [File: Int] { Dictionary(files, uniquingKeysWith: { first, _ in first }) }
}
