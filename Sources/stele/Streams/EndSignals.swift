import Dispatch
import Foundation

/// Waits for Ctrl-C, or for SIGTERM, with which systems end a program. A second one ends it at once; and after a second it ends
/// in any case, as whoever waits may wait for a thread, too.
final class EndSignals {
  private static let numbers = [SIGINT, SIGTERM]

  private let sources: [any DispatchSourceSignal]
  private let signals: AsyncStream<Void>

  init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    sources = Self.numbers.map { number in
      // The default action would end the program before it can close anything.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        for number in Self.numbers { signal(number, SIG_DFL) }
        continuation.finish()
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { _exit(0) }
      }
      source.resume()
      return source
    }
  }

  func wait() async { for await _ in signals {} }
}
