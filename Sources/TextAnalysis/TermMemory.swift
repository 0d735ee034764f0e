import ParallelText

/// Remembers the terms of chunks of text: of a language's running text few chunks are new.
final class TermMemory {
  /// Longer ones hardly come again.
  private static let longestChunk = 48
  /// So many bytes of chunks and terms are remembered, then it begins anew.
  private static let capacity = 1 << 24

  private struct Entry {
    var chunk: Range<Int>
    var terms: Range<Int>
  }

  /// By the chunk's hash. Of two chunks with one hash the first is remembered.
  private var entries: [UInt64: Entry] = [:]
  private var bytes: [UInt8] = []

  /// Adds the terms of a chunk, which `make` gives if they are not known.
  func append(termsOf chunk: ArraySlice<UInt8>, to terms: inout [UInt8], make: () -> [UInt8]) {
    guard chunk.count <= Self.longestChunk else { return terms.append(contentsOf: make()) }
    let hash = Hash64.of(chunk)
    if let entry = entries[hash] {
      let isSame = bytes[entry.chunk].elementsEqual(chunk)
      return terms.append(contentsOf: isSame ? bytes[entry.terms] : make()[...])
    }
    let made = make()
    terms.append(contentsOf: made)
    if bytes.count > Self.capacity {
      entries.removeAll()
      bytes.removeAll()
    }
    let start = bytes.count
    bytes.append(contentsOf: chunk)
    bytes.append(contentsOf: made)
    entries[hash] = Entry(chunk: start..<(start + chunk.count), terms: (start + chunk.count)..<bytes.count)
  }
}
