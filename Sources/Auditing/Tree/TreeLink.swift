import CorpusLayout
import Foundation
import LanguageData
import ParallelText

/// The target of a link that may lead to a file of its own tree: by a relative path, or from the root of the site.
struct TreeLink {
  /// As written, without its fragment and query, and without percent encoding; empty for the file itself.
  var path: String
  /// Without its `#`; nil if the link has none.
  var fragment: String?

  /// The parts of a target as they are written.
  struct Written {
    var path: ByteView
    var fragment: ByteView?

    /// nil of what leads to another site, and of what only a site generator knows.
    init?(_ target: ByteView) {
      let bytes = target.buffer
      var (hash, query) = (bytes.count, bytes.count)
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "@"), UInt8(ascii: "$"),
          UInt8(ascii: "\\"), UInt8(ascii: " "):
          return nil
        case UInt8(ascii: "#"): hash = min(hash, index)
        case UInt8(ascii: "?"): query = min(query, index)
        default: break
        }
        index &+= 1
      }
      let start = target.startIndex
      path = target[start..<(start + min(hash, query))]
      if ASCII.begins(path, "//") || path.isEmpty && hash > 0 { return nil }
      if hash < bytes.count { fragment = target[(start + hash + 1)..<target.endIndex] }
    }

    /// Calls the closure with both parts without percent encoding, if the path can be read; else returns nil.
    func withDecoded<Result>(_ body: (_ path: ByteView, _ fragment: ByteView?) -> Result?) -> Result? {
      let isEncoded = path.contains(UInt8(ascii: "%")) || fragment?.contains(UInt8(ascii: "%")) ?? false
      if !isEncoded { return body(path, fragment) }
      guard let link = TreeLink(self) else { return nil }
      return Array(link.path.utf8).withBytes { path in
        guard let fragment = link.fragment else { return body(path, nil) }
        return Array(fragment.utf8).withBytes { body(path, $0) }
      }
    }
  }

  /// nil of what leads to another site, and of what only a site generator knows.
  init?(_ target: ByteView) {
    guard let written = Written(target) else { return nil }
    self.init(written)
  }

  private init?(_ written: Written) {
    guard let path = Self.decoded(written.path) else { return nil }
    self.path = path
    fragment = written.fragment.map { Self.decoded($0) ?? Self.text($0) }
  }

  init?(_ target: String) {
    var target = target
    let link = target.withUTF8 { buffer in Array(buffer).withBytes { TreeLink($0) } }
    guard let link else { return nil }
    self = link
  }

  /// Whether the path is that of a file, from the file that the link stands in; else which file it is remains to be found
  /// (`PageFinder`).
  static func namesFile(_ path: String) -> Bool { !path.utf8.starts(with: "/".utf8) && hasEnding(path) }

  /// Likewise of a path in UTF-8.
  static func namesFile(_ path: ByteView) -> Bool {
    path.first != UInt8(ascii: "/") && FileDiscovery.isArticle(path.dropFirst())
  }

  /// Of a name that is more than the ending.
  static func hasEnding(_ path: String) -> Bool { FileDiscovery.isArticle(path.utf8.dropFirst()) }

  private static func text(_ bytes: ByteView) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Without percent encoding; nil if what is encoded is no text.
  private static func decoded(_ bytes: ByteView) -> String? {
    bytes.contains(UInt8(ascii: "%")) ? text(bytes).removingPercentEncoding : text(bytes)
  }
}

extension String {
  /// A path from the root without a locale at its beginning: `guide/a` of `/fr/guide/a`; nil if it has none.
  var withoutLocaleFolder: Substring? {
    let path = drop { $0 == "/" }
    let first = path.prefix { $0 != "/" }
    guard first.endIndex < path.endIndex || path.last == "/", let tag = LocaleTag(first), Languages.contains(tag) else {
      return nil
    }
    return path[first.endIndex...].drop { $0 == "/" }
  }
}
