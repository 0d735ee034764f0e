/// What is counted as a word where words of two languages are held against one another.
extension Article {
  /// Up to so many words a text is known as a whole as well.
  private static let longestPhrase = 6

  /// The words of a block of prose, each once, ascending: those of `words`, the text as a whole if it is short, and in
  /// scripts without spaces each two letters that follow one another. Empty for code.
  ///
  /// - Parameters:
  ///   - index: The block's in `blocks`.
  ///   - hasBareScript: Whether the text is in a script without spaces.
  ///   - known: If given, words that are not among these are left out.
  /// - Complexity: O(n log n) for a block of n words and bytes; nothing is kept.
  public func lexicalTokens(
    ofBlock index: Int, hasBareScript: Bool, among known: HashSet<UInt32>? = nil
  ) -> [UInt32] {
    var tokens: [UInt32] = []
    readLexicalTokens(ofBlock: index, hasBareScript: hasBareScript, among: known, into: &tokens)
    return tokens
  }

  /// The same in place of what stands in an array, which many blocks may share.
  public func readLexicalTokens(
    ofBlock index: Int, hasBareScript: Bool, among known: HashSet<UInt32>? = nil, into tokens: inout [UInt32]
  ) {
    tokens.removeAll(keepingCapacity: true)
    appendLexicalTokens(ofBlock: index, hasBareScript: hasBareScript, among: known, to: &tokens)
    if tokens.count > 1 { tokens.sortUnique() }
  }

  /// Appends the same in the order of the text, each as often as it is there. Complexity: O(n).
  public func appendLexicalTokens(
    ofBlock index: Int, hasBareScript: Bool, among known: HashSet<UInt32>? = nil, to tokens: inout [UInt32]
  ) {
    let block = blocks[index]
    guard block.kind != .code, block.kind != .image else { return }
    let first = tokens.count
    let own = words[block.wordIndexes]
    if let known {
      for word in own where known.contains(word) { tokens.append(word) }
    } else {
      tokens += own
    }
    // Of a single word it is the word.
    if own.count > 1, let phrase = phrase(ofBlock: index), known?.contains(phrase) ?? true { tokens.append(phrase) }
    if !hasBareScript { return }
    source.withBytes { bytes in
      for line in lines[block.lineIndexes] { BareScript.addPairs(of: bytes[line], to: &tokens) }
    }
    if let known { tokens[first...].removeAll { !known.contains($0) } }
  }

  /// The text of a block as one word, nil if it has none, or too many.
  public func phrase(ofBlock index: Int) -> UInt32? {
    let words = words[blocks[index].wordIndexes]
    return words.isEmpty || words.count > Self.longestPhrase ? nil : WordHash.ofPhrase(words)
  }

  /// The text of a literal as one word: the name of a button or menu, say.
  public func phrase(of literal: Literal) -> UInt32 {
    source.withBytes { bytes in
      var words: [UInt32] = []
      let text = bytes[literal.range]
      var start = text.startIndex
      for index in text.startIndex...text.endIndex {
        if index < text.endIndex, text[index] >= 0x80 || ASCII.isIdentifier(text[index]) { continue }
        if index > start { words.append(WordHash.of(text[start..<index])) }
        start = index + 1
      }
      return WordHash.ofPhrase(words[...])
    }
  }

  /// Whether the article has letters of a script that is written without spaces. Complexity: O(bytes) at worst.
  public var hasBareScript: Bool {
    source.withBytes { bytes in
      blocks.contains { block in
        block.kind != .code && lines[block.lineIndexes].contains { BareScript.occurs(in: bytes[$0]) }
      }
    }
  }
}

extension [UInt32] {
  /// Sorts, and keeps of equal ones the first. Complexity: O(n log n).
  public mutating func sortUnique() {
    sort()
    var unique = 0
    for element in self where unique == 0 || self[unique - 1] != element {
      self[unique] = element
      unique += 1
    }
    removeLast(count - unique)
  }
}

extension WordHash {
  /// Several words as one. Of a single word it is the word's own hash.
  static func ofPhrase(_ words: ArraySlice<UInt32>) -> UInt32 {
    if words.count == 1 { return words[words.startIndex] }
    var hash = WordHash()
    for word in words { hash.combine(UInt64(word), count: 4) }
    return hash.value
  }
}

extension Lexicon {
  /// Appends what a lexicon knows of a text in a script without spaces: each two letters that follow one another.
  public static func appendPairs(of text: ByteView, to tokens: inout [UInt32]) {
    BareScript.addPairs(of: text, to: &tokens)
  }
}

/// Scripts that are written without spaces: Thai, Lao, Myanmar, Khmer, kana and Han. All their letters but rare ones of Han
/// take three bytes.
private enum BareScript {
  /// Whether such a letter stands at an index.
  @inline(__always)
  private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    let second = bytes[index + 1]
    return switch bytes[index] {
    case 0xE0: second >= 0xB8 && second <= 0xBB
    case 0xE1: second <= 0x82 || second == 0x9E || second == 0x9F
    case 0xE3: second >= 0x81 && !(second == 0x83 && bytes[index + 2] == 0xBB)
    case 0xE4...0xE9: true
    case 0xEF: second >= 0xA4 && second <= 0xAB
    default: false
    }
  }

  static func occurs(in text: ByteView) -> Bool {
    // In most scripts no byte can begin such a letter, which is seen many bytes at a time.
    if text.count(in: 0xE0...0xE1) == 0, text.count(in: 0xE3...0xEF) == 0 { return false }
    let bytes = text.buffer
    for index in bytes.indices where bytes[index] >= 0xE0 && isLetter(bytes, index) { return true }
    return false
  }

  /// Appends the hash of each two letters of a run.
  static func addPairs(of text: ByteView, to tokens: inout [UInt32]) {
    let bytes = text.buffer
    var before: UInt64?
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0xE0, isLetter(bytes, index) else {
        before = nil
        index += 1
        continue
      }
      let letter = UInt64(bytes[index]) | UInt64(bytes[index + 1]) << 8 | UInt64(bytes[index + 2]) << 16
      if let before { tokens.append(WordHash.of(0, rest: before | letter << 24)) }
      before = letter
      index += 3
    }
  }
}
