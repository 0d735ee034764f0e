/// Styles, scripts and the icon, as they stand in `Assets`.
enum Asset {
  private static let files: [String: (mediaType: String, bytes: [UInt8])] = [
    "style.css": ("text/css; charset=utf-8", PackageResources.style_css),
    "icon.svg": ("image/svg+xml", PackageResources.icon_svg),
    "theme.js": (script, PackageResources.theme_js),
    "page.js": (script, PackageResources.page_js),
    "table.js": (script, PackageResources.table_js),
    "worklist.js": (script, PackageResources.worklist_js),
    "article.js": (script, PackageResources.article_js),
    "search.js": (script, PackageResources.search_js),
    "live.js": (script, PackageResources.live_js),
  ]
  private static let script = "text/javascript; charset=utf-8"

  static let names = files.keys.sorted()

  static func resource(named name: String) -> Resource? {
    files[name].map { Resource(mediaType: $0.mediaType, bytes: $0.bytes) }
  }
}
