import DriftRules
import ParallelText
import Testing

@Suite("The catalogue of rules")
struct RuleCatalogueTests {
  /// Rules whose findings come with others of the same cause, so that tests of their own show them.
  private static let shownApart: Set<RuleID> = ["self-contradiction"]

  /// Rules about files, or their history, rather than a pair of texts: their pages show them.
  private static let ofFiles: Set<RuleID> = ["broken-link", "extra-article", "missing-article", "renewed-stamp"]

  /// Rules that report nothing without settings: tests of their own have some.
  private static let ofSettings: Set<RuleID> = ["term-mismatch"]

  static let ofPairs = RuleBook.all.map(\.id).filter { !ofFiles.union(ofSettings).contains($0) }.map(\.description)

  static let examples: [Example] = [
    NumbersTests.drifts, NumbersTests.fine, SelfContradictionTests.fine, CodeComparisonTests.drifts,
    CodeComparisonTests.fine, InlineCodeTests.drifts, InlineCodeTests.fine, LiteralsTests.drifts, LiteralsTests.fine,
    PlaceholdersTests.drifts, PlaceholdersTests.fine, UILabelsTests.drifts, UILabelsTests.fine, LinksTests.drifts,
    LinksTests.fine, ImagesTests.drifts, ImagesTests.fine, AnchorsTests.drifts, AnchorsTests.fine,
    MetadataTests.drifts, MetadataTests.fine, UntranslatedTests.drifts, UntranslatedTests.fine, OrdinalsTests.drifts,
    OrdinalsTests.fine, MalformedCodeTests.drifts, MalformedCodeTests.fine, EncodingDamageTests.drifts,
    EncodingDamageTests.fine, StructureTests.drifts, StructureTests.images, StructureTests.fine, TruncationTests.drifts,
    TruncationTests.fine, AlertsTests.drifts, AlertsTests.fine, TablesTests.drifts, TablesTests.fine,
  ].flatMap { $0 }

  @Test("Every rule has an example that it reports", arguments: ofPairs)
  func hasDrift(_ rule: String) {
    #expect(Self.shownApart.contains(RuleID(rule)) || Self.examples.contains { $0.rule == RuleID(rule) && !$0.isFine })
  }

  @Test("Every rule has an example of a text that is fine", arguments: ofPairs)
  func hasFine(_ rule: String) {
    #expect(Self.examples.contains { $0.rule == RuleID(rule) && $0.isFine })
  }

  @Test("Every example is about a rule that exists")
  func examplesOfKnownRules() {
    let known = Set(RuleBook.all.map(\.id))
    #expect(Self.examples.filter { !known.contains($0.rule) }.map(\.testDescription) == [])
  }

  @Test("No rule stands in the list twice, and the list is in order")
  func orderedAndUnique() {
    let names = RuleBook.all.map(\.id.description)
    #expect(names == Set(names).sorted())
  }

  @Test("A summary is one line without a full stop", arguments: RuleBook.all.map(\.summary))
  func summaries(_ summary: String) {
    #expect(!summary.isEmpty && !summary.contains("\n") && !summary.hasSuffix("."))
  }
}
