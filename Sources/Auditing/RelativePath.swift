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
    return path.withUTF8 { path in
      String(unsafeUninitializedCapacity: path.count) { normal in
        let root = path.first == slash ? 1 : 0
        if root > 0 { normal[0] = slash }
        // What is written of the normal path, and where its last component begins.
        var end = root
        var start = 0
        while start < path.count {
          let stop = path[start...].firstIndex(of: slash) ?? path.count
          let part = path[start..<stop]
          start = stop + 1
          if part.isEmpty || part.elementsEqual(".".utf8) { continue }
          if part.elementsEqual("..".utf8) {
            let last = normal[((normal[..<end].lastIndex(of: slash) ?? -1) + 1)..<end]
            if !last.isEmpty, !last.elementsEqual("..".utf8) {
              end -= min(last.count + 1, end - root)
              continue
            }
          }
          if end > root {
            normal[end] = slash
            end += 1
          }
          end = normal[end...].initialize(fromContentsOf: part)
        }
        return end
      }
    }
  }

  private static let slash = UInt8(ascii: "/")

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
