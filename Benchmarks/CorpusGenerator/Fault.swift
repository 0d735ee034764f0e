import ParallelText

/// What can be wrong with a translation.
enum Fault: CaseIterable {
  case missingSection
  case missingStep
  case changedCommand

  /// The rule that reports it.
  var rule: RuleID {
    switch self {
    case .missingSection: .missingSection
    case .missingStep: .missingStep
    case .changedCommand: .codeMismatch
    }
  }

  /// The text of a section with the fault in it; nil if it has no place there. A missing section has no text at all.
  func applied(to section: SectionTemplate) -> SectionTemplate? {
    var section = section
    switch self {
    case .missingSection: return nil
    case .missingStep:
      guard let list = section.blocks.firstIndex(where: { $0.count > 2 && $0.allSatisfy(Self.isStep) })
      else { return nil }
      // The last one, so that the others keep their numbers.
      section.blocks[list].removeLast()
    case .changedCommand:
      guard let code = section.blocks.firstIndex(where: { $0.count > 2 && Self.text($0[0]).starts(with: "```".utf8) })
      else { return nil }
      // What stands last before the end of the code is a command, or belongs to one: comments stand before.
      let line = section.blocks[code].count - 2
      guard case .text(var text)? = section.blocks[code][line].last, let letter = text.lastIndex(where: Self.isLetter)
      else { return nil }
      text[letter] = text[letter] == UInt8(ascii: "z") ? UInt8(ascii: "a") : text[letter] + 1
      section.blocks[code][line][section.blocks[code][line].count - 1] = .text(text)
    }
    return section
  }

  private static func isStep(_ line: [SectionTemplate.Piece]) -> Bool {
    let text = text(line)
    return text.first.map(isDigit) == true && text.drop(while: isDigit).starts(with: ". ".utf8)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

  /// What a line begins with.
  private static func text(_ line: [SectionTemplate.Piece]) -> [UInt8] {
    if case .text(let text)? = line.first { text } else { [] }
  }
}
