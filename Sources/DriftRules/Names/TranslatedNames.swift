import ParallelText

/// Names in inline code that a translation gives in its own language, and that no code has: those of the values in a description,
/// or of a form that names have. Readers lose nothing by them.
struct TranslatedNames {
  private struct Name: Hashable {
    var target: ArraySlice<UInt8>
    var reference: ArraySlice<UInt8>
  }

  /// How regularly two words go together at least to be each other's translation.
  private static let leastStrength = 0.2

  private let pair: AlignedPair
  private var known = Set<Name>()

  /// - Complexity: O(n) in the literals of both articles, and in the code for each name.
  init(_ pair: AlignedPair) {
    self.pair = pair
    let blocks = pair.blocks.compactMap { match -> Block? in
      let own = Self.inlineCode(pair.target, match.target)
      let others = Self.inlineCode(pair.reference, match.reference)
      guard own.count == others.count, !own.isEmpty else { return nil }
      return Block(
        section: Int(pair.reference.blocks[match.reference].section),
        names: zip(own, others).map { Name(target: $0, reference: $1) })
    }
    var targets: [ArraySlice<UInt8>: Set<ArraySlice<UInt8>>] = [:]
    var references: [ArraySlice<UInt8>: Set<ArraySlice<UInt8>>] = [:]
    var counts: [Name: Int] = [:]
    for name in blocks.lazy.flatMap(\.names) {
      targets[name.reference, default: []].insert(name.target)
      references[name.target, default: []].insert(name.reference)
      counts[name, default: 0] += 1
    }
    for block in blocks {
      let candidates = block.names.filter {
        $0.target != $0.reference && Self.isWord($0.target) && Self.isWord($0.reference)
          && targets[$0.reference]!.count == 1 && references[$0.target]!.count == 1
      }
      // One that stands among others is another of their kind.
      let areSeveral = candidates.contains { counts[$0]! > 1 }
      for name in candidates where !known.contains(name) {
        if isForm(name) {
          if !isInCode(name.reference, pair.reference.sections.indices) { known.insert(name) }
        } else if areSeveral, !isInCode(name.reference, block.section..<(block.section + 1)) {
          known.insert(name)
        }
      }
    }
  }

  /// A block with its names in inline code, in the order of the text.
  private struct Block {
    var section: Int
    var names: [Name]
  }

  func contains(_ target: ArraySlice<UInt8>, for reference: ArraySlice<UInt8>) -> Bool {
    known.contains(Name(target: target, reference: reference))
  }

  private static func inlineCode(_ article: Article, _ block: Int) -> [ArraySlice<UInt8>] {
    article.blocks[block].literalIndexes.filter { article.literals[$0].kind == .inlineCode }.map(article.bytes)
  }

  /// Letters, with or without the mark of a variable before them.
  private static func isWord(_ code: ArraySlice<UInt8>) -> Bool {
    let word = isMarked(code) ? code.dropFirst() : code
    return word.count > 1 && word.allSatisfy(ASCII.isLetterLike)
  }

  private static func isMarked(_ code: ArraySlice<UInt8>) -> Bool { "$@%".utf8.contains(code.first ?? 0) }

  /// Whether two names are variables called by words that stand for one another.
  private func isForm(_ name: Name) -> Bool {
    guard Self.isMarked(name.target), name.target.first == name.reference.first else { return false }
    return pair.lexicon.strength(WordHash.of(name.target.dropFirst()), WordHash.of(name.reference.dropFirst()))
      >= Self.leastStrength
  }

  /// Whether a block of code in some sections of the reference has a name.
  private func isInCode(_ name: ArraySlice<UInt8>, _ sections: Range<Int>) -> Bool {
    let search = PhraseSearch([name], ignoringCase: true)
    return sections.contains { section in
      pair.reference.sections[section].blocks.contains {
        pair.reference.blocks[$0].kind == .code
          && !pair.reference.occurrences(of: search, in: $0, isWhole: true).isEmpty
      }
    }
  }
}
