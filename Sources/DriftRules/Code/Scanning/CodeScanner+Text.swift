import ParallelText

/// What programs print, and keys with values.
extension CodeScanner {
  /// Lines that people read. Of help the options in front are the program's, as are they in the text behind.
  mutating func text(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(index, last)
      if from < to { printed(from, to) }
      index = last + 1
    }
  }

  mutating func printed(_ from: Int, _ to: Int) {
    let columns = endOfOptions(from, to)
    var index = from
    while index < columns {
      if ASCII.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      let start = index
      while index < columns, !ASCII.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ",") { index += 1 }
      let word = bytes[start..<index]
      // What stands for a value is in the reader's language: `<file>`, `FILE`.
      let isStandIn = word.first == UInt8(ascii: "<") || word.allSatisfy { ASCII.isUpper($0) || $0 >= 0x80 }
      add(isStandIn ? .standIn : .program, start, index, .fixed)
    }
    let (start, end) = trimmed(columns, to)
    if let label = label(start, end) {
      add(.text, start, label.before, .printed)
      // An element without one is called by its own name.
      add(.comment, label.start, end)
    } else if start < end {
      add(.text, start, end, .printed)
    }
  }

  /// What an element of a diagram is called, behind its kind and its own name: `participant API as Web interface`.
  private func label(_ from: Int, _ to: Int) -> (before: Int, start: Int)? {
    guard language.flags.contains(.labels) else { return nil }
    var index = from
    for part in 0..<3 {
      let start = index
      while index < to, part < 2 ? ASCII.isWord(bytes[index]) : ASCII.isLetter(bytes[index]) { index += 1 }
      guard index > start, byte(index) == 0x20 else { return nil }
      if part == 2 {
        return index - start == 2 && starts(Array("as ".utf8), at: start) && index + 1 < to
          ? (start - 1, index + 1) : nil
      }
      index += 1
    }
    return nil
  }

  /// The end of the options that a line of help begins with: two spaces or more stand behind it.
  private func endOfOptions(_ from: Int, _ to: Int) -> Int {
    guard bytes[from] == UInt8(ascii: "-"), byte(from + 1) == UInt8(ascii: "-") || ASCII.isLetterOrDigit(byte(from + 1))
    else { return from }
    var index = from
    while index < to {
      if bytes[index] == 0x09 || bytes[index] == 0x20 && byte(index + 1) == 0x20 { return index }
      index += 1
    }
    // A line of nothing but an option, or a bullet.
    return ASCII.isBlank(byte(from + 1)) || bytes[from..<to].contains(0x20) ? from : to
  }

  // MARK: Keys with values

  mutating func data(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(index, last)
      if from < to, let next = comment(from, end) {
        index = next
      } else if from < to {
        index = entry(from, to, end, indentation: from - index) + 1
      } else {
        index = last + 1
      }
    }
  }

  private mutating func entry(_ start: Int, _ last: Int, _ end: Int, indentation: Int) -> Int {
    var index = start
    while index < last, bytes[index] == UInt8(ascii: "-"), ASCII.isSpace(byte(index + 1)) {
      add(.program, index, index + 1, .mark)
      index += 1
      while index < last, ASCII.isBlank(bytes[index]) { index += 1 }
    }
    if index >= last { return last }
    var hasKey = false
    if let key = endOfKey(index, last) {
      hasKey = true
      let isQuoted = "\"'".utf8.contains(bytes[index]) && bytes[key - 1] == bytes[index]
      add(.program, isQuoted ? index + 1 : index, isQuoted ? key - 1 : key, .fixed)
      index = key + 1
      while index < last, ASCII.isBlank(bytes[index]) { index += 1 }
    }
    if index >= last { return endOfLine(last) }
    if !hasKey, language.prefersAssignments { return command(index, end) }
    if bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: ">"), last - index <= 2 {
      add(.program, index, last, .mark)
      return endOfLine(last)
    }
    return value(index, last, end)
  }

  /// A value, on this line or, in quotes or braces, over several.
  private mutating func value(_ start: Int, _ last: Int, _ end: Int) -> Int {
    if "\"'".utf8.contains(bytes[start]), let string = string(start, end), string.end <= last {
      addContent(string.from, string.to, .quoted)
      rest(string.end, last)
      return endOfLine(last)
    }
    var to = start
    while to < last, bytes[to] != UInt8(ascii: "#") || to > start && !ASCII.isBlank(byte(to - 1)) { to += 1 }
    let (from, close) = trimmed(start, to)
    let content = bytes[from..<close]
    if isText(content) { add(.text, from, close, .printed) } else { code(from, close) }
    rest(to, last)
    return endOfLine(last)
  }

  /// Whether a value without quotes is a sentence: several words without the marks of lists, templates and commands.
  private func isText(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.contains(0x20), !CodeWord.isValue(value), let first = value.first, !"[{&*!$|>".utf8.contains(first),
      !value.contains(where: { "=|{$".utf8.contains($0) })
    else { return false }
    let words = value.split(separator: 0x20).count { CodeWord.isPlain(CodeWord.withoutPunctuation($0)) }
    return words > 2 || words > 1 && ASCII.isUpper(first) || value.contains { $0 >= 0x80 }
  }

  /// A comment behind a value.
  private mutating func rest(_ start: Int, _ last: Int) {
    var index = start
    while index < last, ASCII.isBlank(bytes[index]) { index += 1 }
    if index < last, comment(index, last) == nil { code(index, last) }
  }

  private func endOfKey(_ start: Int, _ last: Int) -> Int? {
    var index = start
    if let string = string(index, last) { index = string.end }
    while index < last, bytes[index] != UInt8(ascii: ":") || !ASCII.isSpace(byte(index + 1)) {
      if bytes[index] == UInt8(ascii: "="), language.prefersAssignments { return index }
      if "{[#\"'`".utf8.contains(bytes[index]) { return nil }
      index += 1
    }
    return index < last ? index : nil
  }
}
