/// Where the files in a site's default language stand, which many layouts write without a locale.
extension LocaleSlot.Article {
  /// The paths that the article may have in the default language, likeliest first.
  ///
  /// `content/a.md` of `content/fr/a.md` and of `content-fr/a.md`, `docs/a.md` of `docs/a.fr.md`, `azure-docs/a.md` of
  /// `azure-docs.fr-fr/a.md`, `README.md` of `docs/README.ja.md`, and what Docusaurus makes of `i18n/fr/`.
  public var sources: [String] {
    if let layouts { return layouts.sources(of: rest).map { prefix + $0 } }
    guard rest.isEmpty else {
      let start = rest.startOfName
      let (folder, name) = (String(rest[..<start]), rest[start...])
      let own = LocaleSlot.Article(prefix: prefix, rest: folder, frame: frame)
      return (own.sourceFolders + own.rootFolders(of: String(name))).map { $0 + name }
    }
    let name = Self.name(ofFrame: frame)
    if name.first == "." {
      // The file's name is the locale: the folder is the article's.
      return prefix.isEmpty ? [] : [prefix.dropLast() + name, prefix + "index" + name, prefix + "README" + name]
    }
    let folders = TranslationFolders.sources(above: prefix, "") + rootFolders(of: name)
    return folders.map { $0 + name }
  }

  /// The same of the folder that an article stands in; `rest` is what of its path is behind the locale.
  var sourceFolders: [String] {
    if !frame.isEmpty { return [prefix + frame + "/" + rest] }
    guard let (root, path) = site else { return TranslationFolders.sources(above: prefix, rest) }
    // The site of a project stands beside the project's documents as often as around them.
    let above = root.dropLast().lastIndex(of: "/").map { root[...$0] } ?? ""
    return root.isEmpty ? [path] : [root + path, above + path]
  }

  /// Where else the source of a file of this name may stand: a README is often the project's.
  func rootFolders(of name: String) -> [String] {
    let isAlone = frame.isEmpty ? rest.isEmpty : rest.isEmpty && frame.contains("*")
    return isAlone && TranslationFolders.isOfRoot(name) ? TranslationFolders.rootsAbove(prefix) : []
  }

  /// The path that all locales share, for people to read.
  public var name: String {
    guard rest.isEmpty else { return site?.path ?? rest }
    let name = Self.name(ofFrame: frame)
    return name.first == "." ? "\(prefix.split(separator: "/").last ?? "")\(name)" : name
  }

  /// Without the locale's place: `a.md` of the frame `a*.md`.
  static func name(ofFrame frame: String) -> String {
    let (before, after) = frame.partsAroundLocale
    return String(before + after)
  }

  /// Of a Docusaurus site its root and where the source stands below it.
  private var site: (root: String, path: String)? {
    guard layouts == nil, frame.isEmpty, prefix == Docusaurus.folder || prefix.hasSuffix("/" + Docusaurus.folder),
      let path = Docusaurus.source(of: rest)
    else { return nil }
    return (String(prefix.dropLast(Docusaurus.folder.count)), path)
  }
}
