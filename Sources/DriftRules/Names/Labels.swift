import ParallelText

/// The labels of two blocks, side by side: what is in bold, or a heading as a whole.
struct Labels {
  private var pairs: [(target: SourceRange, reference: SourceRange)] = []
  private let target: Article

  init(_ target: Article, _ block: Int, _ reference: Article, _ other: Int) {
    self.target = target
    let (own, theirs) = (Self.labels(target, block), Self.labels(reference, other))
    // Where their numbers differ, or some are equal in another order, none is sure to be the other's.
    if own.count == theirs.count {
      pairs = zip(own, theirs).map { ($0, $1) }
      let isInOrder = pairs.allSatisfy { pair in
        let text = reference.source[pair.reference]
        return target.source[pair.target].elementsEqual(text) || !own.contains { target.source[$0].elementsEqual(text) }
      }
      if !isInOrder { pairs = [] }
    }
    if let heading = Self.heading(target, block), let their = Self.heading(reference, other) {
      pairs.append((heading, their))
    }
  }

  private static func labels(_ article: Article, _ block: Int) -> [SourceRange] {
    article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .uiLabel }.map(\.range)
  }

  /// The text of a heading without its mark and the dashes of an option.
  private static func heading(_ article: Article, _ block: Int) -> SourceRange? {
    guard article.blocks[block].kind == .heading, let line = article.lines[article.blocks[block].lineIndexes].first
    else { return nil }
    let bytes = article.source[line]
    let start = bytes.firstIndex { ASCII.isWord($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { ASCII.isWord($0) }.map { $0 + 1 } ?? start
    // Of several words it is a translation: section names look like names of programs.
    let range = SourceRange(line.start + start - bytes.startIndex, line.start + end - bytes.startIndex)
    return start < end && !article.source[range].contains(0x20) ? range : nil
  }

  /// What stands in a label's place in the target; nil if the name is no label, or that is more than a name's translation.
  func range(of name: SourceRange) -> SourceRange? {
    guard let pair = pairs.first(where: { $0.reference == name }) else { return nil }
    let text = String(decoding: target.source[pair.target], as: UTF8.self)
    return text.unicodeScalars.count <= max(16, 2 * name.count) ? pair.target : nil
  }
}
