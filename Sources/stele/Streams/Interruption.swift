import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C and a time limit, for work that asks now and then whether it is to stop.
final class Interruption {
  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }

  private let flag = Flag()
  private let deadline: ContinuousClock.Instant?
  private let source: any DispatchSourceSignal

  /// - Parameter seconds: From now on; nil for no limit.
  init(after seconds: Double?) {
    deadline = seconds.map { .now + .seconds($0) }
    // The default action would end the program before it can say so.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [flag] in flag.isSet.store(true, ordering: .relaxed) }
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }

  /// Whether somebody pressed Ctrl-C.
  var isByUser: Bool { flag.isSet.load(ordering: .relaxed) }

  /// Whether the work is to stop.
  var isDue: Bool { isByUser || deadline.map { ContinuousClock.now > $0 } ?? false }
}
