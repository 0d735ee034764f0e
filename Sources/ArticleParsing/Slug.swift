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
  private var seen: [String: Int] = [:]

  mutating func next(_ slug: String) -> String {
    let count = seen[slug, default: -1] + 1
    seen[slug] = count
    return count == 0 ? slug : "\(slug)-\(count)"
  }
}
