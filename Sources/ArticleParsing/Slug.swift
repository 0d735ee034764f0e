import ParallelText

/// The anchor that GitHub, and the generators that follow it, give to a heading.
///
/// Lower case, letters, marks, numbers, `-` and `_` kept, spaces to `-`, all else dropped (github-slugger).
public enum Slug {
  public static func of(_ heading: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.utf8.count)
    for scalar in heading.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": slug.append(UInt8(scalar.value))
      case "A"..."Z": slug.append(UInt8(scalar.value + 32))
      case " ": slug.append(UInt8(ascii: "-"))
      case "\u{0}"..."\u{7F}": break
      // Small letters of Latin and Cyrillic, kana and Han, which need not be looked up.
      case "\u{DF}"..."\u{F6}", "\u{F8}"..."\u{FF}", "\u{430}"..."\u{45F}", "\u{3041}"..."\u{3096}",
        "\u{30A1}"..."\u{30FA}", "\u{4E00}"..."\u{9FFF}":
        slug.append(contentsOf: UTF8.encode(scalar)!)
      default:
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber,
          .letterNumber:
          slug.append(contentsOf: UTF8.encode(scalar)!)
        default: break
        }
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }
}

/// Numbers the slugs that repeat within a file: `note`, `note-1`, `note-2`.
struct SlugCounter {
  /// How often a slug has come before, by its hash.
  private var seen: [UInt64: Int] = [:]

  mutating func next(_ slug: String) -> String {
    let hash = Hash64.of(slug.utf8)
    let count = seen[hash, default: -1] + 1
    seen[hash] = count
    return count == 0 ? slug : "\(slug)-\(count)"
  }
}
