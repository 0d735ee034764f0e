import ParallelText

/// Remembers the terms of chunks of text: of a language's running text few chunks are new.
///
/// A look-up waits for memory more than for anything else, so it takes two places: a slot, and what the slot names.
struct TermMemory {
  /// Longer ones hardly come again.
  private static let longestChunk = 48
  /// So many bytes are remembered, then it begins anew.
  private static let capacity = 1 << 24

  /// The upper half of a chunk's hash, by which it is found, and where its record begins; 0 where there is none.
  private var slots = HashTable<UInt64>(capacity: 1 << 11, free: 0)
  private var count = 0
  /// Records: the chunk's length, the length of its terms in two bytes, the chunk, its terms. The first byte is none, so
  /// that no slot in use is 0.
  private var records: [UInt8] = [0]

  /// Adds the terms of a chunk, which `make` gives if they are not known.
  mutating func append(termsOf chunk: Chunks.Bytes, to terms: inout [UInt8], make: () -> [UInt8]) {
    guard chunk.count <= Self.longestChunk else { return terms.append(contentsOf: make()) }
    let hash = Hash64.of(chunk)
    if appendKnown(chunk, hash, to: &terms) { return }
    let made = make()
    terms.append(contentsOf: made)
    if made.count <= UInt16.max { remember(chunk, hash, made) }
  }

  private func appendKnown(_ chunk: Chunks.Bytes, _ hash: UInt64, to terms: inout [UInt8]) -> Bool {
    records.withUnsafeBufferPointer { records in
      func start(_ slot: UInt64) -> Int { Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) }
      let place = slots.place(of: hash >> 32) { slot in
        guard slot != 0 else { return true }
        guard (slot ^ hash) >> 32 == 0, Int(records[start(slot)]) == chunk.count else { return false }
        let own = start(slot) + 3
        return chunk.indices.allSatisfy { chunk[$0] == records[own + $0] }
      }
      guard slots[place] != 0 else { return false }
      let record = start(slots[place])
      let length = Int(records[record + 1]) << 8 | Int(records[record + 2])
      let end = record + 3 + chunk.count
      terms.append(contentsOf: UnsafeBufferPointer(rebasing: records[end..<(end + length)]))
      return true
    }
  }

  private mutating func remember(_ chunk: Chunks.Bytes, _ hash: UInt64, _ made: [UInt8]) {
    if records.count > Self.capacity { self = TermMemory() }
    if count >= slots.capacity { slots.grow(free: 0, isFree: { $0 == 0 }, hash: { $0 >> 32 }) }
    slots[slots.place(of: hash >> 32) { $0 == 0 }] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(records.count)
    count += 1
    records.append(UInt8(chunk.count))
    records.append(UInt8(truncatingIfNeeded: made.count >> 8))
    records.append(UInt8(truncatingIfNeeded: made.count))
    records.append(contentsOf: chunk)
    records.append(contentsOf: made)
  }
}
