import ParallelText

/// Adds what files and folders that are named alone are compared with.
package enum SiblingFinder {
  /// Adds to files that are named alone their siblings.
  package static func addSiblings(to discovery: inout FileDiscovery.Result, _ layouts: PathLayouts) {
    if discovery.named.isEmpty { return }
    let paths = discovery.files.map(\.path)
    let layout = LayoutReader(paths, layouts)
    var counts = [Int](repeating: 0, count: layout.articleCount)
    let placements = paths.indices.map(layout.placement)
    for placement in placements { if let placement { counts[placement.article] += 1 } }
    var found = Found(discovery)
    for (index, path) in paths.enumerated() where discovery.named.contains(path) {
      if let placement = placements[index], counts[placement.article] != 1 { continue }
      let slot = layout.slot(ofPath: index)
      for sibling in siblings(of: path, layouts, slot) { found.add(sibling, beside: path) }
    }
    discovery = found.sorted()
  }

  private static func siblings(of path: String, _ layouts: PathLayouts, _ slot: LocaleSlot?) -> [String] {
    if let siblings = layouts.siblings(of: path) { return siblings }
    // Of a file alone (`a.fr.md`) every place may be the locale's; its siblings bear out which.
    let slots = slot.map { [$0] } ?? LocaleSlot.candidates(in: path)
    let siblings = slots.lazy.map { $0.siblings(of: path) }.first { !$0.isEmpty } ?? []
    // What looks like a locale (`docs/cs/`) may be a word in the path of a file in the default language.
    if !siblings.isEmpty || slot?.locale.hasRegionOrScript == true { return siblings }
    let translations = LayoutReader.translations(of: path)
    return translations.isEmpty ? neighbours(of: path) : translations
  }

  /// The files in the same folder in other locales: among them may be one whose name is translated.
  private static func neighbours(of path: String) -> [String] {
    let folder = String(path[..<path.startOfName])
    return siblingFolders(of: folder).flatMap { folder in
      FileDiscovery.names(in: folder).filter { FileDiscovery.isArticle($0.utf8) }.map { folder + $0 }
    }
  }

  // MARK: Folders

  /// Adds to folders that each hold one locale those of the other locales; what lies in the folders that the call names is
  /// then named.
  ///
  /// - Parameter source: The locale that all are held against, which must be among them.
  /// - Complexity: the folders of the other locales are searched.
  package static func addSiblingFolders(
    to discovery: inout FileDiscovery.Result, _ layouts: PathLayouts, source: LocaleTag?, asksForStates: Bool
  ) {
    guard discovery.named.isEmpty, layouts.isEmpty, !discovery.folders.isEmpty else { return }
    let given = discovery.folders.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    let folders = given.flatMap { folder in
      let siblings = siblingFolders(of: folder)
      return siblings.isEmpty ? translationFolders(of: folder, discovery.files) : siblings
    }.filter { !given.contains($0) }
    if folders.isEmpty || isWhole(discovery.files.map(\.path), source) { return }
    var found = Found(discovery)
    let searched = FoundTree(Array(Set(folders)).sorted(), asksForStates: asksForStates).files()
    for file in searched.files { found.add(file.path, beside: given[0]) }
    if found.discovery.siblings.isEmpty { return }
    found.discovery.named = Set(discovery.files.map(\.path))
    discovery = found.sorted()
  }

  /// Whether some article is there in two locales, and some in the source's.
  private static func isWhole(_ paths: [String], _ source: LocaleTag?) -> Bool {
    let layout = LayoutReader(paths)
    var counts = [Int](repeating: 0, count: layout.articleCount)
    var hasSource = source == nil
    for placement in paths.indices.map(layout.placement) {
      guard let placement, let locale = placement.locale else {
        hasSource = true
        continue
      }
      counts[placement.article] += 1
      if locale.language == source?.language { hasSource = true }
    }
    return hasSource && counts.contains { $0 > 1 }
  }

  /// The same folder in other locales, and that of the default language, if the folder's path names its locale.
  ///
  /// - Parameter folder: With a slash at its end.
  private static func siblingFolders(of folder: String) -> [String] {
    var known = LocaleSlot.FolderNameMarks()
    for slot in LocaleSlot.candidates(inFolder: folder[...], &known).reversed() {
      // A folder of translations holds no source by itself.
      let none = TranslationFolders.isLast(of: slot.prefix) ? slot.prefix + slot.rest : folder
      let sources = slot.article.sourceFolders.filter { $0 != none }
      var found = sources.map { $0.isEmpty ? "." : $0 }.filter { $0 != folder && FileDiscovery.isFolder($0) }
      for name in FileDiscovery.names(in: slot.prefix.isEmpty ? "." : slot.prefix) {
        let sibling = slot.prefix + name + "/" + slot.rest
        if sibling != folder, FileDiscovery.isFolder(sibling),
          LocaleSlot.candidates(inFolder: sibling[...], &known).contains(where: { $0.article == slot.article })
        {
          found.append(sibling)
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Where translations of a folder's files stand, as the first few of them show.
  private static func translationFolders(of folder: String, _ files: [FileDiscovery.File]) -> [String] {
    let own = files.lazy.map(\.path).filter { folder == "./" || $0.hasPrefix(folder) }
    // A folder of several locales shows them.
    let step = max(1, own.count / 64)
    let sample = own.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    func isMarked(_ slot: LocaleSlot) -> Bool { slot.isPlain && slot.prefix.utf8.count >= folder.utf8.count }
    if sample.contains(where: { LocaleSlot.candidates(in: $0).contains(where: isMarked) }) { return [] }
    return own.prefix(4).flatMap(LayoutReader.translations).filter { !$0.hasPrefix(folder) }.compactMap { path in
      LocaleSlot.candidates(in: path).first { !$0.rest.isEmpty }.map { slot in
        String(path.dropLast(slot.rest.count))
      }
    }
  }

  /// What was found, with what is added to it.
  private struct Found {
    var discovery: FileDiscovery.Result
    private var known: Set<String>
    private var bounds = SiblingBounds()

    init(_ discovery: FileDiscovery.Result) {
      self.discovery = discovery
      known = Set(discovery.files.map(\.path))
    }

    mutating func add(_ sibling: String, beside path: String) {
      guard known.insert(sibling).inserted, let state = FileState(sibling) else { return }
      if let problem = bounds.problem(of: sibling, beside: path) {
        discovery.problems.append((sibling, problem))
      } else {
        discovery.files.append(FileDiscovery.File(path: sibling, state: state))
        discovery.siblings.insert(sibling)
      }
    }

    func sorted() -> FileDiscovery.Result {
      var result = discovery
      result.files.sort { $0.path.precedesByBytes($1.path) }
      result.problems.sort { $0.path.precedesByBytes($1.path) }
      return result
    }
  }
}
