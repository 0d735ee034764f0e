import ParallelText

/// The number of cells of a table's rows.
enum Tables {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var reported = Set<Int32>()
    return pair.blocks.compactMap { match in
      let target = pair.target.blocks[match.target]
      let reference = pair.reference.blocks[match.reference]
      guard target.kind == .row, reference.kind == .row, target.number != reference.number,
        reported.insert(target.list).inserted
      else { return nil }
      return Drift(
        .tableMismatch, .warning, 0.9, .differs,
        "table row of \(target.number) cells instead of \(reference.number)", target: target.range,
        reference: reference.range)
    }
  }
}
