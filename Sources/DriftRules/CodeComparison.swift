import ParallelText

/// The lines of code blocks.
enum CodeComparison {
  static let family = RuleFamily(
    rules: [
      RuleDescriptor("code-mismatch", .error, "lines of code that differ by more than what is written for people")
    ],
    check: { pair in
      pair.blocks.flatMap { match -> [Drift] in
        let target = pair.target.blocks[match.target]
        let reference = pair.reference.blocks[match.reference]
        guard target.kind == .code, reference.kind == .code, target.key != reference.key else { return [] }
        return compare(CodeLines(pair.target, match.target), CodeLines(pair.reference, match.reference), pair, match)
      }
    })

  private static func compare(
    _ target: CodeLines, _ reference: CodeLines, _ pair: AlignedPair, _ match: AlignedPair.Match
  ) -> [Drift] {
    var found: [Drift] = []
    for hunk in LineDiff.hunks(target, reference) {
      var missing: SourceRange?
      var extra: SourceRange?
      // A comment may be wrapped differently in a translation, but not vanish.
      let comments =
        hunk.pairs.allSatisfy { $0.0 != nil || $0.1.map(reference.isComment) ?? true }
        && hunk.pairs.contains { $0.0 != nil }
      // The lines behind which a missing or an extra one belongs.
      var lastTarget = hunk.targetStart - 1
      var lastReference = hunk.referenceStart - 1
      var targetPlace: Int?
      var referencePlace: Int?
      for (first, second) in hunk.pairs {
        defer {
          lastTarget = first ?? lastTarget
          lastReference = second ?? lastReference
        }
        switch (first, second) {
        case (let first?, let second?):
          if let drift = CodeLine.compare(target.tokens(first), reference.tokens(second), target, reference) {
            found.append(drift)
          }
        case (nil, let second?):
          if reference.isComment(second), comments { continue }
          let line = reference.lines[second]
          missing = missing.map { SourceRange($0.start, line.end) } ?? line
          targetPlace = targetPlace ?? lastTarget
        case (let first?, nil):
          if target.isComment(first) { continue }
          let line = target.lines[first]
          extra = extra.map { SourceRange($0.start, line.end) } ?? line
          referencePlace = referencePlace ?? lastReference
        default: break
        }
      }
      if let missing, let extra {
        found.append(Drift("code-mismatch", .error, 0.9, .differs, "code", target: extra, reference: missing))
      } else if let missing {
        let isComment = hunk.pairs.allSatisfy { $0.1.map(reference.isComment) ?? true }
        found.append(
          Drift(
            "code-mismatch", isComment ? .warning : .error, 0.95, .missing, "line of code",
            target: target.end(of: targetPlace) ?? .empty(at: pair.target.blocks[match.target].range.start),
            reference: missing))
      } else if let extra {
        found.append(
          Drift(
            "code-mismatch", .error, 0.9, .extra, "line of code", target: extra,
            reference: reference.end(of: referencePlace)
              ?? .empty(at: pair.reference.blocks[match.reference].range.start)))
      }
    }
    // A block that was rewritten is one finding, not one a line.
    if found.count(where: { $0.severity == .error }) > max(3, reference.lines.count / 4) {
      return [
        Drift(
          "code-mismatch", .error, 0.85, .differs, "code block", target: pair.target.blocks[match.target].range,
          reference: pair.reference.blocks[match.reference].range)
      ]
    }
    return found
  }
}

/// The lines of a code block that are not blank, trimmed.
struct CodeLines {
  let source: SourceText
  let lines: [SourceRange]
  /// Whether all of it is for people: the words of a diagram, plain text.
  let isText: Bool
  private let hashes: [UInt64]

  init(_ article: Article, _ block: Int) {
    source = article.source
    lines = article.lines[article.blocks[block].lineIndexes].map { article.source.trimmed($0) }.filter { !$0.isEmpty }
    isText = Self.textLanguages.contains(article.text(article.blocks[block].label).lowercased())
    let source = source
    hashes = lines.map { Hash64.of(source[$0]) }
  }

  private static let textLanguages: Set<String> = [
    "d2", "dot", "graphviz", "markdown", "md", "mermaid", "plaintext", "plantuml", "puml", "text", "txt",
  ]

  /// The place at the end of a line, nil before the first.
  func end(of line: Int?) -> SourceRange? {
    guard let line, line >= 0 else { return nil }
    return .empty(at: lines[line].end)
  }

  func isSame(_ line: Int, _ other: CodeLines, _ otherLine: Int) -> Bool { hashes[line] == other.hashes[otherLine] }

  func isComment(_ line: Int) -> Bool { CodeLine.commentStart(source[lines[line]]) == lines[line].start }

  func tokens(_ line: Int) -> [SourceRange] { CodeLine.tokens(source, lines[line]) }
}

/// Which lines of two code blocks belong together.
enum LineDiff {
  /// A run of lines that differ. `pairs` holds indexes of lines, nil where one side has none, in order.
  struct Hunk {
    var targetStart: Int
    var referenceStart: Int
    var pairs: [(Int?, Int?)]
  }

  /// Complexity: O(n·m) in the lines between the first and the last that differ.
  static func hunks(_ target: CodeLines, _ reference: CodeLines) -> [Hunk] {
    var start = 0
    while start < target.lines.count, start < reference.lines.count, target.isSame(start, reference, start) {
      start += 1
    }
    var targetEnd = target.lines.count
    var referenceEnd = reference.lines.count
    while targetEnd > start, referenceEnd > start, target.isSame(targetEnd - 1, reference, referenceEnd - 1) {
      targetEnd -= 1
      referenceEnd -= 1
    }
    let same =
      (targetEnd - start) * (referenceEnd - start) > 4_000_000
      ? [] : commonLines(target, reference, start, targetEnd, referenceEnd)
    var hunks: [Hunk] = []
    var i = start
    var j = start
    for (a, b) in same + [(targetEnd, referenceEnd)] {
      if i < a || j < b {
        hunks.append(Hunk(targetStart: i, referenceStart: j, pairs: pair(i..<a, j..<b, target, reference)))
      }
      i = a + 1
      j = b + 1
    }
    return hunks
  }

  /// A longest common subsequence of lines.
  private static func commonLines(
    _ target: CodeLines, _ reference: CodeLines, _ start: Int, _ targetEnd: Int, _ referenceEnd: Int
  ) -> [(Int, Int)] {
    let n = targetEnd - start
    let m = referenceEnd - start
    guard n > 0, m > 0 else { return [] }
    var table = [Int32](repeating: 0, count: (n + 1) * (m + 1))
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: m - 1, through: 0, by: -1) {
        table[i * (m + 1) + j] =
          target.isSame(start + i, reference, start + j)
          ? table[(i + 1) * (m + 1) + j + 1] + 1 : max(table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var i = 0
    var j = 0
    while i < n, j < m {
      if target.isSame(start + i, reference, start + j) {
        found.append((start + i, start + j))
        i += 1
        j += 1
      } else if table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }

  /// Lines of a hunk: one by one if there are as many, else those that have most words in common.
  private static func pair(_ targets: Range<Int>, _ references: Range<Int>, _ target: CodeLines, _ reference: CodeLines)
    -> [(Int?, Int?)]
  {
    if targets.count == references.count { return zip(targets, references).map { ($0, $1) } }
    var pairs: [(Int?, Int?)] = []
    var next = references.lowerBound
    for line in targets {
      let words = Set(target.tokens(line).map { Hash64.of(target.source[$0]) })
      let best = (next..<references.upperBound).max {
        similarity(words, $0, reference) < similarity(words, $1, reference)
      }
      if let best, similarity(words, best, reference) > 0.5 {
        for skipped in next..<best { pairs.append((nil, skipped)) }
        pairs.append((line, best))
        next = best + 1
      } else {
        pairs.append((line, nil))
      }
    }
    for skipped in next..<max(next, references.upperBound) { pairs.append((nil, skipped)) }
    return pairs
  }

  private static func similarity(_ words: Set<UInt64>, _ line: Int, _ reference: CodeLines) -> Double {
    let other = Set(reference.tokens(line).map { Hash64.of(reference.source[$0]) })
    let union = words.union(other).count
    return union == 0 ? 0 : Double(words.intersection(other).count) / Double(union)
  }
}

/// One line of code against another.
enum CodeLine {
  /// Words (letters, digits, `_`) and single marks, without space.
  static func tokens(_ source: SourceText, _ line: SourceRange) -> [SourceRange] {
    var found: [SourceRange] = []
    var index = line.start
    while index < line.end {
      let byte = source.bytes[index]
      if byte == 0x20 || byte == 0x09 {
        index += 1
        continue
      }
      var end = index + 1
      if isWord(byte) { while end < line.end, isWord(source.bytes[end]) { end += 1 } }
      found.append(SourceRange(index, end))
      index = end
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || ((0x61...0x7A).contains(byte | 0x20) && byte < 0x80) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// Where what is written for people starts: the offset of a comment's marker, nil if the line has no comment.
  static func commentStart(_ line: ArraySlice<UInt8>) -> Int? {
    for marker in ["#", "//", "--", "::", ";", "<!--", "/*", "*", "'", "%"] where line.starts(with: marker.utf8) {
      if marker == "--" || marker == "*",
        line.count <= marker.utf8.count || line[line.startIndex + marker.utf8.count] != 0x20
      {
        continue
      }
      if marker == "#", line.dropFirst().first == UInt8(ascii: "!") { continue }
      return line.startIndex
    }
    if line.count > 3, line.prefix(3).lazy.map({ $0 | 0x20 }).elementsEqual("rem".utf8),
      line[line.startIndex + 3] == 0x20
    {
      return line.startIndex
    }
    var quote: UInt8 = 0
    var previous: UInt8 = 0x20
    for index in line.indices {
      let byte = line[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if previous == 0x20 || previous == 0x09 {
        if byte == UInt8(ascii: "#") { return index }
        if byte == UInt8(ascii: "/"), index + 1 < line.endIndex, line[index + 1] == byte { return index }
        if byte == UInt8(ascii: "<"), line[index...].starts(with: "<!--".utf8) { return index }
      }
      previous = byte
    }
    return nil
  }

  /// What differs, nil if nothing does that a translation may not change.
  static func compare(
    _ target: [SourceRange], _ reference: [SourceRange], _ targetLines: CodeLines, _ referenceLines: CodeLines
  ) -> Drift? {
    let first = targetLines.source
    let second = referenceLines.source
    var start = 0
    while start < target.count, start < reference.count, first[target[start]] == second[reference[start]] { start += 1 }
    var targetEnd = target.count
    var referenceEnd = reference.count
    while targetEnd > start, referenceEnd > start, first[target[targetEnd - 1]] == second[reference[referenceEnd - 1]] {
      targetEnd -= 1
      referenceEnd -= 1
    }
    let targetRange = range(target, start..<targetEnd, first)
    let referenceRange = range(reference, start..<referenceEnd, second)
    if start == targetEnd, start == referenceEnd {
      return Drift("code-mismatch", .note, 0.9, .differs, "spacing", target: whole(target), reference: whole(reference))
    }
    if first[targetRange].elementsEqual(second[referenceRange], by: { sameLetter($0, $1) })
      || folded(first[whole(target)]) == folded(second[whole(reference)])
    {
      return Drift(
        "code-mismatch", .note, 0.9, .differs, "code, by case or spacing alone,", target: targetRange,
        reference: referenceRange)
    }
    let targetIsForPeople = targetLines.isText || isForPeople(first, whole(target), targetRange)
    let referenceIsForPeople = referenceLines.isText || isForPeople(second, whole(reference), referenceRange)
    let isForeign = first[targetRange].contains { $0 >= 0x80 } != second[referenceRange].contains { $0 >= 0x80 }
    if (targetIsForPeople && referenceIsForPeople) || isForeign {
      // A translation changes more than one word of a text, or most of a word that stands alone.
      let isOneWord = targetEnd - start <= 1 && referenceEnd - start <= 1
      guard isOneWord, !isForeign else { return nil }
      let unchanged =
        target.count { isWord(first.bytes[$0.start]) && !targetLines.isText && isForPeople(first, whole(target), $0) }
        - (targetEnd - start)
      let isTypo = targetRange.count > 2 && editDistance(first[targetRange], second[referenceRange], limit: 4) <= 1
      guard unchanged >= 2 || isTypo else {
        return nil
      }
    }
    return Drift("code-mismatch", .error, 0.95, .differs, "code", target: targetRange, reference: referenceRange)
  }

  private static func whole(_ tokens: [SourceRange]) -> SourceRange {
    SourceRange(tokens.first?.start ?? 0, tokens.last?.end ?? 0)
  }

  private static func range(_ tokens: [SourceRange], _ indexes: Range<Int>, _ source: SourceText) -> SourceRange {
    if indexes.isEmpty {
      return .empty(at: indexes.lowerBound > 0 ? tokens[indexes.lowerBound - 1].end : tokens.first?.start ?? 0)
    }
    return SourceRange(tokens[indexes.lowerBound].start, tokens[indexes.upperBound - 1].end)
  }

  private static func sameLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    first == second || ((0x61...0x7A).contains(first | 0x20) && first | 0x20 == second | 0x20 && first < 0x80)
  }

  /// Without case and space, and with plain quotes and dashes.
  private static func folded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      if byte == 0xC2, index + 1 < line.endIndex, line[index + 1] == 0xA0 {
        index += 2
        continue
      }
      if byte == 0xE2, index + 2 < line.endIndex, line[index + 1] == 0x80 {
        switch line[index + 2] {
        case 0x98, 0x99: result.append(UInt8(ascii: "'"))
        case 0x9C, 0x9D: result.append(UInt8(ascii: "\""))
        case 0x93, 0x94: result.append(UInt8(ascii: "-"))
        case 0xAF: break
        default: result.append(contentsOf: line[index...(index + 2)])
        }
        index += 3
        continue
      }
      if byte != 0x20, byte != 0x09 { result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      index += 1
    }
    return result
  }

  /// Whether a part of a line stands in a comment, in a string of words, or in a placeholder.
  private static func isForPeople(_ source: SourceText, _ line: SourceRange, _ part: SourceRange) -> Bool {
    let bytes = source[line]
    if let comment = commentStart(bytes), comment <= part.start { return true }
    var quote: UInt8 = 0
    var opened = 0
    var angle = -1
    for index in bytes.indices {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote {
          if opened < part.start + 1, part.end <= index, hasWords(source.bytes[(opened + 1)..<index]) { return true }
          quote = 0
        }
      } else if byte == UInt8(ascii: "\"")
        || (byte == UInt8(ascii: "'") && !(index > bytes.startIndex && isWord(bytes[index - 1])))
      {
        // An apostrophe within words opens no string.
        quote = byte
        opened = index
      } else if byte == UInt8(ascii: "<") {
        angle = index
      } else if byte == UInt8(ascii: ">"), angle >= 0 {
        if angle < part.start + 1, part.end <= index + 1, index > angle + 1 { return true }
        angle = -1
      }
    }
    return false
  }

  private static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0 >= 0x80 }
      || text.split(separator: 0x20).count {
        $0.allSatisfy { ($0 | 0x20) >= 0x61 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      } > 1
  }
}

/// The language that a fence names.
enum CodeLanguages {
  static let family = RuleFamily(
    rules: [RuleDescriptor("code-language-mismatch", .note, "a code block whose fence names another language")],
    check: { pair in
      pair.blocks.compactMap { match in
        let target = pair.target.blocks[match.target]
        let reference = pair.reference.blocks[match.reference]
        // A block that names no language is a matter of style: indented code cannot name one.
        guard target.kind == .code, reference.kind == .code, !reference.label.isEmpty, !target.label.isEmpty,
          pair.target.text(target.label).lowercased() != pair.reference.text(reference.label).lowercased()
        else { return nil }
        return Drift(
          "code-language-mismatch", .note, 0.9, .differs, "language of the code", target: target.label,
          reference: reference.label)
      }
    })
}
