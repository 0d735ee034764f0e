import ParallelText

/// The number of cells of a table's rows, and values that stand in another column.
enum Tables {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var reported = Set<Int32>()
    return pair.blocks.compactMap { match in
      let target = pair.target.blocks[match.target]
      let reference = pair.reference.blocks[match.reference]
      guard target.kind == .row, reference.kind == .row, !reported.contains(target.list) else { return nil }
      let message: String
      var values: Drift.Values?
      if target.number != reference.number {
        message = "number of cells"
        values = .init(Array("\(target.number)".utf8)[...], Array("\(reference.number)".utf8)[...])
      } else if let (first, second) = exchangedColumns(match, pair) {
        message = "columns \(first + 1) and \(second + 1) are swapped"
      } else {
        return nil
      }
      reported.insert(target.list)
      return Drift(
        .tableMismatch, .warning, 0.9, .differs, message, target: target.range, reference: reference.range,
        values: values)
    }
  }

  /// Two columns of a row whose literals are those of the other one on the other side, while all other columns agree.
  private static func exchangedColumns(_ match: AlignedPair.Match, _ pair: AlignedPair) -> (Int, Int)? {
    let count = pair.target.blocks[match.target].literalIndexes.count
    guard count > 1, count == pair.reference.blocks[match.reference].literalIndexes.count else { return nil }
    let own = pair.target.literalsByColumn(match.target)
    let others = pair.reference.literalsByColumn(match.reference)
    let columns = Set(own.keys).union(others.keys)
    let differing = columns.filter { !agree(own[$0], others[$0]) }.sorted()
    guard differing.count == 2, let first = own[differing[0]], let second = own[differing[1]],
      agree(first, others[differing[1]]), agree(second, others[differing[0]])
    else { return nil }
    return (differing[0], differing[1])
  }

  private static func agree(_ literals: [Literal]?, _ others: [Literal]?) -> Bool {
    guard let literals, let others, literals.count == others.count else { return literals == nil && others == nil }
    return zip(literals, others).allSatisfy { $0.agrees(with: $1) }
  }
}

extension Article {
  /// The literals of a row by the columns that they stand in, from 0 on. Names of buttons and menus are translated.
  fileprivate func literalsByColumn(_ row: Int) -> [Int: [Literal]] {
    let range = blocks[row].range
    let text = source[range]
    let pipe = UInt8(ascii: "|")
    let hasMargin = text.first { $0 != 0x20 } == pipe
    var columns: [Int: [Literal]] = [:]
    var (column, place) = (hasMargin ? -1 : 0, text.startIndex)
    for literal in literals[blocks[row].literalIndexes] where literal.kind != .uiLabel {
      let start = text.startIndex + (literal.range.start - range.start)
      while place < min(start, text.endIndex) {
        if text[place] == pipe, place == text.startIndex || text[place - 1] != UInt8(ascii: "\\") { column += 1 }
        place += 1
      }
      columns[column, default: []].append(literal)
    }
    return columns
  }
}
