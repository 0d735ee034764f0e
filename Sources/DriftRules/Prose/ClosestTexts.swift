import ParallelText

/// Literals of the reference that wait for one of the target that looks like them.
struct ClosestTexts {
  /// So many are compared at a time, so that a text of nothing but literals does not take the square of its length: where
  /// more than these are left over in one block, it is another text.
  private static let reach = 32

  private struct Pair: Hashable {
    var text: Range<Int>
    var other: Range<Int>
  }
  private typealias Distance = (value: Int, limit: Int)

  private var near: [Int]
  private var far: ArraySlice<Int>
  /// Of long texts, of which many links by reference may share one.
  private var known: [Pair: Distance] = [:]

  /// - Parameter literals: In the order of the text.
  init(_ literals: [Int]) {
    near = Array(literals.prefix(Self.reach))
    far = literals.dropFirst(Self.reach)
  }

  /// Takes the one that looks most like a text, of equals the first; nil if none is left.
  ///
  /// - Parameter other: The text of a literal.
  mutating func take(closestTo text: ArraySlice<UInt8>, _ other: (Int) -> ArraySlice<UInt8>) -> Int? {
    guard !near.isEmpty else { return nil }
    var (closest, least) = (0, distance(text, other(near[0]), limit: 64))
    for place in near.indices.dropFirst() where least > 0 {
      let distance = distance(text, other(near[place]), limit: least - 1)
      if distance < least { (closest, least) = (place, distance) }
    }
    if let next = far.popFirst() { near.append(next) }
    return near.remove(at: closest)
  }

  private mutating func distance(_ text: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, limit: Int) -> Int {
    guard text.count > 256, other.count > 256 else { return editDistance(text, other, limit: limit) }
    let pair = Pair(text: text.indices, other: other.indices)
    // What is more than a limit is only known to be that.
    if let (value, known) = known[pair], value <= known || limit <= known { return min(value, limit + 1) }
    let value = editDistance(text, other, limit: limit)
    known[pair] = (value, limit)
    return value
  }

  /// Takes one that was found otherwise, if it is among those that are compared now.
  mutating func remove(_ literal: Int) {
    guard let place = near.firstIndex(of: literal) else { return }
    near.remove(at: place)
    if let next = far.popFirst() { near.append(next) }
  }

  /// In the order of the text.
  var left: [Int] { near + far }
}

/// Literals that wait for one of their kind, in the order of the text.
struct LiteralQueue {
  private let literals: [Int]
  private let kinds: [LiteralKind]
  private var isTaken: [Bool]
  /// For each kind where the first that is left may be; at last for all of them.
  private var next = Array(filledWith: 0, count: LiteralKind.allCases.count + 1)

  init(_ literals: [Int], of article: Article) {
    self.literals = literals
    kinds = literals.map { article.literals[$0].kind }
    isTaken = Array(filledWith: false, count: literals.count)
  }

  /// Takes the first of a kind, or of all if none is given; nil if none is left. Complexity: O(1) over many calls.
  mutating func take(_ kind: LiteralKind? = nil) -> Int? {
    let cursor = kind.map { Int($0.rawValue) } ?? next.count - 1
    while next[cursor] < literals.count {
      let place = next[cursor]
      next[cursor] += 1
      if isTaken[place] || kind != nil && kinds[place] != kind { continue }
      isTaken[place] = true
      return literals[place]
    }
    return nil
  }

  var left: [Int] { literals.indices.filter { !isTaken[$0] }.map { literals[$0] } }
}
