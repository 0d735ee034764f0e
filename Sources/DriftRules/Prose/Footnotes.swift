import ParallelText

/// The footnotes of an article (GitHub, Pandoc, PHP Markdown Extra): `[^1]` in the text, and `[^1]: …` below it.
struct Footnotes {
  private struct Mark {
    var range: SourceRange
    var block: Int
  }

  /// By their labels the first marks in the text.
  private var marks: [ArraySlice<UInt8>: Mark] = [:]
  /// By their labels where notes stand, in their order.
  private var notes: [(label: ArraySlice<UInt8>, range: SourceRange)] = []

  /// Notes that no mark leads to, where the reference has one.
  static func drifts(_ pair: AlignedPair) -> [Drift] {
    guard mayHaveSome(pair.target), mayHaveSome(pair.reference) else { return [] }
    let (own, other) = (Footnotes(pair.target), Footnotes(pair.reference))
    return own.notes.filter { own.marks[$0.label] == nil }.compactMap { note in
      guard let mark = other.marks[note.label], other.notes.contains(where: { $0.label == note.label }) else {
        return nil
      }
      let match = pair.blocksAndHeadings.first { $0.reference == mark.block }
      return Drift(
        .missingLink, .warning, 0.85, .missing, "footnote mark",
        target: match.map { pair.endOfTarget($0.target) } ?? note.range, reference: mark.range)
    }
  }

  private static func mayHaveSome(_ article: Article) -> Bool {
    article.source.bytes.withBytes { $0.hasPair(UInt8(ascii: "["), UInt8(ascii: "^")) }
  }

  private init(_ article: Article) {
    let source = article.source
    var code = article.blocks.lazy.filter { $0.kind == .code }.map(\.range)[...]
    for index in 0..<source.lineCount {
      let line = source.trimmed(source.line(index))
      while let block = code.first, block.end < line.start { code.removeFirst() }
      if code.first?.contains(line) ?? false { continue }
      if let label = Self.label(source.bytes, at: line.start, before: line.end), label.endIndex + 1 < line.end,
        source.bytes[label.endIndex + 1] == UInt8(ascii: ":")
      {
        notes.append((label, SourceRange(line.start, label.endIndex + 1)))
      }
    }
    let starts = Set(notes.map(\.range.start))
    for (number, block) in article.blocks.enumerated() where block.isProse {
      for line in article.lines[block.lineIndexes] {
        var place = line.start
        while place < line.end {
          defer { place += 1 }
          guard let label = Self.label(source.bytes, at: place, before: line.end), !starts.contains(place) else {
            continue
          }
          if marks[label] == nil { marks[label] = Mark(range: SourceRange(place, label.endIndex + 1), block: number) }
        }
      }
    }
  }

  /// `1` of `[^1]`; nil if there is none at the place.
  private static func label(_ bytes: [UInt8], at place: Int, before end: Int) -> ArraySlice<UInt8>? {
    guard place + 3 < end, bytes[place] == UInt8(ascii: "["), bytes[place + 1] == UInt8(ascii: "^") else { return nil }
    let label = bytes[(place + 2)..<min(end, place + 100)].prefix { $0 != UInt8(ascii: "]") && !ASCII.isSpace($0) }
    return label.isEmpty || label.endIndex >= end || bytes[label.endIndex] != UInt8(ascii: "]") ? nil : label
  }
}
