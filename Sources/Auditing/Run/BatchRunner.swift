import CorpusLayout

/// Works on batches of items in parallel, and hands on what comes of them in their order.
///
/// Whoever receives it is the only one who does, one batch after the other: so the same input gives the same result on any
/// number of cores.
package struct BatchRunner<Item: Sendable>: Sendable {
  /// How many batches are held in memory at a time.
  package struct Window: Sendable {
    /// Worked on: more than there are cores, so that none waits for the receiver.
    var running: Int
    /// Begun and not yet received: few, so that a slow batch does not let those behind it pile up.
    var begun: Int

    package init(running: Int, begun: Int) {
      self.running = running
      self.begun = begun
    }
  }

  private let batches: [[Item]]
  private let window: Window

  /// - Parameter files: How many files an item has.
  package init(_ items: some Sequence<Item>, _ window: Window, files: (Item) -> Int) {
    batches = Self.batches(of: Array(items), files: files)
    self.window = window
  }

  /// In their order.
  package var items: some Sequence<Item> { batches.lazy.joined() }

  /// Of about 32 files, so that a task is worth its start. The last ones are smaller, so that no core works on one for long
  /// while the others have nothing left (guided self-scheduling, Polychronopoulos and Kuck 1987).
  private static func batches(of items: [Item], files: (Item) -> Int) -> [[Item]] {
    var left = items.reduce(0) { $0 + files($1) }
    var batches: [[Item]] = []
    var current: [Item] = []
    var count = 0
    for item in items {
      current.append(item)
      count += files(item)
      if count >= min(32, max(4, left / 16)) {
        batches.append(current)
        left -= count
        current = []
        count = 0
      }
    }
    if !current.isEmpty { batches.append(current) }
    return batches
  }

  /// - Parameters:
  ///   - paths: The files that are read of an item, of which the system is told before.
  ///   - work: Called on any thread.
  ///   - receive: Called for one batch after the other.
  /// - Throws: What `receive` throws; batches that have not begun are then left out.
  package func run<Outcome: Sendable, Failure: Error>(
    reading paths: (Item) -> [String], work: @escaping @Sendable ([Item]) async -> Outcome,
    receive: ([Item], Outcome) async throws(Failure) -> Void
  ) async throws(Failure) {
    var failure: Failure?
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var waiting: [Int: Outcome] = [:]
      var (next, running, received) = (0, 0, 0)
      var readAhead = ReadAhead()
      func begin() {
        while running < window.running, next < min(batches.count, received + window.begun) {
          let (number, batch) = (next, batches[next])
          readAhead.request(batch.lazy.flatMap(paths))
          next += 1
          running += 1
          group.addTask { (number, await work(batch)) }
        }
      }
      begin()
      while let (number, outcome) = await group.next() {
        waiting[number] = outcome
        running -= 1
        begin()
        while let outcome = waiting.removeValue(forKey: received) {
          do throws(Failure) {
            try await receive(batches[received], outcome)
          } catch {
            failure = error
            group.cancelAll()
            return
          }
          received += 1
          begin()
        }
      }
    }
    if let failure { throw failure }
  }
}
