/// Where the files in a site's default language stand, which many layouts write without a locale.
extension LocaleSlot.Article {
  /// The paths that the article may have in the default language, likeliest first.
  ///
  /// `content/a.md` of `content/fr/a.md`, `docs/a.md` of `docs/a.fr.md`, `azure-docs/a.md` of `azure-docs.fr-fr/a.md`,
  /// and what Docusaurus makes of `i18n/fr/`.
  public var sources: [String] {
    if let layouts { return layouts.sources(of: rest).map { prefix + $0 } }
    return rest.isEmpty ? [prefix + Self.name(ofFrame: frame)] : sourceFolders
  }

  /// The same of the folder that an article stands in; `rest` is what of its path is behind the locale.
  var sourceFolders: [String] {
    if !frame.isEmpty { return [prefix + frame.dropLast() + "/" + rest] }
    guard let (root, path) = site else { return [prefix + rest] }
    // The site of a project stands beside the project's documents as often as around them.
    let above = root.dropLast().lastIndex(of: "/").map { root[...$0] } ?? ""
    return root.isEmpty ? [path] : [root + path, above + path]
  }

  /// The path that all locales share, for people to read.
  public var name: String { rest.isEmpty ? Self.name(ofFrame: frame) : site?.path ?? rest }

  /// Without the locale's place: `a.md` of the frame `a..md`.
  static func name(ofFrame frame: String) -> String {
    let parts = frame.split(separator: ".", omittingEmptySubsequences: false)
    return (parts.dropLast(2) + parts.suffix(1)).joined(separator: ".")
  }

  /// Of a Docusaurus site its root and where the source stands below it.
  private var site: (root: String, path: String)? {
    guard layouts == nil, frame.isEmpty, prefix == Docusaurus.folder || prefix.hasSuffix("/" + Docusaurus.folder),
      let path = Docusaurus.source(of: rest)
    else { return nil }
    return (String(prefix.dropLast(Docusaurus.folder.count)), path)
  }
}

extension LayoutReader {
  /// The files that translate one that names no locale, found on the disk; sorted.
  ///
  /// - Complexity: the names in all folders above the file are read.
  public static func translations(of path: String) -> [String] {
    var found = Set<String>()
    var starts = [path.startIndex]
    for index in path.indices where path[index] == "/" { starts.append(path.index(after: index)) }
    for start in starts {
      let folder = String(path[..<start])
      let rest = path[start...]
      for name in FileDiscovery.names(in: folder) {
        found.formUnion(candidates(folder, name, rest))
      }
      for site in [folder, folder + "website/"] {
        let files = Docusaurus.translations(of: rest)
        if files.isEmpty || !FileDiscovery.isFolder(site + Docusaurus.folder) { continue }
        for name in FileDiscovery.names(in: site + Docusaurus.folder) {
          found.formUnion(files.map { site + Docusaurus.folder + name + "/" + $0 })
        }
      }
    }
    return found.filter { candidate in
      FileDiscovery.isFile(candidate)
        && LocaleSlot.candidates(in: candidate).contains { $0.article.sources.contains(path) }
    }.sorted { $0.precedesByBytes($1) }
  }

  /// `name` may be a locale's folder, the same folder in another locale, or the same file.
  private static func candidates(_ folder: String, _ name: String, _ rest: Substring) -> [String] {
    guard let slash = rest.firstIndex(of: "/") else { return [folder + name, folder + name + "/" + rest] }
    return [folder + name + "/" + rest, folder + name + rest[slash...]]
  }
}
