import ParallelText

/// Phrases by what they begin with, to be looked for where words begin.
final class PhraseTree: Sendable {
  struct Value: Sendable {
    var strong: OppositeWords.Kinds = []
    var weak: OppositeWords.Kinds = []
    /// Whether any ending may follow.
    var isOpen = false
  }

  /// What a byte is, a bit each: whether a phrase begins with it; and where words stand apart, whether it is one of ASCII right
  /// behind which none begins, or the first of two of such a letter.
  private enum Trait {
    static let begins: UInt8 = 1
    static let goesOn: UInt8 = 2
    static let ofTwoBytes: UInt8 = 4
  }

  private let hasSpaces: Bool
  /// What may be written together with the word behind it.
  private let prefixes: Set<[UInt8]>
  private let longestPrefix: Int
  private let nodes: ByteTrie
  private let values: [Value]
  private let beginnings: WordBeginnings
  private let certainties: CertainKinds
  /// By bytes.
  private let traits: [UInt8]

  init(_ draft: PhraseDraft, prefixes: Set<[UInt8]>) {
    let hasSpaces = draft.hasSpaces
    self.hasSpaces = hasSpaces
    self.prefixes = prefixes
    longestPrefix = prefixes.map(\.count).max() ?? 0
    let nodes = ByteTrie(draft.nodes)
    self.nodes = nodes
    values = draft.values
    beginnings = draft.beginnings
    certainties = CertainKinds(draft.certainties)
    let isApart = hasSpaces && prefixes.isEmpty
    traits = nodes.withNodes { nodes in
      (0...255).map { (byte: UInt8) in
        (nodes.child(of: 0, Self.first(byte, hasSpaces)) != 0 ? Trait.begins : 0)
          | (isApart && ASCII.isIdentifier(byte) ? Trait.goesOn : 0)
          | (isApart && (0xCB...0xD7).contains(byte) ? Trait.ofTwoBytes : 0)
      }
    }
  }

  /// Of runs without spaces the first letter's case counts.
  @inline(__always)
  private static func first(_ byte: UInt8, _ hasSpaces: Bool) -> UInt8 { hasSpaces ? ASCII.lowercased(byte) : byte }

  // MARK: Searching

  /// Calls `body` with the phrases of a text from left to right, of those that begin alike the longest, none within another.
  func eachMatch(in text: ByteView, _ body: (OppositeWords.Match) -> Void) {
    let bytes = text.buffer
    eachBeginning(in: bytes) { nodes, _, index, _ in
      guard let (end, value) = longest(nodes, bytes, index), mayBegin(bytes, index) else { return nil }
      if !value.weak.isEmpty {
        let start = text.startIndex + index
        body(OppositeWords.Match(strong: value.strong, weak: value.weak, range: start..<(text.startIndex + end)))
      }
      return max(end, index + 1)
    }
  }

  /// Adds the kinds that a text may have for certain: all of its matches, and of phrases that begin alike.
  ///
  /// That takes a part of the time, and most texts have none that matters.
  func addPossibleKinds(in text: ByteView, to kinds: inout OppositeWords.Kinds) {
    let bytes = text.buffer
    eachBeginning(in: bytes) { nodes, beginnings, index, eight in
      if let eight {
        beginnings.forEachKey(eight) { kinds.formUnion(certainties.kinds(of: $0)) }
      } else if let (_, value) = longest(nodes, bytes, index) {
        kinds.formUnion(value.strong)
      }
      return nil
    }
  }

  /// Calls `body` where a phrase may begin; it returns where to go on, nil if that is behind the word.
  @inline(__always)
  private func eachBeginning(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: (ByteTrie.Nodes, WordBeginnings.Filter, _ index: Int, EightBytes?) -> Int?
  ) {
    traits.withUnsafeBufferPointer { traits in
      beginnings.withFilter { beginnings in
        nodes.withNodes { nodes in
          var index = 0
          while index < bytes.count {
            let trait = traits[Int(bytes[index])]
            if trait == 0 {
              index &+= 1
              continue
            }
            let hasEight = index &+ 8 <= bytes.count
            let eight = hasEight ? EightBytes(bytes, at: index) : EightBytes.none
            if trait & Trait.begins != 0, !hasEight || beginnings.mayBegin(eight), !isWithinWord(bytes, index),
              let next = body(nodes, beginnings, index, hasEight ? eight : nil)
            {
              index = next
              continue
            }
            // Nothing begins within a word, where most bytes stand.
            if trait & Trait.goesOn != 0 {
              index &+= max(1, eight.asciiLetters.count)
              while index < bytes.count, traits[Int(bytes[index])] & Trait.goesOn != 0 { index &+= 1 }
            } else if trait & Trait.ofTwoBytes != 0 {
              index = endOfLettersOfTwoBytes(bytes, from: index)
            } else {
              index &+= 1
            }
          }
        }
      }
    }
  }

  /// Where letters from Greek to Hebrew end: behind them, as behind those of ASCII, nothing begins in a word.
  private func endOfLettersOfTwoBytes(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= text.count {
      let (_, count) = EightBytes(text, at: index).lettersOfTwoBytes
      index &+= count
      if count < 8 { return index }
    }
    return max(index, start &+ 1)
  }

  /// Whether no phrase begins at an index for the reason that a word does not; not asked where words are written together.
  private func isWithinWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    hasSpaces && longestPrefix == 0 && index > 0 && isWordByte(bytes, before: index)
  }

  /// Whether a word begins at an index, or what may be written together with one has ended.
  private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    if bytes[index] & 0xC0 == 0x80 { return false }
    if !hasSpaces { return !isWithinKatakana(bytes, index) }
    if index == 0 || !isWordByte(bytes, before: index) { return true }
    if longestPrefix == 0 { return false }
    var start = index
    while start > 0, index - start <= longestPrefix, isWordByte(bytes, before: start) { start -= 1 }
    if index - start > longestPrefix { return false }
    return prefixes.contains(Array(bytes[start..<index]))
  }

  /// Whether a word in Katakana goes on at an index: it is written apart from others, as in `オフライン`.
  private func isWithinKatakana(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    func isKatakana(_ start: Int) -> Bool {
      start >= 0 && start + 2 < bytes.count && bytes[start] == 0xE3
        && (bytes[start + 1] == 0x82 && bytes[start + 2] >= 0xA1 || bytes[start + 1] == 0x83)
    }
    return isKatakana(index - 3) && isKatakana(index)
  }

  /// Whether what stands before an index is part of a word: quotation marks, dashes and wide punctuation are none.
  private func isWordByte(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    let byte = bytes[index - 1]
    if byte < 0x80 {
      // Of names such as `Get-InstalledModule` no part is meant.
      return ASCII.isIdentifier(byte) || byte == UInt8(ascii: "-") && index > 1 && ASCII.isLetter(bytes[index - 2])
    }
    if index >= 3, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x80 { return false }
    if index >= 2, bytes[index - 2] == 0xC2 { return false }
    if index >= 2, bytes[index - 2] == 0xD8, byte == 0x8C || byte == 0x9B || byte == 0x9F { return false }
    return true
  }

  private func longest(
    _ nodes: ByteTrie.Nodes, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (end: Int, value: Value)? {
    // The root's child, since a phrase begins with the byte.
    var node = nodes.child(of: 0, Self.first(bytes[start], hasSpaces))
    var index = start + 1
    // Most words go no further than this.
    while !nodes.endsPhrase(node) {
      guard let next = child(nodes, node, bytes, index) else { return nil }
      node = next
      index &+= 1
    }
    var best: (end: Int, value: Int)?
    // The beginnings of the first word that any ending may follow: a longer one does not take their kinds away.
    var shorter = Value()
    var isFirstWord = !bytes[start..<index].contains(0x20)
    while true {
      let (whole, open) = nodes.values(of: node)
      if open >= 0 {
        best = (index, Int(open))
        if isFirstWord {
          shorter.strong.formUnion(values[Int(open)].strong)
          shorter.weak.formUnion(values[Int(open)].weak)
        }
      }
      if whole >= 0, hasSpaces ? !continues(bytes, index) : !isWithinKatakana(bytes, index) {
        best = (index, Int(whole))
      }
      guard let next = child(nodes, node, bytes, index) else { break }
      if bytes[index] == 0x20 { isFirstWord = false }
      node = next
      index &+= 1
    }
    guard let best else { return nil }
    var value = values[best.value]
    // What only looks like another word is none.
    if value.weak.isEmpty { return (best.end, value) }
    value.strong.formUnion(shorter.strong)
    value.weak.formUnion(shorter.weak)
    return (best.end, value)
  }

  /// Where a phrase goes on from a node with what stands at an index: a letter in whatever case, or a digit for a number.
  @inline(__always)
  private func child(
    _ nodes: ByteTrie.Nodes, _ node: Int32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Int32? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    var next = nodes.child(of: node, ASCII.lowercased(byte))
    if next == 0, ASCII.isUpper(byte) { next = nodes.child(of: node, byte) }
    if next == 0, ASCII.isDigit(byte) { next = nodes.child(of: node, PhraseDraft.number) }
    return next == 0 ? nil : next
  }

  /// Whether a word goes on at an index.
  private func continues(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte < 0x80 {
      return ASCII.isIdentifier(byte)
        || byte == UInt8(ascii: "-") && index + 1 < bytes.count && ASCII.isLetter(bytes[index + 1])
    }
    if byte == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x80 { return false }
    if byte == 0xC2 { return false }
    if byte == 0xD8, index + 1 < bytes.count, [0x8C, 0x9B, 0x9F].contains(bytes[index + 1]) { return false }
    return true
  }
}
