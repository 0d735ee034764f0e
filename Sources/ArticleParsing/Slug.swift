/// The anchor that GitHub, and the generators that follow it, give to a heading.
///
/// Lower case, letters, marks, numbers, `-` and `_` kept, spaces to `-`, all else dropped (github-slugger).
public enum Slug {
  public static func of(_ heading: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in heading.unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": slug.append(scalar)
        case "A"..."Z": slug.append(Unicode.Scalar(scalar.value + 32)!)
        case " ": slug.append("-")
        default: break
        }
      } else {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
          slug.append(scalar)
        default: break
        }
      }
    }
    return String(slug)
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
