import Alignment
import LanguageData
import ParallelText

/// Tells what the sections of an article are for: by their headings and anchors in all locales, and by what they are
/// nested in.
///
/// What one locale says holds for all: a section has the same role in every language.
struct SectionRoleFinder {
  private let set: ArticleSet
  private let sections: [JoinedArticle.Section]
  /// By articles.
  private let sectionRoles: [SectionRoles]

  init(_ set: ArticleSet, _ joined: JoinedArticle) {
    self.set = set
    sectionRoles = set.articles.map { SectionRoles($0.locale) }
    sections = joined.sections
  }

  /// Parallel to the sections; nil where a section and all that it is nested in tell nothing.
  ///
  /// - Complexity: O(headings × phrases of a language).
  func roles() -> [AlignedSection.Role?] {
    let title = title
    var roles: [AlignedSection.Role?] = []
    for (index, section) in sections.enumerated() {
      let own = index == title ? nil : ownRole(of: section.members, lead: section.lead)
      // Parents stand before what is nested in them.
      roles.append(own ?? section.parent.flatMap { $0 < index ? roles[$0] : nil })
    }
    return roles
  }

  /// The role that most locales tell; of two that as many tell, the lead's counts, then the first one.
  private func ownRole(of members: [Int?], lead: Int) -> AlignedSection.Role? {
    var votes: [(role: AlignedSection.Role, count: Int)] = []
    let order = [lead] + members.indices.filter { $0 != lead }
    for index in order {
      guard let member = members[index], set.articles[index].sections[member].level > 0 else { continue }
      guard let role = role(of: member, inArticle: index) else { continue }
      if let known = votes.firstIndex(where: { $0.role == role }) {
        votes[known].count += 1
      } else {
        votes.append((role, 1))
      }
    }
    let most = votes.map(\.count).max()
    return votes.first { $0.count == most }?.role
  }

  private func role(of member: Int, inArticle index: Int) -> AlignedSection.Role? {
    let section = set.articles[index].sections[member]
    return sectionRoles[index].role(of: Heading.text(of: section, in: set.articles[index]))
      ?? sectionRoles[index].role(ofAnchor: section.anchor)
  }

  /// The section whose heading is the article's title, and says what the article is about: the only one of level 1,
  /// if it is the first. Everything else is nested in it.
  private var title: Int? {
    let tops = sections.indices.filter { level(of: $0) == 1 }
    guard tops.count == 1, tops[0] == sections.indices.first(where: { level(of: $0) > 0 }) else { return nil }
    return tops[0]
  }

  private func level(of section: Int) -> Int {
    let lead = sections[section].lead
    return set.articles[lead].sections[sections[section].members[lead]!].level
  }
}
