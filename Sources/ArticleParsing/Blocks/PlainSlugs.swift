import Foundation
import ParallelText

/// The slugs that generators make of a heading that do not keep all letters and digits, as GitHub does.
///
/// VitePress takes accents off (markdown-it-anchor's slugify: NFKD without U+0300–U+036F); Python-Markdown then drops what is
/// beyond ASCII (toc.slugify); kramdown drops that at once, and what stands before the first letter (basic_generate_id), as
/// Docutils (make_id) and Pandoc do.
struct PlainSlugs {
  /// The keys (`AnchorKey`) of one slug with what stands before its first letter, and without.
  private struct Keys {
    private var whole = Hash64()
    /// Of one that begins with digits.
    private var fromLetter = Hash64()
    /// Whether there is a letter at all: a slug of digits alone names nothing.
    private var hasLetter = false
    private(set) var hasLeadingDigit = false

    mutating func add(_ byte: UInt8) {
      whole.combine(byte)
      if !hasLetter {
        if ASCII.isDigit(byte) { hasLeadingDigit = true } else { hasLetter = true }
      }
      if hasLetter, hasLeadingDigit { fromLetter.combine(byte) }
    }

    func append(to keys: inout [UInt64], besides known: UInt64) {
      guard hasLetter else { return }
      let key = whole.value
      if key != known, !keys.contains(key) { keys.append(key) }
      if !hasLeadingDigit { return }
      let other = fromLetter.value
      if other != known, !keys.contains(other) { keys.append(other) }
    }
  }

  /// Of all letters and digits. With what stands before the first letter it is GitHub's, so that it counts only where digits do.
  private var all: Keys
  private var isNumbered: Bool { all.hasLeadingDigit }
  private var withoutAccents: Keys
  private var withoutAccentsInASCII: Keys
  private var inASCII: Keys

  /// - Parameter beginning: What all of them begin with.
  private init(_ beginning: Keys) {
    (all, withoutAccents, withoutAccentsInASCII, inASCII) = (beginning, beginning, beginning, beginning)
  }

  /// The `AnchorKey`s of those that differ from GitHub's; most headings have none.
  ///
  /// - Parameters:
  ///   - slug: GitHub's.
  ///   - key: Its key.
  /// - Complexity: O(n).
  static func keys(of slug: ByteView, besides key: UInt64) -> [UInt64] {
    let bytes = slug.buffer
    let plain = bytes.firstIndex { $0 >= 0x80 } ?? bytes.count
    if plain == bytes.count, bytes.first(where: ASCII.isLetterOrDigit).map(ASCII.isLetter) ?? true { return [] }
    var beginning = Keys()
    for byte in bytes[..<plain] where ASCII.isLetterOrDigit(byte) { beginning.add(byte) }
    var slugs = PlainSlugs(beginning)
    slugs.read(bytes, from: plain)
    var keys: [UInt64] = []
    if slugs.isNumbered { slugs.all.append(to: &keys, besides: key) }
    slugs.withoutAccents.append(to: &keys, besides: key)
    slugs.withoutAccentsInASCII.append(to: &keys, besides: key)
    slugs.inASCII.append(to: &keys, besides: key)
    return keys
  }

  private mutating func read(_ slug: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < slug.count {
      let byte = slug[index]
      if byte < 0x80 {
        index += 1
        guard ASCII.isLetterOrDigit(byte) else { continue }
        if isNumbered { all.add(byte) }
        addBare(byte)
        inASCII.add(byte)
        continue
      }
      let end = min(index + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), slug.count)
      if isNumbered { for place in index..<end { all.add(slug[place]) } }
      var bare = Self.letters(slug[index..<end])
      if bare == 0 {
        for place in index..<end { withoutAccents.add(slug[place]) }
      } else if bare != Self.nothing {
        while bare > 0 {
          addBare(UInt8(truncatingIfNeeded: bare))
          bare >>= 8
        }
      }
      index = end
    }
  }

  private mutating func addBare(_ byte: UInt8) {
    withoutAccents.add(byte)
    if byte < 0x80 { withoutAccentsInASCII.add(byte) }
  }

  // MARK: Accents

  /// What an accent by itself is without one.
  private static let nothing = UInt32.max
  /// Latin; Greek and Cyrillic; Latin of Vietnamese and others, and Greek with breathings. Few articles have letters of all.
  private static let near = decompositions(0xC0..<0x250)
  private static let middle = decompositions(0x250..<0x530)
  private static let far = decompositions(0x1E00..<0x2000)

  /// The letters that stand in the place of an accented one, in UTF-8, the first byte lowest; 0 of one without an accent.
  private static func letters(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
    // Letters of four bytes have none.
    if bytes.count > 3 { return 0 }
    // The bits of the first byte that are the value's: five or four.
    var value = Int(bytes[bytes.startIndex] & (0x7F >> UInt8(bytes.count)))
    for place in (bytes.startIndex + 1)..<bytes.endIndex { value = value << 6 | Int(bytes[place] & 0x3F) }
    switch value {
    // Small letters of Cyrillic, of which `й` alone has an accent: no table is asked for them.
    case 0x430...0x438, 0x43A...0x44F: return 0
    case 0x300...0x36F: return nothing
    case 0xC0..<0x250: return near[value - 0xC0]
    case 0x250..<0x530: return middle[value - 0x250]
    case 0x1E00..<0x2000: return far[value - 0x1E00]
    default: return 0
    }
  }

  /// All of a range at once: to have one letter decomposed takes as long as many.
  private static func decompositions(_ scalars: Range<Int>) -> [UInt32] {
    var letters = ""
    for value in scalars {
      if let scalar = Unicode.Scalar(value) { letters.unicodeScalars.append(scalar) }
      letters += "\n"
    }
    let decomposed = letters.decomposedStringWithCompatibilityMapping.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    return zip(scalars, decomposed).map { value, decomposed in
      var bytes: [UInt8] = []
      for scalar in decomposed where !(0x300...0x36F).contains(scalar.value) {
        bytes += UTF8.encode(scalar)!.filter { ASCII.isLetterOrDigit($0) || $0 >= 0x80 }
      }
      guard bytes.count <= 4, let scalar = Unicode.Scalar(value), !bytes.elementsEqual(UTF8.encode(scalar)!) else {
        return 0
      }
      return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}
