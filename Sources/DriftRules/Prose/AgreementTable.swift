import ParallelText

/// Things in order, of which the first is asked for that agrees with another: that has a key in common with it, and no
/// traits that conflict. Each is given out once.
struct AgreementTable {
  private struct Key: Hashable {
    var key: UInt64
    var traits: NumberTraits
  }
  private typealias Entry = (place: Int32, next: Int32)

  /// Places that have a key in common, as a list in their order; -1 ends it.
  private var entries: [Entry] = []
  private var heads: [Key: Int32] = [:]
  /// All that occur.
  private var traits: [NumberTraits] = []
  private var isTaken: [Bool]

  /// A table of `count` places, to which keys are to be added from the last place to the first.
  init(count: Int) {
    isTaken = Array(filledWith: false, count: count)
    entries.reserveCapacity(count)
    heads.reserveCapacity(count)
  }

  mutating func add(_ key: UInt64, _ traits: NumberTraits = NumberTraits(), at place: Int) {
    if !self.traits.contains(traits) { self.traits.append(traits) }
    let key = Key(key: key, traits: traits)
    entries.append((Int32(place), heads[key] ?? -1))
    heads[key] = Int32(entries.count - 1)
  }

  /// The first place that has one of the keys and no other traits, and has not been taken; takes it.
  ///
  /// Complexity: O(1) for each key over many calls, times the different traits that there are, which are few.
  mutating func take(_ keys: some Sequence<UInt64>, _ traits: NumberTraits = NumberTraits()) -> Int? {
    var first: Int?
    for key in keys {
      for other in self.traits where !traits.conflict(with: other) {
        consider(Key(key: key, traits: other), &first)
      }
    }
    if let first { isTaken[first] = true }
    return first
  }

  private mutating func consider(_ key: Key, _ first: inout Int?) {
    guard let head = heads[key] else { return }
    var entry = head
    while entry >= 0, isTaken[Int(entries[Int(entry)].place)] { entry = entries[Int(entry)].next }
    if entry != head { heads[key] = entry }
    if entry < 0 { return }
    let place = Int(entries[Int(entry)].place)
    first = min(first ?? place, place)
  }

  /// Those of the things that nothing was found for.
  func left<Element>(of things: [Element]) -> [Element] {
    things.indices.filter { !isTaken[$0] }.map { things[$0] }
  }

  func isLeft(_ place: Int) -> Bool { !isTaken[place] }
}
