import ParallelText

/// Code spans, emphasis and entities.
extension InlineScanner {
  mutating func codeSpan(_ start: Int) -> Int {
    let run = runLength(start)
    var index = start + run
    // What is not closed is not looked for again to the end.
    if !lastBackticks.isEmpty, lastBackticks[run, default: -1] <= start { return index }
    while index < content.count {
      if content[index] == UInt8(ascii: "`") {
        let closing = runLength(index)
        if closing == run {
          var from = start + run
          var to = index
          while from < to, ASCII.isSpace(content[from]) { from += 1 }
          while to > from, ASCII.isSpace(content[to - 1]) { to -= 1 }
          if run == 1, byte(start - 1) == UInt8(ascii: "}"), from < to,
            let next = roleText(before: start, from..<to, resume: index + run)
          {
            return next
          }
          if from < to {
            let (key, folded) = CodeKey.of(content[from..<to])
            emit(.inlineCode, from, to, key: key, alternative: folded)
            show(from, to)
            textLength += Letters.textLength(content[from..<to])
          }
          return index + run
        }
        index += closing
      } else {
        index += 1
      }
    }
    if lastBackticks.isEmpty { findLastBackticks(from: start) }
    return start + run
  }

  /// Where to read on in the text of a role of MyST, such as `{ref}`text <target>`` or `{guilabel}`Save``; nil if what
  /// stands in it is code.
  private mutating func roleText(before start: Int, _ text: Range<Int>, resume: Int) -> Int? {
    guard let brace = content[max(0, start - 40)..<start].lastIndex(of: UInt8(ascii: "{")) else { return nil }
    let name = content[(brace + 1)..<(start - 1)]
    if ASCII.are(name, "guilabel") || ASCII.are(name, "menuselection") {
      label(text.lowerBound, text.upperBound)
    } else if content[text.upperBound - 1] == UInt8(ascii: ">"),
      let angle = content[text].lastIndex(of: UInt8(ascii: "<")), angle > text.lowerBound
    {
      let target = (angle + 1)..<(text.upperBound - 1)
      let (key, folded) = CodeKey.of(content[target])
      emit(.inlineCode, target.lowerBound, target.upperBound, key: key, alternative: folded)
      role = (angle, resume)
      return text.lowerBound
    } else if !ASCII.are(name, "term"), !ASCII.are(name, "abbr") {
      return nil
    }
    role = (text.upperBound, resume)
    return text.lowerBound
  }

  private mutating func findLastBackticks(from start: Int) {
    var index = start
    while index < content.count {
      if content[index] == UInt8(ascii: "`") {
        let run = runLength(index)
        lastBackticks[run] = index
        index += run
      } else {
        index += 1
      }
    }
  }

  private mutating func runLength(_ start: Int) -> Int {
    var end = start
    while end < content.count, content[end] == content[start] { end += 1 }
    return end - start
  }

  mutating func emphasis(_ start: Int) -> Int {
    let run = runLength(start)
    let delimiter = content[start]
    let end = start + run
    let before = byte(start - 1)
    let after = byte(end)
    if delimiter == UInt8(ascii: "_"), ASCII.isWord(before), ASCII.isWord(after) {
      show(start, end)
      return end
    }
    guard run >= 2 else { return end }
    if strongStart >= 0, strongDelimiter == delimiter, !ASCII.isSpace(before) {
      label(strongStart, start)
      strongStart = -1
    } else if !ASCII.isSpace(after), after != 0 {
      strongStart = end
      strongDelimiter = delimiter
    }
    return end
  }

  mutating func label(_ start: Int, _ end: Int) {
    var to = end
    while to > start, ASCII.isSpace(content[to - 1]) { to -= 1 }
    guard to > start else { return }
    let isCode = content[start] == UInt8(ascii: "`") && content[to - 1] == UInt8(ascii: "`")
    if !isCode { emit(.uiLabel, start, to, key: Hash64.of(content[start..<to])) }
  }

  mutating func entity(_ start: Int) -> Int {
    var end = start + 1
    while end < content.count, end - start < 32, ASCII.isWord(content[end]) || content[end] == UInt8(ascii: "#") {
      end += 1
    }
    guard end > start + 1, byte(end) == UInt8(ascii: ";") else { return start + 1 }
    // Generators that know no entities make `reg` of `&reg;`; both sides of a pair have the same one.
    show(start + 1, end)
    return end + 1
  }
}
