import Foundation

/// Standard error: progress, warnings, errors.
enum StandardError {
  static func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
  static var isTerminal: Bool { isatty(2) == 1 }
}

/// Standard output: results.
enum StandardOutput {
  /// Throws if the reader has gone away or the disk is full.
  static func write(_ bytes: [UInt8]) throws { try writeAll(bytes, to: 1) }
  static var isTerminal: Bool { isatty(1) == 1 }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = Foundation.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if written < 0 {
          if errno == EINTR { continue }
          throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        offset += written
      }
    }
  }
}

/// Whether results are coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// `--color`, else `NO_COLOR`, else `CLICOLOR_FORCE`, else whether standard output is a terminal.
  /// See no-color.org and bixense.com/clicolors.
  func isColored(toFile: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment["NO_COLOR"], !value.isEmpty { return false }
      if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
      return !toFile && StandardOutput.isTerminal && environment["TERM"] != "dumb"
    }
  }
}
