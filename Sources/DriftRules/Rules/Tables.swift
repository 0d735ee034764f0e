import ParallelText

/// The number of cells of a table's rows.
enum Tables {
  static let family = RuleFamily(
    rules: [
      RuleDescriptor(
        "table-mismatch", .warning, "a table with more or fewer columns, or a row with cells too many or too few")
    ],
    check: { pair in
      var reported = Set<Int32>()
      return pair.blocks.compactMap { match in
        let target = pair.target.blocks[match.target]
        let reference = pair.reference.blocks[match.reference]
        guard target.kind == .row, reference.kind == .row, target.number != reference.number,
          reported.insert(target.list).inserted
        else { return nil }
        return Drift(
          "table-mismatch", .warning, 0.9, .differs,
          "table row of \(target.number) cells instead of \(reference.number)", target: target.range,
          reference: reference.range)
      }
    })
}
