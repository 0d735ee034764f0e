/// The YAML block at the top of a file: its top-level entries in file order, keys as written.
public struct FrontMatter: Sendable {
  public struct Entry: Sendable {
    public var key: String
    /// A scalar's value without quotes; of anything else its YAML text.
    public var value: String
    /// The value as written, quotes included; empty at the key's end where there is none.
    public var range: SourceRange

    public init(key: String, value: String, range: SourceRange) {
      self.key = key
      self.value = value
      self.range = range
    }
  }

  /// From the opening `---` to the closing one; empty if the file has no front matter.
  public var range: SourceRange
  public var entries: [Entry]

  public init(range: SourceRange = .empty(at: 0), entries: [Entry] = []) {
    self.range = range
    self.entries = entries
  }

  /// The entry of a key, whatever the case of its ASCII letters; the first if the key repeats.
  public subscript(key: String) -> Entry? {
    entries.first { $0.key.utf8.count == key.utf8.count && ($0.key == key || areSame($0.key, key)) }
  }
}

/// Whether two keys of one length differ in nothing but the case of ASCII letters. Most differ in the first byte.
private func areSame(_ first: String, _ second: String) -> Bool {
  let quick = first.utf8.withContiguousStorageIfAvailable { first in
    second.utf8.withContiguousStorageIfAvailable { second in
      first.indices.allSatisfy { folded(first[$0]) == folded(second[$0]) }
    }
  }
  return (quick ?? nil) ?? first.utf8.elementsEqual(second.utf8) { folded($0) == folded($1) }
}

private func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
