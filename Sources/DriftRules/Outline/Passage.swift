import ParallelText

/// What some blocks of an article say that can be found again in another language: lines of code, literals, and words that the
/// run has learnt.
struct Passage {
  /// What a line of code or a literal tells beside a word.
  private static let weights = (line: 2.0, literal: 1.5)

  /// By hashes of lines and literals, what each tells.
  private(set) var fixed: [UInt64: Double] = [:]
  /// What a lexicon may know of the prose.
  private(set) var words = Set<UInt32>()

  init() {}

  /// - Complexity: O(n log n) in the words and lines of the blocks.
  init(_ blocks: Range<Int>, of article: Article, hasBareScript: Bool) {
    for index in blocks {
      let block = article.blocks[index]
      if block.kind == .code {
        for line in article.lines[block.lineIndexes] {
          let trimmed = article.source.trimmed(line)
          if !trimmed.isEmpty { fixed[Hash64.of(article.source[trimmed])] = Self.weights.line }
        }
        continue
      }
      for literal in article.literals[block.literalIndexes] where literal.kind != .uiLabel && literal.kind != .number {
        fixed[literal.key] = Self.weights.literal
      }
      words.formUnion(article.lexicalTokens(ofBlock: index, hasBareScript: hasBareScript))
    }
  }

  mutating func formUnion(_ other: Passage) {
    fixed.merge(other.fixed) { first, _ in first }
    words.formUnion(other.words)
  }

  /// What another passage of the article does not say.
  func subtracting(_ other: Passage) -> Passage {
    var passage = self
    for key in other.fixed.keys { passage.fixed[key] = nil }
    passage.words.subtract(other.words)
    return passage
  }

  /// How much of a passage another one has.
  struct Share {
    var found = 0.0
    var all = 0.0

    mutating func add(_ weight: Double, isFound: Bool) {
      all += weight
      if isFound { found += weight }
    }
  }

  /// How many lines, literals and words it has.
  var count: Int { fixed.count + words.count }

  /// A passage of the target with the words of the reference that it may stand for.
  func translated(by lexicon: Lexicon) -> Passage {
    var passage = self
    for word in words {
      for entry in lexicon.translations(of: word) { passage.words.insert(entry.reference) }
    }
    return passage
  }

  /// How much of a passage of the reference stands in one of the target.
  ///
  /// - Parameters:
  ///   - target: As `translated(by:)` gives it.
  ///   - isTelling: Whether a word counts.
  /// - Complexity: O(n) on average, for n words and lines of the reference.
  func share(in target: Passage, _ lexicon: Lexicon, isTelling: (UInt32) -> Bool) -> Share {
    var share = fixedShare(in: target)
    for word in words where lexicon.references.contains(word) && isTelling(word) {
      share.add(1, isFound: target.words.contains(word))
    }
    return share
  }

  /// How much of a passage of the target stands in one of the reference.
  func share(ofTargetIn reference: Passage, _ lexicon: Lexicon, isTelling: (UInt32) -> Bool) -> Share {
    var share = fixedShare(in: reference)
    for word in words where lexicon.targets.contains(word) && isTelling(word) {
      share.add(
        1,
        isFound: reference.words.contains(word)
          || lexicon.translations(of: word).contains { reference.words.contains($0.reference) })
    }
    return share
  }

  /// How much of a passage stands in another one of its language.
  func shareOfCopy(in other: Passage) -> Share {
    var share = fixedShare(in: other)
    for word in words { share.add(0.5, isFound: other.words.contains(word)) }
    return share
  }

  private func fixedShare(in other: Passage) -> Share {
    var share = Share()
    for (key, weight) in fixed { share.add(weight, isFound: other.fixed[key] != nil) }
    return share
  }
}

/// The words of an article that tell something of a passage, as few blocks have them.
struct TellingWords {
  private static let leastCommon = 3
  private static let commonShare = 20

  private let counts: [UInt32: Int]
  private let most: Int

  /// - Complexity: O(n log n) in the words of the article.
  init(_ article: Article, hasBareScript: Bool) {
    var counts: [UInt32: Int] = [:]
    for block in article.blocks.indices {
      for word in article.lexicalTokens(ofBlock: block, hasBareScript: hasBareScript) { counts[word, default: 0] += 1 }
    }
    self.counts = counts
    most = max(Self.leastCommon, article.blocks.count / Self.commonShare)
  }

  func contains(_ word: UInt32) -> Bool { counts[word, default: 0] <= most }
}
