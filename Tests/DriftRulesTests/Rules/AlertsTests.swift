import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Alerts")
struct AlertsTests {
  static let drifts: [Example] = [
    .drift(
      .alertMismatch, "a warning that became a note",
      target: "> [!⟦NOTE⟧]\n> N’arrêtez jamais le pare-feu.",
      reference: "> [!⟦WARNING⟧]\n> Never turn off the firewall."),
    .drift(
      .alertMismatch, "a tip that became a danger, between slashes",
      target: "/// ⟦danger⟧\n\nAttendez un peu.\n\n///", reference: "/// ⟦tip⟧\n\nWait a little.\n\n///"),
  ]

  static let fine: [Example] = [
    .fine(
      .alertMismatch, "a type in lower case",
      target: "> [!note]\n> Attendez un peu.", reference: "> [!NOTE]\n> Wait a little."),
    .fine(
      .alertMismatch, "an alert without a space behind its mark",
      target: ">[!NOTE]\n>Attendez un peu.", reference: "> [!NOTE]\n> Wait a little."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("A warning that lost its mark is one finding, at the mark") func lostMark() throws {
    let reference = MarkedText("> [!⟦WARNING⟧]\n> Never turn off the firewall of the host.")
    let pair = try pair("N’arrêtez jamais le pare-feu de l’hôte.", reference.text)
    let drifts = RuleBook.check(pair)
    #expect(drifts.map(\.rule) == [.alertMismatch])
    #expect(drifts.map(\.severity) == [.warning])
    #expect(drifts.map(\.target) == [.empty(at: 0)])
    #expect(drifts.map(\.reference) == [reference.range])
  }
}
