import Auditing
import Synchronization
import Testing

@Suite("The runner of batches")
struct BatchRunnerTests {
  private static let items = Array(0..<1_000)

  private static func runner(running: Int = 4, begun: Int = 8, files: @escaping (Int) -> Int = { _ in 1 })
    -> BatchRunner<Int>
  {
    BatchRunner(items, .init(running: running, begun: begun), files: files)
  }

  @Test("Hands on every item once, in order, whatever takes how long") func order() async {
    var received: [Int] = []
    await Self.runner().run { _ in
      []
    } work: { batch in
      // The first of some is the slowest.
      try? await Task.sleep(for: .microseconds((batch[0] * 7919) % 13 * 300))
      return batch.map { $0 * 2 }
    } receive: { batch, doubled in
      #expect(doubled == batch.map { $0 * 2 })
      received += batch
    }
    #expect(received == Self.items)
  }

  @Test("Has no more batches begun than its window holds while the first is waited for") func window() async {
    let begun = Atomic(0)
    var most = 0
    await Self.runner(running: 3, begun: 5).run { _ in
      []
    } work: { batch in
      begun.add(1, ordering: .relaxed)
      if batch[0] == 0 { try? await Task.sleep(for: .milliseconds(50)) }
    } receive: { batch, _ in
      if batch[0] == 0 { most = begun.load(ordering: .relaxed) }
    }
    #expect(most == 5)
  }

  private struct Enough: Error {}

  @Test("Ends when the receiver has failed, and begins nothing more") func failure() async {
    let begun = Atomic(0)
    var received = 0
    await #expect(throws: Enough.self) {
      try await Self.runner(running: 2, begun: 4).run { _ in
        []
      } work: { _ in
        begun.add(1, ordering: .relaxed)
      } receive: { _, _ throws(Enough) in
        received += 1
        if received == 3 { throw Enough() }
      }
    }
    #expect(received == 3)
    #expect(begun.load(ordering: .relaxed) <= 3 + 4)
  }

  @Test("Gathers about 32 files in a batch, and fewer towards the end") func sizes() async {
    var sizes: [Int] = []
    await Self.runner(files: { $0 == 0 ? 500 : 2 }).run { _ in
      []
    } work: { _ in
    } receive: { batch, _ in
      sizes.append(batch.count)
    }
    #expect(sizes.prefix(3) == [1, 16, 16])
    #expect(zip(sizes.dropFirst(), sizes.dropFirst(2)).allSatisfy { $0 >= $1 })
    #expect(sizes.suffix(2) == [2, 2] || sizes.last == 1)
  }
}
