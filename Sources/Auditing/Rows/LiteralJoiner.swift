import ParallelText

/// Finds out which literals of a row's cells are the same thing.
enum LiteralJoiner {
  /// - Parameters:
  ///   - blocks: The row's block of each article.
  ///   - lead: The article whose order counts; what it lacks comes behind.
  /// - Complexity: O(literals).
  static func join(_ blocks: [Int?], of articles: [Article], lead: Int) -> [AlignedLiteral] {
    var found: [AlignedLiteral] = []
    var samples: [Literal] = []
    for index in [lead] + articles.indices.filter({ $0 != lead }) {
      guard let block = blocks[index], !articles[index].blocks[block].literalIndexes.isEmpty else { continue }
      let article = articles[index]
      func add(_ literal: Literal) {
        var values = [String?](repeating: nil, count: articles.count)
        values[index] = article.text(article.linkTarget(literal))
        found.append(AlignedLiteral(kind: literal.kind, values: values))
        samples.append(literal)
      }
      if found.isEmpty {
        for literal in article.literals[article.blocks[block].literalIndexes] { add(literal) }
        continue
      }
      var rest: [Literal] = []
      var isTaken = [Bool](repeating: false, count: found.count)
      func take(_ place: Int, _ literal: Literal) {
        isTaken[place] = true
        found[place].values[index] = article.text(article.linkTarget(literal))
      }
      // The first of a value is popped first.
      var open: [UInt64: [Int]] = [:]
      for place in found.indices.reversed() {
        open[samples[place].key, default: []].append(place)
        if samples[place].alternative != samples[place].key {
          open[samples[place].alternative, default: []].append(place)
        }
      }
      for literal in article.literals[article.blocks[block].literalIndexes] {
        var place: Int?
        for key in [literal.key, literal.alternative] {
          while place == nil, let candidate = open[key]?.popLast() {
            if !isTaken[candidate], samples[candidate].agrees(with: literal) { place = candidate }
          }
        }
        if let place { take(place, literal) } else { rest.append(literal) }
      }
      // What differs is told by its kind and order.
      var openOfKind: [LiteralKind: [Int]] = [:]
      for place in found.indices.reversed() where !isTaken[place] {
        openOfKind[found[place].kind, default: []].append(place)
      }
      for literal in rest {
        if let place = openOfKind[literal.kind]?.popLast() {
          take(place, literal)
        } else {
          add(literal)
          isTaken.append(true)
        }
      }
    }
    return found
  }
}
