import ParallelText

/// Paths without `.` and `..` (RFC 3986, 5.2.4).
package enum RelativePath {
  /// The path that a relative one leads to from a file. Complexity: O(bytes).
  package static func resolve(_ path: String, from file: String) -> String {
    withResolved(path, from: file) { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes, for as long as the closure runs.
  package static func withResolved<Result>(
    _ path: String, from file: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    // As pointers: to go through the bytes of a string's view takes several times as long.
    var (path, file) = (path, file)
    return file.withUTF8 { file in
      path.withUTF8 { path in
        let folder = file[..<((file.lastIndex(of: slash) ?? -1) + 1)]
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: folder.count + path.count) { buffer in
          let behind = buffer[...].update(fromContentsOf: folder)
          _ = buffer[behind...].update(fromContentsOf: path)
          let count = isNormal(UnsafeBufferPointer(buffer)) ? buffer.count : normalize(buffer)
          return body(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
      }
    }
  }

  /// Those `..` that are above the path's start stay.
  package static func normal(_ path: String) -> String {
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
    // What is written of the normal path.
    var end = root
    var start = 0
    while start < path.count {
      var stop = start
      while stop < path.count, path[stop] != slash { stop += 1 }
      let part = start..<stop
      start = stop + 1
      if part.isEmpty || part.count == 1 && path[part.lowerBound] == dot { continue }
      if isParent(path[part]) {
        var last = end
        while last > 0, path[last - 1] != slash { last -= 1 }
        if last < end, !isParent(path[last..<end]) {
          end = max(last - 1, root)
          continue
        }
      }
      if end > root {
        path[end] = slash
        end += 1
      }
      (base + end).update(from: base + part.lowerBound, count: part.count)
      end += part.count
    }
    return end
  }

  private static var slash: UInt8 { UInt8(ascii: "/") }
  private static var dot: UInt8 { UInt8(ascii: ".") }

  private static func isParent(_ part: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
    part.count == 2 && part[part.startIndex] == dot && part[part.startIndex + 1] == dot
  }

  /// Most paths are: no component begins with a dot, and none is empty.
  private static func isNormal(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = path.first, first != dot else { return false }
    var last = first
    var index = 1
    while index < path.count {
      if index &+ 8 <= path.count, EightBytes(path, at: index).isPlainPath(behind: last) {
        last = path[index &+ 7]
        index &+= 8
        continue
      }
      let byte = path[index]
      if last == slash, byte == dot || byte == slash { return false }
      last = byte
      index &+= 1
    }
    return last != slash
  }
}
