import DriftRules
import ParallelText
import TestSupport
import Testing

/// What one edit of a translation costs, wherever it is made.
@Suite("One edit costs one finding")
struct EditTests {
  private static let draft = BackupArticle.english

  private func rules(of edited: Draft, _ pairing: Pairing) throws -> [String] {
    let pair = try pair(pairing.markdown(edited), pairing.reference, target: pairing.locale)
    return RuleBook.check(pair).map { "\($0.rule)" }
  }

  @Test("No edit, no finding", arguments: Pairing.allCases)
  func unedited(_ pairing: Pairing) throws {
    let found = try rules(of: pairing.draft, pairing)
    #expect(found == [])
  }

  // MARK: Sections

  @Test("A section put in", arguments: Pairing.allCases, Array(1...draft.sections.count))
  func sectionPutIn(_ pairing: Pairing, _ index: Int) throws {
    // A new section takes the level of the one that it stands before, so that it takes no children from another.
    var section = BackupArticle.newSection
    if index < Self.draft.sections.count { section.level = Self.draft.sections[index].level }
    let found = try rules(of: pairing.draft.inserting(section, at: index), pairing)
    #expect(found == ["extra-section"])
  }

  @Test(
    "A section taken out, with all that is nested in it", arguments: Pairing.allCases, Array(1..<draft.sections.count))
  func sectionTakenOut(_ pairing: Pairing, _ index: Int) throws {
    let found = try rules(of: pairing.draft.removingSection(at: index), pairing)
    #expect(found == ["missing-section"])
  }

  @Test(
    "A section that changed places with the next one", arguments: Pairing.allCases,
    draft.sections.indices.filter { draft.sibling(after: $0) != nil })
  func sectionsSwapped(_ pairing: Pairing, _ index: Int) throws {
    let next = try #require(Self.draft.sibling(after: index))
    let found = try rules(of: pairing.draft.swappingSections(index, with: next), pairing)
    #expect(found == ["moved-section"])
  }

  // MARK: Entries of lists and tables

  @Test("A step, item or row put in", arguments: Pairing.allCases, draft.entries)
  func entryPutIn(_ pairing: Pairing, _ place: DraftPlace) throws {
    let edited = pairing.draft.inserting(BackupArticle.newEntry(place.rule), at: place)
    let found = try rules(of: edited, pairing)
    #expect(found == ["extra-\(place.rule)"])
  }

  /// The first item, whose place the paragraph before the list takes: a test of its own.
  private static let firstItem = DraftPlace(section: 1, element: 1, entry: 0, rule: "item")

  @Test(
    "The first item of a list taken out",
    arguments: Pairing.allCases)
  func firstItemTakenOut(_ pairing: Pairing) throws {
    let found = try rules(of: pairing.draft.removing(at: Self.firstItem), pairing)
    #expect(found == ["missing-item"])
  }

  @Test(
    "A step, item or row taken out", arguments: Pairing.allCases, draft.entries.filter { $0 != firstItem })
  func entryTakenOut(_ pairing: Pairing, _ place: DraftPlace) throws {
    let found = try rules(of: pairing.draft.removing(at: place), pairing)
    #expect(found == ["missing-\(place.rule)"])
  }

  @Test(
    "A step, item or row that changed places with the next one", arguments: Pairing.allCases,
    draft.entries.filter { $0.entry + 1 < draft.count(at: $0) })
  func entriesSwapped(_ pairing: Pairing, _ place: DraftPlace) throws {
    let found = try rules(of: pairing.draft.swapping(at: place), pairing)
    #expect(found == ["moved-\(place.rule)"])
  }

  // MARK: Paragraphs and code

  @Test("A paragraph put in", arguments: Pairing.allCases, draft.blocks)
  func paragraphPutIn(_ pairing: Pairing, _ place: DraftPlace) throws {
    let edited = pairing.draft.inserting(BackupArticle.newParagraph, in: place.section, at: place.element)
    let found = try rules(of: edited, pairing)
    #expect(found == ["extra-paragraph"])
  }

  @Test("A code block put in", arguments: Pairing.allCases, draft.blocks)
  func codePutIn(_ pairing: Pairing, _ place: DraftPlace) throws {
    let edited = pairing.draft.inserting(BackupArticle.newCode, in: place.section, at: place.element)
    let found = try rules(of: edited, pairing)
    #expect(found == ["extra-code"])
  }

  @Test("A paragraph or code block taken out", arguments: Pairing.allCases, draft.blocks)
  func blockTakenOut(_ pairing: Pairing, _ place: DraftPlace) throws {
    let edited = pairing.draft.removingElement(in: place.section, at: place.element)
    let found = try rules(of: edited, pairing)
    #expect(found == ["missing-\(place.rule)"])
  }
}
