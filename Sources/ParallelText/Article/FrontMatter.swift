/// The YAML, TOML or JSON at the top of a file: its top-level entries in file order, keys as written.
public struct FrontMatter: Sendable {
  public struct Entry: Sendable {
    public let key: String
    /// `WordHash.whole` of the key, by which its meaning is looked up.
    public let keyHash: UInt64
    /// Whether the key is of ASCII alone: case beyond it makes another hash.
    fileprivate let isPlain: Bool
    /// A scalar's value without quotes; of anything else its YAML text.
    public var value: String
    /// The value as written, quotes included; empty at the key's end where there is none.
    public var range: SourceRange

    public init(key: String, value: String, range: SourceRange) {
      self.key = key
      keyHash = FrontMatter.keyHash(of: key)
      isPlain = FrontMatter.isPlain(key)
      self.value = value
      self.range = range
    }

    /// - Parameters:
    ///   - key: In UTF-8.
    ///   - value: A scalar's without quotes; of anything else its YAML text.
    ///   - range: Of the value as written.
    public init(key: ByteView, value: String, range: SourceRange) {
      // Of up to fifteen bytes no memory is taken, and to decode them as any other text takes three times as long.
      self.key =
        key.count <= 15
        ? String(unsafeUninitializedCapacity: key.count) { $0.initialize(fromContentsOf: key.buffer) }
        : String(decoding: key, as: UTF8.self)
      keyHash = WordHash(of: key.buffer).whole
      isPlain = key.count(in: 0x80...0xFF) == 0
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
  /// Whether keys are of ASCII alone, as nearly all are: then their hashes tell all.
  private let hasPlainKeys: Bool

  public init(range: SourceRange = .empty(at: 0), entries: [Entry] = []) {
    self.range = range
    self.entries = entries
    hasPlainKeys = entries.indices.allSatisfy { entries[$0].isPlain }
    let (hashes, names) = entries.count > 32 ? Self.tables(of: entries) : ([:], [:])
    firstByHash = hashes
    firstByName = names
  }

  private static func tables(of entries: [Entry]) -> ([UInt64: Int], [String: Int]) {
    var (hashes, names): ([UInt64: Int], [String: Int]) = ([:], [:])
    for (index, entry) in entries.enumerated() {
      if hashes[entry.keyHash] == nil { hashes[entry.keyHash] = index }
      if entry.isPlain { continue }
      let name = folded(entry.key)
      if names[name] == nil { names[name] = index }
    }
    return (hashes, names)
  }

  /// The entry of a key, compared case-insensitively; the first if the key repeats.
  public subscript(key: String) -> Entry? { first(key, Self.keyHash(of: key)).map { entries[$0] } }

  /// The entry that has the key of another file's.
  public subscript(counterpartOf entry: Entry) -> Entry? { index(counterpartOf: entry).map { entries[$0] } }

  /// Where that entry stands: to look at it takes no copy.
  public func index(counterpartOf entry: Entry) -> Int? { first(entry.key, entry.keyHash) }

  private func first(_ key: String, _ hash: UInt64) -> Int? {
    if firstByHash.isEmpty {
      if hasPlainKeys { return entries.indices.first { entries[$0].keyHash == hash } }
      let name = Self.isPlain(key) ? nil : Self.folded(key)
      return entries.indices.first { index in
        entries[index].keyHash == hash || name.map { Self.folded(entries[index].key) == $0 } ?? false
      }
    }
    return [firstByHash[hash], hasPlainKeys ? nil : firstByName[Self.folded(key)]].compactMap { $0 }.min()
  }

  private static func isPlain(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
  }

  /// What keys have in common that differ in case alone.
  private static func folded(_ key: String) -> String { "\(key.utf8.count) " + key.lowercased() }

  /// `WordHash.whole` of a key. Complexity: O(length of the key).
  public static func keyHash(of key: String) -> UInt64 {
    var key = key
    return key.withUTF8 { WordHash(of: $0).whole }
  }
}
