/// Paths without `.` and `..` (RFC 3986, 5.2.4).
enum RelativePath {
  /// The path that a relative one leads to from a file. Complexity: O(bytes).
  static func resolve(_ path: String, from file: String) -> String {
    withResolved(path, from: file) { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes, for as long as the closure runs.
  static func withResolved<Result>(
    _ path: String, from file: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let folder = file.utf8.lastIndex(of: slash).map { file.utf8[...$0] } ?? ""[...].utf8
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: folder.count + path.utf8.count) { buffer in
      let (_, middle) = buffer.initialize(from: folder)
      _ = buffer[middle...].initialize(from: path.utf8)
      let count = isNormal(UnsafeBufferPointer(buffer)) ? buffer.count : normalize(buffer)
      return body(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Those `..` that are above the path's start stay.
  static func normal(_ path: String) -> String {
    var path = path
    if path.withUTF8(isNormal) { return path }
    return path.withUTF8 { path in
      String(unsafeUninitializedCapacity: path.count) { buffer in
        _ = buffer.initialize(from: path)
        return normalize(UnsafeMutableBufferPointer(rebasing: buffer[..<path.count]))
      }
    }
  }

  /// Makes a path normal where it stands, and tells how long it is then: never longer than it was.
  private static func normalize(_ path: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let base = path.baseAddress else { return 0 }
    let root = path.first == slash ? 1 : 0
    // What is written of the normal path, and where its last component begins.
    var end = root
    var start = 0
    while start < path.count {
      let stop = path[start...].firstIndex(of: slash) ?? path.count
      let part = path[start..<stop]
      start = stop + 1
      if part.isEmpty || part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        let last = path[((path[..<end].lastIndex(of: slash) ?? -1) + 1)..<end]
        if !last.isEmpty, !last.elementsEqual("..".utf8) {
          end -= min(last.count + 1, end - root)
          continue
        }
      }
      if end > root {
        path[end] = slash
        end += 1
      }
      (base + end).update(from: base + part.startIndex, count: part.count)
      end += part.count
    }
    return end
  }

  private static let slash = UInt8(ascii: "/")

  /// Most paths are: no component begins with a dot, and none is empty.
  private static func isNormal(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var last = slash
    for (index, byte) in path.enumerated() {
      if last == slash, byte == UInt8(ascii: ".") || index > 0 && byte == last { return false }
      last = byte
    }
    return last != slash
  }
}
