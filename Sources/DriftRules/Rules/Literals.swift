import ParallelText

/// File names, paths, options, registry keys and the like in prose.
enum Literals {
  private static let kinds: LiteralKinds = [
    .errorCode, .path, .registryKey, .guid, .address, .option, .environmentVariable, .fileName,
  ]

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, kinds) {
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
            .literalMismatch, isMailbox ? .note : .warning, 0.85, .differs, subject(literal.kind),
            target: literal.range,
            reference: pair.reference.literals[reference].range, literal: literal.kind))
      }
      for reference in references where targets.isEmpty && pair.reference.literals[reference].kind != .option {
        let literal = pair.reference.literals[reference]
        found.append(
          Drift(
            .literalMismatch, .warning, 0.7, .missing, subject(literal.kind),
            target: pair.endOfTarget(block.match.target), reference: literal.range, literal: literal.kind))
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
    if other.occurrences(of: text, in: block, isWhole: true)
      >= article.occurrences(of: text, in: home, isWhole: true)
    {
      return true
    }
    // `RFC 5652`, or `RFC (Request for Comments) 5652`, for `RFC5652`.
    guard article.literals[literal].kind == .errorCode else { return false }
    let letters = text.prefix { !ASCII.isDigit($0) }
    let digits = text.dropFirst(letters.count)
    return letters.count > 1 && digits.count > 1 && digits.allSatisfy(ASCII.isDigit)
      && [letters, digits].allSatisfy { other.occurrences(of: $0, in: block, isWhole: true) > 0 }
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
