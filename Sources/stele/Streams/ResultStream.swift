import CorpusLayout
import Foundation

/// Writes results while they are being made, in pieces that are worth a call of the system.
struct ResultStream: ~Copyable {
  private let file: OutputFile?
  private var waiting: [UInt8] = []
  /// Whether the reader has closed the pipe: it has read enough.
  private(set) var isClosed = false

  /// - Parameter path: A file, nil for standard output. A regular file is there as a whole, or stays as it was.
  /// - Throws: `ExitCode` if it cannot be written, which is said on standard error; so do all that write.
  init(to path: String? = nil) throws {
    file = try Self.telling(path) { () throws(POSIXError) in
      if let path { try OutputFile(path) } else { nil }
    }
  }

  mutating func write(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= 1 << 16 { try flush() }
  }

  mutating func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes what waits, and puts the file where it belongs.
  mutating func finish() throws {
    try flush()
    try Self.telling(file?.path) { () throws(POSIXError) in try file?.finish() }
  }

  private mutating func flush() throws {
    if isClosed { return }
    let bytes = waiting
    waiting.removeAll(keepingCapacity: true)
    isClosed = try Self.telling(file?.path) { () throws(POSIXError) in
      do throws(POSIXError) {
        try Descriptor.write(bytes, to: file?.descriptor ?? STDOUT_FILENO)
        return false
      } catch  where error.code == .EPIPE {
        return true
      }
    }
  }

  private static func telling<Value>(_ path: String?, _ body: () throws(POSIXError) -> Value) throws -> Value {
    do throws(POSIXError) {
      return try body()
    } catch {
      StandardError.write(
        "stele: \(path ?? "standard output"): cannot be written: \(SystemError.text(error.code.rawValue))")
      throw ExitStatus.unusable
    }
  }
}
