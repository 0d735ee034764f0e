import Foundation

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
    try checkNesting(bytes)
  }

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let zero = memchr(start, 0, buffer.count) else { return nil }
      return UnsafeRawPointer(zero) - start
    }
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// libcmark 0.30 takes quadratic time on a line of hundreds of container markers followed by many lines, and on
  /// many `![` with many `]`. Real articles stay a hundred times below these limits.
  private static func checkNesting(_ bytes: [UInt8]) throws(ParseError) {
    // Columns and lines share the bytes: in so few, their product is less than what is refused below.
    if bytes.count < 8_900 { return }
    var lines = 1
    var deepest = 0
    var leading = 0
    var isLeading = true
    var images = 0
    var brackets = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A {
        lines += 1
        deepest = max(deepest, leading)
        leading = 0
        isLeading = true
      } else if isLeading {
        switch byte {
        case UInt8(ascii: "\t"): leading += 4
        case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
          UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
          leading += 1
        default: isLeading = false
        }
      }
      if byte == UInt8(ascii: "]") { brackets += 1 }
      if byte == UInt8(ascii: "["), previous == UInt8(ascii: "!") { images += 1 }
      previous = byte
    }
    deepest = max(deepest, leading)
    if deepest * lines > 20_000_000 { throw .pathological("\(deepest) columns of list and quote markers on a line") }
    if images * brackets > 100_000_000 { throw .pathological("\(images) unfinished images") }
  }
}
