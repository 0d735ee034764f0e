import ParallelText

/// Remembers the terms of chunks of text: of a language's running text few chunks are new.
///
/// A look-up waits for memory more than for anything else, so it takes two places: a slot, and what the slot names.
struct TermMemory {
  /// Longer ones hardly come again.
  private static let longestChunk = 48
  /// So many bytes are remembered, then it begins anew.
  private static let capacity = 1 << 24

  /// A hash table with open addressing: the upper half of a chunk's hash and where its record begins; 0 where there is
  /// none.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
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
    slots.withUnsafeBufferPointer { slots in
      records.withUnsafeBufferPointer { records in
        var slot = Self.slot(hash, of: slots.count)
        while slots[slot] != 0 {
          if (slots[slot] ^ hash) >> 32 == 0 {
            let record = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
            let start = record + 3
            let end = start + Int(records[record])
            if end - start == chunk.count, chunk.indices.allSatisfy({ chunk[$0] == records[start + $0] }) {
              let length = Int(records[record + 1]) << 8 | Int(records[record + 2])
              terms.append(contentsOf: UnsafeBufferPointer(rebasing: records[end..<(end + length)]))
              return true
            }
          }
          slot = (slot + 1) & (slots.count - 1)
        }
        return false
      }
    }
  }

  private mutating func remember(_ chunk: Chunks.Bytes, _ hash: UInt64, _ made: [UInt8]) {
    if records.count > Self.capacity { self = TermMemory() }
    if count * 2 >= slots.count {
      let old = slots
      slots = [UInt64](repeating: 0, count: old.count * 2)
      for value in old where value != 0 { place(value) }
    }
    place(hash & 0xFFFF_FFFF_0000_0000 | UInt64(records.count))
    count += 1
    records.append(UInt8(chunk.count))
    records.append(UInt8(truncatingIfNeeded: made.count >> 8))
    records.append(UInt8(truncatingIfNeeded: made.count))
    records.append(contentsOf: chunk)
    records.append(contentsOf: made)
  }

  private mutating func place(_ value: UInt64) {
    var slot = Self.slot(value, of: slots.count)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  /// Where a chunk's slot is looked for first: told by the upper half of the hash, which a slot keeps.
  private static func slot(_ hash: UInt64, of count: Int) -> Int { Int(truncatingIfNeeded: hash >> 32) & (count - 1) }
}
