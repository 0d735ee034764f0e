/// A tree of bytes in which one look finds a node's child: a double array (Aoe, "An Efficient Digital Search Algorithm by
/// Using a Double-Array Structure", 1989).
struct ByteTrie: Sendable {
  fileprivate struct Slot {
    /// The node whose child this one is, -1 while it is free.
    var parent: Int32 = -1
    /// Where its children stand: that of a byte so many slots behind.
    var base: Int32 = 0
    var whole: Int32 = -1
    var open: Int32 = -1
  }

  /// The root is the first.
  private let slots: [Slot]

  /// Only children are put where the first room is; those of a node with several where the next is, behind those before.
  ///
  /// - Complexity: O(n).
  init(_ nodes: [PhraseDraft.Node]) {
    var slots = [Slot](repeating: Slot(), count: 512)
    slots[0].parent = 0
    // The root's children stand where their bytes say, all others behind them.
    var (firstFree, next) = (256, 256)
    var waiting: [(node: Int32, slot: Int32)] = [(0, 0)]
    var children: [Int32] = []
    while let (node, slot) = waiting.popLast() {
      slots[Int(slot)].whole = nodes[Int(node)].whole
      slots[Int(slot)].open = nodes[Int(node)].open
      children.removeAll(keepingCapacity: true)
      var child = nodes[Int(node)].firstChild
      while child != 0 {
        children.append(child)
        child = nodes[Int(child)].sibling
      }
      if children.isEmpty { continue }
      while firstFree < slots.count, slots[firstFree].parent >= 0 { firstFree += 1 }
      let least = children.reduce(Int.max) { min($0, Int(nodes[Int($1)].byte)) }
      var base = node == 0 ? 0 : (children.count == 1 ? firstFree : next) - least
      while true {
        if base + 256 > slots.count { slots += [Slot](repeating: Slot(), count: 512) }
        if children.allSatisfy({ slots[base + Int(nodes[Int($0)].byte)].parent < 0 }) { break }
        base += 1
      }
      if node != 0, children.count > 1 { next = base + least }
      slots[Int(slot)].base = Int32(base)
      for child in children {
        let place = Int32(base) + Int32(nodes[Int(child)].byte)
        slots[Int(place)].parent = slot
        waiting.append((child, place))
      }
    }
    // There is room for all bytes of each node, so that a look for any stays within.
    self.slots = slots
  }

  /// Looks at the nodes for as long as the closure runs.
  @inline(__always) func withNodes<Result>(_ body: (Nodes) -> Result) -> Result {
    slots.withUnsafeBufferPointer { body(Nodes(slots: $0)) }
  }

  /// The nodes, each of them a number; the root is 0.
  struct Nodes {
    fileprivate let slots: UnsafeBufferPointer<Slot>

    /// The child of a node by a byte, 0 if there is none.
    @inline(__always) func child(of node: Int32, _ byte: UInt8) -> Int32 {
      let place = slots[Int(node)].base &+ Int32(byte)
      return slots[Int(place)].parent == node ? place : 0
    }

    /// Whether something ends at a node.
    @inline(__always) func endsPhrase(_ node: Int32) -> Bool {
      // Only if both are -1, all of their bits are set.
      slots[Int(node)].whole & slots[Int(node)].open != -1
    }

    /// What ends at a node as a whole word, and what any ending may follow; -1 if nothing does.
    @inline(__always) func values(of node: Int32) -> (whole: Int32, open: Int32) {
      (slots[Int(node)].whole, slots[Int(node)].open)
    }
  }
}
