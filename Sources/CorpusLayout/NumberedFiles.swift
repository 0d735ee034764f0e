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

/// Finds where articles have their files in the default language.
struct SourceFiles {
  /// By the shelves' numbers the folders that these files may stand in, likeliest first.
  private let folders: [[Int32]]
  private let slots: SlotTable
  private let names: SymbolTable
  private let paths: [NumberedFiles.File: Int]

  init(_ files: NumberedFiles, _ slots: SlotTable, _ names: SymbolTable) {
    folders = slots.shelves.map { shelf in
      (shelf.isInNames ? [shelf.slot.prefix] : shelf.slot.sourceFolders).compactMap(files.folders.known)
    }
    self.slots = slots
    self.names = names
    // Mostly there is no such folder.
    paths = folders.allSatisfy(\.isEmpty) ? [:] : files.paths
  }

  /// Whether no article has one.
  var isEmpty: Bool { paths.isEmpty }

  /// The number of the path; nil if there is no such file.
  ///
  /// - Parameter name: That of the article's files; their frame where it tells the locale.
  func path(shelf: Int32, name: Int32) -> Int? {
    let folders = folders[Int(shelf)]
    if folders.isEmpty { return nil }
    let isInNames = slots.shelves[Int(shelf)].isInNames
    guard let name = isInNames ? names.known(LocaleSlot.Article.name(ofFrame: names.text(of: name))) : name else {
      return nil
    }
    return folders.lazy.compactMap { paths[NumberedFiles.File(folder: $0, name: name)] }.first
  }
}
