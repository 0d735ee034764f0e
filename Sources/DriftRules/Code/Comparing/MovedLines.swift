import ParallelText

/// Lines of a block of data that stand elsewhere in the other, below the same keys: their order says nothing.
struct MovedLines {
  /// Lines of the target, and of the reference, that have no counterpart at their place.
  private(set) var targets = Set<Int>()
  private(set) var references = Set<Int>()
  /// The first of the target's with its counterpart.
  private(set) var first: (target: Int, reference: Int)?

  /// - Returns: nil if none moved, or if what did stands below other keys now.
  /// - Complexity: O(n) on average in the lines, where lines of data differ.
  init?(_ target: CodeBlock, _ reference: CodeBlock, _ hunks: [LineDiff.Hunk]) {
    guard target.language.flags.contains(.unordered) else { return nil }
    let alone = hunks.filter { !$0.isPair(target, reference) }
    guard alone.contains(where: { !$0.target.isEmpty }), alone.contains(where: { !$0.reference.isEmpty }) else {
      return nil
    }
    let (own, other) = (DataLines(target), DataLines(reference))
    // A line that stayed may have come below another key: then that one of the other side must be there as well.
    for hunk in hunks where hunk.isPair(target, reference) {
      let (first, second) = (hunk.target.lowerBound, hunk.reference.lowerBound)
      guard
        own.names[first] == other.names[second] || own.isAnywhere(first, in: other) && other.isAnywhere(second, in: own)
      else { return nil }
    }
    // Lines that others were taken from, or put among.
    var stayed = Set<Int>()
    for hunk in alone {
      // In the same order they differ in a comma between them.
      if hunk.target.map({ own.keys[$0] }) == hunk.reference.map({ other.keys[$0] }) { continue }
      targets.formUnion(hunk.target.filter { own.isAnywhere($0, in: other) })
      references.formUnion(hunk.reference.filter { other.isAnywhere($0, in: own) })
      let here = hunk.target.compactMap { line in
        own.keys[line].flatMap { other.places[$0] }.flatMap { hunk.reference.contains($0) ? (line, $0) : nil }
      }
      if zip(here, here.dropFirst()).allSatisfy({ $0.1 < $1.1 }) { stayed.formUnion(here.map(\.0)) }
    }
    if targets.isSubset(of: stayed) { return nil }
    guard let line = targets.min(), let place = own.keys[line].flatMap({ other.places[$0] }) else { return nil }
    first = (line, place)
  }

  /// Hunks without the lines that moved.
  func rest(of hunks: [LineDiff.Hunk]) -> [LineDiff.Hunk] {
    hunks.flatMap { hunk -> [LineDiff.Hunk] in
      guard hunk.target.contains(where: targets.contains) || hunk.reference.contains(where: references.contains) else {
        return [hunk]
      }
      let own = Self.runs(of: hunk.target, without: targets)
      let other = Self.runs(of: hunk.reference, without: references)
      return (0..<max(own.count, other.count)).map { index in
        LineDiff.Hunk(
          target: index < own.count ? own[index] : hunk.target.upperBound..<hunk.target.upperBound,
          reference: index < other.count ? other[index] : hunk.reference.upperBound..<hunk.reference.upperBound)
      }
    }
  }

  private static func runs(of lines: Range<Int>, without others: Set<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for line in lines where !others.contains(line) {
      if let last = runs.last, last.upperBound == line {
        runs[runs.count - 1] = last.lowerBound..<(line + 1)
      } else {
        runs.append(line..<(line + 1))
      }
    }
    return runs
  }
}

/// The lines of data by what they say, and the keys that they stand below.
private struct DataLines {
  /// Line by line a hash of it and of the lines above it that it belongs to; nil of comments and the rest of a long string.
  private(set) var keys: [UInt64?] = []
  /// The same without texts, which a translation may change.
  private(set) var names: [UInt64?] = []
  /// The lines by their keys.
  private(set) var places: [UInt64: Int] = [:]

  init(_ code: CodeBlock) {
    // The lines that the next one may belong to.
    var above: [(indentation: Int, isEntry: Bool, name: UInt64)] = []
    var counts: [UInt64: Int] = [:]
    for line in code.lines.indices {
      guard let (own, text) = Self.hashes(of: line, code) else {
        keys.append(nil)
        names.append(nil)
        continue
      }
      let isHeader = Self.isHeader(code, line)
      let indentation = isHeader ? -1 : code.indentation(line)
      let isEntry = Self.isEntry(code.source[code.lines[line]])
      // The entries of a list may be indented no more than its key.
      while let last = above.last,
        last.indentation > indentation || last.indentation == indentation && (last.isEntry || !isEntry)
      {
        above.removeLast()
      }
      var name = Hash64()
      name.combine(above.last?.name ?? 0)
      name.combine(own)
      // A bracket or a hyphen within has no name: what follows it has.
      if !above.isEmpty, Self.isBare(code.source[code.lines[line]]), line + 1 < code.lines.count,
        let next = Self.hashes(of: line + 1, code)
      {
        name.combine(next.text)
      }
      // Those that are the same are told apart by their number.
      let count = counts[name.value, default: 0]
      counts[name.value] = count + 1
      name.combine(UInt64(count))
      var key = name
      key.combine(text)
      keys.append(key.value)
      names.append(name.value)
      places[key.value] = line
      above.append((indentation, isEntry, name.value))
    }
  }

  func isAnywhere(_ line: Int, in other: DataLines) -> Bool {
    keys[line].map { other.places[$0] != nil } ?? false
  }

  /// Hashes of what a line is without texts, and with them; a comma at its end means nothing.
  private static func hashes(of line: Int, _ code: CodeBlock) -> (name: UInt64, text: UInt64)? {
    var tokens = code.tokens[code.tokensOfLines[line]].filter { $0.kind != .comment }[...]
    if tokens.count > 1, let last = tokens.last, code.bytes(last).elementsEqual(",".utf8) { tokens.removeLast() }
    if tokens.isEmpty { return nil }
    var (name, text) = (Hash64(), Hash64())
    let hasProgram = tokens.contains { $0.kind == .program && !$0.traits.contains(.mark) }
    for token in tokens {
      text.combine(token.hash)
      if !hasProgram || token.kind == .program { name.combine(token.hash) }
    }
    return (name.value, text.value)
  }

  /// Whether a line begins a part of the file that all lines up to the next such line belong to: `[section]`, `---`.
  private static func isHeader(_ code: CodeBlock, _ line: Int) -> Bool {
    let text = code.source[code.lines[line]]
    return code.language.prefersAssignments ? text.first == UInt8(ascii: "[") : text.elementsEqual("---".utf8)
  }

  private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "-") && (line.dropFirst().first.map(ASCII.isBlank) ?? true)
  }

  private static func isBare(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { "{[-".utf8.contains($0) } }
}
