import LanguageData
import ParallelText

/// Inline code.
enum InlineCode {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.inlineCode]) {
      pair.target.literals[$0].agrees(with: pair.reference.literals[$1])
        || KeyboardKeys.areSameChord(pair.target.bytes($0), pair.reference.bytes($1))
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
            isNumber ? .numberMismatch : .inlineCodeMismatch, .warning, 0.9, .differs,
            isNumber ? "number" : "code", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range))
      }
      // Code that a translation says in words, or not at all.
      for reference in references where targets.count < block.reference.count {
        let isPlaceholder = isPlaceholder(pair.reference.bytes(reference))
        found.append(
          Drift(
            isPlaceholder ? .placeholderMismatch : .inlineCodeMismatch, isPlaceholder ? .warning : .note,
            isPlaceholder ? 0.75 : 0.5, .missing, isPlaceholder ? "placeholder" : "code",
            target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range))
      }
    }
    return found
  }

  private static func isPlaceholder(_ code: ArraySlice<UInt8>) -> Bool {
    code.first == UInt8(ascii: "<") && code.last == UInt8(ascii: ">") && code.count > 3
      && code.dropFirst().dropLast().allSatisfy {
        ASCII.isLetterLike($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == 0x20
      }
  }

  private static func isNumber(_ code: ArraySlice<UInt8>) -> Bool {
    code.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      && code.count { $0 == UInt8(ascii: ".") } < 2
  }

  /// Whether the other side has the text without backticks, or as part of something longer.
  private static func isSpelt(_ literal: Int, of article: Article, in other: Article, _ block: Int, at home: Int)
    -> Bool
  {
    let text = article.bytes(literal)
    return text.count > 1
      && other.occurrences(of: text, in: block, isWhole: true)
        >= article.occurrences(of: text, in: home, isWhole: true)
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
