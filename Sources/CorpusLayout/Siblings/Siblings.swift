import ParallelText

/// The other files of one article, for a file that is named alone.
extension LocaleSlot {
  /// The files of the same article in other locales and in the default language, found on the disk from the layout of
  /// one; sorted.
  public func siblings(of path: String) -> [String] {
    let folder = prefix.isEmpty ? "." : String(prefix.dropLast(prefix.count > 1 ? 1 : 0))
    var found = article.sources.lazy.compactMap(FileDiscovery.file(spelled:)).prefix(1) + []
    for name in FileDiscovery.names(in: folder) {
      let sibling: String
      if rest.isEmpty {
        guard LocaleSlot.candidates(inNameOf: prefix + name).contains(where: { $0.article == article }) else {
          continue
        }
        sibling = prefix + name
      } else {
        guard let other = LocaleSlot.candidates(in: prefix + name + "/" + rest).first(where: { $0.article == article })
        else { continue }
        sibling = other.prefix + name + "/" + other.rest
      }
      if sibling != path, let file = FileDiscovery.file(spelled: sibling), file != path { found.append(file) }
    }
    return found.sorted { $0.precedesByBytes($1) }
  }
}

extension LayoutReader {
  /// The files that translate one that names no locale, found on the disk; sorted.
  ///
  /// - Complexity: the names in all folders above the file are read, and in those below them that hold translations.
  public static func translations(of path: String) -> [String] {
    var found = Set<String>()
    var starts = [path.startIndex]
    for index in path.indices where path[index] == "/" { starts.append(path.index(after: index)) }
    for start in starts {
      let folder = String(path[..<start])
      let rest = path[start...]
      for name in FileDiscovery.names(in: folder) {
        found.formUnion(candidates(folder, name, rest))
        if TranslationFolders.isOne(name[...]) { found.formUnion(candidates(in: folder + name + "/", rest)) }
        guard TranslationFolders.mayHoldOne(name[...]) else { continue }
        if TranslationFolders.isOfRoot(rest) { found.formUnion(candidates(in: folder + name + "/", rest)) }
        for inner in FileDiscovery.names(in: folder + name) where TranslationFolders.isOne(inner[...]) {
          found.formUnion(candidates(in: folder + name + "/" + inner + "/", rest))
        }
      }
      for site in [folder, folder + "website/"] {
        let files = Docusaurus.translations(of: rest)
        if files.isEmpty || !FileDiscovery.isFolder(site + Docusaurus.folder) { continue }
        for name in FileDiscovery.names(in: site + Docusaurus.folder) {
          found.formUnion(files.map { site + Docusaurus.folder + name + "/" + $0 })
        }
      }
    }
    let isSource = { (source: String) in FileDiscovery.isSame(source, path) }
    return found.filter { candidate in
      LocaleSlot.candidates(in: candidate).contains { $0.article.sources.contains(where: isSource) }
    }.compactMap(FileDiscovery.file(spelled:)).sorted { $0.precedesByBytes($1) }
  }

  /// `name` may be a locale's folder, the same folder in another locale, or the same file.
  private static func candidates(_ folder: String, _ name: String, _ rest: Substring) -> [String] {
    guard let slash = rest.firstIndex(of: "/") else { return [folder + name, folder + name + "/" + rest] }
    return [folder + name + "/" + rest, folder + name + rest[slash...]]
  }

  /// What a folder of translations may hold: locales' folders that mirror all of a project or its texts, or files.
  private static func candidates(in folder: String, _ rest: Substring) -> [String] {
    let root = TranslationFolders.roots.first(where: rest.hasPrefix)
    return FileDiscovery.names(in: folder).flatMap { name -> [String] in
      var found = [folder + name + "/" + rest]
      if let root { found.append(folder + name + "/" + rest.dropFirst(root.count)) }
      if !rest.contains("/") { found.append(folder + name) }
      return found
    }
  }
}

extension FileDiscovery {
  /// The file of a path, or one that differs from it in the ending alone; nil if there is none.
  static func file(spelled path: String) -> String? {
    if isFile(path) { return path }
    let start = path.startOfName
    return spellings(of: String(path[start...])).lazy.map { String(path[..<start]) + $0 }.first(where: isFile)
  }

  /// Whether two paths differ in nothing but the ending of an article, and letter case of a README.
  static func isSame(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let start = first.startOfName
    guard second.startOfName.utf16Offset(in: second) == start.utf16Offset(in: first), second.hasPrefix(first[..<start])
    else {
      return false
    }
    return spellings(of: String(first[start...])).contains { second[start...] == $0 }
  }
}

extension PathLayouts {
  /// The files of the same article, found on the disk by the layouts that are written down; sorted. nil if none of these
  /// fits the path.
  public func siblings(of path: String) -> [String]? {
    guard let article = placement(of: path)?.article else { return nil }
    return files(of: article).filter { $0 != path }
  }
}

/// What siblings of named files may lead to: what is below the folder that both stand in.
struct SiblingBounds {
  private var bounds: [String: TreeBounds] = [:]
  private var physical = PhysicalPaths()

  /// What is wrong with a sibling that leads elsewhere; nil if it does not.
  mutating func problem(of sibling: String, beside path: String) -> String? {
    let shared = zip(sibling.utf8, path.utf8).prefix { $0 == $1 }.count
    let folder = PhysicalPath.parent(of: String(decoding: path.utf8.prefix(shared), as: UTF8.self))
    let bounds = bounds[folder] ?? TreeBounds([folder])
    self.bounds[folder] = bounds
    guard let place = physical.path(of: sibling), !bounds.contains(place) else { return nil }
    return bounds.problem(of: sibling)
  }
}
