import ParallelText

/// Phrases by what they begin with, to be looked for where words begin.
struct PhraseTree: Sendable {
  struct Value: Sendable {
    var strong: OppositeWords.Kinds = []
    var weak: OppositeWords.Kinds = []
    /// Whether any ending may follow.
    var isOpen = false
  }

  private struct Node {
    var byte: UInt8
    var firstChild: Int32 = 0
    var sibling: Int32 = 0
    /// What ends here as a whole word, and what any ending may follow.
    var whole: Int32 = -1
    var open: Int32 = -1
  }

  /// Stands in a phrase for a number.
  private static let number: UInt8 = 1

  private let hasSpaces: Bool
  /// What may be written together with the word behind it.
  private let prefixes: Set<[UInt8]>
  private let longestPrefix: Int
  private var nodes = [Node(byte: 0)]
  private var firstNodes = [Int32](repeating: 0, count: 256)
  private var beginnings = Beginnings()
  private var values: [Value] = []

  /// - Parameter hasSpaces: Whether a phrase is to begin and end with a word.
  init(hasSpaces: Bool, prefixes: Set<[UInt8]>) {
    self.hasSpaces = hasSpaces
    self.prefixes = prefixes
    longestPrefix = prefixes.map(\.count).max() ?? 0
  }

  var isEmpty: Bool { values.isEmpty }

  // MARK: Building

  /// - Parameter phrase: In small letters; `*` at the end stands for any ending, `#` for a number.
  mutating func add(_ phrase: Substring, _ value: Value) {
    var value = value
    var text = phrase
    if text.last == "*" {
      text.removeLast()
      value.isOpen = true
    }
    // An ending in the midst of a phrase is whatever letters stand there: only the words before it are looked for.
    if let star = text.firstIndex(of: "*") {
      text = text[..<star]
      value.isOpen = true
    }
    if text.last == "#" { value.isOpen = true }
    let forms = hasSpaces ? Set(text.casings) : [String(text)]
    for form in forms { insert(form.utf8.map { $0 == UInt8(ascii: "#") ? Self.number : $0 }, value) }
  }

  private mutating func insert(_ phrase: [UInt8], _ value: Value) {
    guard !phrase.isEmpty else { return }
    beginnings.add(phrase.prefix { $0 != Self.number })
    var node: Int32 = 0
    for byte in phrase {
      var next = child(of: node, byte)
      if next == 0 {
        next = Int32(nodes.count)
        nodes.append(Node(byte: byte, sibling: nodes[Int(node)].firstChild))
        nodes[Int(node)].firstChild = next
        if node == 0 { firstNodes[Int(byte)] = next }
      }
      node = next
    }
    let place = value.isOpen ? nodes[Int(node)].open : nodes[Int(node)].whole
    if place >= 0 {
      values[Int(place)].strong.formUnion(value.strong)
      values[Int(place)].weak.formUnion(value.weak)
      return
    }
    if value.isOpen {
      nodes[Int(node)].open = Int32(values.count)
    } else {
      nodes[Int(node)].whole = Int32(values.count)
    }
    values.append(value)
  }

  private func child(of node: Int32, _ byte: UInt8) -> Int32 {
    if node == 0 { return firstNodes[Int(byte)] }
    var child = nodes[Int(node)].firstChild
    while child != 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
    return child
  }

  // MARK: Searching

  /// Calls `body` with the phrases of a text from left to right, of those that begin alike the longest, none within another.
  func eachMatch(in text: ByteView, _ body: (OppositeWords.Match) -> Void) {
    let bytes = text.buffer
    var index = 0
    while index < bytes.count {
      if firstNodes[Int(bytes[index])] != 0, !isWithinWord(bytes, index), beginnings.mayHave(bytes, index),
        mayBegin(bytes, index), let (end, value) = longest(bytes, index)
      {
        if !value.weak.isEmpty {
          body(
            OppositeWords.Match(
              strong: value.strong, weak: value.weak, range: (text.startIndex + index)..<(text.startIndex + end)))
        }
        index = max(end, index + 1)
        continue
      }
      index += 1
    }
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

  private func longest(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (end: Int, value: Value)? {
    var node: Int32 = 0
    var best: (end: Int, value: Int)?
    // The beginnings of the first word that any ending may follow: a longer one does not take their kinds away.
    var shorter = Value()
    var isFirstWord = true
    var index = start
    while true {
      if node != 0 {
        let open = nodes[Int(node)].open
        if open >= 0 {
          best = (index, Int(open))
          if isFirstWord {
            shorter.strong.formUnion(values[Int(open)].strong)
            shorter.weak.formUnion(values[Int(open)].weak)
          }
        }
        if nodes[Int(node)].whole >= 0, hasSpaces ? !continues(bytes, index) : !isWithinKatakana(bytes, index) {
          best = (index, Int(nodes[Int(node)].whole))
        }
      }
      guard index < bytes.count else { break }
      var next = child(of: node, index == start ? bytes[index] : ASCII.lowercased(bytes[index]))
      if next == 0, node != 0, bytes[index] != ASCII.lowercased(bytes[index]) { next = child(of: node, bytes[index]) }
      if next == 0, ASCII.isDigit(bytes[index]) { next = child(of: node, Self.number) }
      if next == 0 { break }
      if bytes[index] == 0x20 { isFirstWord = false }
      node = next
      index += 1
    }
    guard let best else { return nil }
    var value = values[best.value]
    // What only looks like another word is none.
    if value.weak.isEmpty { return (best.end, value) }
    value.strong.formUnion(shorter.strong)
    value.weak.formUnion(shorter.weak)
    return (best.end, value)
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

/// Tells of most words at once that no phrase begins like them: a set of hashes of the first bytes, with some false hits.
private struct Beginnings {
  private static let most = 4

  private var bits = [UInt64](repeating: 0, count: 256)
  /// Bits of the numbers of bytes that the set has hashes of.
  private var lengths: UInt8 = 0

  mutating func add(_ phrase: ArraySlice<UInt8>) {
    let key = phrase.prefix(Self.most)
    lengths |= 1 << UInt8(key.count)
    let hash = key.reduce(0, Self.next)
    bits[Self.place(hash) >> 6] |= 1 << UInt64(Self.place(hash) & 63)
  }

  func mayHave(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var hash: UInt32 = 0
    for count in 0...min(Self.most, bytes.count - start) {
      if count > 0 { hash = Self.next(hash, bytes[start + count - 1]) }
      if lengths >> UInt8(count) & 1 == 0 { continue }
      if bits[Self.place(hash) >> 6] >> UInt64(Self.place(hash) & 63) & 1 != 0 { return true }
    }
    return false
  }

  private static func next(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(ASCII.lowercased(byte))) &* 0x0100_0193
  }

  /// One of 2¹⁴.
  private static func place(_ hash: UInt32) -> Int { Int((hash &* 0x9E37_79B1) >> 18) }
}
