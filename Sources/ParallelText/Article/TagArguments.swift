/// Reads the arguments of a template's tag one after the other: `name="value"`, `name={value}`, `"value"`, `value`.
public struct TagArguments: Sequence, IteratorProtocol {
  public struct Argument {
    /// Empty of an argument that has none.
    public var name: Range<Int>
    /// Without quotes and braces.
    public var value: Range<Int>
    public var isQuoted: Bool
    /// Whether the value is an expression in braces.
    public var isExpression: Bool
  }

  /// What is to be said of a value that differs from another language's.
  public enum Meaning {
    /// It is made to be read.
    case text
    /// It may be either: one word in small letters.
    case word
    /// A path, an id, a number, part of an expression.
    case literal
  }

  private let bytes: ByteView
  private var index: Int
  private let end: Int

  public init(_ bytes: ByteView, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> Argument? {
    while index < end, isSeparator(bytes[index]) { index += 1 }
    guard index < end else { return nil }
    let start = index
    if !opensValue(bytes[index]) {
      while index < end, !isSeparator(bytes[index]), !isQuote(bytes[index]) {
        if index > start, isAssignment(index) {
          let name = start..<index
          index += 1
          while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
          var argument = value()
          argument.name = name
          return argument
        }
        index += 1
      }
      if index > start {
        return Argument(name: start..<start, value: start..<index, isQuoted: false, isExpression: false)
      }
    }
    return value()
  }

  /// `=` behind a name, but not `==` and `=>`; `:` behind a name and before a value that is quoted.
  private func isAssignment(_ index: Int) -> Bool {
    let next = index + 1 < end ? bytes[index + 1] : 0x20
    if bytes[index] == UInt8(ascii: ":") {
      var value = index + 1
      while value < end, ASCII.isBlank(bytes[value]) { value += 1 }
      return value < end && isQuote(bytes[value])
    }
    return bytes[index] == UInt8(ascii: "=") && next != UInt8(ascii: "=") && next != UInt8(ascii: ">")
      && ASCII.isWord(bytes[index - 1])
  }

  private mutating func value() -> Argument {
    let start = index
    guard index < end else { return Argument(name: end..<end, value: end..<end, isQuoted: false, isExpression: false) }
    let first = bytes[index]
    if isQuote(first) {
      index += 1
      while index < end, bytes[index] != first { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
      let value = (start + 1)..<Swift.max(start + 1, Swift.min(index, end))
      index = Swift.min(index + 1, end)
      return Argument(name: start..<start, value: value, isQuoted: true, isExpression: false)
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let close = first + 2
      var depth = 0
      repeat {
        if bytes[index] == first { depth += 1 } else if bytes[index] == close { depth -= 1 }
        index += 1
      } while index < end && depth > 0
      let value = (start + 1)..<Swift.max(start + 1, depth == 0 ? index - 1 : index)
      return Argument(name: start..<start, value: value, isQuoted: false, isExpression: true)
    }
    while index < end, !ASCII.isSpace(bytes[index]) { index += 1 }
    return Argument(name: start..<start, value: start..<index, isQuoted: false, isExpression: false)
  }

  private func isSeparator(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) || byte == UInt8(ascii: ",") }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private func opensValue(_ byte: UInt8) -> Bool {
    isQuote(byte) || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  // MARK: Meaning

  /// Names of arguments that hold text; a longer name may end with one of them: `linkText`, `aria-label`.
  private static let textNames: [StaticString] = [
    "title", "alt", "caption", "text", "label", "content", "description", "summary", "heading", "header", "placeholder",
    "tooltip", "message",
  ]

  /// Whether an argument is made to be read, whatever its value is.
  private static func isText(named name: ByteView) -> Bool {
    if name.isEmpty || ASCII.are(name, "context") { return false }
    return textNames.contains { text in
      name.count >= text.utf8CodeUnitCount
        && ASCII.are(name[(name.endIndex - text.utf8CodeUnitCount)..<name.endIndex], text)
    }
  }

  /// What a value is by itself, and by the name before it. Complexity: O(length).
  ///
  /// - Parameters:
  ///   - argument: One that this sequence has given.
  ///   - bytes: Those of the whole text.
  ///   - isVariable: Whether it stands in a variable, where words without quotes are names.
  public static func meaning(of argument: Argument, _ bytes: ByteView, isVariable: Bool) -> Meaning {
    let value = bytes[argument.value]
    if isText(named: bytes[argument.name]) || value.isEmpty { return .text }
    if isVariable, !argument.isQuoted { return .literal }
    if argument.isExpression {
      // Strings and elements within are made to be read.
      return value.contains { $0 >= 0x80 || "\"'`<".utf8.contains($0) } ? .text : .literal
    }
    var (hasSpace, hasCapital, hasMark) = (false, false, false)
    var previous: UInt8 = 0
    for byte in value {
      if byte >= 0x80 { return .text }
      if ASCII.isSpace(byte) { hasSpace = true }
      if ASCII.isUpper(byte) {
        hasCapital = true
        if ASCII.isLower(previous) { hasMark = true }
      } else if !ASCII.isLower(byte), byte != UInt8(ascii: "-"), !ASCII.isSpace(byte) {
        hasMark = true
      }
      previous = byte
    }
    if hasSpace { return .text }
    if hasMark { return isSentence(value) ? .text : .literal }
    if hasCapital { return .text }
    return argument.isQuoted || !argument.name.isEmpty ? .word : .literal
  }

  /// `Download!`: a word with a capital and a mark of punctuation behind it alone.
  private static func isSentence(_ value: ByteView) -> Bool {
    guard let last = value.last, "!?.:…".utf8.contains(last), let first = value.first, ASCII.isUpper(first) else {
      return false
    }
    return value.dropFirst().dropLast().allSatisfy { ASCII.isLower($0) }
  }
}

extension TagArguments {
  /// A hash of what is not made to be translated.
  ///
  /// - Parameters:
  ///   - bytes: Those of the whole text.
  ///   - name: Of the tag; empty of a variable that is no call, whose arguments are all of it.
  ///   - arguments: What follows the name.
  ///   - isVariable: Whether words without quotes are names.
  /// - Returns: nil if there is nothing of it.
  public static func key(_ bytes: ByteView, name: Range<Int>, arguments: Range<Int>, isVariable: Bool) -> UInt64? {
    var hash = Hash64()
    hash.combine(bytes[name])
    var isEmpty = name.isEmpty
    for argument in TagArguments(bytes, arguments)
    where meaning(of: argument, bytes, isVariable: isVariable) != .text {
      isEmpty = false
      hash.combine(UInt8(0xFF))
      hash.combine(bytes[argument.name])
      hash.combine(UInt8(0xFE))
      for byte in bytes[argument.value] where !ASCII.isSpace(byte) { hash.combine(byte) }
    }
    return isEmpty ? nil : hash.value
  }
}
