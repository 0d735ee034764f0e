import Auditing
import ParallelText

/// What is wrong with an article's rows; nothing should be.
public struct RowFaults {
  private let set: AuditedSet
  private let aligned: AlignedArticle

  public init(_ set: AuditedSet) {
    self.set = set
    aligned = set.aligned
  }

  public func all() -> [String] { shape() + sections() + cells() + order() + identities() + literals() }

  private func shape() -> [String] {
    var faults: [String] = []
    let locales = aligned.editions.map(\.locale)
    if locales != locales.sorted() || Set(locales).count != locales.count { faults.append("editions \(locales)") }
    if set.articles.map(\.path) != aligned.editions.map(\.path) { faults.append("the articles are not the editions") }
    for section in aligned.sections {
      if section.headings.count != locales.count { faults.append("\(section.anchor): headings") }
      for row in section.rows {
        if row.cells.count != locales.count { faults.append("\(section.anchor): cells") }
        if row.cells.allSatisfy({ $0 == nil }) { faults.append("\(section.anchor): a row of nothing") }
        if !(0...1).contains(row.confidence) { faults.append("\(section.anchor): confidence \(row.confidence)") }
      }
      var depth = -1
      for row in section.rows {
        if row.depth > depth + 1 { faults.append("\(section.anchor): \(row.id) is nested in nothing") }
        depth = row.depth
      }
    }
    return faults
  }

  private func sections() -> [String] {
    var faults: [String] = []
    for (index, article) in set.articles.enumerated() {
      let lines = article.blocks.filter { $0.kind == .heading }.map { line(of: $0, in: article) }
      let found = aligned.sections.compactMap { $0.headings[index]?.line }
      if found.sorted() != lines { faults.append("\(article.path): headings in \(found), not \(lines)") }
    }
    for (index, section) in aligned.sections.enumerated() {
      if let parent = section.parent, aligned.sections[parent].level >= section.level {
        faults.append("section \(index) is nested in \(parent) of a deeper level")
      }
    }
    return faults
  }

  /// Every block of every locale stands in one cell.
  private func cells() -> [String] {
    var faults: [String] = []
    for (index, article) in set.articles.enumerated() {
      let expected = article.blocks.filter { $0.kind != .heading }.map { line(of: $0, in: article) }
      let found = aligned.sections.flatMap(\.rows).compactMap { $0.cells[index]?.startLine }
      if found.sorted() != expected.sorted() { faults.append("\(article.path): blocks lost or repeated") }
    }
    return faults
  }

  /// Cells stand in the order of the file, but for those that stand elsewhere than in other locales.
  private func order() -> [String] {
    var faults: [String] = []
    for section in aligned.sections {
      for index in set.articles.indices {
        let alone = section.rows.filter { row in row.cells.indices.allSatisfy { $0 == index || row.cells[$0] == nil } }
        let lines = alone.compactMap { $0.cells[index]?.startLine }
        if lines != lines.sorted() { faults.append("\(section.anchor): \(lines) of what only one locale has") }
      }
    }
    return faults
  }

  private func identities() -> [String] {
    let ids = aligned.sections.flatMap(\.rows).map(\.id)
    let areWellFormed = ids.allSatisfy { $0.count == 16 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } }
    return (Set(ids).count == ids.count ? [] : ["ids repeat"]) + (areWellFormed ? [] : ["ids are malformed"])
  }

  /// Every literal of a block stands in its row once.
  private func literals() -> [String] {
    var faults: [String] = []
    for (index, article) in set.articles.enumerated() {
      let expected = article.blocks.filter { $0.kind != .heading }.flatMap { article.literals[$0.literalIndexes] }.count
      let found = aligned.sections.flatMap(\.rows).flatMap(\.literals).count { $0.values[index] != nil }
      if expected != found { faults.append("\(article.path): \(found) literals of \(expected)") }
    }
    return faults
  }

  private func line(of block: Block, in article: Article) -> Int {
    article.source.lineIndex(at: block.range.start) + 1
  }
}

/// The sets of some paths, and the report.
public func auditedSets(_ paths: [String], source: String? = nil) async -> ([AuditedSet], Audit.Report) {
  var sets: [AuditedSet] = []
  let report = await Audit(.init(source: source.map { LocaleTag($0)! })).run(paths) { sets.append($0) }
  return (sets, report)
}
