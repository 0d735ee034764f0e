/// Paths without `.` and `..` (RFC 3986, 5.2.4).
enum RelativePath {
  /// The path that a relative one leads to from a file.
  static func resolve(_ path: String, from file: String) -> String { normal(folder(of: file) + path) }

  /// Those `..` that are above the path's start stay.
  static func normal(_ path: String) -> String {
    if isNormal(path) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func folder(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
  }

  /// Most paths are: no component begins with a dot, and none is empty.
  private static func isNormal(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    var index = 0
    for byte in path.utf8 {
      if last == UInt8(ascii: "/"), byte == UInt8(ascii: ".") { return false }
      if index > 0, last == UInt8(ascii: "/"), byte == last { return false }
      last = byte
      index += 1
    }
    return index > 0 && last != UInt8(ascii: "/")
  }
}
