import ParallelText

/// Takes the indentation off lines of MDX, which has no indented code: text within components may stand further right.
///
/// What is nested in a list keeps what it has more than the list.
struct MDXIndentation {
  /// How many bytes were taken off each line of the file; empty if none were.
  private(set) var shifts: [Int32] = []

  /// A copy of the body without them.
  ///
  /// - Parameters:
  ///   - masked: The body from `bodyStart` on.
  ///   - directives: In the order of their lines.
  mutating func remove(from masked: [UInt8], bodyStart: Int, _ source: SourceText, _ directives: [Directive]) -> [UInt8]
  {
    let first = source.lineIndex(at: bodyStart)
    var shifts = [Int32](repeating: 0, count: source.lineCount)
    var list: Int?
    var fence: (byte: UInt8, count: Int, shift: Int)?
    var next = 0
    var hasShifts = false
    for line in first..<source.lineCount {
      while next < directives.count, directives[next].line <= line {
        let column = directives[next].range.start - source.line(directives[next].line).start
        if let open = list, column <= open { list = nil }
        next += 1
      }
      let range = source.line(line)
      let start = max(range.start, bodyStart) - bodyStart
      let end = range.end - bodyStart
      var content = start
      while content < end, ASCII.isBlank(masked[content]) { content += 1 }
      guard content < end else { continue }
      let indent = content - start
      var shift: Int
      let run = Self.fence(masked, content, end)
      if let open = fence {
        shift = min(indent, open.shift)
        if let run, run.byte == open.byte, run.count >= open.count,
          masked[(content + run.count)..<end].allSatisfy(ASCII.isSpace)
        {
          fence = nil
        }
      } else {
        if let open = list, indent > open {
          shift = open
        } else {
          shift = indent
          list = Self.isListMarker(masked, content, end) ? indent : nil
        }
        if let run { fence = (run.byte, run.count, shift) }
      }
      if shift > 0 {
        shifts[line] = Int32(shift)
        hasShifts = true
      }
    }
    guard hasShifts else { return masked }
    self.shifts = shifts
    var result: [UInt8] = []
    result.reserveCapacity(masked.count)
    for line in first..<source.lineCount {
      let start = max(Int(source.lineStarts[line]), bodyStart) - bodyStart
      let end = line + 1 < source.lineCount ? Int(source.lineStarts[line + 1]) - bodyStart : masked.count
      result += masked[(start + Int(shifts[line]))..<end]
    }
    return result
  }

  private static func fence(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (byte: UInt8, count: Int)? {
    guard bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else { return nil }
    let count = Directives.runLength(bytes, start, end)
    return count >= 3 ? (bytes[start], count) : nil
  }

  private static func isListMarker(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var index = start
    if "-*+".utf8.contains(bytes[index]) {
      index += 1
    } else {
      while index < end, index - start < 9, ASCII.isDigit(bytes[index]) { index += 1 }
      guard index > start, index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
        return false
      }
      index += 1
    }
    return index == end || ASCII.isBlank(bytes[index])
  }

  private static let frames = Set(
    ["div", "section", "article", "main", "header", "footer", "nav", "center", "span"].map { Hash64.of($0.utf8) })

  /// `<div>`, `</section>`: the tag of an element that frames others, alone in its line, with nothing that links lead to.
  ///
  /// CommonMark takes what follows for HTML up to a blank line, MDX for Markdown.
  static func isFrame(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > 2, line.first == UInt8(ascii: "<"), line.last == UInt8(ascii: ">"),
      line.count(where: { $0 == UInt8(ascii: ">") }) == 1
    else { return false }
    let isClosing = line[line.startIndex + 1] == UInt8(ascii: "/")
    let name = line.dropFirst(isClosing ? 2 : 1).prefix(while: ASCII.isLetterOrDigit)
    return frames.contains(Hash64.of(name))
      && [" id=", " src=", " href=", " name="].allSatisfy { line.firstRange(of: Array($0.utf8)) == nil }
  }
}
