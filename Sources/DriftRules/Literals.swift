import ParallelText

/// Inline code.
enum InlineCode {
  static let family = RuleFamily(
    rules: [RuleDescriptor("inline-code-mismatch", .warning, "inline code that differs, or that one side lacks")],
    check: check)

  private static func check(_ pair: AlignedPair) -> [Drift] {
    let differences = LiteralDifferences(pair, [.inlineCode]) {
      pair.target.literals[$0].agrees(with: pair.reference.literals[$1])
    }
    var found: [Drift] = []
    for block in differences.blocks {
      var references = block.reference.filter {
        !isSpelt($0, of: pair.reference, in: pair.target, block.match.target, at: block.match.reference)
      }
      let targets = block.target.filter {
        !isSpelt($0, of: pair.target, in: pair.reference, block.match.reference, at: block.match.target)
      }
      for target in targets {
        let text = pair.target.bytes(target)
        guard
          let index = references.indices.min(by: {
            editDistance(text, pair.reference.bytes(references[$0]))
              < editDistance(text, pair.reference.bytes(references[$1]))
          })
        else { break }
        let reference = references.remove(at: index)
        let other = pair.reference.bytes(reference)
        if editDistance(text, other, limit: 2) > 1, isTranslation(text, other) { continue }
        // A number in backticks is a number.
        let isNumber = isNumber(text) && isNumber(other)
        found.append(
          Drift(
            isNumber ? "number-mismatch" : "inline-code-mismatch", .warning, 0.9, .differs,
            isNumber ? "number" : "code", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range))
      }
      // Code that a translation says in words, or not at all.
      for reference in references where targets.count < block.reference.count {
        found.append(
          Drift(
            "inline-code-mismatch", .note, 0.5, .missing, "code", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range))
      }
    }
    return found
  }

  private static func isNumber(_ code: ArraySlice<UInt8>) -> Bool {
    code.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  /// Whether the other side has the text without backticks, or as part of something longer.
  private static func isSpelt(_ literal: Int, of article: Article, in other: Article, _ block: Int, at home: Int)
    -> Bool
  {
    let text = article.bytes(literal)
    return text.count > 1
      && other.occurrences(of: text, in: block, isWhole: isNumber(text))
        >= article.occurrences(of: text, in: home, isWhole: isNumber(text))
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

/// File names, paths, options, registry keys and the like in prose.
enum Literals {
  static let family = RuleFamily(
    rules: [
      RuleDescriptor(
        "literal-mismatch", .warning,
        "file names, paths, options, registry keys, GUIDs, addresses and error codes in prose that differ")
    ],
    check: check)

  private static let kinds: Set<LiteralKind> = [
    .errorCode, .path, .registryKey, .guid, .address, .option, .environmentVariable, .fileName,
  ]

  private static func check(_ pair: AlignedPair) -> [Drift] {
    let differences = LiteralDifferences(pair, kinds) {
      pair.target.literals[$0].agrees(with: pair.reference.literals[$1])
    }
    var found: [Drift] = []
    for block in differences.blocks {
      var references = block.reference.filter {
        !hasAsOften($0, of: pair.reference, in: pair.target, block.match.target, at: block.match.reference)
      }
      let targets = block.target.filter {
        !hasAsOften($0, of: pair.target, in: pair.reference, block.match.reference, at: block.match.target)
      }
      for target in targets {
        let literal = pair.target.literals[target]
        guard let index = references.firstIndex(where: { pair.reference.literals[$0].kind == literal.kind }) else {
          continue
        }
        let reference = references.remove(at: index)
        if InlineCode.isTranslation(pair.target.bytes(target), pair.reference.bytes(reference)) { continue }
        // A sample's mailbox may be translated, its domain may not.
        let isMailbox =
          domain(pair.target.bytes(target)).map { $0.elementsEqual(domain(pair.reference.bytes(reference)) ?? []) }
          ?? false
        found.append(
          Drift(
            "literal-mismatch", isMailbox ? .note : .warning, 0.85, .differs, subject(literal.kind),
            target: literal.range,
            reference: pair.reference.literals[reference].range))
      }
      for reference in references where targets.isEmpty && pair.reference.literals[reference].kind != .option {
        let literal = pair.reference.literals[reference]
        found.append(
          Drift(
            "literal-mismatch", .warning, 0.7, .missing, subject(literal.kind),
            target: pair.endOfTarget(block.match.target), reference: literal.range))
      }
    }
    return found
  }

  private static func domain(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    address.firstIndex(of: UInt8(ascii: "@")).map { address[$0...] }
  }

  private static func hasAsOften(_ literal: Int, of article: Article, in other: Article, _ block: Int, at home: Int)
    -> Bool
  {
    let text = article.bytes(literal)
    return other.occurrences(of: text, in: block, isWhole: true)
      >= article.occurrences(of: text, in: home, isWhole: true)
  }

  private static func subject(_ kind: LiteralKind) -> String {
    switch kind {
    case .errorCode: "code"
    case .path: "path"
    case .registryKey: "registry key"
    case .guid: "GUID"
    case .address: "address"
    case .option: "option"
    case .environmentVariable: "variable"
    default: "file name"
    }
  }
}

/// Placeholders: they may be translated, but not vanish.
enum Placeholders {
  static let family = RuleFamily(
    rules: [
      RuleDescriptor("placeholder-mismatch", .warning, "placeholders such as `<ServiceName>` that one side lacks")
    ],
    check: { pair in
      let differences = LiteralDifferences(pair, [.placeholder]) {
        pair.target.literals[$0].key == pair.reference.literals[$1].key
      }
      return differences.blocks.flatMap { block -> [Drift] in
        let missing = block.reference.dropFirst(block.target.count).filter {
          pair.target.occurrences(of: pair.reference.bytes($0).dropFirst().dropLast(), in: block.match.target) == 0
        }
        return missing.map {
          Drift(
            "placeholder-mismatch", .warning, 0.8, .missing, "placeholder",
            target: pair.endOfTarget(block.match.target), reference: pair.reference.literals[$0].range)
        }
      }
    })
}

/// Names of buttons and menus that one side left in another script.
enum UILabels {
  static let family = RuleFamily(
    rules: [RuleDescriptor("ui-label-mismatch", .warning, "names of buttons and menus left in another language")],
    check: check)

  private static func check(_ pair: AlignedPair) -> [Drift] {
    let targetIsLatin = isMostlyASCII(pair.target)
    let referenceIsLatin = isMostlyASCII(pair.reference)
    guard targetIsLatin != referenceIsLatin else { return [] }
    var found: [Drift] = []
    for match in pair.blocks {
      let targets = labels(pair.target, match.target)
      let references = labels(pair.reference, match.reference)
      guard targets.count == references.count else { continue }
      for (target, reference) in zip(targets, references) {
        let first = pair.target.bytes(target)
        let second = pair.reference.bytes(reference)
        // In a text of another script, a Latin label that the other language translates has been left as it was.
        let suspect = targetIsLatin ? second : first
        let translated = targetIsLatin ? first : second
        guard isPhrase(suspect), translated.contains(where: { $0 >= 0x80 }), editDistance(suspect, translated) > 3
        else { continue }
        let drift = Drift(
          "ui-label-mismatch", .warning, 0.7, .differs, "label", target: pair.target.literals[target].range,
          reference: pair.reference.literals[reference].range)
        found.append(targetIsLatin ? drift.swapped() : drift)
      }
    }
    return found
  }

  private static func labels(_ article: Article, _ block: Int) -> [Int] {
    article.blocks[block].literalIndexes.filter { article.literals[$0].kind == .uiLabel }
  }

  /// Two words or more of plain Latin: a single one is likely a name or a command.
  private static func isPhrase(_ label: ArraySlice<UInt8>) -> Bool {
    label.allSatisfy { $0 < 0x80 } && label.count { $0 == 0x20 || $0 == UInt8(ascii: "\\") } > 0
      && label.contains { (0x61...0x7A).contains($0) } && !label.contains(UInt8(ascii: "`"))
  }

  private static func isMostlyASCII(_ article: Article) -> Bool {
    let sample = article.source.bytes.prefix(20_000)
    return sample.count { $0 >= 0x80 } * 5 < sample.count
  }
}
