import ParallelText

/// One line of code against another.
enum CodeLine {
  /// Words (letters, digits, `_`) and single marks, without space.
  static func tokens(_ source: SourceText, _ line: SourceRange) -> [SourceRange] {
    var found: [SourceRange] = []
    var index = line.start
    while index < line.end {
      let byte = source.bytes[index]
      if ASCII.isBlank(byte) {
        index += 1
        continue
      }
      var end = index + 1
      if ASCII.isWord(byte) { while end < line.end, ASCII.isWord(source.bytes[end]) { end += 1 } }
      found.append(SourceRange(index, end))
      index = end
    }
    return found
  }

  /// Where what is written for people starts: the offset of a comment's marker, nil if the line has no comment.
  static func commentStart(_ line: ArraySlice<UInt8>) -> Int? {
    if isComment(line) { return line.startIndex }
    var quote: UInt8 = 0
    var previous: UInt8 = 0x20
    for index in line.indices {
      let byte = line[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if ASCII.isBlank(previous) {
        if byte == UInt8(ascii: "#") { return index }
        if byte == UInt8(ascii: "/"), index + 1 < line.endIndex, line[index + 1] == byte { return index }
        if byte == UInt8(ascii: "<"), line[index...].starts(with: "<!--".utf8) { return index }
      }
      previous = byte
    }
    return nil
  }

  /// Whether a line begins with a comment's marker.
  static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    func byte(_ offset: Int) -> UInt8? { offset < line.count ? line[line.startIndex + offset] : nil }
    switch byte(0) {
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "%"): return true
    case UInt8(ascii: "/"): return byte(1) == UInt8(ascii: "/") || byte(1) == UInt8(ascii: "*")
    case UInt8(ascii: "-"): return byte(1) == UInt8(ascii: "-") && byte(2) == 0x20
    case UInt8(ascii: ":"): return byte(1) == UInt8(ascii: ":")
    case UInt8(ascii: "*"): return byte(1) == 0x20
    case UInt8(ascii: "<"): return line.starts(with: "<!--".utf8)
    case UInt8(ascii: "R"), UInt8(ascii: "r"):
      return byte(3) == 0x20 && line.prefix(3).lazy.map(ASCII.lowercased).elementsEqual("rem".utf8)
    default: return false
    }
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
      return Drift(.codeMismatch, .note, 0.9, .differs, "spacing", target: whole(target), reference: whole(reference))
    }
    let isSameButCase = first[targetRange].elementsEqual(second[referenceRange], by: { ASCII.areSame($0, $1) })
    if isSameButCase, isPlaceholder(first, whole(target), targetRange) { return nil }
    if isSameButCase
      || folded(first[whole(target)]) == folded(second[whole(reference)])
    {
      return Drift(
        .codeMismatch, .note, 0.9, .differs, "code, by case or spacing alone,", target: targetRange,
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
        target.count {
          ASCII.isWord(first.bytes[$0.start]) && !targetLines.isText && isForPeople(first, whole(target), $0)
        }
        - (targetEnd - start)
      let isTypo = targetRange.count > 2 && editDistance(first[targetRange], second[referenceRange], limit: 4) <= 1
      guard unchanged >= 2 || isTypo else {
        return nil
      }
    }
    return Drift(.codeMismatch, .error, 0.95, .differs, "code", target: targetRange, reference: referenceRange)
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
      if byte != 0x20, byte != 0x09 { result.append(ASCII.lowercased(byte)) }
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
        || (byte == UInt8(ascii: "'") && !(index > bytes.startIndex && ASCII.isWord(bytes[index - 1])))
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

  /// Whether a part of a line is the name in `<ServerName>`, not a tag's.
  private static func isPlaceholder(_ source: SourceText, _ line: SourceRange, _ part: SourceRange) -> Bool {
    part.start > line.start + 1 && source.bytes[line.start] != UInt8(ascii: "<") && part.end < line.end
      && source.bytes[part.start - 1] == UInt8(ascii: "<")
      && source.bytes[part.end] == UInt8(ascii: ">") && !source[part].contains(UInt8(ascii: "<"))
  }

  private static func hasWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0 >= 0x80 }
      || text.split(separator: 0x20).count {
        $0.allSatisfy { ASCII.isLetterLike($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      } > 1
  }
}
