import ParallelText

/// The part of an article that is about the problem that a query has matched.
///
/// An article may be about one problem, or tell of several, each with its cause and its cure: under headings of their own,
/// one group of sections after the other, or in the rows of a table.
struct ProblemScope {
  /// Of its sections the first and those behind it, by their places.
  private(set) var sections: Range<Int>
  /// The section whose heading names it; nil if that is the article.
  private(set) var head: Int?
  /// Rows of `head` that are all of it: a row of a table with its head, or an item of a list.
  private(set) var rows: [Int]?

  private let article: AlignedArticle
  private let edition: Int

  /// - Parameter isBrief: Whether a section stands for itself that is neither symptom, cause nor solution.
  init(_ article: AlignedArticle, edition: Int, _ matched: MatchedPlace?, isBrief: Bool = false) {
    self.article = article
    self.edition = edition
    sections = article.sections.indices
    guard let matched, let section = matched.section, section != title, article.sections[section].level > 0 else {
      return
    }
    if isBrief, article.sections[section].role == nil { take(section) } else { narrow(to: section, matched) }
  }

  /// All of the article.
  private mutating func widen() { (sections, head) = (article.sections.indices, nil) }

  /// The heading that all others are nested in.
  private var title: Int? {
    let tops = article.sections.indices.filter { article.sections[$0].level == 1 }
    return tops.count == 1 && tops[0] == article.sections.firstIndex { $0.level > 0 } ? tops[0] : nil
  }

  // MARK: Which section

  private mutating func narrow(to matched: Int, _ place: MatchedPlace) {
    var section = matched
    // A cause or a solution is a part of a problem; what is nested in it is one of its parts, unless that was asked for by name.
    while let role = article.sections[section].role {
      let parent = article.sections[section].parent
      let isNested = parent.map { article.sections[$0].role == role } ?? false
      if !isNested || role == .solution && place.hasCode { break }
      section = parent!
    }
    let isPart = article.sections[section].role != nil && !isOwnProblem(section, place.hasCode)
    if isPart {
      takeGroup(around: section)
    } else if cures(section) || !hasCure(beside: section) {
      take(section)
    } else if let parent = article.sections[section].parent, parent != title {
      narrow(to: parent, place)
      return
    } else {
      return widen()
    }
    guard let head else { return }
    if article.sections[head].level == 0 || !isApart(head, place) { return widen() }
    if head == matched, let row = place.row { rows = ownRows(row, in: head, place) }
  }

  private func isOwnProblem(_ section: Int, _ isNamed: Bool) -> Bool {
    guard article.sections[section].role == .solution, isNamed, let parent = article.sections[section].parent else {
      return false
    }
    return article.sections[parent].role == .solution
  }

  private mutating func take(_ section: Int) {
    head = section
    sections = section..<end(of: section)
  }

  private func end(of section: Int) -> Int {
    let level = article.sections[section].level
    return article.sections[(section + 1)...].firstIndex { $0.level <= level && $0.level > 0 } ?? article.sections.count
  }

  /// Whether a section has, or one nested in it, something to do.
  private func cures(_ section: Int) -> Bool {
    (section..<end(of: section)).contains { index in
      article.sections[index].role == .solution && !article.sections[index].rows.isEmpty
        || article.sections[index].role == nil && article.sections[index].rows.contains(where: AnswerPlan.isPractical)
    }
  }

  /// Whether a section that stands under the same heading tells the cure; that of another heading is of another problem.
  private func hasCure(beside section: Int) -> Bool {
    let parent = article.sections[section].parent
    return article.sections.indices.contains { other in
      other != section && article.sections[other].role == .solution && article.sections[other].parent == parent
    }
  }

  /// Whether a section stands for itself, and is not one step of what the article tells: a code or much of the query names it, and
  /// the sections beside it are not numbered one after the other.
  private func isApart(_ section: Int, _ place: MatchedPlace) -> Bool {
    if place.hasCode { return true }
    if isNumbered(section) { return false }
    if article.sections[section].role != nil { return true }
    let rows = article.sections.reduce(0) { $0 + $1.rows.count }
    return place.gain >= (place.row == nil ? 0.3 : 0.4) || rows > Self.longArticle && place.gain > 0.15
  }

  private static let longArticle = 60

  private func isNumbered(_ section: Int) -> Bool {
    let own = article.sections[section]
    let siblings = article.sections.filter { $0.parent == own.parent && $0.level == own.level }
    let numbers = siblings.compactMap { sibling in
      sibling.headings.lazy.compactMap { $0?.text.split { !$0.isNumber }.first.flatMap { Int($0) } }.first
    }
    return numbers.count > 1 && 2 * numbers.count >= siblings.count
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 &+ 1 } && numbers[0] <= 1
  }

  // MARK: Groups of sections

  /// Symptoms, causes and solutions of several problems may stand one after the other, without a heading for each problem.
  private mutating func takeGroup(around section: Int) {
    let parent = article.sections[section].parent
    if let parent, parent != title { take(parent) } else { (head, sections) = (section, article.sections.indices) }
    let siblings = sections.filter { article.sections[$0].parent == parent }
    var groups: [(sections: [Int], roles: Set<AlignedSection.Role>)] = []
    for sibling in siblings {
      let role = article.sections[sibling].role
      let isNext = role.map { role in
        groups.last.map { last in
          role == .symptoms && !last.roles.isDisjoint(with: [.cause, .solution])
            || role == .cause && last.roles.contains(.solution)
        } ?? true
      }
      if isNext ?? groups.isEmpty { groups.append(([], [])) }
      groups[groups.count - 1].sections.append(sibling)
      if let role { groups[groups.count - 1].roles.insert(role) }
    }
    let told = groups.filter { $0.roles.contains(.solution) }
    guard told.count > 1, let own = groups.firstIndex(where: { $0.sections.contains(section) }) else {
      if parent == nil || parent == title { widen() }
      return
    }
    var last = own
    if article.sections[section].role == .symptoms {
      // What the groups behind it tell without symptoms of their own may be the reason as well.
      while last + 1 < groups.count, !groups[last + 1].roles.contains(.symptoms) { last += 1 }
    }
    head = groups[own].sections[0]
    sections = groups[own].sections[0]..<end(of: groups[last].sections.last!)
  }

  // MARK: Rows

  /// The row of a table with its head, or the item among others with codes, if it says what to do about what was asked for.
  private func ownRows(_ row: Int, in section: Int, _ place: MatchedPlace) -> [Int]? {
    guard place.hasCode else { return nil }
    let rows = article.sections[section].rows
    let own = rows[row]
    let nested = [row] + rows.indices[(row + 1)...].prefix { rows[$0].depth > own.depth }
    switch own.kind {
    case .row:
      guard let header = rows[..<row].lastIndex(where: { $0.depth < own.depth }), rows[header].kind == .row,
        own.cells[edition].map({ Self.longestCell($0.text) >= 16 }) ?? false
      else { return nil }
      return [header] + nested
    case .item, .step:
      let siblings = rows.indices.filter { rows[$0].depth == own.depth && rows[$0].kind == own.kind }
      let coded = siblings.filter { Self.beginsWithCode(rows[$0].cells[edition]?.text ?? "") }
      let says = nested.count > 1 || own.cells[edition]?.text.split(separator: " ").count ?? 0 > 4
      return coded.count > 1 && coded.contains(row) && says ? nested : nil
    default: return nil
    }
  }

  private static func longestCell(_ text: String) -> Int {
    text.split(separator: " | ").map { cell in cell.contains(" ") ? cell.count : 0 }.max() ?? 0
  }

  private static func beginsWithCode(_ text: String) -> Bool {
    text.split(separator: " ").prefix(3).contains(where: \.isCodeLike)
  }

  // MARK: Heading path

  /// The headings that the problem stands under, from the top; of the whole article that of its title.
  var path: [String] {
    var path: [String] = []
    var section = head ?? title
    while let own = section {
      if let heading = article.sections[own].headings[edition]?.text { path.insert(heading, at: 0) }
      section = article.sections[own].parent
    }
    return path
  }
}
