import LanguageData
import ParallelText

/// Inline code.
enum InlineCode {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.inlineCode]) { chords(in: $0, pair) }
    var found: [Drift] = []
    for block in differences.blocks {
      // What the other side has without backticks, or as part of something longer, is there.
      let texts = block.target.map(pair.target.bytes) + block.reference.map(pair.reference.bytes)
      let shared = SharedTexts(texts.filter { $0.count > 1 }, in: block.match, pair)
      var references = ClosestTexts(
        block.reference.filter { literal in
          let text = pair.reference.bytes(literal)
          let counts = shared.counts(of: text)
          return text.count < 2 || counts.target < counts.reference
        })
      let targets = block.target.filter { literal in
        let text = pair.target.bytes(literal)
        let counts = shared.counts(of: text)
        return text.count < 2 || counts.reference < counts.target
      }
      for target in targets {
        let text = pair.target.bytes(target)
        guard let reference = references.take(closestTo: text, pair.reference.bytes) else { break }
        let other = pair.reference.bytes(reference)
        if editDistance(text, other, limit: 2) > 1, isTranslation(text, other) { continue }
        // A number in backticks is a number.
        let isNumber = isNumber(text) && isNumber(other)
        found.append(
          Drift(
            isNumber ? .numberMismatch : .inlineCodeMismatch, .warning, 0.9, .differs,
            isNumber ? "number" : "code", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range))
      }
      // Code that a translation says in words, or not at all. Placeholders have a rule of their own.
      for reference in references.left
      where targets.count < block.reference.count && !isPlaceholder(pair.reference.bytes(reference))
        && !isTagInWords(pair.reference.bytes(reference), block.match, pair)
      {
        found.append(
          Drift(
            .inlineCodeMismatch, .note, 0.5, .missing, "code", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range))
      }
    }
    return found + CollapsedNames.check(differences.blocks, pair)
  }

  /// `<body>` may be called `body`.
  private static func isTagInWords(_ code: ArraySlice<UInt8>, _ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    code.first == UInt8(ascii: "<") && code.last == UInt8(ascii: ">")
      && BlockText(pair.target, match.target).place(of: code.dropFirst().dropLast()) != nil
  }

  private static func isPlaceholder(_ code: ArraySlice<UInt8>) -> Bool {
    code.first == UInt8(ascii: "<") && code.last == UInt8(ascii: ">") && code.count > 3
      && code.dropFirst().dropLast().allSatisfy {
        ASCII.isLetterLike($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == 0x20
      } && !HTMLElements.contains(code.dropFirst().dropLast())
  }

  private static func isNumber(_ code: ArraySlice<UInt8>) -> Bool {
    code.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      && code.count { $0 == UInt8(ascii: ".") } < 2
  }

  /// Keys pressed together are the same on keyboards of two languages.
  private static func chords(in blocks: [LiteralDifferences.InBlock], _ pair: AlignedPair)
    -> LiteralDifferences.MoreKeys
  {
    var keys = LiteralDifferences.MoreKeys()
    for literal in blocks.lazy.flatMap(\.target) {
      if let chord = KeyboardKeys.chord(pair.target.bytes(literal)) { keys.target[literal] = [chord] }
    }
    if keys.target.isEmpty { return keys }
    for literal in blocks.lazy.flatMap(\.reference) {
      if let chord = KeyboardKeys.chord(pair.reference.bytes(literal)) { keys.reference[literal] = [chord] }
    }
    return keys
  }

  /// Placeholders in angle brackets may be translated, and so may sample values in words.
  static func isTranslation(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Bool {
    let first = withoutPlaceholders(target)
    let second = withoutPlaceholders(reference)
    if first.hadPlaceholder, second.hadPlaceholder, first.rest == second.rest { return true }
    return target.contains { $0 >= 0x80 } != reference.contains { $0 >= 0x80 }
  }

  private static func withoutPlaceholders(_ code: ArraySlice<UInt8>) -> (rest: [UInt8], hadPlaceholder: Bool) {
    var rest: [UInt8] = []
    var depth = 0
    var had = false
    for byte in code {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") {
        depth += 1
        had = true
      } else if (byte == UInt8(ascii: ">") || byte == UInt8(ascii: "}")) && depth > 0 {
        depth -= 1
      } else if depth == 0, byte != 0x20 {
        rest.append(byte)
      }
    }
    return (rest, had)
  }
}
