import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Code that is divided into blocks otherwise")
struct DividedCodeTests {
  private static let whole = """
    ## Queues

    A user without rights is refused:

    ```shell
    curl -i http://127.0.0.1:8631/queues -H 'user: kim'
    HTTP/1.1 403 Forbidden
    ```

    Ask the owner of the printer.

    ```shell
    curl -i http://127.0.0.1:8631/owner
    ```
    """

  private static func divided(_ between: String = "", output: String = "HTTP/1.1 403 Forbidden") -> String {
    """
    ## Files

    Un utilisateur sans droits est refusé :

    ```shell
    curl -i http://127.0.0.1:8631/queues -H 'user: kim'
    ```
    \(between)
    ```
    \(output)
    ```

    Demandez au propriétaire de l'imprimante.

    ```shell
    curl -i http://127.0.0.1:8631/owner
    ```
    """
  }

  @Test("A command and what it prints may stand in two blocks", arguments: ["", "\nLa sortie :\n"])
  func output(_ between: String) throws {
    let drifts = RuleBook.check(try pair(Self.divided(between), Self.whole))
    #expect(drifts.map(\.severity) == [.note])
    #expect(drifts.map(\.rule) == [.codeMismatch])
  }

  @Test("Two blocks may be one in the translation")
  func joined() throws {
    let drifts = RuleBook.check(
      try pair(Self.whole, Self.divided(), target: "en-US", reference: "fr-FR"))
    #expect(drifts.map(\.severity) == [.note])
    #expect(drifts.map(\.rule) == [.codeMismatch])
  }

  @Test("A block with another output is no part of the one before it")
  func other() throws {
    let drifts = RuleBook.check(try pair(Self.divided(output: "HTTP/1.1 404 Not Found"), Self.whole))
    #expect(drifts.contains { $0.severity == .error })
  }

  @Test("A line that neither of two blocks has is missing")
  func missing() throws {
    let whole = Self.whole.replacing("Forbidden\n", with: "Forbidden\nRetry-After: 120\n")
    #expect(RuleBook.check(try pair(Self.divided(), whole)).contains { $0.severity == .error })
  }
}
