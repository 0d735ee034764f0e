/// Paths without `.` and `..` (RFC 3986, 5.2.4).
enum RelativePath {
  /// The path that a relative one leads to from a file. Complexity: O(bytes).
  static func resolve(_ path: String, from file: String) -> String {
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] } ?? ""
    return normal(String(folder) + path)
  }

  /// Those `..` that are above the path's start stay.
  static func normal(_ path: String) -> String {
    if isNormal(path) { return path }
    var path = path
    let normal = path.withUTF8 { bytes in
      var normal: [UInt8] = []
      normal.reserveCapacity(bytes.count)
      let root = bytes.first == UInt8(ascii: "/") ? 1 : 0
      if root > 0 { normal.append(UInt8(ascii: "/")) }
      for part in bytes.split(separator: UInt8(ascii: "/")) {
        if part.elementsEqual(".".utf8) { continue }
        let last = normal[(normal.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
        if part.elementsEqual("..".utf8), !last.isEmpty, !last.elementsEqual("..".utf8) {
          normal.removeLast(min(last.count + 1, normal.count - root))
        } else {
          if normal.count > root { normal.append(UInt8(ascii: "/")) }
          normal.append(contentsOf: part)
        }
      }
      return normal
    }
    return String(decoding: normal, as: UTF8.self)
  }

  /// Most paths are: no component begins with a dot, and none is empty.
  private static func isNormal(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var last = UInt8(ascii: "/")
      for (index, byte) in bytes.enumerated() {
        if last == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || index > 0 && byte == last { return false }
        last = byte
      }
      return last != UInt8(ascii: "/")
    }
  }
}
