import ParallelText

/// The sections of a reference by their anchors, to be taken one by one for those of a target.
struct AnchorTable {
  /// In how many sections of an article an anchor stands.
  private struct Count {
    var sections: Int32 = 0
    private var last: Int32 = -1

    /// Whether the section, which may have the anchor more than once, was not the last one to be counted.
    mutating func add(_ section: Int) -> Bool {
      if last == Int32(section) { return false }
      last = Int32(section)
      sections += 1
      return true
    }
  }

  private struct Entry {
    var key: UInt64 = 0
    var targets = Count()
    var references = Count()
    /// The reference's first section with the anchor that may be free, as a place in `open`; -1 if none is.
    var first: Int32 = -1

    var isFree: Bool { targets.sections + references.sections == 0 }
  }

  private var entries: HashTable<Entry>
  /// Sections of the reference, and where the next one with the same anchor is.
  private var open: [(section: Int32, next: Int32)] = []
  private var isTaken: [Bool]

  /// Complexity: O(anchors).
  init(targets: [Section], references: [Section]) {
    var keys = 0
    for section in targets.indices { keys += targets[section].anchorKeys.count }
    for section in references.indices { keys += references[section].anchorKeys.count }
    entries = HashTable(capacity: keys, free: Entry())
    isTaken = [Bool](filledWith: false, count: references.count)
    open.reserveCapacity(keys)
    for section in targets.indices {
      for key in targets[section].anchorKeys {
        let place = place(of: key)
        entries[place].key = key
        _ = entries[place].targets.add(section)
      }
    }
    // From the end, so that the first of a name is the first to be taken; the lead is never.
    for section in references.indices.reversed() {
      for key in references[section].anchorKeys {
        let place = place(of: key)
        entries[place].key = key
        if entries[place].references.add(section), section > 0 {
          open.append((Int32(section), entries[place].first))
          entries[place].first = Int32(open.count - 1)
        }
      }
    }
  }

  /// The first section of the reference that has an anchor, and was not taken before; nil if there is none.
  ///
  /// A name that one side uses more often than the other says little: content decides between its sections.
  mutating func takeReference(_ key: UInt64) -> Int? {
    let place = place(of: key)
    guard entries[place].targets.sections == entries[place].references.sections else { return nil }
    while entries[place].first >= 0 {
      let (section, next) = open[Int(entries[place].first)]
      entries[place].first = next
      if isTaken[Int(section)] { continue }
      isTaken[Int(section)] = true
      return Int(section)
    }
    return nil
  }

  /// Where a key is, or would be put.
  private func place(of key: UInt64) -> Int { entries.place(of: key) { $0.key == key || $0.isFree } }
}
