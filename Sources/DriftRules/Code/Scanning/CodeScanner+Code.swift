import ParallelText

/// Languages of names, marks and strings.
extension CodeScanner {
  /// - Parameter closing: A mark that ends the code where no bracket is open; nil to go on to the end.
  /// - Returns: Where it ended.
  @discardableResult
  mutating func code(_ start: Int, _ end: Int, until closing: UInt8? = nil) -> Int {
    var index = start
    var depth = 0
    while index < end {
      let byte = bytes[index]
      if ASCII.isSpace(byte) {
        index += 1
      } else if let next = comment(index, end) {
        index = next
      } else if let next = prompt(index) {
        index = next
      } else if let string = string(index, end) {
        addString(string)
        index = string.end
      } else if byte == UInt8(ascii: "<"), language.flags.contains(.jsx), nesting < 32, beginsElement(index) {
        nesting += 1
        index = markup(index, end, isInCode: true)
        nesting -= 1
      } else if byte == UInt8(ascii: "/"), language.flags.contains(.regex), let next = regex(index) {
        add(.program, index, next)
        index = next
      } else if isWordByte(byte), !isCurlyQuote(index) {
        index = word(index, end)
      } else {
        if byte == closing, depth == 0 { return index }
        if "({[".utf8.contains(byte) { depth += 1 } else if ")}]".utf8.contains(byte) { depth -= 1 }
        index = mark(index, end)
      }
    }
    return index
  }

  func isWordByte(_ byte: UInt8) -> Bool { ASCII.isWord(byte) || byte == UInt8(ascii: "$") }

  private mutating func word(_ start: Int, _ end: Int) -> Int {
    let isNumber = ASCII.isDigit(bytes[start])
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      let isHyphen = byte == UInt8(ascii: "-") && language.flags.contains(.kebab) && !isNumber
      let isPoint = byte == UInt8(ascii: ".") && isNumber && ASCII.isDigit(self.byte(index + 1))
      guard isWordByte(byte) || isHyphen || isPoint, !isCurlyQuote(index) else { break }
      index += 1
    }
    var traits: CodeToken.Traits = isNumber ? [] : .name
    if CodeWord.isPlain(bytes[start..<index]) { traits.insert(.plain) }
    // Behind a point stands what another file defines.
    if byte(start - 1) == UInt8(ascii: ".") { traits.insert(.fixed) }
    add(.program, start, index, traits)
    return index
  }

  private mutating func mark(_ start: Int, _ end: Int) -> Int {
    let byte = bytes[start]
    if language.optional.contains(byte) { return start + 1 }
    if byte == language.escape, self.byte(start + 1) == 0x0A { return start + 1 }
    if byte == UInt8(ascii: ",") {
      var next = start + 1
      while next < end, ASCII.isSpace(bytes[next]) { next += 1 }
      if starts(Array("/*".utf8), at: next), let close = find(Array("*/".utf8), from: next, to: end) {
        next = close + 2
      }
      while next < end, ASCII.isSpace(bytes[next]) { next += 1 }
      // A last comma in a list means nothing.
      if next >= end || ")]}".utf8.contains(bytes[next]) { return start + 1 }
    }
    let length = isCurlyQuote(start) ? 3 : 1
    add(.program, start, start + length, .mark)
    return start + length
  }

  private mutating func addString(_ string: (from: Int, to: Int, end: Int)) {
    let content = bytes[string.from..<string.to].trimmed
    // A template of a page within a script.
    if language.flags.contains(.jsx), nesting < 32, content.contains(0x0A), content.first == UInt8(ascii: "<") {
      nesting += 1
      markup(string.from, string.to)
      nesting -= 1
      return
    }
    let isValue = isValue(string)
    let isKey = isValue && byte(string.end) == UInt8(ascii: ":")
    addContent(string.from, string.to, isKey ? [.quoted, .fixed] : .quoted, isText: isValue ? false : nil)
  }

  /// Whether a string is a key, the name of a file to import, or compared with a value.
  private func isValue(_ string: (from: Int, to: Int, end: Int)) -> Bool {
    var before = string.from - 2
    while before >= 0, ASCII.isBlank(bytes[before]) { before -= 1 }
    let next = byte(string.end)
    if next == UInt8(ascii: ":"), byte(before) != UInt8(ascii: "?"), byte(string.end + 1) != UInt8(ascii: ":") {
      return true
    }
    if before > 0, bytes[before] == UInt8(ascii: "="), "=!".utf8.contains(bytes[before - 1]) { return true }
    if byte(before) == UInt8(ascii: "["), next == UInt8(ascii: "]"), ASCII.isWord(byte(before - 1)) { return true }
    guard let last = tokens.last, ASCII.isLetter(byte(before)) || byte(before) == UInt8(ascii: "("),
      last.kind == .program
    else { return false }
    var to = byte(before) == UInt8(ascii: "(") ? before : before + 1
    while to > 0, ASCII.isBlank(bytes[to - 1]) { to -= 1 }
    var from = to
    while from > 0, ASCII.isWord(bytes[from - 1]) { from -= 1 }
    return Self.importing.contains(String(decoding: bytes[from..<to], as: UTF8.self).lowercased())
  }

  /// What names of files and modules stand behind in all languages alike.
  private static let importing: Set<String> = ["from", "import", "require", "include", "use", "using", "package"]

  /// The end of a regular expression; a division has something before it.
  private func regex(_ start: Int) -> Int? {
    var before = start - 1
    while before >= 0, ASCII.isBlank(bytes[before]) { before -= 1 }
    guard before < 0 || "(,=:[!&|?{};\n".utf8.contains(bytes[before]) else { return nil }
    var index = start + 1
    var isInClass = false
    while byte(index) != 0x0A {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return index + 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Lines with a mark before each.
  mutating func diff(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(index, last)
      if from < to {
        let isMark = "+-@".utf8.contains(bytes[from])
        if isMark { add(.program, from, from + 1, .mark) }
        embedded("light") { _ = $0.code(isMark ? from + 1 : from, to) }
      }
      index = last + 1
    }
  }

  /// Whether `<` opens an element, and is no comparison or list of types.
  private func beginsElement(_ index: Int) -> Bool {
    let next = byte(index + 1)
    guard ASCII.isLetter(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") && isAtStart(index) else {
      return false
    }
    var before = index - 1
    while before >= 0, ASCII.isSpace(bytes[before]) { before -= 1 }
    if isAtStart(index) || before < 0 { return true }
    if "(,=:[!&|?{};>".utf8.contains(bytes[before]) { return true }
    return starts(Array("return".utf8), at: before - 5) || starts(Array("default".utf8), at: before - 6)
  }

  /// The end of a prompt that a line begins with.
  func prompt(_ index: Int) -> Int? {
    guard language.flags.contains(.prompt), isAtStart(index) else { return nil }
    if starts(Array(">>> ".utf8), at: index) || starts(Array("... ".utf8), at: index) { return index + 4 }
    guard language.scan == .shell else { return nil }
    if "$>%".utf8.contains(bytes[index]), byte(index + 1) == 0x20 { return index + 2 }
    let isDrive =
      ASCII.isLetter(bytes[index]) && byte(index + 1) == UInt8(ascii: ":") && byte(index + 2) == UInt8(ascii: "\\")
    let isPowerShell =
      starts(Array("PS".utf8), at: index) && (byte(index + 2) == 0x20 || byte(index + 2) == UInt8(ascii: ">"))
    let isHost = !isDrive && !isPowerShell
    // `user@host:~$ `
    let end = endOfLine(index)
    var at = index
    if isHost {
      guard ASCII.isLetter(bytes[index]) || bytes[index] == UInt8(ascii: "[") else { return nil }
      var hasAt = false
      while at < min(end, index + 60), !"$#\"'".utf8.contains(bytes[at]) {
        if bytes[at] == UInt8(ascii: "@") { hasAt = true }
        if ASCII.isBlank(bytes[at]), !hasAt { return nil }
        at += 1
      }
      return hasAt && at < end && byte(at + 1) == 0x20 ? at + 2 : nil
    }
    while at < end, bytes[at] != UInt8(ascii: ">") {
      if "\"'|=".utf8.contains(bytes[at]) { return nil }
      at += 1
    }
    guard at < end else { return nil }
    return ASCII.isBlank(byte(at + 1)) ? at + 2 : at + 1
  }
}
