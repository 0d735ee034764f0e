import ParallelText

/// The anchor that GitHub, and the generators that follow it, give to a heading.
///
/// Lower case, letters, marks, numbers, `-` and `_` kept, spaces to `-`, all else dropped (github-slugger).
enum Slug {
  /// - Parameter heading: Valid UTF-8.
  /// - Returns: UTF-8 as well. Complexity: O(n).
  static func of(_ heading: ByteView) -> [UInt8] { withSlug(of: heading) { slug, _ in Array(slug) } }

  /// Calls the closure with the slug and its `AnchorKey`, without making an array.
  static func withSlug<Result>(of heading: ByteView, _ body: (_ slug: ByteView, _ key: UInt64) -> Result) -> Result {
    // No small letter takes more than half as many bytes again as its capital.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: heading.count + heading.count / 2 + 1) { slug in
      let (count, key) = write(heading.buffer, to: slug)
      return body(ByteView(UnsafePointer(slug.baseAddress!), 0..<count), key)
    }
  }

  private static func write(
    _ heading: UnsafeBufferPointer<UInt8>, to slug: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, key: UInt64) {
    var key = Hash64()
    var end = 0
    var index = 0
    while index < heading.count {
      let byte = heading[index]
      if ASCII.isLetter(byte) {
        let (letters, letterCount) = EightBytes(heading, paddedAt: index).asciiLetters
        for place in 0..<letterCount {
          let letter = UInt8(truncatingIfNeeded: letters &>> UInt64(place &* 8))
          slug[end] = letter
          key.combine(letter)
          end &+= 1
        }
        index &+= letterCount
        continue
      }
      index &+= 1
      if ASCII.isDigit(byte) {
        slug[end] = byte
        key.combine(byte)
        end &+= 1
      } else if byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        slug[end] = byte == 0x20 ? UInt8(ascii: "-") : byte
        end &+= 1
      } else if let small = smallLetter(byte, index < heading.count ? heading[index] : 0) {
        slug[end] = UInt8(0xC0 | small >> 6)
        slug[end + 1] = UInt8(0x80 | small & 0x3F)
        key.combine(slug[end])
        key.combine(slug[end + 1])
        end += 2
        index += 1
      } else if byte >= 0x80 {
        let next = index + (byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3)
        let start = end
        end = append(UnsafeBufferPointer(rebasing: heading[(index - 1)..<next]), to: slug, at: start)
        for place in start..<end { key.combine(slug[place]) }
        index = next
      }
    }
    return (end, key.value)
  }

  /// The small letter of one of Latin-1 or Cyrillic, which need not be looked up; nil of anything else.
  @inline(__always) private static func smallLetter(_ first: UInt8, _ second: UInt8) -> UInt16? {
    if first &- 0xC3 > 0xD1 - 0xC3 { return nil }
    let letter = UInt16(first & 0x1F) << 6 | UInt16(second & 0x3F)
    switch letter {
    case 0xDF...0xF6, 0xF8...0xFF, 0x430...0x45F: return letter
    case 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: return letter + 0x20
    case 0x400...0x40F: return letter + 0x50
    default: return nil
    }
  }

  /// Appends what becomes of a character beyond ASCII, and tells where it ends.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to slug: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let scalar = scalar(bytes)
    switch scalar.value {
    // Kana and Han, which need not be looked up; then punctuation.
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF:
      return slug[start...].initialize(fromContentsOf: bytes)
    case 0x2010...0x2027: return start
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        return slug[start...].initialize(fromContentsOf: Array(scalar.properties.lowercaseMapping.utf8))
      case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber,
        .letterNumber:
        return slug[start...].initialize(fromContentsOf: bytes)
      default: return start
      }
    }
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
    // The bits of the first byte that are the value's: five, four or three.
    let first = UInt32(bytes[0]) & (0x7F >> UInt32(bytes.count))
    return Unicode.Scalar(bytes.dropFirst().reduce(first) { $0 << 6 | UInt32($1 & 0x3F) })!
  }
}

/// Counts the slugs that repeat within a file: anchors are `note`, `note-1`, `note-2`.
struct SlugCounter {
  private struct Slot: Sendable {
    var hash: UInt64
    /// How often the slug has come, 0 while the slot is free.
    var count: Int
  }
  private var seen = HashTable<Slot>(capacity: 16, free: Slot(hash: 0, count: 0))
  private var taken = 0

  /// How often the slug has come before.
  mutating func next(_ slug: ByteView) -> Int {
    let hash = WordHash(of: slug.buffer).whole
    let place = seen.place(of: hash) { $0.count == 0 || $0.hash == hash }
    let count = seen[place].count
    seen[place] = Slot(hash: hash, count: count + 1)
    if count == 0 {
      taken += 1
      if taken == seen.capacity {
        seen.grow(free: Slot(hash: 0, count: 0), isFree: { $0.count == 0 }, hash: \.hash)
      }
    }
    return count
  }
}
