import ParallelText

/// The identity of rows: the same as long as their section, kind and literals are, and as many like them stand before.
///
/// Lines do not count, nor does what is translated; of the literals those of the locale that leads the row.
public struct RowIdentity {
  private let article: String
  private var anchors: [String: Int] = [:]
  private var section = Hash64()
  private var likes: [UInt64: Int] = [:]
  private var seen = Set<UInt64>()

  public init(article: String) { self.article = article }

  /// Begins the next section; an anchor may stand twice.
  public mutating func begin(_ anchor: String) {
    section = Hash64()
    section.combine(article)
    section.combine(anchor)
    section.combine(UInt64(anchors[anchor, default: 0]))
    anchors[anchor, default: 0] += 1
    likes = [:]
  }

  /// Of the section's heading, whatever it says.
  public mutating func nextHeading() -> String {
    var hash = section
    hash.combine("heading")
    return unique(hash.value)
  }

  mutating func next(_ kind: AlignedRow.Kind, _ block: Block, in article: Article) -> String {
    var hash = section
    hash.combine(kind.rawValue)
    if block.kind == .code || block.kind == .alert { hash.combine(block.key) }
    for literal in article.literals[block.literalIndexes] where literal.kind != .uiLabel { hash.combine(literal.key) }
    let like = hash.value
    hash.combine(UInt64(likes[like, default: 0]))
    likes[like, default: 0] += 1
    return unique(hash.value)
  }

  private mutating func unique(_ hash: UInt64) -> String {
    var value = hash
    while !seen.insert(value).inserted { value = Hash64.of(Fingerprint.hexadecimal(value).utf8) }
    return Fingerprint.hexadecimal(value)
  }
}
