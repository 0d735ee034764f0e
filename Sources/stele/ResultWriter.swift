import Foundation

/// Puts results where the caller wants them.
enum ResultWriter {
  struct Failure: Error {
    var place: String
    var reason: String
  }

  /// Writes as `write` does, or says why not, and ends the call.
  static func deliver(_ bytes: [UInt8], to path: String? = nil) throws {
    do throws(Failure) {
      try write(bytes, to: path)
    } catch {
      StandardError.write("stele: \(error.place): cannot be written: \(error.reason)")
      throw ExitStatus.unusable
    }
  }

  /// - Parameter path: A file, nil for standard output. A regular file is there as a whole, or stays as it was.
  static func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
    do {
      if let path { try writeFile(bytes, to: path) } else { try Descriptor.write(bytes, to: STDOUT_FILENO) }
    } catch let error where error.code == .EPIPE {
      // The reader has read enough.
    } catch {
      throw Failure(place: path ?? "standard output", reason: Descriptor.text(of: error))
    }
  }

  private static func writeFile(_ bytes: [UInt8], to path: String) throws(POSIXError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // A pipe or a device cannot be exchanged for a file.
      let descriptor = try Descriptor.open(path, O_WRONLY)
      defer { close(descriptor) }
      return try Descriptor.write(bytes, to: descriptor)
    }
    if exists, access(path, W_OK) != 0 { throw Descriptor.lastError }
    // What a link points to is exchanged, not the link.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let draft = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).\(getpid()).tmp"
    let descriptor = try Descriptor.open(draft, O_WRONLY | O_CREAT | O_EXCL)
    do throws(POSIXError) {
      defer { close(descriptor) }
      if exists { fchmod(descriptor, status.st_mode & 0o7777) }
      try Descriptor.write(bytes, to: descriptor)
      if rename(draft, url.path) != 0 { throw Descriptor.lastError }
    } catch {
      unlink(draft)
      throw error
    }
  }
}

/// Files by their POSIX descriptors, whose failures have reasons.
enum Descriptor {
  static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  /// The system's text, which begins in lower case here.
  static func text(of error: POSIXError) -> String {
    let text = String(cString: strerror(error.code.rawValue))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

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
