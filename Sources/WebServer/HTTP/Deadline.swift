import NIOCore

/// A moment by which something has to have happened on a connection; on one event loop.
///
/// It is moved with each request. A timer that is set is left alone then, and looks for the moment when it goes off.
final class Deadline {
  private let loop: any EventLoop
  private let passed: () -> Void
  private var moment: NIODeadline?
  private var timer: Scheduled<Void>?
  private var timerMoment = NIODeadline.distantFuture

  init(_ loop: any EventLoop, passed: @escaping () -> Void) {
    self.loop = loop
    self.passed = passed
  }

  func set(in time: Duration) { set(.now() + TimeAmount(time)) }

  /// - Parameter moment: nil for no limit.
  func set(_ moment: NIODeadline?) {
    self.moment = moment
    guard let moment, timer == nil || moment < timerMoment else { return }
    arm(at: moment)
  }

  func cancel() {
    moment = nil
    timer?.cancel()
    timer = nil
  }

  private func arm(at moment: NIODeadline) {
    timer?.cancel()
    timerMoment = moment
    timer = loop.assumeIsolated().scheduleTask(deadline: moment) { self.look() }
  }

  private func look() {
    timer = nil
    guard let moment else { return }
    if moment > .now() { return arm(at: moment) }
    self.moment = nil
    passed()
  }
}
