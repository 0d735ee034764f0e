import DriftRules
import ParallelText
import Testing

/// That every rule has examples of what it reports, and of what is fine, is a matter of its page (`RulePageTests`).
@Suite("The catalogue of rules")
struct RuleCatalogueTests {
  @Test("The list is in the order of the rules' names")
  func ordered() {
    #expect(RuleID.allCases == RuleID.allCases.sorted())
  }

  @Test("A summary is one line without a full stop", arguments: RuleID.allCases)
  func summaries(_ rule: RuleID) {
    #expect(!rule.summary.isEmpty && !rule.summary.contains("\n") && !rule.summary.hasSuffix("."))
  }

  @Test("The opposite of an opposite is the rule itself", arguments: RuleID.allCases)
  func opposites(_ rule: RuleID) {
    #expect(rule.opposite.opposite == rule)
  }

  @Test("What is missing on one side is extra on the other")
  func missingAndExtra() {
    #expect(RuleID.missingStep.opposite == .extraStep)
    #expect(RuleID.extraLink.opposite == .missingLink)
    #expect(RuleID.movedStep.opposite == .movedStep)
    #expect(RuleID.truncated.opposite == .truncated)
  }

  @Test(
    "What articles consist of can be missing, extra and moved",
    arguments: [RuleID.Subject.section, .step, .item, .paragraph, .code, .row, .image])
  func structure(_ subject: RuleID.Subject) {
    for change in [Drift.Change.missing, .extra, .moved] {
      let rule = RuleID(change, subject)
      #expect(rule.rawValue == "\(change)-\(subject)")
      #expect(rule.change == change && rule.subject == subject)
    }
  }
}
