/// One file of a report: what a static site holds, or a server sends.
package struct Resource: Sendable {
  /// With the character set, such as `text/html; charset=utf-8`.
  package var mediaType: String
  package var bytes: [UInt8]

  package init(mediaType: String, bytes: [UInt8]) {
    self.mediaType = mediaType
    self.bytes = bytes
  }

  static func page(_ bytes: [UInt8]) -> Resource { Resource(mediaType: Layout.mediaType, bytes: bytes) }
  static func script(_ bytes: [UInt8]) -> Resource {
    Resource(mediaType: "text/javascript; charset=utf-8", bytes: bytes)
  }
}

/// How a report is made.
package struct SiteOptions: Sendable {
  /// Where the articles' files are shown, to link to them; nil if nowhere.
  package var link: LinkTemplate?
  /// Whether a server makes the pages when they are asked for: the navigation then has its page of problems, and open
  /// pages follow the index.
  package var isLive: Bool

  package init(link: LinkTemplate? = nil, isLive: Bool = false) {
    self.link = link
    self.isLive = isLive
  }
}
