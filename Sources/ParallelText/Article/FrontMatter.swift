/// The YAML block at the top of a file: its top-level entries in file order, keys as written.
public struct FrontMatter: Sendable {
  public struct Entry: Sendable {
    public let key: String
    /// `WordHash.whole` of the key, by which its meaning is looked up.
    public let keyHash: UInt64
    /// A scalar's value without quotes; of anything else its YAML text.
    public var value: String
    /// The value as written, quotes included; empty at the key's end where there is none.
    public var range: SourceRange

    public init(key: String, value: String, range: SourceRange) {
      self.key = key
      keyHash = FrontMatter.keyHash(of: key)
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

  /// The entry of a key, compared case-insensitively; the first if the key repeats.
  public subscript(key: String) -> Entry? { first(key, Self.keyHash(of: key)) }

  /// The entry that has the key of another file's.
  public subscript(counterpartOf entry: Entry) -> Entry? { first(entry.key, entry.keyHash) }

  private func first(_ key: String, _ hash: UInt64) -> Entry? {
    // Case beyond ASCII makes another hash.
    if key.utf8.allSatisfy({ $0 < 0x80 }) { return entries.first { $0.keyHash == hash } }
    let folded = key.lowercased()
    return entries.first {
      $0.keyHash == hash || $0.key.utf8.count == key.utf8.count && $0.key.lowercased() == folded
    }
  }

  /// `WordHash.whole` of a key. Complexity: O(length of the key).
  public static func keyHash(of key: String) -> UInt64 {
    var key = key
    return key.withUTF8 { WordHash(of: $0).whole }
  }
}
