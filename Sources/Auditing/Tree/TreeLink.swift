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

  /// nil of what leads to another site, and of what only a site generator knows.
  init?(_ target: ByteView) {
    var hash = target.endIndex
    for index in target.startIndex..<target.endIndex {
      switch target[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "@"), UInt8(ascii: "$"),
        UInt8(ascii: "\\"), UInt8(ascii: " "):
        return nil
      case UInt8(ascii: "#"): if hash == target.endIndex { hash = index }
      default: break
      }
    }
    let path = target[target.startIndex..<hash].prefix { $0 != UInt8(ascii: "?") }
    if ASCII.begins(path, "//") || path.isEmpty && hash > target.startIndex { return nil }
    guard let name = Self.decoded(path) else { return nil }
    self.path = name
    guard hash < target.endIndex else { return }
    let written = target[(hash + 1)..<target.endIndex]
    fragment = Self.decoded(written) ?? Self.text(written)
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
