import Foundation
import ParallelText

/// Checks that bytes are text that can be parsed in linear time.
enum TextDecoding {
  /// Larger files are no articles; libcmark is fast, but an alignment is not linear.
  static let sizeLimit = 32_000_000

  /// - Throws: the first reason against the text. Offsets are 0-based. Complexity: O(n), one or two passes.
  static func check(_ bytes: [UInt8]) throws(ParseError) {
    if bytes.count > sizeLimit { throw .tooLarge(bytes: bytes.count, limit: sizeLimit) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if let zero = firstZero(bytes) {
      // UTF-16 without a byte order mark: every second byte of Latin text is zero.
      let sample = bytes.prefix(64)
      throw sample.count { $0 == 0 } * 3 > sample.count ? .utf16 : .binary(offset: zero)
    }
    if let offset = firstInvalidByte(bytes) { throw .notUTF8(offset: offset) }
  }

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let zero = memchr(start, 0, buffer.count) else { return nil }
      return UnsafeRawPointer(zero) - start
    }
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    if bytes.withBytes(\.isUTF8) { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// libcmark 0.30 takes quadratic time on a line of hundreds of container markers followed by many lines, and on
  /// many `![` with many `]`. Real articles stay a hundred times below these limits.
  ///
  /// - Parameter source: Its bytes were checked. Complexity: O(lines), mostly.
  static func checkNesting(_ source: SourceText) throws(ParseError) {
    // Columns and lines share the bytes: in so few, their product is less than what is refused below.
    let count = source.bytes.count
    if count < 8_900 { return }
    try source.withBytes { view throws(ParseError) in
      // A tab is four columns.
      let lines = source.lineCount
      let deepest = lines * 4 * longestLine(source) > 20_000_000 ? mostMarkers(view) : 0
      if deepest * lines > 20_000_000 { throw .pathological("\(deepest) columns of list and quote markers on a line") }
      // The same of images and brackets.
      if count < 28_000 { return }
      let brackets = view.count(in: UInt8(ascii: "]")...UInt8(ascii: "]"))
      if brackets * (count / 2) <= 100_000_000 { return }
      let images = zip(view, view.dropFirst()).count { $0 == UInt8(ascii: "!") && $1 == UInt8(ascii: "[") }
      if images * brackets > 100_000_000 { throw .pathological("\(images) unfinished images") }
    }
  }

  /// In bytes, with what ends it.
  private static func longestLine(_ source: SourceText) -> Int {
    var longest = source.bytes.count - Int(source.lineStarts[source.lineCount - 1])
    for (start, next) in zip(source.lineStarts, source.lineStarts.dropFirst()) {
      longest = max(longest, Int(next - start))
    }
    return longest
  }

  /// How many columns of container markers the deepest line begins with.
  private static func mostMarkers(_ bytes: ByteView) -> Int {
    var deepest = 0
    var index = 0
    let buffer = bytes.buffer
    while index < buffer.count {
      var leading = 0
      columns: while index < buffer.count {
        switch buffer[index] {
        case UInt8(ascii: "\t"): leading += 4
        case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
          UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
          leading += 1
        default: break columns
        }
        index += 1
      }
      deepest = max(deepest, leading)
      guard let start = buffer.baseAddress, let feed = memchr(start + index, 0x0A, buffer.count - index) else { break }
      index = UnsafeRawPointer(feed) - UnsafeRawPointer(start) + 1
    }
    return deepest
  }
}
