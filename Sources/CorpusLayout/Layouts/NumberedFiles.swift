import ParallelText

/// The files of a tree by the numbers of their folders and names.
struct NumberedFiles {
  struct File: Hashable {
    var folder: Int32
    var name: Int32
  }

  private(set) var folders = SymbolTable()
  private(set) var names = SymbolTable()
  /// In the order in which they were added.
  private(set) var all: [(file: File, path: Int)] = []
  /// Those that their names have: `.md`.
  private(set) var endings: [String] = []
  private var lastEnding: [UInt8] = []

  /// - Parameter number: Of the path.
  mutating func add(_ path: String, _ number: Int) {
    var path = path
    path.withUTF8 { bytes in
      let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = UnsafeBufferPointer(rebasing: bytes[start...])
      let file = File(
        folder: folders.number(of: UnsafeBufferPointer(rebasing: bytes[..<start])), name: names.number(of: name))
      all.append((file, number))
      if let dot = name.lastIndex(of: UInt8(ascii: ".")), !name[dot...].elementsEqual(lastEnding) {
        lastEnding = Array(name[dot...])
        let ending = String(decoding: lastEnding, as: UTF8.self)
        if !endings.contains(ending) { endings.append(ending) }
      }
    }
  }

  /// The numbers of the paths.
  var paths: [File: Int] { Dictionary(all.lazy.map { ($0.file, $0.path) }, uniquingKeysWith: { first, _ in first }) }
}
