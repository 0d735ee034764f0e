import Foundation
import ParallelText

/// Words of two articles that stand for one another, and what it tells of two blocks that they have them, or lack them.
///
/// What both languages write alike is left to `Evidence`.
struct WordEvidence {
  /// A word of the reference, and the words of the target that it goes with.
  private struct Word {
    /// What it tells in points that it has a counterpart: by how few of the blocks it is in.
    var rarity: Float = 0
    /// The same of two headings: by how few of the headings it is in.
    var rarityInHeadings: Float = 0
    /// Where they stand in `translations`.
    var translations: Range<Int32> = 0..<0
    /// What it tells against two blocks that none of its translations is there: only of those that are regular.
    var against: Float = 0
  }

  private typealias Translation = (target: Int32, strength: Float)

  private let words: [Word]
  /// Those of one word stand together.
  private let translations: [Translation]
  /// Of the target's words what it tells against two blocks that none of their translations is there.
  private let against: [Float]
  /// The words of each block, as places in `words`, or of the target in `against`.
  private let targets: Side
  private let references: Side
  /// By word of the target the last `takes` in which the blocks taken have it, and the last `generation` in which a word that
  /// was compared stands for it.
  private var stamps: [Int32]
  private var found: [Int32]
  private var seen: [Int32]
  private var takes: Int32 = 0
  private var generation: Int32 = 0
  /// What it tells against the blocks taken that they have words at all.
  private var againstTaken: Float = 0

  /// The tokens of an article that a lexicon knows, numbered.
  private struct Tokens {
    /// By numbers: the tokens, and in how many blocks each is.
    var words: [UInt32] = []
    var counts: [Float] = []
    var countsInHeadings: [Float] = []
    var numbers: TokenNumbers
    /// The numbers of each block's.
    var all: [Int32] = []
    var starts: [Int] = []

    init(of article: Article, among known: HashSet<UInt32>) {
      let hasBareScript = article.mayHaveBareScript && article.hasBareScript
      // Words are repeated, and most are not known.
      numbers = TokenNumbers(capacity: article.words.count / 8)
      starts.reserveCapacity(article.blocks.count + 1)
      all.reserveCapacity(article.words.count / 2)
      let blocks = article.blocks
      /// By number the last block that had the token.
      var last: [Int32] = []
      var tokens: [UInt32] = []
      for block in blocks.indices {
        starts.append(all.count)
        tokens.removeAll(keepingCapacity: true)
        article.appendLexicalTokens(ofBlock: block, hasBareScript: hasBareScript, among: known, to: &tokens)
        let isHeading = blocks[block].kind == .heading
        for token in tokens {
          let (number, isNew) = numbers.number(token)
          if isNew {
            words.append(token)
            counts.append(0)
            countsInHeadings.append(0)
            last.append(-1)
          } else if last[number] == block {
            continue
          }
          last[number] = Int32(block)
          counts[number] += 1
          if isHeading { countsInHeadings[number] += 1 }
          all.append(Int32(number))
        }
      }
      starts.append(all.count)
    }
  }

  private struct Side {
    var words: [Int32] = []
    var starts: [Int] = []

    /// - Parameter places: Of each token, negative for none.
    init(_ tokens: Tokens, _ places: [Int32]) {
      for block in 0..<(tokens.starts.count - 1) {
        starts.append(words.count)
        for number in tokens.all[tokens.starts[block]..<tokens.starts[block + 1]] where places[Int(number)] >= 0 {
          words.append(places[Int(number)])
        }
      }
      starts.append(words.count)
    }

    subscript(blocks: Range<Int>) -> ArraySlice<Int32> { words[starts[blocks.lowerBound]..<starts[blocks.upperBound]] }
  }

  /// nil if the lexicon knows no word of the target that the reference has in another form.
  ///
  /// Complexity: O(n log m) for n words of both articles and m of the lexicon.
  init?(_ target: Article, _ reference: Article, _ lexicon: Lexicon) {
    if lexicon.isEmpty { return nil }
    let points = AlignmentWeights.standard.words
    let (own, others) = (Tokens(of: target, among: lexicon.targets), Tokens(of: reference, among: lexicon.references))
    // Only words that go with one of the other side have a place.
    var words: [Word] = []
    /// The words of the reference, and the translations of each, in the order of the target's.
    var pairs: [(word: Int32, translation: Translation)] = []
    var places = [Int32](repeating: -1, count: others.words.count)
    var against: [Float] = []
    let blocks = Float(reference.blocks.count + 1)
    let headings = Float(reference.blocks.count { $0.kind == .heading } + 1)
    func rarity(_ count: Float, of all: Float) -> Float {
      max(points.leastRarity, min(points.mostRarity, log2f(all / max(1, count))))
    }
    let numbers = own.words.map { word -> Int32 in
      let number = Int32(against.count)
      var (best, isThere) = (Float(0), false)
      for entry in lexicon.translations(of: word) {
        let strength = Float(entry.strength) / 255
        best = max(best, strength)
        guard let other = others.numbers[entry.reference] else { continue }
        isThere = true
        if places[other] < 0 {
          places[other] = Int32(words.count)
          words.append(
            Word(
              rarity: rarity(others.counts[other], of: blocks),
              rarityInHeadings: rarity(others.countsInHeadings[other], of: headings)))
        }
        pairs.append((places[other], (number, strength)))
      }
      if !isThere { return -1 }
      against.append(best >= points.regular ? best * points.against : 0)
      return number
    }
    if words.isEmpty { return nil }
    let translations = Self.sorted(pairs, by: &words)
    for index in words.indices {
      let own = translations[Int(words[index].translations.lowerBound)..<Int(words[index].translations.upperBound)]
      let best = own.reduce(0) { max($0, $1.strength) }
      if best >= points.regular { words[index].against = best * points.against * words[index].rarity }
    }
    targets = Side(own, numbers)
    references = Side(others, places)
    self.words = words
    self.translations = translations
    self.against = against
    stamps = [Int32](repeating: 0, count: against.count)
    found = stamps
    seen = [Int32](repeating: 0, count: words.count)
  }

  /// The translations word by word, of each in their order; tells the words where theirs are. Complexity: O(n).
  private static func sorted(
    _ pairs: [(word: Int32, translation: Translation)], by words: inout [Word]
  ) -> [Translation] {
    var ends = [Int32](repeating: 0, count: words.count)
    for pair in pairs { ends[Int(pair.word)] += 1 }
    var end: Int32 = 0
    for index in words.indices {
      let count = ends[index]
      words[index].translations = end..<(end + count)
      ends[index] = end
      end += count
    }
    var translations = [Translation](repeating: (0, 0), count: pairs.count)
    for (word, translation) in pairs {
      translations[Int(ends[Int(word)])] = translation
      ends[Int(word)] += 1
    }
    return translations
  }

  /// Takes the target's side of the comparisons that follow.
  mutating func take(_ blocks: Range<Int>) {
    takes += 1
    againstTaken = 0
    for word in targets[blocks] where stamps[Int(word)] != takes {
      stamps[Int(word)] = takes
      againstTaken += against[Int(word)]
    }
  }

  /// What the words of the blocks taken and of these tell for them, and against them, in points.
  ///
  /// - Parameter areHeadings: Whether they are: what many headings have tells little of two.
  /// - Complexity: O(words of these).
  mutating func compare(with blocks: Range<Int>, areHeadings: Bool = false) -> (shared: Float, against: Float) {
    generation += 1
    var against = againstTaken
    var shared: Float = 0
    for place in references.starts[blocks.lowerBound]..<references.starts[blocks.upperBound] {
      let index = Int(references.words[place])
      if seen[index] == generation { continue }
      seen[index] = generation
      var best: Float = 0
      for place in words[index].translations {
        let (target, strength) = translations[Int(place)]
        guard stamps[Int(target)] == takes else { continue }
        best = max(best, strength)
        if found[Int(target)] != generation {
          found[Int(target)] = generation
          against -= self.against[Int(target)]
        }
      }
      if best > 0 {
        shared += best * (areHeadings ? words[index].rarityInHeadings : words[index].rarity)
      } else {
        against += words[index].against
      }
    }
    return (shared, max(0, against))
  }
}

extension Article {
  /// Whether a byte begins letters of three bytes, punctuation apart: of most languages none does, which is seen many bytes
  /// at a time. Complexity: O(bytes).
  fileprivate var mayHaveBareScript: Bool {
    source.withBytes { bytes in
      let text = bytes.dropFirst(bytes.starts(with: "\u{FEFF}".utf8) ? 3 : 0)
      return text.count(in: 0xE0...0xE1) > 0 || text.count(in: 0xE3...0xEF) > 0
    }
  }
}
