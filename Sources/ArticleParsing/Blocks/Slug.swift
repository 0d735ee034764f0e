import ParallelText

/// The anchor that GitHub, and the generators that follow it, give to a heading.
///
/// Lower case, letters, marks, numbers, `-` and `_` kept, spaces to `-`, all else dropped (github-slugger).
enum Slug {
  /// - Parameter heading: Valid UTF-8.
  /// - Returns: UTF-8 as well. Complexity: O(n).
  static func of(_ heading: ArraySlice<UInt8>) -> [UInt8] { withKey(heading).slug }

  /// The same with its `AnchorKey`.
  static func withKey(_ heading: ArraySlice<UInt8>) -> (slug: [UInt8], key: UInt64) {
    var key = Hash64()
    let slug = heading.withUnsafeBufferPointer { heading in
      // No small letter takes more than half as many bytes again as its capital.
      [UInt8](unsafeUninitializedCapacity: heading.count + heading.count / 2) { slug, count in
        var hash = Hash64()
        var end = 0
        var index = 0
        while index < heading.count {
          let byte = heading[index]
          index &+= 1
          switch byte {
          case 0x61...0x7A, 0x30...0x39:
            slug[end] = byte
            hash.combine(byte)
          case 0x41...0x5A:
            slug[end] = byte | 0x20
            hash.combine(byte | 0x20)
          case UInt8(ascii: "-"), UInt8(ascii: "_"): slug[end] = byte
          case 0x20: slug[end] = UInt8(ascii: "-")
          case 0x00...0x7F: continue
          default:
            let next = index + (byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3)
            let start = end
            end = append(UnsafeBufferPointer(rebasing: heading[(index - 1)..<next]), to: slug, at: start)
            for place in start..<end { hash.combine(slug[place]) }
            index = next
            continue
          }
          end &+= 1
        }
        count = end
        key = hash
      }
    }
    return (slug, key.value)
  }

  /// Appends what becomes of a character beyond ASCII, and tells where it ends.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to slug: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let scalar = scalar(bytes)
    switch scalar.value {
    // Small letters of Latin and Cyrillic, kana and Han, which need not be looked up; then punctuation.
    case 0xDF...0xF6, 0xF8...0xFF, 0x430...0x45F, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF:
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
  mutating func next(_ slug: [UInt8]) -> Int {
    let hash = slug.withUnsafeBufferPointer { WordHash(of: $0).whole }
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
