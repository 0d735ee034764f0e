import Alignment
import ParallelText

/// Which block and section of each locale stand in which row, for votes on what a row should hold.
struct RowTable {
  private let articles: [Article]
  /// By article, for each of its blocks and sections the row, as a place in `members`.
  private var ofBlock: [[Int?]]
  private var ofSection: [[Int?]]
  /// By row, for each article its block or section, nil where it has none.
  private(set) var members: [[Int?]] = []

  /// Complexity: O(blocks of all articles).
  init(_ articles: [Article], _ joined: JoinedArticle) {
    self.articles = articles
    ofBlock = articles.map { [Int?](repeating: nil, count: $0.blocks.count) }
    ofSection = articles.map { [Int?](repeating: nil, count: $0.sections.count) }
    for section in joined.sections {
      for (article, member) in section.members.enumerated() {
        if let member { ofSection[article][member] = members.count }
      }
      members.append(section.members)
      for row in section.rows {
        for (article, member) in row.members.enumerated() {
          if let member { ofBlock[article][member] = members.count }
        }
        members.append(row.members)
      }
    }
  }

  /// The row of the block or heading that a text of an article stands in, nil before the first.
  ///
  /// - Complexity: O(log blocks).
  func row(of range: SourceRange, in article: Int) -> Int? {
    let block = articles[article].firstBlock(from: range.start + 1) - 1
    guard block >= 0 else { return nil }
    return articles[article].blocks[block].kind == .heading
      ? ofSection[article][Int(articles[article].blocks[block].section)] : ofBlock[article][block]
  }

  /// Whether more locales have a row than lack it.
  func isOfMost(_ row: Int) -> Bool {
    members[row].count { $0 != nil } * 2 > articles.count
  }
}
