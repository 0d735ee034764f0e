import ParallelText

/// Names in inline code that a translation gave one and the same translation: what is said of them makes no sense any more.
enum CollapsedNames {
  private struct Use {
    var target: Int
    var reference: Int
    var block: Int
  }

  /// - Parameter blocks: What inline code the two sides do not have in common.
  static func check(_ blocks: [LiteralDifferences.InBlock], _ pair: AlignedPair) -> [Drift] {
    var uses: [[UInt8]: [Use]] = [:]
    for block in blocks where block.target.count == block.reference.count {
      for (target, reference) in zip(block.target, block.reference) {
        let own = pair.target.bytes(target)
        guard own.contains(where: { $0 >= 0x80 }), isName(pair.reference.bytes(reference)) else { continue }
        uses[Array(own), default: []].append(Use(target: target, reference: reference, block: block.match.target))
      }
    }
    var found: [Drift] = []
    for (_, uses) in uses {
      let names = Set(uses.map { pair.reference.bytes($0.reference).map(ASCII.lowercased) })
      if names.count < 2 { continue }
      // Where the second name stands, and once in each other block.
      var blocks = Set<Int>()
      let first = pair.reference.bytes(uses[0].reference)
      for use in uses.dropFirst()
      where use.block != uses[0].block || pair.reference.bytes(use.reference) != first {
        if !blocks.insert(use.block).inserted { continue }
        found.append(
          Drift(
            .inlineCodeMismatch, .warning, 0.85, .differs, "inline code",
            target: pair.target.literals[use.target].range,
            reference: pair.reference.literals[use.reference].range))
      }
    }
    return found.sorted { $0.target.lower < $1.target.lower }
  }

  /// One word with what joins names in it: a dot, an underscore, a capital behind a small letter.
  private static func isName(_ code: ArraySlice<UInt8>) -> Bool {
    guard code.allSatisfy({ ASCII.isIdentifier($0) || ".-*!".utf8.contains($0) }) else { return false }
    return code.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
      || zip(code, code.dropFirst()).contains { ASCII.isLower($0) && ASCII.isUpper($1) }
  }
}
