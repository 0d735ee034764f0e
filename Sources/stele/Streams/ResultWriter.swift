import Foundation

/// Puts results where the caller wants them.
enum ResultWriter {
  /// Writes all at once, or says why not, and ends the call.
  ///
  /// - Parameter path: A file, nil for standard output. A regular file is there as a whole, or stays as it was.
  static func deliver(_ bytes: [UInt8], to path: String? = nil) throws {
    var stream = try ResultStream(to: path)
    try stream.write(bytes)
    try stream.finish()
  }
}

extension ResultWriter {
  /// The same for text that people read: on a terminal through their pager.
  static func deliver(text bytes: [UInt8], to path: String?) throws {
    if path == nil, let pager = Pager.command, Pager.show(bytes, with: pager) { return }
    try deliver(bytes, to: path)
  }
}

/// A file that is written beside its place, and put there when it is whole.
final class OutputFile {
  let path: String
  let descriptor: Int32
  /// What the draft takes the place of; nil if the file is written where it is.
  private let places: (draft: String, final: String)?
  private var isFinished = false

  init(_ path: String) throws(POSIXError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // A pipe or a device cannot be exchanged for a file.
      places = nil
      descriptor = try Descriptor.open(path, O_WRONLY)
      return
    }
    if exists, access(path, W_OK) != 0 { throw Descriptor.lastError }
    // What a link points to is exchanged, not the link.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let draft = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).\(getpid()).tmp"
    descriptor = try Descriptor.open(draft, O_WRONLY | O_CREAT | O_EXCL)
    places = (draft, url.path)
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  func finish() throws(POSIXError) {
    if let places, rename(places.draft, places.final) != 0 { throw Descriptor.lastError }
    isFinished = true
  }

  deinit {
    close(descriptor)
    if !isFinished, let places { unlink(places.draft) }
  }
}

/// Files by their POSIX descriptors, whose failures have reasons.
enum Descriptor {
  static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  static func open(_ path: String, _ flags: Int32) throws(POSIXError) -> Int32 {
    let descriptor = Foundation.open(path, flags, 0o666)
    guard descriptor >= 0 else { throw lastError }
    return descriptor
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(POSIXError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { throw lastError }
    }
  }
}
