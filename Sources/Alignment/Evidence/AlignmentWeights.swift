/// Every number that decides which elements of two locales belong together, and how sure that is.
///
/// The unit is a **point**: a bit of evidence. A feature of n points is meant to be 2ⁿ times as likely between an element
/// and its translation as between two elements that have nothing to do with one another; points of independent features
/// add up. Only those of words and literals are measured, by how rare they are in the two articles. All others were set
/// by hand, and are kept as they were found to work on translations: they have not been fitted.
///
/// Lengths are surprising by half a squared deviation, which is in nats (1 nat = 1.44 bits). A nat counts as a point, so
/// a length weighs 0.69 of the bits that it is worth; that is on purpose, since lengths of neighbours are not independent.
///
/// What is not in points says so: shares are of 1, letters are those of `Block.textLength`, the rest counts things.
struct AlignmentWeights: Sendable {
  /// What all articles are aligned with.
  static let standard = AlignmentWeights()

  /// Points that it costs to leave an element of either side alone. More of it makes wrong pairs out of a missing and an
  /// extra element; less of it makes a missing and an extra element out of one that was rewritten.
  var gap: Float = 1
  /// What two elements must exceed to be a pair: what it costs to leave both alone.
  var leastPair: Float { -2 * gap }

  var tokens = Tokens()
  var words = Words()
  var lengths = Lengths()
  var blocks = Blocks()
  var code = Code()
  var siblings = Siblings()
  var divided = DividedParagraphs()
  var restructured = RestructuredText()
  var leftovers = Leftovers()
  var truncation = Truncation()
  var sections = Sections()
  var farSections = FarSections()
  var dividedSections = DividedSections()
  var confidence = Confidence()
  var limits = Limits()

  /// Words and literals that stand in both articles.
  struct Tokens: Sendable {
    /// Points of a token are log₂ of how rare it is among all blocks, within these bounds: a token of every block still
    /// tells a little, and one of a single block does not decide alone.
    var leastRarity: Float = 0.1
    var mostRarity: Float = 6
    /// The share of its rarity that a word tells; a literal tells all of it. Words are the same in two languages by chance.
    var wordShare: Float = 0.5
    /// The share of its rarity that tells against two elements if only one of them has the token. A literal is rarely
    /// left out; a word that only one side has may have been translated there.
    var literalAgainst: Float = 0.5
    var wordAgainst: Float = 0.1
    /// Numbers that the other side may spell out: they count as words.
    var smallNumbers: ClosedRange<Int> = 0...12
  }

  /// Words of two languages that the run has found to go together.
  struct Words: Sendable {
    /// Points of a word are log₂ of how rare it is among the blocks, within these bounds, times how regularly its counterpart
    /// stands where it does.
    var leastRarity: Float = 0.1
    var mostRarity: Float = 5
    /// How regularly two words go together, 0 to 1, for it to tell against two blocks that only one of them is there; and the
    /// share of its points that then tells. Little: a word that is inflected looks like another one.
    var regular: Float = 0.75
    var against: Float = 0.3
    /// The most that words tell for two blocks, and against them.
    var mostShared: Float = 4
    var mostAgainst: Float = 1
    /// The same for the headings of two sections.
    var mostOfHeading: Float = 3
    var mostAgainstHeading: Float = 1
  }

  /// How lengths of translations differ (Gale and Church 1993).
  struct Lengths: Sendable {
    /// The variance of a length for each letter of the text; Gale and Church measured 6.8.
    var variance: Double = 7
    /// The most points that a length tells against two elements: one long rewrite must not outweigh everything else.
    var most: Double = 4
    /// Letters that both of two matched sections must exceed for the lengths of the languages to be learnt from them.
    var leastText = 60
    /// Fewer such sections than these say less than the whole article does.
    var leastSections = 3
    /// The bounds of the logarithm (base e) of how much longer the target is, 0.22 to 4.5 times: what lies beyond is
    /// another text, not another language.
    var mostLogRatio: Double = 1.5

    /// How unlikely two lengths are in translations of one another, in points: half the squared deviation, in units of its
    /// variance, which grows with the length.
    ///
    /// - Parameter factor: How much longer the target's language is.
    func surprise(_ target: Int32, _ reference: Int32, factor: Double) -> Double {
      let expected = Double(reference) * factor
      let variance = self.variance * max(1, (Double(target) + expected) / 2)
      let deviation = Double(target) - expected
      return deviation * deviation / variance / 2
    }
  }

  /// Two blocks, with what is nested in them. In points.
  struct Blocks: Sendable {
    /// Blocks of one kind.
    var sameKind: Float = 1
    /// A step for an item. Higher: a list that became numbered stays one list; lower: it is missing and extra.
    var stepAndItem: Float = -0.5
    /// Any two other kinds that can be the same at all.
    var otherKinds: Float = -2
    /// Kinds that are never the same, such as code and prose. Stands for minus infinity: no sum comes near it.
    var impossible: Float = -100
    /// The share that counts of what is nested in blocks: it may be nested elsewhere on the other side.
    var nestedShare: Float = 0.5
    /// The most that tokens tell for two blocks, and against them, so that a long block is not decided by its tokens alone.
    var mostShared: Float = 8
    var mostAgainst: Float = 4
    /// Two alerts of one type (`NOTE`).
    var sameAlertType: Float = 0.3
    /// Two steps of one number. It tells neighbours of one length apart; more of it would pair the wrong ones behind a
    /// missing step.
    var sameNumber: Float = 0.3
    /// The header of a table for another row of it.
    var headerAndRow: Float = -2
    /// Only one of the two paragraphs ends in a colon.
    var leadInOnOneSide: Float = -0.5
    /// Something is nested in only one of the two.
    var childrenOnOneSide: Float = -0.3
  }

  /// Two blocks of code, by the words they share. In points.
  struct Code: Sendable {
    /// The very same code.
    var equal: Float = 4
    /// No word in common, and what a share of 1 adds: the score is 0 where 40 % of the words are the same. Higher: changed
    /// code is a mismatch; lower: it is missing and extra.
    var noShare: Float = -2.2
    var allShared: Float = 5.5
    /// The two are marked as two languages: commands, and what they print.
    var otherLanguage: Float = -1.5
    /// Words of both, up to which letters are compared: among few words one that differs by a letter counts too much.
    var fewWords = 12
    /// How much of the length in letters one differing letter costs, as a share that is taken from 1.
    var letterCost: Float = 2
    /// What code between the same two neighbours must exceed to be a rewrite, if it is marked as two languages.
    var leastRewrite: Float = 0
    /// How many times as many lines a rewrite may have at most that has hardly a word in common with its original.
    var mostLines = 3
    /// What it tells against two blocks that one has more.
    var otherShape: Float = 3
    /// So many bytes, with the fences, has code that is known again in another section.
    var leastMoved = 40
  }

  /// The order of siblings. In points.
  struct Siblings: Sendable {
    /// How much worse than the best alignment the plain one may be where both sides have as many blocks of the same kinds.
    /// Higher: one edit and one extra block become two edits.
    var straightSlack: Float = 1.5
    /// What neighbours must gain by changing places, and what each must exceed in its new place. Lower: more is `moved`
    /// that was only reworded.
    var leastSwapGain: Float = 2.5
    var leastSwapped: Float = 0
    /// The share that a text which ends in a colon has in the score of what stands behind it, and the most of it.
    var introducedShare: Float = 0.25
    var mostIntroduced: Float = 1
    /// As many siblings as this at most are tried in any order.
    var mostAssigned = 128
    /// What each of several blocks between the same two neighbours must exceed to be a rewrite of the one in its place.
    var leastRewrite: Float = -4
  }

  /// A paragraph that the other side has in two. In points of length, but for the letters.
  struct DividedParagraphs: Sendable {
    /// Below this a half fits the whole alone: the other half is missing.
    var fitsAlone: Float = 3
    /// Above this a paragraph fits its counterpart badly enough to look for its other half.
    var fitsBadly: Float = 0.3
    /// Below this the halves fit the whole together.
    var fitsTogether: Float = 0.5
    /// Letters that both sides must exceed where nothing but lengths speaks.
    var leastText: Int32 = 80
    /// What the other half must gain, and what is enough where the sentences of both sides are as many.
    var leastGain: Float = 2
    var leastGainBySentences: Float = 0.3
    /// So many sentences in both are no chance.
    var countedSentences = 3
  }

  /// Text in other kinds of blocks.
  struct RestructuredText: Sendable {
    /// Letters that both sides have at least.
    var leastText: Int32 = 30
    /// Points of what both share, above which it is held against what their lengths tell; else lengths must fit well.
    var leastShared: Float = 1
    /// Below this the length of a paragraph fits that of a heading.
    var headingFits: Float = 2
  }

  /// Blocks that are left on both sides. In points.
  struct Leftovers: Sendable {
    /// How much better a block of the same section is than one of another.
    var nearby: Float = 4
    /// What changed code of the same section must exceed.
    var leastCode: Float = 0.5
    /// So many items make a list that may have moved to another section.
    var leastOfList = 3
    /// What the tokens of two blocks must tell for them, in the same section and elsewhere, and how many times what they
    /// tell against them; and what the score of such blocks must exceed.
    var leastSharedNearby: Float = 2
    var leastSharedFar: Float = 3
    var sharedToAgainst: Float = 3
    var leastScore: Float = 1
    /// What the score of a block that has changed places with a neighbour must exceed.
    var leastSwapped: Float = -1
  }

  /// A text that ends early.
  struct Truncation: Sendable {
    /// How many blocks and sections are missing at the end at least, or sections where the last block has a counterpart:
    /// the source may have got new ones. Fewer are told one by one.
    var leastElements = 2
    var leastSections = 3
    /// The share of the article's letters that is missing at least; a shorter end is that of a list.
    var leastText: Double = 0.125
    /// Or so many blocks that are no part of a list or table.
    var leastParagraphs = 3
    /// How many bytes at the end may be the beginning of anything.
    var mostOfFragment = 16
  }

  /// How sure a row is: a probability, from 0 to 1, by which each of these multiplies it.
  struct Confidence: Sendable {
    var changedCode: Double = 0.7
    var otherKind: Double = 0.6
    var otherDepth: Double = 0.9
    /// Without a literal in common; all in common take nothing.
    var noLiterals: Double = 0.6
    /// What the length takes at most, and how many points of length take all.
    var mostByLength: Double = 0.6
    var pointsOfLength: Double = 8
    /// A block that has moved.
    var moved: Double = 0.8
    /// Below this a match is a guess, in a list of which so many items have no counterpart.
    var guess: Double = 0.65
    var leastAlone = 2
    /// A block of an article that hardly corresponds to the others.
    var doubtful: Double = 0.3
    /// Steps to 1 that are told: what lies between two of them is noise.
    var steps: Double = 100
  }

  /// How much is tried before time or memory would grow out of bounds; all count pairs, but for `halfBand`.
  ///
  /// No article that people write comes near them, so they decide nothing there.
  struct Limits: Sendable {
    /// Two sequences of more pairs are aligned by what is unique in both, and in a band in between.
    var sequence = 1_000_000
    /// How many elements the band reaches to either side at least.
    var halfBand = 64
    /// Above these no section, or block, is looked for far away, or in a section beside its own.
    var farSections = 10_000
    var leftovers = 250_000
    var dividedSections = 250_000
    /// Above these, in all of an article, the text of a section that was joined with the one before it is looked for
    /// behind that of the last such section only.
    var joinedSections = 1_000_000
  }
}
