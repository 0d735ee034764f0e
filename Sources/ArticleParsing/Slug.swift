import ParallelText

/// The anchor that GitHub, and the generators that follow it, give to a heading.
///
/// Lower case, letters, marks, numbers, `-` and `_` kept, spaces to `-`, all else dropped (github-slugger).
enum Slug {
  /// - Parameter heading: Valid UTF-8.
  /// - Returns: UTF-8 as well. Complexity: O(n).
  static func of(_ heading: ArraySlice<UInt8>) -> [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.count + 4)
    var index = heading.startIndex
    while index < heading.endIndex {
      let byte = heading[index]
      switch byte {
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
      case 0x41...0x5A: slug.append(byte | 0x20)
      case 0x20: slug.append(UInt8(ascii: "-"))
      case 0x00...0x7F: break
      default:
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        append(heading[index..<(index + length)], to: &slug)
        index += length - 1
      }
      index += 1
    }
    return slug
  }

  /// Appends what becomes of a character beyond ASCII.
  private static func append(_ bytes: ArraySlice<UInt8>, to slug: inout [UInt8]) {
    let scalar = scalar(bytes)
    switch scalar.value {
    // Small letters of Latin and Cyrillic, kana and Han, which need not be looked up.
    case 0xDF...0xF6, 0xF8...0xFF, 0x430...0x45F, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF:
      slug += bytes
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: slug += scalar.properties.lowercaseMapping.utf8
      case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber,
        .letterNumber:
        slug += bytes
      default: break
      }
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar {
    // The bits of the first byte that are the value's: five, four or three.
    let first = UInt32(bytes.first!) & (0x7F >> UInt32(bytes.count))
    return Unicode.Scalar(bytes.dropFirst().reduce(first) { $0 << 6 | UInt32($1 & 0x3F) })!
  }
}

/// Counts the slugs that repeat within a file: anchors are `note`, `note-1`, `note-2`.
struct SlugCounter {
  /// How often a slug has come before, by its hash.
  private var seen: [UInt64: Int] = Dictionary(minimumCapacity: 12)

  /// How often the slug has come before.
  mutating func next(_ slug: [UInt8]) -> Int {
    func counted(_ count: inout Int) -> Int {
      count += 1
      return count
    }
    return counted(&seen[Hash64.of(slug), default: -1])
  }
}
