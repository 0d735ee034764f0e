/// Things in order, of which the first is asked for that agrees with another: that has a key in common with it and, if both
/// have units, the same unit. Each is given out once.
struct AgreementTable {
  private struct Key: Hashable {
    var key: UInt64
    /// 0 of what has none.
    var unit: UInt8
  }
  private typealias Entry = (place: Int32, next: Int32)

  /// Places that have a key in common, as a list in their order; -1 ends it.
  private var entries: [Entry] = []
  private var heads: [Key: Int32] = [:]
  /// All that occur.
  private var units: [UInt8] = []
  private var isTaken: [Bool]

  /// A table of `count` places, to which keys are to be added from the last place to the first.
  init(count: Int) {
    isTaken = Array(repeating: false, count: count)
    entries.reserveCapacity(count)
    heads.reserveCapacity(count)
  }

  mutating func add(_ key: UInt64, unit: UInt8 = 0, at place: Int) {
    if !units.contains(unit) { units.append(unit) }
    let key = Key(key: key, unit: unit)
    entries.append((Int32(place), heads[key] ?? -1))
    heads[key] = Int32(entries.count - 1)
  }

  /// The first place that has one of the keys and no other unit, and has not been taken; takes it.
  ///
  /// Complexity: O(1) for each key over many calls, times the units that there are where `unit` is 0.
  mutating func take(_ keys: some Sequence<UInt64>, unit: UInt8 = 0) -> Int? {
    var first: Int?
    for key in keys {
      if unit != 0 {
        consider(Key(key: key, unit: unit), &first)
        consider(Key(key: key, unit: 0), &first)
      } else {
        for unit in units { consider(Key(key: key, unit: unit), &first) }
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
