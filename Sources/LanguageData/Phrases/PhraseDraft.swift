import ParallelText

/// The phrases of a `PhraseTree` while they are put together: nodes with lists of their children.
struct PhraseDraft {
  struct Node {
    var byte: UInt8
    var firstChild: Int32 = 0
    var sibling: Int32 = 0
    /// What ends here as a whole word, and what any ending may follow: places in `values`.
    var whole: Int32 = -1
    var open: Int32 = -1
  }

  /// Stands in a phrase for a number.
  static let number: UInt8 = 1

  private(set) var nodes = [Node(byte: 0)]
  private(set) var values: [PhraseTree.Value] = []
  private(set) var beginnings = WordBeginnings()
  /// What phrases say for certain, by the keys of their beginnings.
  private(set) var certainties: [(key: UInt64, kinds: OppositeWords.Kinds)] = []

  /// - Parameter hasSpaces: Whether phrases are to begin and end with a word.
  init(hasSpaces: Bool) { self.hasSpaces = hasSpaces }

  let hasSpaces: Bool
  var isEmpty: Bool { nodes.count == 1 }

  /// - Parameter phrase: In small letters; `*` at the end stands for any ending, `#` for a number.
  mutating func add(_ phrase: ByteView, _ value: PhraseTree.Value) {
    var value = value
    var text = phrase
    // An ending in the midst of a phrase is whatever letters stand there: only the words before it are looked for.
    if let star = text.firstIndex(of: UInt8(ascii: "*")) {
      text = text[text.startIndex..<star]
      value.isOpen = true
    }
    if text.last == UInt8(ascii: "#") { value.isOpen = true }
    // The case of letters of ASCII does not count.
    if hasSpaces, text.contains(where: { $0 >= 0x80 }) {
      text.forEachCasing { insert($0, value) }
    } else {
      insert(text, value)
    }
  }

  private mutating func insert(_ text: ByteView, _ value: PhraseTree.Value) {
    let bytes = text.map { $0 == UInt8(ascii: "#") ? Self.number : hasSpaces ? ASCII.lowercased($0) : $0 }
    insert(bytes, value)
    if bytes.isEmpty { return }
    beginnings.insert(bytes, isOpen: value.isOpen || !hasSpaces)
    if !value.strong.isEmpty { certainties.append((WordBeginnings.key(of: bytes), value.strong)) }
  }

  private mutating func insert(_ phrase: [UInt8], _ value: PhraseTree.Value) {
    guard !phrase.isEmpty else { return }
    var node: Int32 = 0
    for byte in phrase {
      var next = nodes[Int(node)].firstChild
      while next != 0, nodes[Int(next)].byte != byte { next = nodes[Int(next)].sibling }
      if next == 0 {
        next = Int32(nodes.count)
        nodes.append(Node(byte: byte, sibling: nodes[Int(node)].firstChild))
        nodes[Int(node)].firstChild = next
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
}
