import ParallelText

/// Commands and their arguments, and lines of unknown languages.
extension CodeScanner {
  mutating func shell(_ start: Int, _ end: Int) {
    let isSession = language.flags.contains(.prompt) && hasOutput(start, end)
    var index = start
    var goesOn = false
    while index < end {
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(index, last)
      if from == to {
        index = last + 1
        continue
      }
      if isSession, prompt(from) == nil, !goesOn {
        printed(from, to)
        index = last + 1
      } else if language.flags.contains(.other), isSentence(from, to) {
        add(.text, from, to)
        index = last + 1
      } else {
        index = command(from, end) + 1
      }
      goesOn = byte(last - 1) == language.escape || byte(last - 1) == UInt8(ascii: "\\")
    }
  }

  /// Whether some lines have prompts and others have none: what those print.
  private func hasOutput(_ start: Int, _ end: Int) -> Bool {
    var index = start
    var (prompts, others) = (0, 0)
    while index < end {
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(index, last)
      if from < to { if prompt(from) != nil { prompts += 1 } else { others += 1 } }
      index = last + 1
    }
    return prompts > 0 && others > 0
  }

  /// Whether a line reads as prose: words, begun with a capital or in another script, without marks of programs.
  func isSentence(_ from: Int, _ to: Int) -> Bool {
    guard ASCII.isUpper(bytes[from]) || bytes[from] >= 0x80 else { return false }
    var words = 0
    for part in bytes[from..<to].split(separator: 0x20) {
      let word = CodeWord.withoutPunctuation(part)
      if word.isEmpty { continue }
      if CodeWord.isPlain(word) || word.contains(where: { $0 >= 0x80 }) { words += 1 } else { words -= 1 }
      if part.contains(where: { "=;{}|$\\".utf8.contains($0) }) { return false }
    }
    return words > 3 || words > 1 && bytes[to - 1] == UInt8(ascii: ".")
      || words > 0 && bytes[from..<to].contains { $0 >= 0xE0 }
  }

  // MARK: One command

  /// - Returns: The end of its last line.
  mutating func command(_ start: Int, _ end: Int) -> Int {
    var index = prompt(start) ?? start
    var isCommand = true
    var isPrint = false
    while index < end, bytes[index] != 0x0A {
      let byte = bytes[index]
      if ASCII.isSpace(byte) {
        index += 1
      } else if let next = comment(index, end) {
        index = next
      } else if let next = standIn(index, end) {
        index = next
        isCommand = false
      } else if let string = string(index, end) {
        addArgument(string, isPrint)
        index = string.end
        isCommand = false
      } else if byte == language.escape, ASCII.isBlank(self.byte(index + 1)) || self.byte(index + 1) == 0x0A {
        // A command that goes on in the next line, however it is broken.
        if self.byte(index + 1) == 0x0A { index += 2 } else { index += 1 }
      } else if isOperator(byte) || isCurlyQuote(index) && !isPrint {
        if language.optional.contains(byte), self.byte(index + 1) == 0x0A || self.byte(index + 1) == byte {
          index += 1
          continue
        }
        let length = isCurlyQuote(index) ? 3 : 1
        add(.program, index, index + length, .mark)
        if "|;&({>".utf8.contains(byte) { (isCommand, isPrint) = (true, false) }
        index += length
      } else {
        let word = endOfWord(index, end)
        let name = String(decoding: bytes[index..<word], as: UTF8.self).lowercased()
        if isPrint, !bytes[index..<word].contains(UInt8(ascii: "-")), language.escape != UInt8(ascii: "`") {
          index = printedWords(index, end)
          continue
        }
        if isCommand, language.prints.contains(name) { isPrint = true }
        addWord(index, word, isCommand)
        isCommand = false
        index = word
      }
    }
    return min(index, end)
  }

  private func isOperator(_ byte: UInt8) -> Bool { "|&;()<>{},=[]!".utf8.contains(byte) }

  private func endOfWord(_ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      if ASCII.isSpace(byte) || isOperator(byte) || isCurlyQuote(index) { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), string(index, end) != nil { break }
      // `${name}` is a part of a word.
      if byte == UInt8(ascii: "$"), self.byte(index + 1) == UInt8(ascii: "{"),
        let close = bytes[index..<min(end, index + 80)].firstIndex(of: UInt8(ascii: "}"))
      {
        index = close
      }
      index += 1
    }
    return index
  }

  private mutating func addWord(_ from: Int, _ to: Int, _ isCommand: Bool) {
    let word = bytes[from..<to]
    var traits: CodeToken.Traits = isCommand ? .command : []
    let isOption = word.first == UInt8(ascii: "-") || word.first == UInt8(ascii: "/") && language.strings.count == 1
    if isOption { traits.insert(.fixed) } else if CodeWord.isName(word) { traits.insert(.name) }
    let isEnded = word.last.map { ":.?!".utf8.contains($0) } ?? false
    if CodeWord.isPlain(isEnded ? word.dropLast() : word) { traits.insert(.plain) }
    add(.program, from, to, traits)
  }

  private mutating func addArgument(_ string: (from: Int, to: Int, end: Int), _ isPrint: Bool) {
    let content = bytes[string.from..<string.to].trimmed
    let isText =
      !CodeWord.isValue(content)
      && (isPrint || content.contains(where: { ASCII.isSpace($0) }) || content.contains { $0 >= 0x80 })
    addContent(string.from, string.to, .quoted, isText: isText)
  }

  /// What an `echo` prints without quotes.
  private mutating func printedWords(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != 0x0A, !"|>;&".utf8.contains(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), ASCII.isBlank(byte(index - 1)) { break }
      index += 1
    }
    let (from, to) = trimmed(start, index)
    if from < to { addContent(from, to) }
    return max(index, start + 1)
  }

  /// `<name of the server>`, `{{name}}`: what the reader has to put in. A redirection has a space behind its mark.
  mutating func standIn(_ start: Int, _ end: Int) -> Int? {
    if bytes[start] == UInt8(ascii: "{"), byte(start + 1) == bytes[start] {
      return braced(start, min(endOfLine(start), end))
    }
    guard bytes[start] == UInt8(ascii: "<"), ASCII.isWord(byte(start + 1)), !ASCII.isDigit(byte(start + 1)),
      !isCurlyQuote(start + 1)
    else { return nil }
    var index = start + 1
    while index < min(end, start + 120), bytes[index] != UInt8(ascii: ">") {
      if "<|$\"=/\n".utf8.contains(bytes[index]) { return nil }
      index += 1
    }
    guard byte(index) == UInt8(ascii: ">") else { return nil }
    add(.standIn, start, index + 1)
    return index + 1
  }

  private mutating func braced(_ start: Int, _ end: Int) -> Int? {
    guard let close = find(Array("}}".utf8), from: start + 2, to: end) else { return nil }
    var index = start + 2
    // Options are none that a reader may choose.
    while index < close {
      if bytes[index] == UInt8(ascii: "-"), !ASCII.isWord(byte(index - 1)) {
        let from = index
        while index < close, ASCII.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-") { index += 1 }
        add(.program, from, index, .fixed)
      } else {
        index += 1
      }
    }
    add(.standIn, start, close + 2)
    return close + 2
  }
}
