import Foundation
import ParallelText

/// What runners of CI systems obey when they find it in the log of a step, and text in which they find nothing.
///
/// GitHub's takes `::name` at the start of a line for a command, white space aside, and an older form, `##[name]`, wherever
/// it stands (actions/runner, ActionCommand.cs); Azure's agent and TeamCity obey `##vso[…]` and `##teamcity[…]`.
enum RunnerCommands {
  /// The places of the colons and number signs without which no command is left, in order.
  ///
  /// - Parameters:
  ///   - text: UTF-8, from the start of a line.
  ///   - start: Where to look from.
  /// - Complexity: O(text) behind `start`.
  static func places(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> [Int] {
    var places: [Int] = []
    // Most texts hold neither.
    if !has(UInt8(ascii: ":"), in: text[start...]), !has(UInt8(ascii: "#"), in: text[start...]) { return places }
    var isAtStart = isLineStart(start, of: text)
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D {
        isAtStart = true
      } else if byte == UInt8(ascii: "#") {
        isAtStart = false
        if isMark(index, of: text) { places.append(index + 1) }
      } else if isAtStart {
        let space = spaceLength(index, of: text)
        if space > 0 {
          index += space
          continue
        }
        isAtStart = false
        if isName(index, of: text) { places.append(index) }
      }
      index += 1
    }
    return places
  }

  /// Escapes what would make commands of the bytes from a place on.
  ///
  /// - Parameter escape: How the document writes a character of ASCII by its number.
  static func escape(in bytes: inout [UInt8], from start: Int = 0, _ escape: (_ hexadecimal: String) -> String) {
    let places = bytes.withUnsafeBufferPointer { Self.places(in: $0, from: start) }
    for place in places.reversed() {
      let escaped = escape(String(bytes[place], radix: 16, uppercase: true))
      bytes.replaceSubrange(place...place, with: escaped.utf8)
    }
  }

  /// Whether a sign stands twice behind one another.
  private static func has(_ sign: UInt8, in text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = UnsafeBufferPointer(rebasing: text)
    while rest.count > 1, let found = memchr(rest.baseAddress!, Int32(sign), rest.count - 1) {
      let next = UnsafeRawPointer(found) - UnsafeRawPointer(rest.baseAddress!) + 1
      if rest[next] == sign { return true }
      rest = UnsafeBufferPointer(rebasing: rest[next...])
    }
    return false
  }

  private static func isLineStart(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let before = text[..<index].last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return before == 0x0A || before == 0x0D
  }

  /// `::` and a letter.
  private static func isName(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 2 < text.count && text[index] == UInt8(ascii: ":") && text[index + 1] == UInt8(ascii: ":")
      && ASCII.isLetter(text[index + 2])
  }

  /// `##`, letters or none, and a bracket.
  private static func isMark(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "#") else { return false }
    return text[(index + 2)...].first { !ASCII.isLetter($0) } == UInt8(ascii: "[")
  }

  /// How many bytes of white space stand at a place; a byte order mark may be taken away before a line is read.
  private static func spaceLength(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
    if text[index] < 0x80 { return text[index] == 0x20 || 0x09...0x0D ~= text[index] ? 1 : 0 }
    let scalar = String(decoding: text[index..<min(index + 4, text.count)], as: UTF8.self).unicodeScalars.first!
    return scalar.properties.isWhitespace || scalar == "\u{FEFF}" ? scalar.utf8.count : 0
  }
}

extension TerminalText {
  /// Whole lines that are printed, of which no runner of a CI system takes one for a command: what would make it one is a
  /// visible escape (`\u{3A}`). Lines that hold no command stay as they are.
  ///
  /// - Complexity: O(text).
  public static func lines(_ text: String) -> String {
    var text = text
    if text.withUTF8({ RunnerCommands.places(in: $0).isEmpty }) { return text }
    var bytes = Array(text.utf8)
    RunnerCommands.escape(in: &bytes) { "\\u{\($0)}" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
