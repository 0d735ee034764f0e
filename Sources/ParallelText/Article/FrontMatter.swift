/// The YAML, TOML or JSON at the top of a file: its top-level entries in file order, keys as written.
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

  /// With its fences or braces; empty if the file has no front matter.
  public var range: SourceRange
  public let entries: [Entry]
  /// The first entry of each hash of a key; of few entries there is no table.
  private let firstByHash: [UInt64: Int]
  /// The first entry of each key whose case may make another hash, by `folded`.
  private let firstByName: [String: Int]

  public init(range: SourceRange = .empty(at: 0), entries: [Entry] = []) {
    self.range = range
    self.entries = entries
    let (hashes, names) = entries.count > 32 ? Self.tables(of: entries) : ([:], [:])
    firstByHash = hashes
    firstByName = names
  }

  private static func tables(of entries: [Entry]) -> ([UInt64: Int], [String: Int]) {
    var (hashes, names): ([UInt64: Int], [String: Int]) = ([:], [:])
    for (index, entry) in entries.enumerated() {
      if hashes[entry.keyHash] == nil { hashes[entry.keyHash] = index }
      if entry.key.utf8.allSatisfy({ $0 < 0x80 }) { continue }
      let name = folded(entry.key)
      if names[name] == nil { names[name] = index }
    }
    return (hashes, names)
  }

  /// The entry of a key, compared case-insensitively; the first if the key repeats.
  public subscript(key: String) -> Entry? { first(key, Self.keyHash(of: key)) }

  /// The entry that has the key of another file's.
  public subscript(counterpartOf entry: Entry) -> Entry? { first(entry.key, entry.keyHash) }

  private func first(_ key: String, _ hash: UInt64) -> Entry? {
    // Case beyond ASCII makes another hash.
    let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    if firstByHash.isEmpty {
      if isASCII { return entries.first { $0.keyHash == hash } }
      let name = Self.folded(key)
      return entries.first { $0.keyHash == hash || Self.folded($0.key) == name }
    }
    let found = [firstByHash[hash], isASCII ? nil : firstByName[Self.folded(key)]].compactMap { $0 }
    return found.min().map { entries[$0] }
  }

  /// What keys have in common that differ in case alone.
  private static func folded(_ key: String) -> String { "\(key.utf8.count) " + key.lowercased() }

  /// `WordHash.whole` of a key. Complexity: O(length of the key).
  public static func keyHash(of key: String) -> UInt64 {
    var key = key
    return key.withUTF8 { WordHash(of: $0).whole }
  }
}
