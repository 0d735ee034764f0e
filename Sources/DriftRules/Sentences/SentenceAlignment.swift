import ParallelText

/// Which sentences of two texts that are translations of one another belong together (Gale and Church, "A Program for Aligning
/// Sentences in Bilingual Corpora", 1993).
struct SentenceAlignment {
  /// Sentences of both sides that say the same; one of the two is empty for what the other side lacks.
  struct Bead {
    var targets: Range<Int>
    var references: Range<Int>

    var isPair: Bool { targets.count == 1 && references.count == 1 }
    var isMissing: Bool { targets.isEmpty }
    var isExtra: Bool { references.isEmpty }
  }

  /// The best beads.
  private(set) var beads: [Bead] = []
  /// By how much they are likelier than any in which no sentence is missing or extra, as the natural logarithm; 0 if
  /// none is.
  private(set) var margin = 0.0

  /// So many sentences of a side are looked at: what is longer than that is no paragraph.
  private static let most = 40

  /// Whether two texts have sentences, and not too many: else no beads are found.
  static func isPossible(_ targets: BlockSentences, _ references: BlockSentences) -> Bool {
    (1...most).contains(targets.sentences.count) && (1...most).contains(references.sentences.count)
  }

  /// How many sentences of the target and the reference a bead has, how unlikely that is if they are not joined, as Gale and Church
  /// counted, and how often something is joined, or divided.
  private static let shapes: [(targets: Int, references: Int, cost: Double, joins: Double)] = [
    (1, 1, 0.1, 0), (1, 0, 4, 0), (0, 1, 4, 0), (2, 0, 6.5, 0), (0, 2, 6.5, 0), (2, 1, 0, 1), (1, 2, 0, 1),
    (2, 2, 0.7, 1.2), (3, 1, 0, 1.7),
    (1, 3, 0, 1.7),
  ]

  /// - Parameter score: What tells for, and against, two runs of sentences, of texts for which this `isPossible`.
  /// - Complexity: O(n·m) scores.
  init(_ score: SentenceScore) {
    guard let best = Self.path(score, withGaps: true) else { return }
    beads = best.beads
    guard beads.contains(where: { $0.isMissing || $0.isExtra }) else { return }
    guard let whole = Self.path(score, withGaps: false) else {
      margin = .infinity
      return
    }
    margin = whole.cost - best.cost
  }

  /// The beads of the least cost, nil if none are possible.
  private static func path(_ score: SentenceScore, withGaps: Bool) -> (beads: [Bead], cost: Double)? {
    let (n, m) = (score.targets.count, score.references.count)
    var costs = [Double](repeating: .infinity, count: (n + 1) * (m + 1))
    var shapesOf = [Int](repeating: -1, count: costs.count)
    costs[0] = 0
    for i in 0...n {
      for j in 0...m where i + j > 0 {
        for (index, shape) in shapes.enumerated() where i >= shape.targets && j >= shape.references {
          if !withGaps, shape.targets == 0 || shape.references == 0 { continue }
          let before = costs[(i - shape.targets) * (m + 1) + j - shape.references]
          if before == .infinity { continue }
          let bead = Bead(targets: (i - shape.targets)..<i, references: (j - shape.references)..<j)
          let cost = before + shape.cost + shape.joins * score.costOfJoin + score.cost(bead)
          // Of equal ones the first, so that what is last in the text is what is missing.
          if cost < costs[i * (m + 1) + j] - 1e-9 {
            costs[i * (m + 1) + j] = cost
            shapesOf[i * (m + 1) + j] = index
          }
        }
      }
    }
    guard costs[n * (m + 1) + m] < .infinity else { return nil }
    var beads: [Bead] = []
    var (i, j) = (n, m)
    while i + j > 0 {
      let shape = shapes[shapesOf[i * (m + 1) + j]]
      beads.append(Bead(targets: (i - shape.targets)..<i, references: (j - shape.references)..<j))
      (i, j) = (i - shape.targets, j - shape.references)
    }
    return (beads.reversed(), costs[n * (m + 1) + m])
  }
}
