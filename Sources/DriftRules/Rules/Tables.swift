import ParallelText

/// The number of cells of a table's rows, and values that stand in another column.
enum Tables {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var reported = Set<Int32>()
    var found: [Drift] = []
    for match in pair.blocks
    where pair.target.blocks[match.target].kind == .row && pair.reference.blocks[match.reference].kind == .row {
      let target = pair.target.blocks[match.target]
      let reference = pair.reference.blocks[match.reference]
      if reported.contains(target.list) { continue }
      let message: String
      var values: Drift.Values?
      if target.number != reference.number {
        message = "number of cells"
        values = .init(Array("\(target.number)".utf8)[...], Array("\(reference.number)".utf8)[...])
      } else if let (first, second) = exchangedColumns(match, pair) {
        message = "columns \(first + 1) and \(second + 1) are swapped"
      } else {
        continue
      }
      reported.insert(target.list)
      found.append(
        Drift(
          .tableMismatch, .warning, 0.9, .differs, message, target: target.range, reference: reference.range,
          values: values))
    }
    return found
  }

  /// Two columns of a row whose literals are those of the other one on the other side, while all other columns agree.
  private static func exchangedColumns(_ match: AlignedPair.Match, _ pair: AlignedPair) -> (Int, Int)? {
    let count = pair.target.blocks[match.target].literalIndexes.count
    guard count > 1, count == pair.reference.blocks[match.reference].literalIndexes.count else { return nil }
    if haveSameColumns(match, pair) { return nil }
    let own = pair.target.literalsByColumn(match.target)
    let others = pair.reference.literalsByColumn(match.reference)
    let columns = Set(own.keys).union(others.keys)
    let differing = columns.filter { !agree(own[$0], others[$0]) }.sorted()
    guard differing.count == 2, let first = own[differing[0]], let second = own[differing[1]],
      agree(first, others[differing[1]]), agree(second, others[differing[0]])
    else { return nil }
    return (differing[0], differing[1])
  }

  /// Whether two rows have the same literals one by one, in the same columns: most have.
  private static func haveSameColumns(_ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    let (targets, references) = (pair.target.literals, pair.reference.literals)
    var (own, other) = (RowColumns(pair.target, match.target), RowColumns(pair.reference, match.reference))
    return zip(
      pair.target.blocks[match.target].literalIndexes, pair.reference.blocks[match.reference].literalIndexes
    ).allSatisfy {
      if targets[$0].kind == .uiLabel || references[$1].kind == .uiLabel {
        return targets[$0].kind == references[$1].kind
      }
      return targets[$0].agrees(with: references[$1])
        && own.column(at: targets[$0].range.start) == other.column(at: references[$1].range.start)
    }
  }

  private static func agree(_ literals: [Literal]?, _ others: [Literal]?) -> Bool {
    guard let literals, let others, literals.count == others.count else { return literals == nil && others == nil }
    return zip(literals, others).allSatisfy { $0.agrees(with: $1) }
  }
}

/// Which columns of a row places are in, asked for in the order of the text.
private struct RowColumns {
  private let bytes: [UInt8]
  private let range: SourceRange
  private var column: Int
  private var place: Int

  init(_ article: Article, _ row: Int) {
    bytes = article.source.bytes
    range = article.blocks[row].range
    let hasMargin = bytes[range.start..<range.end].first { $0 != 0x20 } == Self.pipe
    (column, place) = (hasMargin ? -1 : 0, range.start)
  }

  private static let pipe = UInt8(ascii: "|")

  /// From 0 on.
  mutating func column(at start: Int) -> Int {
    while place < min(start, range.end) {
      if bytes[place] == Self.pipe, place == range.start || bytes[place - 1] != UInt8(ascii: "\\") { column += 1 }
      place += 1
    }
    return column
  }
}

extension Article {
  /// The literals of a row by the columns that they stand in. Names of buttons and menus are translated.
  fileprivate func literalsByColumn(_ row: Int) -> [Int: [Literal]] {
    var columns = RowColumns(self, row)
    var found: [Int: [Literal]] = [:]
    for literal in literals[blocks[row].literalIndexes] where literal.kind != .uiLabel {
      found[columns.column(at: literal.range.start), default: []].append(literal)
    }
    return found
  }
}
