import LanguageData
import ParallelText

/// Inline code.
enum InlineCode {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.inlineCode]) { chords(in: $0, pair) }
    var found = withTypographicQuotes(comparison)
    lazy var translated = TranslatedNames(pair)
    for block in differences.blocks {
      // What the other side has without backticks, or as part of something longer, is there.
      let texts = block.target.map(pair.target.bytes) + block.reference.map(pair.reference.bytes)
      let shared = SharedTexts(texts.filter { $0.count > 1 }, in: block.match, pair)
      var references = block.reference.filter { literal in
        let text = pair.reference.bytes(literal)
        let counts = shared.counts(of: text)
        return !isInLine(text) || counts.target < counts.reference
      }
      let targets = block.target.filter { literal in
        let text = pair.target.bytes(literal)
        let counts = shared.counts(of: text)
        return !isInLine(text) || counts.reference < counts.target
      }
      let others = targets.filter { target in
        let text = pair.target.bytes(target)
        guard let place = references.firstIndex(where: { translated.contains(text, for: pair.reference.bytes($0)) })
        else { return true }
        found.append(
          Drift(
            .inlineCodeMismatch, .note, 0.5, .differs, "inline code", target: pair.target.literals[target].range,
            reference: pair.reference.literals[references.remove(at: place)].range))
        return false
      }
      let alike = AlikeTexts(others, references, pair.target.bytes, pair.reference.bytes)
      for (target, reference) in alike.pairs {
        let (text, other) = (pair.target.bytes(target), pair.reference.bytes(reference))
        if editDistance(text, other, limit: 2) > 1,
          InlineCodeDiff(
            pair.target.literals[target].range, pair.reference.literals[reference].range, comparison.code
          ).isTranslation
        {
          continue
        }
        // What the reference itself says nearby may be meant here as well.
        let isNearby = pair.reference.blocks[block.match.reference].literalIndexes.contains {
          pair.reference.literals[$0].kind == .inlineCode && pair.reference.bytes($0).elementsEqual(text)
        }
        // A number in backticks is a number.
        let isNumber = isNumber(text) && isNumber(other)
        let isHarmless = isNearby || haveOneMember(text, other) || areLabels(text, other)
        found.append(
          Drift(
            isNumber ? .numberMismatch : .inlineCodeMismatch, isHarmless ? .note : .warning, isHarmless ? 0.5 : 0.9,
            .differs,
            isNumber ? "number" : "inline code", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range))
      }
      // Code that a translation says in words, or not at all. Placeholders have a rule of their own.
      for reference in alike.left
      where targets.count < block.reference.count && !isPlaceholder(pair.reference.bytes(reference))
        && !isTagInWords(pair.reference.bytes(reference), block.match, pair)
      {
        found.append(
          Drift(
            .inlineCodeMismatch, .note, 0.5, .missing, "inline code", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range))
      }
    }
    return found + CollapsedNames.check(differences.blocks, pair)
  }

  /// Whether one is the other behind the name of what it belongs to: `.component()` and `app.component()`.
  private static func haveOneMember(_ text: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (short, long) = text.count < other.count ? (text, other) : (other, text)
    guard short.count > 3, short.first == UInt8(ascii: "."), long.suffix(short.count).elementsEqual(short) else {
      return false
    }
    return long.dropLast(short.count).allSatisfy(ASCII.isIdentifier)
  }

  /// Whether both are several words of which the first has a capital, and no word is the same: `MAC Body` names something to readers,
  /// and is no code.
  private static func areLabels(_ text: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    func words(_ label: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
      guard let first = label.first, ASCII.isUpper(first) || first >= 0x80,
        label.allSatisfy({ ASCII.isLetter($0) || $0 >= 0x80 || $0 == 0x20 })
      else { return nil }
      let words = label.split(separator: 0x20)
      // Abbreviations may stay.
      return words.count > 1 ? words.filter { !$0.allSatisfy(ASCII.isUpper) } : nil
    }
    guard let own = words(text), let theirs = words(other) else { return false }
    // What differs in a few letters is misspelled.
    let few = max(text.count, other.count) / 3
    if editDistance(text, other, limit: few) <= few { return false }
    return !own.contains { word in
      theirs.contains { $0.lazy.map(ASCII.lowercased).elementsEqual(word.lazy.map(ASCII.lowercased)) }
    }
  }

  /// `<body>` may be called `body`.
  private static func isTagInWords(_ code: ArraySlice<UInt8>, _ match: AlignedPair.Match, _ pair: AlignedPair) -> Bool {
    code.first == UInt8(ascii: "<") && code.last == UInt8(ascii: ">")
      && BlockText(pair.target, match.target).place(of: code.dropFirst().dropLast()) != nil
  }

  /// Whether a code may be looked for in lines: one letter stands everywhere, and one over two lines in none.
  private static func isInLine(_ code: ArraySlice<UInt8>) -> Bool {
    code.count > 1 && !code.contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Quotes that no program knows, where the reference has straight ones.
  private static func withTypographicQuotes(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    return comparison.differing.flatMap { match in
      pair.target.blocks[match.target].literalIndexes.compactMap { index -> Drift? in
        let literal = pair.target.literals[index]
        guard literal.kind == .inlineCode, hasTypographicQuote(pair.target.bytes(index)) else { return nil }
        let reference = pair.reference.blocks[match.reference].literalIndexes.first {
          pair.reference.literals[$0].kind == .inlineCode && pair.reference.literals[$0].agrees(with: literal)
            && !hasTypographicQuote(pair.reference.bytes($0)) && hasStraightQuote(pair.reference.bytes($0))
        }
        guard let reference else { return nil }
        return Drift(
          .inlineCodeMismatch, .warning, 0.9, .differs, "inline code", target: literal.range,
          reference: pair.reference.literals[reference].range)
      }
    }
  }

  private static func hasTypographicQuote(_ code: ArraySlice<UInt8>) -> Bool {
    var rest = code
    while let lead = rest.firstIndex(of: 0xE2) {
      rest = rest[lead...]
      if rest.count > 2, rest[lead + 1] == 0x80, (0x98...0x9F).contains(rest[lead + 2]) { return true }
      rest.removeFirst()
    }
    return false
  }

  /// A text that is all quoted may have its language's quotes.
  private static func hasStraightQuote(_ code: ArraySlice<UInt8>) -> Bool {
    guard let first = code.first, let last = code.last else { return false }
    let isQuote: (UInt8) -> Bool = { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    return code.contains(where: isQuote) && !(isQuote(first) && first == last)
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
    haveTranslatedPlaceholders(target, reference)
      || target.contains { $0 >= 0x80 } != reference.contains { $0 >= 0x80 }
  }

  /// Whether two texts are the same but for what stands in brackets in both.
  static func haveTranslatedPlaceholders(_ target: ArraySlice<UInt8>, _ reference: ArraySlice<UInt8>) -> Bool {
    let first = withoutPlaceholders(target)
    let second = withoutPlaceholders(reference)
    return first.hadPlaceholder && second.hadPlaceholder && first.rest == second.rest
  }

  /// Whether what stands in braces is no word for the reader to replace: `{.items[*].name}`.
  private static func isExpression(_ code: ArraySlice<UInt8>) -> Bool {
    let inner = code.dropFirst().prefix { $0 != UInt8(ascii: "}") }
    return inner.first == UInt8(ascii: ".") || inner.contains(UInt8(ascii: "["))
  }

  private static func withoutPlaceholders(_ code: ArraySlice<UInt8>) -> (rest: [UInt8], hadPlaceholder: Bool) {
    var rest: [UInt8] = []
    var depth = 0
    var had = false
    for (index, byte) in zip(code.indices, code) {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") && (depth > 0 || !isExpression(code[index...])) {
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
