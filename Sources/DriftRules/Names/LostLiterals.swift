import LanguageData
import ParallelText

/// Literals of the reference that no literal of the target's block stands for.
struct LostLiterals {
  private let pair: AlignedPair
  private let comparison: Comparison
  private let match: AlignedPair.Match
  private let text: BlockText

  init(_ comparison: Comparison, _ match: AlignedPair.Match) {
    self.comparison = comparison
    pair = comparison.pair
    self.match = match
    text = BlockText(pair.target, match.target)
  }

  /// So many are looked for in a block, so that one of nothing but literals takes no square of its length.
  private static let limit = 64

  /// What stands in their place, and of those for which nothing does one finding: a sentence that is gone takes all of its
  /// literals along.
  func drifts(_ lost: [Int]) -> [Drift] {
    lazy var counterparts = Counterparts(text)
    var found: [Drift] = []
    var missing: Drift?
    var seen = Set<UInt64>()
    for index in lost.prefix(Self.limit) where seen.insert(pair.reference.literals[index].key).inserted {
      let literal = pair.reference.literals[index]
      // Of options `Names` tells what stands in their place.
      if literal.kind == .option { continue }
      let bytes = pair.reference.bytes(index)
      if let place = text.place(of: bytes) {
        // With a space within, it cannot be copied any more.
        if let broken = broken(place, bytes) { found.append(drift(.note, broken, literal)) }
        // A text may say `it` the second time; a step that says once what the reference says twice may lack a condition.
        guard pair.target.blocks[match.target].kind == .step, broken(place, bytes) == nil else { continue }
        found.append(gone(literal))
        continue
      }
      if literal.kind != .guid, let other = counterparts.find(bytes, isKnown: true, isWord: false) {
        found.append(drift(isDocument(literal.kind, bytes) && !other.isSound ? .note : .warning, other.range, literal))
        continue
      }
      if saysLittle(literal.kind, bytes) || isProduct(literal.kind, bytes)
        || isElsewhere(bytes)
      {
        continue
      }
      if missing != nil {
        missing?.others += 1
      } else {
        missing = gone(literal)
      }
    }
    return found + (missing.map { [$0] } ?? [])
  }

  private func gone(_ literal: Literal) -> Drift {
    Drift(
      .literalMismatch, .warning, 0.7, .missing, Literals.subject(literal, in: pair.reference),
      target: pair.endOfTarget(match.target), reference: literal.range, literal: literal.kind)
  }

  private func drift(_ severity: Severity, _ target: SourceRange, _ literal: Literal) -> Drift {
    Drift(
      .literalMismatch, severity, severity == .note ? 0.6 : 0.85, .differs,
      Literals.subject(literal, in: pair.reference),
      target: target, reference: literal.range, literal: literal.kind)
  }

  private func broken(_ place: Range<Int>, _ bytes: ArraySlice<UInt8>) -> SourceRange? {
    guard text.bytes[place].contains(0x20), !bytes.contains(0x20) else { return nil }
    let range = text.range(place)
    return range.isEmpty ? nil : range
  }

  /// `C:\` alone is any drive, and of `_Node_.mof` a part is in italics: it stands for a name.
  private func saysLittle(_ kind: LiteralKind, _ bytes: ArraySlice<UInt8>) -> Bool {
    kind == .path && bytes.count < 4
      || kind == .fileName
        && zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == UInt8(ascii: ".") }
  }

  /// Files that people make have names in their language.
  private func isDocument(_ kind: LiteralKind, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard kind == .fileName, let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return FileEndings.areOfDocuments(bytes[(dot + 1)...])
  }

  /// `Node.js` is a product that a text may call Node, unless the article has a file of that name in code or in a path.
  private func isProduct(_ kind: LiteralKind, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard kind == .fileName, let first = bytes.first, ASCII.isUpper(first),
      bytes.count(where: { $0 == UInt8(ascii: ".") }) == 1,
      let dot = bytes.firstIndex(of: UInt8(ascii: ".")), bytes[dot...].count < 5
    else { return false }
    return !comparison.reference.words.isInCode(bytes)
      && (text.place(of: bytes[..<dot]) != nil || isElsewhere(bytes, inAnySection: true))
  }

  /// Whether another block of the section has it: a sentence may move, or say `it`.
  private func isElsewhere(_ bytes: ArraySlice<UInt8>, inAnySection: Bool = false) -> Bool {
    let search = PhraseSearch([bytes], ignoringCase: true)
    let section = pair.target.sections[Int(pair.target.blocks[match.target].section)]
    return (inAnySection ? pair.target.blocks.indices : section.blocks).contains { block in
      pair.target.blocks[block].isProse && !pair.target.occurrences(of: search, in: block, isWhole: true).isEmpty
    }
  }
}
