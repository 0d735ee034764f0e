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
