import ParallelText

/// Remembers the terms of chunks of text: of a language's running text few chunks are new.
final class TermMemory {
  /// Longer ones hardly come again.
  private static let longestChunk = 48
  /// So many chunks are remembered, then it begins anew.
  private static let capacity = 1 << 18

  private struct Entry {
    var hash: UInt64
    /// Where the chunk begins in `bytes`, its terms, and where they end.
    var chunk: UInt32
    var terms: UInt32
    var end: UInt32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// A hash table with open addressing: 1 + a place in `entries`, 0 where there is none.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// Adds the terms of a chunk, which `make` gives if they are not known.
  func append(termsOf chunk: Chunks.Bytes, to terms: inout [UInt8], make: () -> [UInt8]) {
    guard chunk.count <= Self.longestChunk else { return terms.append(contentsOf: make()) }
    let hash = Hash64.of(chunk)
    if let entry = entry(of: chunk, hash) {
      return bytes.withUnsafeBufferPointer { terms.append(contentsOf: $0[Int(entry.terms)..<Int(entry.end)]) }
    }
    let made = make()
    terms.append(contentsOf: made)
    remember(chunk, hash, made)
  }

  private func entry(of chunk: Chunks.Bytes, _ hash: UInt64) -> Entry? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, isAt(entry, chunk) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isAt(_ entry: Entry, _ chunk: Chunks.Bytes) -> Bool {
    guard Int(entry.terms - entry.chunk) == chunk.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      chunk.indices.allSatisfy { bytes[Int(entry.chunk) + $0] == chunk[$0] }
    }
  }

  private func remember(_ chunk: Chunks.Bytes, _ hash: UInt64, _ made: [UInt8]) {
    if entries.count == Self.capacity {
      entries.removeAll()
      bytes.removeAll()
      slots = [UInt32](repeating: 0, count: slots.count)
    }
    let start = bytes.count
    bytes.append(contentsOf: chunk)
    bytes.append(contentsOf: made)
    let entry = Entry(
      hash: hash, chunk: UInt32(start), terms: UInt32(start + chunk.count), end: UInt32(bytes.count))
    entries.append(entry)
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for (number, entry) in entries.enumerated() { place(number, entry.hash) }
    } else {
      place(entries.count - 1, hash)
    }
  }

  private func place(_ number: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }
}
