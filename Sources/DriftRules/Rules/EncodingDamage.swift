import LanguageData
import ParallelText

/// Damage to the text itself.
enum EncodingDamage {
  static func check(_ comparison: Comparison) -> [Drift] {
    let inReference = comparison.reference.encodingDamage
    let inTarget = comparison.target.encodingDamage
    if inReference.isEmpty, inTarget.isEmpty { return [] }
    let known = Set(inReference.map { comparison.pair.reference.text($0.range) })
    var seen = Set<String>()
    return inReference.map {
      Drift(
        .encodingDamage, .warning, 0.8, .intrinsic, $0.message, target: $0.range, reference: nil, isSwapped: true)
    }
      + inTarget.filter { damage in
        let text = comparison.pair.target.text(damage.range)
        if known.contains(text) { return false }
        if damage.capitals == 0 { return true }
        // A word that is damaged throughout is one mistake, and a name that was rewritten is another.
        return seen.insert(text.lowercased()).inserted && !isRewrittenName(damage, comparison)
      }
      .map { Drift(.encodingDamage, .warning, 0.8, .intrinsic, $0.message, target: $0.range, reference: nil) }
  }

  struct Damage {
    var range: SourceRange
    var message: String
    /// What went wrong, where a block shows it again and again: one mistake in decoding.
    fileprivate var cause: Cause?
    /// How many capitals a word has that has one inside; 0 of other damage.
    fileprivate var capitals = 0
  }

  /// Whether a name of the reference's block was written as the damaged word: `Names` tells it.
  private static func isRewrittenName(_ damage: Damage, _ comparison: Comparison) -> Bool {
    let pair = comparison.pair
    let word = Romanization.skeleton(pair.target.source[damage.range])
    let block = pair.target.firstBlock(from: damage.range.end) - 1
    guard let match = pair.blocksAndHeadings.first(where: { $0.target == block }) else { return false }
    let text = BlockText(pair.target, match.target)
    return comparison.reference.names[match.reference].contains { name in
      let bytes = pair.reference.source[name.range]
      guard name.shape == .camel || name.shape == .dotted, text.place(of: bytes) == nil else { return false }
      // `ИмяУзла` for `NodeName`.
      if damage.capitals > 1, bytes.count(where: ASCII.isUpper) == damage.capitals { return true }
      let sound = Romanization.skeleton(bytes)
      return sound.count > 3 && editDistance(sound[...], word[...], limit: sound.count / 5) <= sound.count / 5
    }
  }

  fileprivate enum Cause: Hashable {
    case control(UInt8)
    case lost
    case decodedTwice
  }

  static func damage(in article: Article) -> [Damage] {
    var found: [Damage] = []
    article.source.withBytes { bytes in
      if bytes.isUndamaged { return }
      for block in article.blocks where block.isProse {
        var inBlock: [Damage] = []
        for line in article.lines[block.lineIndexes] { scan(bytes, line, &inBlock) }
        if inBlock.isEmpty { continue }
        var seen = Set<Cause>()
        found += inBlock.filter { $0.cause.map { seen.insert($0).inserted } ?? true }
      }
    }
    return found
  }

  private static func scan(_ bytes: ByteView, _ line: SourceRange, _ found: inout [Damage]) {
    var index = line.start
    while index < line.end {
      if index + 8 <= line.end, bytes[index] < 0x80 {
        let plain = plainBytes(bytes.word(at: index))
        index += plain
        if plain == 8 { continue }
      }
      let byte = bytes[index]
      switch byte {
      case 0x20..<0x7F, 0x80..<0xC2: index += 1
      case 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D, 0x7F:
        // A run of them is one damage.
        var end = index + 1
        while end < line.end, bytes[end] < 0x20, bytes[end] != 0x09 { end += 1 }
        found.append(
          Damage(range: SourceRange(index, end), message: "control character U+00\(hex(byte))", cause: .control(byte)))
        index = end
      case 0xC2 where index + 1 < line.end && bytes[index + 1] < 0xA0:
        found.append(
          Damage(
            range: SourceRange(index, index + 2), message: "control character U+00\(hex(bytes[index + 1]))",
            cause: .control(bytes[index + 1])))
        index += 2
      case 0xC3 where isMojibake(bytes, index, line.end):
        found.append(
          Damage(
            range: SourceRange(index, min(index + 4, line.end)),
            message: "text decoded twice: \(text(bytes[index..<min(index + 4, line.end)]))",
            cause: .decodedTwice))
        index += 4
      case 0xEF where index + 2 < line.end && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD:
        var end = index + 3
        while end + 2 < line.end, bytes[end...(end + 2)].elementsEqual(bytes[index...(index + 2)]) { end += 3 }
        let text = end == index + 3 ? "1 character" : "\((end - index) / 3) characters"
        found.append(Damage(range: SourceRange(index, end), message: "\(text) lost in decoding (U+FFFD)", cause: .lost))
        index = end
      case 0xCE...0xD5: index = word(bytes, index, line, &found)
      case 0xE0...0xEF: index += 3
      case 0xF0...: index += 4
      default: index += byte < 0x80 ? 1 : 2
      }
    }
  }

  /// How many of eight bytes come before the first that is not of ASCII, or a control character: which has its highest
  /// bit set, or one more has it, or it is less than a space. What it carries over changes later bytes only.
  private static func plainBytes(_ eight: UInt64) -> Int {
    let eight = UInt64(littleEndian: eight)
    let marks = (eight | (eight &+ 0x0101_0101_0101_0101) | (eight &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080
    return marks.trailingZeroBitCount / 8
  }

  /// UTF-8 that was read as Latin-1: `Ã©` for é, `â€™` for ’.
  private static func isMojibake(_ bytes: ByteView, _ index: Int, _ end: Int) -> Bool {
    guard index + 3 < end else { return false }
    switch (bytes[index + 1], bytes[index + 2], bytes[index + 3]) {
    case (0x82...0x83, 0xC2, 0x80...0xBF): return true
    case (0xA2, 0xE2, 0x82): return true
    default: return false
    }
  }

  /// A word of a script with case that is not Latin: Greek, Cyrillic, Armenian.
  private static func word(_ bytes: ByteView, _ start: Int, _ line: SourceRange, _ found: inout [Damage]) -> Int {
    // The word may have begun with Latin letters.
    var from = start
    while from > line.start, ASCII.isLetter(bytes[from - 1]) { from -= 1 }
    // Most words have neither a capital behind their first letter nor a letter of another script.
    var isUnusual = from < start
    var end = start
    while end < line.end {
      let byte = bytes[end]
      if (0xCE...0xD5).contains(byte), end + 1 < line.end {
        // Half of Russian is U+0440...U+047F, which has no capitals in use.
        if byte != 0xD1, isCapital(byte, bytes[end + 1]), end > from { isUnusual = true }
        end += 2
      } else if ASCII.isLetter(byte) {
        isUnusual = true
        end += 1
      } else {
        break
      }
    }
    guard isUnusual else { return max(end, start + 2) }
    let range = SourceRange(from, end)
    let text = text(bytes[range])
    var hasLower = false
    var capitalInside = false
    var capitals = 0
    var latin = 0
    var other = 0
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if scalar.isASCII {
        latin += 1
      } else {
        other += 1
        if scalar.properties.isLowercase { hasLower = true }
        if scalar.properties.isUppercase { capitals += 1 }
        if scalar.properties.isUppercase, position > 0, hasLower { capitalInside = true }
      }
    }
    if capitalInside, text.unicodeScalars.last?.properties.isLowercase ?? false, other > 3 {
      found.append(Damage(range: range, message: "capital letter inside a word: \(text)", capitals: capitals))
    } else if latin > 0, latin <= 2, other > 1,
      text.utf8.allSatisfy({ $0 >= 0x80 || "aceopxyABCEHKMOPTX".utf8.contains($0) })
    {
      found.append(Damage(range: range, message: "letters of two scripts in one word: \(text)"))
    }
    return max(end, start + 2)
  }

  /// Capitals of Greek, Cyrillic and Armenian, by the bytes of their blocks.
  private static func isCapital(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xCE: second < 0xAC
    case 0xD0: second < 0xB0
    case 0xD2, 0xD3: second & 1 == 0
    case 0xD4: true
    case 0xD5: second < 0x97
    default: false
    }
  }

  private static func text(_ bytes: ByteView) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
