/// Docusaurus keeps the translations of a site under `i18n/`, by the plug-in that shows them, and the source elsewhere.
///
/// | source | translation |
/// | --- | --- |
/// | `docs/a.md` | `i18n/fr/docusaurus-plugin-content-docs/current/a.md` |
/// | `versioned_docs/version-3/a.md` | `i18n/fr/docusaurus-plugin-content-docs/version-3/a.md` |
/// | `api/a.md`, `api_versioned_docs/…`, of the instance `api` | `i18n/fr/docusaurus-plugin-content-docs-api/current/a.md`, … |
/// | `blog/a.md` | `i18n/fr/docusaurus-plugin-content-blog/a.md` |
/// | `src/pages/a.md` | `i18n/fr/docusaurus-plugin-content-pages/a.md` |
///
/// See https://docusaurus.io/docs/i18n/introduction#translation-files-location.
enum Docusaurus {
  static let folder = "i18n/"
  private static let plugin = "docusaurus-plugin-content-"

  /// Where the source of a translation stands below the site's root, nil if the path is no plug-in's.
  ///
  /// - Parameter rest: The path behind the locale: `docusaurus-plugin-content-docs/current/a.md`.
  static func source(of rest: String) -> String? {
    guard rest.hasPrefix(plugin), let slash = rest.firstIndex(of: "/") else { return nil }
    let name = rest[..<slash].dropFirst(plugin.count)
    let path = rest[rest.index(after: slash)...]
    let kind = name.prefix { $0 != "-" }
    let instance = name.dropFirst(kind.count + 1)
    switch kind {
    case "docs":
      guard let end = path.firstIndex(of: "/") else { return nil }
      if path[..<end] == "current" { return "\(instance.isEmpty ? "docs" : instance)\(path[end...])" }
      return "\(instance.isEmpty ? "" : instance + "_")versioned_docs/\(path)"
    case "blog": return "\(instance.isEmpty ? "blog" : instance)/\(path)"
    case "pages": return "\(instance.isEmpty ? "src/pages" : instance)/\(path)"
    default: return nil
    }
  }

  /// Where the translations of a source may stand behind their locale; the inverse of `source(of:)`.
  ///
  /// - Parameter path: The source below the site's root: `docs/a.md`.
  static func translations(of path: Substring) -> [String] {
    guard let slash = path.firstIndex(of: "/") else { return [] }
    let folder = path[..<slash]
    let rest = path[path.index(after: slash)...]
    let versions = "versioned_docs"
    switch folder {
    case "docs": return ["\(plugin)docs/current/\(rest)"]
    case "blog": return ["\(plugin)blog/\(rest)"]
    case Substring(versions): return ["\(plugin)docs/\(rest)"]
    case "src" where rest.hasPrefix("pages/"): return ["\(plugin)pages/\(rest.dropFirst("pages/".count))"]
    case _ where folder.hasSuffix("_" + versions):
      return ["\(plugin)docs-\(folder.dropLast(versions.count + 1))/\(rest)"]
    default: return ["\(plugin)docs-\(folder)/current/\(rest)", "\(plugin)blog-\(folder)/\(rest)"]
    }
  }
}
