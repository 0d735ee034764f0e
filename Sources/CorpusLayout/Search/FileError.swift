import Foundation

/// Why a file's bytes cannot be had.
package struct FileError: Error, CustomStringConvertible {
  package let description: String

  package static func tooLarge(bytes: Int, limit: Int) -> FileError {
    FileError(description: "\((bytes + 500_000) / 1_000_000) MB, more than the limit of \(limit / 1_000_000) MB")
  }

  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // Without blocking: a pipe in place of a file would otherwise wait for somebody to write to it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(description: SystemError.text(errno)) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError(description: SystemError.text(errno)) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError(description: "not a regular file") }
    // A file over the limit is refused by the parser, which sees its size from one byte too many.
    let size = min(Int(info.st_size), limit + 1)
    if Int(info.st_size) > limit {
      throw .tooLarge(bytes: Int(info.st_size), limit: limit)
    }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw FileError(description: SystemError.text(errno)) }
    return bytes
  }
}
