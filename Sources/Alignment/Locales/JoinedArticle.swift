import ParallelText

/// One article in all its locales: which section and which block of each locale belong together.
///
/// Every section and every block but headings stands in exactly one place, whichever locales have it.
public struct JoinedArticle: Sendable {
  public struct Section: Sendable {
    /// For each article its section, nil where it has none.
    public var members: [Int?]
    /// The article that gives the section its place: the pivot, or the first that was found to have it.
    public var lead: Int
    /// The place in `JoinedArticle.sections` of the section around it.
    public var parent: Int?
    /// In reading order, parents before what is nested in them.
    public var rows: [Row] = []
  }

  public struct Row: Sendable {
    /// For each article its block, nil where it has none.
    public var members: [Int?]
    public var lead: Int
    /// 0 at the section's top.
    public var depth: Int
    /// How sure it is that the blocks say the same, 0 to 1.
    public var confidence: Double
  }

  /// In the reading order of the pivot; what it lacks stands where it would be.
  public var sections: [Section] = []
}

/// Joins pairs that share a reference to one table of sections and rows.
///
/// What several locales have and the pivot lacks is aligned among them, the one with the most of it in the pivot's
/// stead, until all is placed.
public struct LocaleJoiner {
  /// A section or a row. Rows hang on their section in a chain, and sections on the lead.
  private struct Node {
    var members: [Int32]
    var lead: Int
    /// The node of a row's section, nil for sections.
    var section: Int?
    /// A row's depth, or a section's level.
    var depth: Int
    var next: Int?
    var nextSection: Int?
    var confidence = 1.0
  }

  private let articles: [Article]
  private var nodes: [Node] = []
  /// The nodes of each article's sections and blocks, -1 for none.
  private var ofSection: [[Int]]
  private var ofBlock: [[Int]]
  private var moved: [Set<Int>]
  private let learned: LearnedPairs

  /// - Parameters:
  ///   - articles: One a locale.
  ///   - pivot: The article that gives the order.
  ///   - pairs: Each other article, by its place in `articles`, as the target, with the pivot as the reference.
  ///   - doubtful: Places of articles that hardly correspond to the pivot; rows are joined, with little confidence.
  ///   - learned: What the run has learnt of the locales.
  /// - Complexity: linear in the blocks, and the cost of one alignment for each two locales that both have what the
  ///   pivot lacks.
  public static func join(
    _ articles: [Article], pivot: Int, _ pairs: [(place: Int, pair: AlignedPair)], doubtful: Set<Int> = [],
    learned: LearnedPairs = .none
  ) -> JoinedArticle {
    var joiner = LocaleJoiner(articles, learned)
    joiner.place(pivot)
    for (place, pair) in pairs {
      joiner.take(pair, target: place, reference: pivot, isDoubtful: doubtful.contains(place))
    }
    joiner.joinOthers()
    return joiner.result()
  }

  private init(_ articles: [Article], _ learned: LearnedPairs) {
    self.articles = articles
    self.learned = learned
    ofSection = articles.map { [Int](repeating: -1, count: $0.sections.count) }
    ofBlock = articles.map { [Int](repeating: -1, count: $0.blocks.count) }
    moved = articles.map { _ in [] }
  }

  // MARK: Joining

  private mutating func take(_ pair: AlignedPair, target: Int, reference: Int, isDoubtful: Bool) {
    for match in pair.sections {
      let node = ofSection[reference][match.reference]
      guard nodes[node].lead == reference, ofSection[target][match.target] < 0, nodes[node].members[target] < 0 else {
        continue
      }
      nodes[node].members[target] = Int32(match.target)
      ofSection[target][match.target] = node
    }
    let movedHere = Set(pair.movedBlocks.map(\.target))
    moved[target].formUnion(pair.outOfPlace)
    let weights = AlignmentWeights.standard.confidence
    for match in pair.blocks {
      let node = ofBlock[reference][match.reference]
      guard nodes[node].lead == reference, ofBlock[target][match.target] < 0, nodes[node].members[target] < 0 else {
        continue
      }
      nodes[node].members[target] = Int32(match.target)
      ofBlock[target][match.target] = node
      var confidence = MatchConfidence.of(match, in: pair)
      if movedHere.contains(match.target) { confidence *= weights.moved }
      if isDoubtful { confidence *= weights.doubtful }
      nodes[node].confidence = min(nodes[node].confidence, (confidence * weights.steps).rounded() / weights.steps)
    }
  }

  /// What no pair has placed, the most of it first.
  private mutating func joinOthers() {
    var open = articles.indices.filter { unplaced($0) > 0 }
    while let next = open.max(by: { (unplaced($0), $1) < (unplaced($1), $0) }) {
      place(next)
      open.removeAll { $0 == next }
      for other in open {
        let known = learned[articles[other].locale, articles[next].locale]
        let pair = PairAligner.align(articles[other], with: articles[next], learned: known)
        take(pair, target: other, reference: next, isDoubtful: false)
      }
      open.removeAll { unplaced($0) == 0 }
    }
  }

  private func unplaced(_ article: Int) -> Int {
    ofSection[article].count { $0 < 0 }
      + articles[article].blocks.indices.count {
        ofBlock[article][$0] < 0 && articles[article].blocks[$0].kind != .heading
      }
  }

  // MARK: Placing

  /// Gives what is still without a place one of its own, behind what stands before it in its file.
  private mutating func place(_ article: Int) {
    for section in articles[article].sections.indices {
      if ofSection[article][section] < 0 { placeSection(section, of: article) }
      placeBlocks(ofSection: section, of: article)
    }
  }

  private mutating func placeSection(_ section: Int, of article: Int) {
    let level = articles[article].sections[section].level
    let node = newNode(section, of: article, depth: level, in: nil)
    ofSection[article][section] = node
    guard section > 0 else { return }
    var before = ofSection[article][section - 1]
    while let next = nodes[before].nextSection, nodes[next].depth > level { before = next }
    nodes[node].nextSection = nodes[before].nextSection
    nodes[before].nextSection = node
  }

  private mutating func placeBlocks(ofSection section: Int, of article: Int) {
    let sectionNode = ofSection[article][section]
    /// For each block around others the last of those that has a place.
    var lastSibling: [Int: Int] = [:]
    for block in articles[article].sections[section].blocks where articles[article].blocks[block].kind != .heading {
      let parent = Int(articles[article].blocks[block].parent)
      let container = parent >= 0 ? ofBlock[article][parent] : sectionNode
      let containerSection = nodes[container].section ?? container
      if ofBlock[article][block] < 0 {
        let depth = nodes[container].section == nil ? 0 : nodes[container].depth + 1
        let node = newNode(block, of: article, depth: depth, in: containerSection)
        ofBlock[article][block] = node
        var before = container
        if let sibling = lastSibling[parent] {
          before = sibling
          while let next = nodes[before].next, nodes[next].depth > depth { before = next }
        }
        nodes[node].next = nodes[before].next
        nodes[before].next = node
      }
      let node = ofBlock[article][block]
      if nodes[node].section == containerSection, !moved[article].contains(block) { lastSibling[parent] = node }
    }
  }

  private mutating func newNode(_ member: Int, of article: Int, depth: Int, in section: Int?) -> Int {
    var members = [Int32](repeating: -1, count: articles.count)
    members[article] = Int32(member)
    nodes.append(Node(members: members, lead: article, section: section, depth: depth))
    return nodes.count - 1
  }

  // MARK: Result

  private func result() -> JoinedArticle {
    var joined = JoinedArticle()
    var places = [Int: Int](minimumCapacity: 16)
    var section = nodes.isEmpty ? nil : Optional(0)
    while let current = section {
      places[current] = joined.sections.count
      joined.sections.append(.init(members: members(current), lead: nodes[current].lead, parent: nil))
      var row = nodes[current].next
      while let node = row {
        joined.sections[joined.sections.count - 1].rows.append(
          .init(
            members: members(node), lead: nodes[node].lead, depth: nodes[node].depth,
            confidence: nodes[node].confidence))
        row = nodes[node].next
      }
      section = nodes[current].nextSection
    }
    for index in joined.sections.indices {
      let lead = joined.sections[index].lead
      let parent = articles[lead].sections[joined.sections[index].members[lead]!].parent
      joined.sections[index].parent = parent.map { places[ofSection[lead][$0]]! }
    }
    return joined
  }

  private func members(_ node: Int) -> [Int?] { nodes[node].members.map { $0 < 0 ? nil : Int($0) } }
}
