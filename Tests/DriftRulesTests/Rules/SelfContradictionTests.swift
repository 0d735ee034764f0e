import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Two values for one thing")
struct SelfContradictionTests {
  private static let reference = """
    ## Check the port

    1. Run `netstat` and look for port 3389.
    2. Open port 3389 for TCP in the firewall.
    3. Test port 3389 from a client.
    4. The value 3389 in the registry is correct.
    """

  static let fine: [Example] = [
    .fine(
      .selfContradiction, "two ports that both sides have",
      target: "## Ports\n\n1. Ouvrez le port 443.\n2. Ouvrez le port 3389.\n3. Testez le port 443.",
      reference: "## Ports\n\n1. Open port 443.\n2. Open port 3389.\n3. Test port 443.")
  ]

  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("A section that gives a port twice as 8080 and once as 3389 contradicts itself, once")
  func contradiction() throws {
    let target = """
      ## Vérifier le port

      1. Exécutez `netstat` et recherchez le port 8080.
      2. Ouvrez le port 8080 pour TCP dans le pare-feu.
      3. Testez le port 3389 à partir d’un client.
      4. La valeur 3389 du Registre est correcte.
      """
    let drifts = RuleBook.check(try pair(target, Self.reference))
    #expect(drifts.map(\.rule).count { $0 == .selfContradiction } == 1)
    #expect(drifts.map(\.rule).count { $0 == .portMismatch } == 2)
    #expect(drifts.filter { $0.severity > .note }.count == 3)
    #expect(drifts.first { $0.rule == .selfContradiction }?.severity == .error)
    #expect(drifts.first { $0.rule == .selfContradiction }?.reference == nil)
  }

  @Test("A single wrong port is a mismatch, not a contradiction")
  func singleMismatch() throws {
    try expectDrift(
      .portMismatch,
      target: "## Vérifier\n\n1. Recherchez le port ⟦8080⟧.\n2. Testez le port 3389.",
      reference: "## Check\n\n1. Look for port ⟦3389⟧.\n2. Test port 3389.")
  }
}
