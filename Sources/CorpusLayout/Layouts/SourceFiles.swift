/// Finds where articles have their files in the default language.
struct SourceFiles {
  private let files: NumberedFiles
  private let names: SymbolTable
  /// By the shelves' numbers the folders that these files may stand in, likeliest first.
  let folders: [[Int32]]
  /// The same of files that are named as a project's are.
  private let rootFolders: [[Int32]]
  private let slots: SlotTable
  private let sources: SourceNames?

  /// - Parameter names: Those of files, and the frames of names that tell the locale.
  init(_ files: NumberedFiles, _ slots: SlotTable, _ names: SymbolTable) {
    self.files = files
    self.slots = slots
    self.names = names
    folders = slots.shelves.map { shelf in
      shelf.isInNames ? [] : shelf.slot.sourceFolders.compactMap(files.folders.known)
    }
    rootFolders = slots.shelves.map { shelf in
      shelf.isInNames ? [] : shelf.slot.rootFolders(of: "README").compactMap(files.folders.known)
    }
    // Mostly there is no such folder.
    let isEmpty =
      folders.allSatisfy(\.isEmpty) && rootFolders.allSatisfy(\.isEmpty) && !slots.shelves.contains(where: \.isInNames)
    sources = isEmpty ? nil : SourceNames(files)
  }

  /// Whether no article has one.
  var isEmpty: Bool { sources == nil }

  /// The number of the path; nil if there is no such file.
  ///
  /// - Parameter name: That of the article's files; their frame where it tells the locale.
  func path(shelf: Int32, name: Int32) -> Int? {
    guard let sources else { return nil }
    let place = slots.shelves[Int(shelf)]
    if place.isInNames {
      return sources.path(of: .init(prefix: place.slot.prefix, rest: "", frame: names.text(of: name)))
    }
    let (own, root) = (folders[Int(shelf)], rootFolders[Int(shelf)])
    if own.isEmpty, root.isEmpty { return nil }
    if let path = own.lazy.compactMap({ sources.path(in: $0, named: name) }).first { return path }
    if root.isEmpty, files.endings.count < 2 { return nil }
    let text = names.text(of: name)
    let all = TranslationFolders.isOfRoot(text) ? own + root : own
    return all.lazy.compactMap { sources.path(in: $0, spelled: text) }.first
  }
}

/// Finds files by their paths, whatever the ending.
struct SourceNames {
  private let files: NumberedFiles
  private let paths: [NumberedFiles.File: Int]

  init(_ files: NumberedFiles) {
    self.files = files
    paths = files.paths
  }

  /// The number of the file in the default language of an article whose locales stand in its files' names.
  func path(of article: LocaleSlot.Article) -> Int? {
    let name = LocaleSlot.Article.name(ofFrame: article.frame)
    if name.first != ".", let folder = files.folders.known(article.prefix), let number = files.names.known(name),
      let path = path(in: folder, named: number)
    {
      return path
    }
    return article.sources.lazy.compactMap { source in
      let start = source.startOfName
      return files.folders.known(String(source[..<start])).flatMap { path(in: $0, spelled: String(source[start...])) }
    }.first
  }

  func path(in folder: Int32, named name: Int32) -> Int? { paths[NumberedFiles.File(folder: folder, name: name)] }

  /// Of a name, or one that differs from it in the ending alone.
  func path(in folder: Int32, spelled name: String) -> Int? {
    FileDiscovery.spellings(of: name).lazy.compactMap { files.names.known($0).flatMap { path(in: folder, named: $0) } }
      .first
  }
}
