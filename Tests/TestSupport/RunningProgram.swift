import Foundation
import Synchronization

/// A program that runs until it is told to end, with what it has printed so far.
public final class RunningProgram: Sendable {
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func add(_ data: Data) { bytes.withLock { $0 += data } }
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
  }

  private let process = Process()
  private let printed = Lines()
  private let told = Lines()

  /// Starts `stele`.
  public init(_ arguments: [String], in folder: String = Project.root) throws {
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    for (pipe, lines) in [(Pipe(), printed), (Pipe(), told)] {
      pipe.fileHandleForReading.readabilityHandler = { handle in
        let data = handle.availableData
        if data.isEmpty { handle.readabilityHandler = nil } else { lines.add(data) }
      }
      if lines === printed { process.standardOutput = pipe } else { process.standardError = pipe }
    }
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  public var id: Int32 { process.processIdentifier }
  public var output: String { printed.text }
  public var errors: String { told.text }

  /// Sends a signal.
  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until something is so; false if it is not within a time.
  public static func wait(seconds: Double = 120, until isSo: () throws -> Bool) async rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if try isSo() { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return try isSo()
  }

  /// The exit status, or 128 and the number of the signal that ended it; nil if it does not end in time.
  public func status(seconds: Double = 120) async -> Int32? {
    guard await Self.wait(seconds: seconds, until: { !process.isRunning }) else { return nil }
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }
}
