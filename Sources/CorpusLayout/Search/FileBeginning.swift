import Foundation

/// The first bytes of files, for what shows there.
package enum FileBeginning {
  /// Whole lines, but for a line that is longer than the limit; nil if the file cannot be read.
  ///
  /// - Parameter limit: How many bytes to read at most.
  package static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, Foundation.read(descriptor, buffer.baseAddress!, limit))
    }
    if bytes.count == limit, let feed = bytes.lastIndex(of: 0x0A) { bytes.removeSubrange((feed + 1)...) }
    return bytes
  }
}
