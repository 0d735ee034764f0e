import Foundation

/// Writes results to standard output while they are being made, in pieces that are worth a call of the system.
struct ResultStream {
  private var waiting: [UInt8] = []
  /// Whether the reader has closed the pipe: it has read enough.
  private(set) var isClosed = false

  mutating func write(_ text: String) throws {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= 1 << 16 { try flush() }
  }

  /// Writes what waits, or says why not, and ends the call.
  mutating func flush() throws {
    if isClosed { return }
    do throws(POSIXError) {
      try Descriptor.write(waiting, to: STDOUT_FILENO)
    } catch where error.code == .EPIPE {
      isClosed = true
    } catch {
      StandardError.write("stele: standard output: cannot be written: \(Descriptor.text(of: error))")
      throw ExitStatus.unusable
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
