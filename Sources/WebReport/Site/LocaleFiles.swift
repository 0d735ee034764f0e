import IndexStore
import ParallelText

/// What the report has of a locale: its page, its work list in several forms, and its badge.
struct LocaleFiles {
  private let site: Site
  let locale: LocaleTag

  init(_ site: Site, _ locale: LocaleTag) {
    self.site = site
    self.locale = locale
  }

  /// In no particular order.
  var paths: [String] {
    let parts = (0..<WorkList.parts(of: findings)).map { WorkList.path(of: locale, part: $0) }
    return ["locales/\(locale).html", "locales/\(locale).csv", "badges/\(locale).svg"] + parts
      + (exchangeSource == nil ? [] : ["locales/\(locale).xlf"])
  }

  /// nil if the path is of no locale, or has nothing.
  static func resource(_ site: Site, at path: String) throws -> Resource? {
    let name = path.split(separator: "/")[1]
    for locale in site.content.locales where name.hasPrefix(locale.description) {
      let files = LocaleFiles(site, locale)
      if files.paths.contains(path) { return try files.resource(path) }
    }
    return nil
  }

  /// How many open findings the locale has.
  private var findings: Int { site.content.totals[locale].map { $0.errors + $0.warnings + $0.notes } ?? 0 }

  /// What the locale was translated from; nil if that is not known, or is the locale itself.
  private var exchangeSource: LocaleTag? {
    guard let source = site.content.source, source != locale else { return nil }
    return site.content.locales.first { $0 == source }
  }

  private func resource(_ path: String) throws -> Resource? {
    switch path {
    case "badges/\(locale).svg":
      return Resource(
        mediaType: "image/svg+xml", bytes: Badge.render(locale, site.content.totals[locale] ?? LocaleFigures()))
    case "locales/\(locale).xlf":
      guard let source = exchangeSource else { return nil }
      return Resource(
        mediaType: "application/xliff+xml; charset=utf-8",
        bytes: try WorkListXLIFF.render(site, from: source, to: locale))
    default: break
    }
    let list = WorkList(site.content, locale, try site.findings.of(locale, site.readers))
    switch path {
    case "locales/\(locale).html": return LocalePage(site, locale, list, hasXLIFF: exchangeSource != nil).resource
    case "locales/\(locale).csv":
      return Resource(mediaType: "text/csv; charset=utf-8", bytes: list.csv())
    default:
      let part = (0..<WorkList.parts(of: findings)).first { WorkList.path(of: locale, part: $0) == path }
      return part.map { .script(list.script(part: $0)) }
    }
  }
}
