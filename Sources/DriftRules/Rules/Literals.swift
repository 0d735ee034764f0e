import LanguageData
import ParallelText

/// File names, paths, options, registry keys and the like in prose, and names.
enum Literals {
  private static let kinds: LiteralKinds = [
    .errorCode, .path, .registryKey, .guid, .address, .option, .environmentVariable, .fileName,
  ]

  static func check(_ comparison: Comparison) -> [Drift] {
    literals(comparison) + Names.check(comparison) + KeyCombinations.check(comparison)
      + QuotedMessages.check(comparison) + TemplateTags.check(comparison)
  }

  private static func literals(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, kinds)
    var found: [Drift] = []
    // One name that is wrong throughout is one mistake.
    var told = Set<[UInt64]>()
    for block in differences.blocks {
      let (targets, missing) = withoutShared(block, pair)
      var references = LiteralQueue(missing, of: pair.reference)
      var ofBlock: [Drift] = []
      for target in targets {
        let literal = pair.target.literals[target]
        guard let reference = references.take(literal.kind) else { continue }
        let (own, theirs) = (pair.target.bytes(target), pair.reference.bytes(reference))
        if InlineCode.isTranslation(own, theirs) || isCut(own) || isCut(theirs) { continue }
        if literal.kind == .option, !Options.areOptions(target, reference, in: block.match, comparison) { continue }
        if !told.insert([literal.key, pair.reference.literals[reference].key]).inserted { continue }
        ofBlock.append(
          Drift(
            .literalMismatch, isSampleAddress(own, theirs) ? .note : .warning, 0.85, .differs,
            subject(literal, in: pair.target),
            target: literal.range,
            reference: pair.reference.literals[reference].range, literal: literal.kind))
      }
      found += ofBlock.toldOnce(unlessAtMost: few, isInArticle: false) { $0.severity > .note ? $0.literal : nil }
      if targets.isEmpty, !references.left.isEmpty {
        found += LostLiterals(comparison, block.match).drifts(references.left)
      }
    }
    return found
  }

  /// With more differing literals of a kind than these a block is another text: that is one mistake.
  private static let few = 2

  /// Whether letters of another script go on where the literal seems to end: `user@tenant-` and a word behind it.
  private static func isCut(_ literal: ArraySlice<UInt8>) -> Bool {
    literal.last == UInt8(ascii: "-") || literal.last == UInt8(ascii: "_")
  }

  /// A sample's mailbox may be translated, and its domain with it, but not the domain alone.
  private static func isSampleAddress(_ own: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) -> Bool {
    guard let mark = own.firstIndex(of: UInt8(ascii: "@")), let other = theirs.firstIndex(of: UInt8(ascii: "@")) else {
      return false
    }
    return !own[..<mark].elementsEqual(theirs[..<other])
  }

  /// The literals that the other side does not have as often in its text, in whatever dress.
  private static func withoutShared(_ block: LiteralDifferences.InBlock, _ pair: AlignedPair) -> ([Int], [Int]) {
    func texts(_ literals: [Int], _ article: Article) -> [ArraySlice<UInt8>] {
      literals.flatMap { literal in
        let parts = partsOfCode(literal, article)
        return [article.bytes(literal)] + (parts.map { [$0.letters, $0.digits] } ?? [])
      }
    }
    let shared = SharedTexts(
      texts(block.target, pair.target) + texts(block.reference, pair.reference), in: block.match, pair)
    let targets = block.target.filter { literal in
      let counts = shared.counts(of: pair.target.bytes(literal))
      let parts = partsOfCode(literal, pair.target)
      let hasParts = parts.map { [$0.letters, $0.digits].allSatisfy { shared.counts(of: $0).reference > 0 } } ?? false
      return counts.reference < counts.target && !hasParts
    }
    let references = block.reference.filter { literal in
      let counts = shared.counts(of: pair.reference.bytes(literal))
      let parts = partsOfCode(literal, pair.reference)
      let hasParts = parts.map { [$0.letters, $0.digits].allSatisfy { shared.counts(of: $0).target > 0 } } ?? false
      return counts.target < counts.reference && !hasParts
    }
    return (targets, references)
  }

  /// `RFC 5652`, or `RFC (Request for Comments) 5652`, may stand for `RFC5652`.
  private static func partsOfCode(_ literal: Int, _ article: Article)
    -> (letters: ArraySlice<UInt8>, digits: ArraySlice<UInt8>)?
  {
    guard article.literals[literal].kind == .errorCode else { return nil }
    let text = article.bytes(literal)
    let letters = text.prefix { !ASCII.isDigit($0) }
    let digits = text.dropFirst(letters.count)
    return letters.count > 1 && digits.count > 1 && digits.allSatisfy { ASCII.isDigit($0) }
      ? (letters, digits) : nil
  }

  /// What a literal is called in messages.
  static func subject(_ literal: Literal, in article: Article) -> String {
    switch literal.kind {
    // `SHA256`, `KB4012345` and `CVE-2020-0601` are names of other things as often.
    // Short numbers are those of bytes as often.
    case .errorCode:
      article.source[literal.range].first.map(ASCII.isLetter) == true
        ? "identifier" : literal.range.count < 8 ? "hexadecimal number" : "error code"
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
