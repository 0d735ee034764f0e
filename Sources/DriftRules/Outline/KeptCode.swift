import ParallelText

/// Steps and sections that are told as missing, though all of their code is there: they stand in another form, as paragraphs or
/// under another heading.
enum KeptCode {
  /// Shorter lines are brackets, and words that stand anywhere.
  private static let leastLine = 8
  /// A section has so many lines of code at least: one may stand elsewhere by chance.
  private static let leastLinesOfSection = 3

  /// - Complexity: O(lines of code) where something is missing that has code, else O(drifts).
  static func demote(_ found: inout [Drift], _ pair: AlignedPair) {
    let missing = found.indices.filter { found[$0].change == .missing && found[$0].severity > .note }
    if missing.isEmpty { return }
    lazy var sections = Dictionary(pair.sections.map { ($0.reference, $0.target) }) { first, _ in first }
    // What a section has is looked at once for all of its steps; nil is the whole article.
    var known: [Int?: (kept: [UInt64: Int], needed: [UInt64: Int])] = [:]
    var inText: [Int: (kept: [UInt64: Int], needed: [UInt64: Int])] = [:]
    for index in missing {
      guard let range = found[index].reference else { continue }
      let isSection = found[index].rule.subject == .section
      if found[index].rule.subject == .code {
        // A block of one line may stand in the text of its section, between backticks.
        let section = pair.reference.section(at: range)
        let lines = linesOfCode(in: range, of: pair.reference)
        guard lines.count == 1, let line = lines.keys.first, let counterpart = sections[section] else { continue }
        let counts =
          inText[section] ?? (inlineCode(of: counterpart, pair.target), inlineCode(of: section, pair.reference))
        inText[section] = counts
        if counts.kept[line, default: 0] > counts.needed[line, default: 0] { found[index].severity = .note }
        continue
      }
      guard isSection || found[index].rule.subject == .step || found[index].rule.subject == .item else { continue }
      let lines = linesOfCode(in: range, of: pair.reference)
      guard lines.values.reduce(0, +) >= (isSection ? leastLinesOfSection : 1) else { continue }
      var section: Int?
      if !isSection {
        section = pair.reference.section(at: range)
        guard sections[section!] != nil else { continue }
      }
      let counts =
        known[section]
        ?? (
          linesOfCode(
            in: section.map { pair.target.sections[sections[$0]!].range } ?? whole(pair.target), of: pair.target),
          linesOfCode(
            in: section.map { pair.reference.sections[$0].range } ?? whole(pair.reference), of: pair.reference)
        )
      known[section] = counts
      // Of a line that stands several times, one may be missing.
      if lines.keys.allSatisfy({ counts.kept[$0, default: 0] >= counts.needed[$0, default: 0] }) {
        found[index].severity = .note
      }
    }
  }

  /// How often each piece of inline code stands in a section, by hashes.
  private static func inlineCode(of section: Int, _ article: Article) -> [UInt64: Int] {
    article.blocks[article.sections[section].blocks].reduce(into: [:]) { counts, block in
      for literal in article.literals[block.literalIndexes] where literal.kind == .inlineCode {
        counts[Hash64.of(article.source[literal.range]), default: 0] += 1
      }
    }
  }

  private static func whole(_ article: Article) -> SourceRange { SourceRange(0, article.source.bytes.count) }

  /// How often each line of code stands in a range, by hashes, without the space around it.
  private static func linesOfCode(in range: SourceRange, of article: Article) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    let first = article.firstBlock(from: range.start)
    for block in article.blocks[first..<max(first, article.firstBlock(from: range.end))] where block.kind == .code {
      for line in article.lines[block.lineIndexes] {
        let text = article.source.trimmed(line)
        if text.count >= leastLine { counts[Hash64.of(article.source[text]), default: 0] += 1 }
      }
    }
    return counts
  }
}
