/// Finds many phrases at once, in one pass over a text (Aho and Corasick, "Efficient String Matching", 1975).
public struct PhraseSearch: Sendable {
  /// What phrases have begun with so far.
  private struct Node {
    var byte: UInt8
    /// The first of the phrases that end here, -1 if none does.
    var phrase: Int32 = -1
    var firstChild: Int32 = 0
    var sibling: Int32 = 0
    /// The longest end of this beginning that other phrases begin with.
    var suffix: Int32 = 0
    /// The next of those ends that is a phrase.
    var shorter: Int32 = 0
  }

  private let ignoresCase: Bool
  private var nodes = [Node(byte: 0)]
  /// By their bytes, in either case if that does not count, the nodes of what phrases begin with: most bytes of a text begin none.
  private var firstNodes = [Int32](filledWith: 0, count: 256)
  private var lengths: [Int] = []

  /// - Parameters:
  ///   - phrases: UTF-8. Of those that are the same the first one is found; one that is empty never is.
  ///   - ignoringCase: Whether the case of ASCII letters does not count.
  /// - Complexity: O(bytes of all phrases).
  public init(_ phrases: [ArraySlice<UInt8>], ignoringCase: Bool = false) {
    ignoresCase = ignoringCase
    lengths = phrases.map(\.count)
    for (index, phrase) in phrases.enumerated() where !phrase.isEmpty { add(phrase, Int32(index)) }
    linkSuffixes()
  }

  private mutating func add(_ phrase: ArraySlice<UInt8>, _ number: Int32) {
    var node: Int32 = 0
    for byte in phrase {
      let byte = folded(byte)
      var next = child(of: node, byte)
      if next == 0 {
        next = Int32(nodes.count)
        nodes.append(Node(byte: byte, sibling: nodes[Int(node)].firstChild))
        nodes[Int(node)].firstChild = next
        if node == 0 {
          firstNodes[Int(byte)] = next
          if ignoresCase, ASCII.isLower(byte) { firstNodes[Int(byte & ~0x20)] = next }
        }
      }
      node = next
    }
    if nodes[Int(node)].phrase < 0 { nodes[Int(node)].phrase = number }
  }

  /// Shorter beginnings first: an end of a beginning is one that has been linked already.
  private mutating func linkSuffixes() {
    var queue: [Int32] = [0]
    queue.reserveCapacity(nodes.count)
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      var child = nodes[Int(node)].firstChild
      while child != 0 {
        queue.append(child)
        if node != 0 {
          let suffix = step(from: nodes[Int(node)].suffix, nodes[Int(child)].byte)
          nodes[Int(child)].suffix = suffix
          nodes[Int(child)].shorter = nodes[Int(suffix)].phrase >= 0 ? suffix : nodes[Int(suffix)].shorter
        }
        child = nodes[Int(child)].sibling
      }
    }
  }

  @inline(__always)
  private func folded(_ byte: UInt8) -> UInt8 { ignoresCase ? ASCII.lowercased(byte) : byte }

  private func child(of node: Int32, _ byte: UInt8) -> Int32 {
    if node == 0 { return firstNodes[Int(byte)] }
    var child = nodes[Int(node)].firstChild
    while child != 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
    return child
  }

  private func step(from start: Int32, _ byte: UInt8) -> Int32 {
    var node = start
    while true {
      let next = child(of: node, byte)
      if next != 0 || node == 0 { return next }
      node = nodes[Int(node)].suffix
    }
  }

  /// Tells each place of each phrase, overlapping ones too, in the order of their ends; of one end the longest first.
  ///
  /// - Parameters:
  ///   - text: The bytes to search.
  ///   - body: Called with the place of a phrase in the array, and where it stands.
  /// - Complexity: O(bytes, and places found).
  public func forEachMatch(in text: ByteView, _ body: (_ phrase: Int, _ place: Range<Int>) -> Void) {
    if nodes.count == 1 { return }
    let bytes = text.buffer
    var node: Int32 = 0
    var next = 0
    while next < bytes.count {
      if node == 0 {
        firstNodes.withUnsafeBufferPointer { first in
          while next < bytes.count, first[Int(bytes[next])] == 0 { next += 1 }
        }
        if next == bytes.count { return }
      }
      node = step(from: node, folded(bytes[next]))
      let index = text.startIndex + next
      next += 1
      if node == 0 { continue }
      var found = nodes[Int(node)].phrase >= 0 ? node : nodes[Int(node)].shorter
      while found != 0 {
        let phrase = Int(nodes[Int(found)].phrase)
        body(phrase, (index + 1 - lengths[phrase])..<(index + 1))
        found = nodes[Int(found)].shorter
      }
    }
  }

  /// The place in the array of the first phrase that is this text, nil if none is.
  ///
  /// Complexity: O(bytes).
  public func phrase(_ text: ArraySlice<UInt8>) -> Int? {
    var node: Int32 = 0
    for byte in text {
      node = child(of: node, folded(byte))
      if node == 0 { return nil }
    }
    return nodes[Int(node)].phrase < 0 ? nil : Int(nodes[Int(node)].phrase)
  }
}
