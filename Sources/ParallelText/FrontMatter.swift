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
      var bytes = key
      keyHash = bytes.withUTF8 { WordHash(of: $0).whole }
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
  public subscript(key: String) -> Entry? {
    entries.first { Self.areSame($0.key, key) }
  }

  /// Most keys differ in their length or their first byte.
  private static func areSame(_ first: String, _ second: String) -> Bool {
    guard first.utf8.count == second.utf8.count else { return false }
    if first.utf8.elementsEqual(second.utf8, by: { $0.lowercasedASCII == $1.lowercasedASCII }) { return true }
    return second.utf8.contains { $0 >= 0x80 } && first.lowercased() == second.lowercased()
  }
}
