import ParallelText

/// Folders that projects keep translations in, beside what these were made from: `translations/fr/setup.md` of `setup.md` or
/// of `docs/setup.md`.
enum TranslationFolders {
  /// Names of such folders, without a mark of order before them.
  private static let names: Set<Substring> = [
    "i18n", "l10n", "intl", "lang", "langs", "language", "languages", "locale", "locales", "localization",
    "localizations",
    "localisation", "localisations", "localized", "localised", "international", "translate", "translated",
    "translated_docs",
    "translated-docs", "translation", "translations",
  ]
  /// Folders that hold a project's own texts.
  static let roots = ["docs/", "doc/", "documentation/", "content/", "contents/", "src/", "source/", "pages/"]
  /// Folders that hold the site of a project, with its translations.
  private static let sites: Set<Substring> = ["website", "site", "web", "www", "docs", "doc", "documentation"]
  /// Files of these names stand at the root of what they are about.
  private static let rootNames: Set<Substring> = ["readme", "readmes"]

  static func isOne(_ name: Substring) -> Bool {
    let name = name.utf8.first == UInt8(ascii: "_") ? name.dropFirst() : name
    // Most begin with no such letter, which takes no other letters to see.
    guard let first = name.utf8.first, mayBegin(with: first) else { return false }
    return names.contains(Substring(name.lowercased()))
  }

  /// The letters that they begin with, a bit each.
  private static let initials = names.reduce(UInt32(0)) { $0 | bit(of: $1.utf8.first ?? 0) }

  private static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  private static func mayBegin(with letter: UInt8) -> Bool { initials & bit(of: letter) != 0 }

  /// Whether a folder of a path may be one: of most paths none may.
  private static func mayHaveOne(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { path in
      var isBeginning = true
      for byte in path {
        if isBeginning, mayBegin(with: byte) { return true }
        isBeginning = byte == UInt8(ascii: "/") || isBeginning && byte == UInt8(ascii: "_")
      }
      return false
    }
  }

  /// Whether the last folder of a path is one.
  ///
  /// - Parameter path: With its slash.
  static func isLast(of path: String) -> Bool { path.split(separator: "/").last.map(isOne) ?? false }

  /// Whether translations may stand below a folder of this name, be it one of a site or of texts.
  static func mayHoldOne(_ name: Substring) -> Bool { sites.contains(name) }

  /// The folders that the source of what stands in a folder may be in, likeliest first.
  ///
  /// - Parameters:
  ///   - prefix: The folder above the locale's.
  ///   - rest: What of the folder's path is behind the locale.
  static func sources(above prefix: String, _ rest: String) -> [String] {
    var found = [prefix + rest]
    if !mayHaveOne(prefix) { return found }
    let bytes = prefix.utf8
    var slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    while let end = slash {
      let start = startOfFolder(prefix, before: end)
      slash = start > prefix.startIndex ? bytes.index(before: start) : nil
      guard isOne(prefix[start..<end]) else { continue }
      let (above, below) = (prefix[..<start], prefix[bytes.index(after: end)...])
      found.append(above + below + rest)
      if !below.isEmpty { continue }
      found += roots.map { above + $0 + rest }
      guard let slash else { continue }
      let startOfSite = startOfFolder(prefix, before: slash)
      if sites.contains(prefix[startOfSite..<slash]) {
        let site = prefix[..<startOfSite]
        found += [site + rest] + roots.map { site + $0 + rest }
      }
    }
    return found
  }

  private static func startOfFolder(_ path: String, before slash: String.Index) -> String.Index {
    path.utf8[..<slash].lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
  }

  /// The folders above one for as long as these hold texts or translations of what is above them, nearest first: what a
  /// README in them may be a translation of stands there.
  static func rootsAbove(_ folder: String) -> [String] {
    var found: [String] = []
    var rest = folder[...]
    while rest.last == "/" {
      let start = rest.dropLast().lastIndex(of: "/").map { rest.index(after: $0) } ?? rest.startIndex
      let name = rest[start...].dropLast()
      guard isOne(name) || sites.contains(name) || rootNames.contains(Substring(name.lowercased())) else { break }
      rest = rest[..<start]
      found.append(String(rest))
    }
    return found
  }

  /// Whether a file is named as those are that stand at a project's root: `README.md`, `CODE_OF_CONDUCT.md`.
  static func isOfRoot(_ name: some StringProtocol) -> Bool {
    let stem = name.prefix { $0 != "." }
    if stem.lowercased() == "readme" { return true }
    return stem.utf8.count > 3 && stem.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") }
  }
}

extension FileDiscovery {
  /// The same name with all endings that articles have, and of a README in the cases that it is written in; itself first.
  static func spellings(of name: String) -> [String] {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return [name] }
    let stem = name[..<dot]
    let stems = stem.lowercased() == "readme" ? [stem, "README", "readme", "Readme"] : [stem]
    var found = [name]
    for stem in stems {
      for ending in [String(name[dot...])] + endings where !found.contains(stem + ending) {
        found.append(stem + ending)
      }
    }
    return found
  }
}
