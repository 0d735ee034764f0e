import LanguageData
import ParallelText

/// What stands in a translation for a name that it lost: the name half translated, or written as it sounds.
struct Counterparts {
  struct Found {
    var range: SourceRange
    /// Whether it was written as it sounds, not translated.
    var isSound: Bool
    /// Whether it is of a script that writes words of other languages as they sound: katakana or Hangul.
    var isLoanScript = false
  }

  private struct Part {
    var place: Range<Int>
    var isToken: Bool
  }

  private let text: BlockText
  private let tokens: [Range<Int>]
  /// The tokens and the words of them.
  private var parts: [Part] = []
  /// How these sound, and what tells short ones apart: worked out when first asked for.
  private lazy var sounds = skeletons(isExact: false)
  private lazy var exactSounds = skeletons(isExact: true)

  init(_ text: BlockText) {
    self.text = text
    tokens = text.foreignTokens
    for token in tokens { addParts(of: token) }
  }

  private func skeletons(isExact: Bool) -> [[UInt8]] {
    parts.map { Romanization.skeleton(text.bytes[$0.place], isExact: isExact) }
  }

  /// - Parameters:
  ///   - isKnown: Whether it is sure already that the name should have stayed, so that a short one may sound alike.
  ///   - isWord: Whether one word may stand for it; else only what has a dot, a colon or a slash in it.
  mutating func find(_ name: ArraySlice<UInt8>, isKnown: @autoclosure () -> Bool, isWord: Bool = true) -> Found? {
    if tokens.isEmpty { return nil }
    if let token = halfTranslated(name) { return Found(range: text.range(token), isSound: false) }
    return sounding(name, isKnown: isKnown(), isWord: isWord).map { place in
      Found(
        range: text.range(place), isSound: true,
        isLoanScript: isKatakana(place.lowerBound) || isHangul(place.lowerBound))
    }
  }

  // MARK: Half translated

  /// Letters of another script that end in `.stat`, or begin with `memory.`, for `memory.stat`.
  private func halfTranslated(_ name: ArraySlice<UInt8>) -> Range<Int>? {
    for joint in name.indices.dropFirst().dropLast() where Self.isJoint(name[joint]) {
      let (head, tail) = (name[...joint], name[joint...])
      for token in tokens {
        let bytes = text.bytes[token]
        if tail.count > 3, ends(bytes, tail), bytes[bytes.endIndex - tail.count - 1] >= 0x80 { return token }
        if head.count > 3, begins(bytes, head), bytes[bytes.startIndex + head.count] >= 0x80 { return token }
      }
    }
    return nil
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "/"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private func ends(_ bytes: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> Bool {
    bytes.count > tail.count && zip(bytes.suffix(tail.count), tail).allSatisfy(ASCII.areSame)
  }

  private func begins(_ bytes: ArraySlice<UInt8>, _ head: ArraySlice<UInt8>) -> Bool {
    bytes.count > head.count && zip(bytes, head).allSatisfy(ASCII.areSame)
  }

  // MARK: As it sounds

  private mutating func sounding(
    _ name: ArraySlice<UInt8>, isKnown: @autoclosure () -> Bool, isWord: Bool
  ) -> Range<Int>? {
    // Of a short name each consonant counts.
    let isExact = Romanization.skeleton(name).count < 5
    let sound = Romanization.skeleton(name, isExact: isExact)
    guard sound.count >= 5 || sound.count >= 3 && isKnown() else { return nil }
    var best: (distance: Int, place: Range<Int>)?
    let sounds = isExact ? exactSounds : self.sounds
    for (part, other) in zip(parts, sounds) where isWord || part.isToken {
      if !isWord, !text.bytes[part.place].contains(where: { ".:/\\".utf8.contains($0) }) { continue }
      // Endings of cases make a word longer.
      let limit = sound.count >= 6 ? sound.count / 5 : 0
      guard abs(other.count - sound.count) <= limit, other.first == sound.first else { continue }
      let distance = editDistance(sound[...], other[...], limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, part.place) }
    }
    return best?.place
  }

  /// Adds a token as a whole, and its runs of letters of one script; katakana stands apart from what is around it.
  private mutating func addParts(of token: Range<Int>) {
    parts.append(Part(place: token, isToken: true))
    var start = token.lowerBound
    var previous = 0
    var index = start
    while index < token.upperBound {
      let byte = text.bytes[index]
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      let script = byte < 0x80 ? 0 : isKatakana(index) ? 2 : 1
      if script != previous, index > start {
        if previous != 0 { parts.append(Part(place: start..<index, isToken: false)) }
        start = index
      }
      if script != previous { start = index }
      previous = script
      index += length
    }
    if previous != 0, start > token.lowerBound { parts.append(Part(place: start..<token.upperBound, isToken: false)) }
  }

  private func isHangul(_ index: Int) -> Bool {
    switch text.bytes[index] {
    case 0xEB, 0xEC: true
    case 0xEA: text.bytes[index + 1] >= 0xB0
    case 0xED: text.bytes[index + 1] < 0x9F
    default: false
    }
  }

  private func isKatakana(_ index: Int) -> Bool {
    guard text.bytes[index] == 0xE3, index + 2 < text.bytes.count else { return false }
    let (second, third) = (text.bytes[index + 1], text.bytes[index + 2])
    return second == 0x83 || second == 0x82 && third >= 0xA1
  }
}
