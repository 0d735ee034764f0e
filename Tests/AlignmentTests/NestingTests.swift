import DriftRules
import TestSupport
import Testing

@Suite("Blocks that are nested differently")
struct NestingTests {
  private static let reference = """
    ## Steps

    1. Open `services.msc`.
    2. Run this command:

       ```bash
       systemctl restart cups
       ```

    3. Look at the log file:

       ![log](media/log.png)

       It holds 200 lines.
    4. Close `services.msc`.
    """

  private func drifts(_ target: String) throws -> [String] {
    RuleBook.check(try pair(target, Self.reference)).filter { $0.severity > .note }.map { "\($0.rule)" }
  }

  @Test("Code outside the step that it belongs to is the same code")
  func codeOutside() throws {
    let found = try drifts(
      """
      ## Étapes

      1. Ouvrez `services.msc`.
      2. Exécutez cette commande :

      ```bash
      systemctl restart cups
      ```

      3. Consultez le fichier journal :

         ![log](media/log.png)

         Il contient 200 lignes.
      4. Fermez `services.msc`.
      """)
    #expect(found == [])
  }

  @Test(
    "An image and a paragraph outside the step that they belong to are the same")
  func proseOutside() throws {
    let found = try drifts(
      """
      ## Étapes

      1. Ouvrez `services.msc`.
      2. Exécutez cette commande :

         ```bash
         systemctl restart cups
         ```

      3. Consultez le fichier journal :

      ![log](media/log.png)

      Il contient 200 lignes.

      4. Fermez `services.msc`.
      """)
    #expect(found == [])
  }

  @Test("Steps that became items are the same entries")
  func steps() throws {
    let found = try drifts(
      """
      ## Étapes

      - Ouvrez `services.msc`.
      - Exécutez cette commande :

        ```bash
        systemctl restart cups
        ```

      - Consultez le fichier journal :

        ![log](media/log.png)

        Il contient 200 lignes.
      - Fermez `services.msc`.
      """)
    #expect(found == ["list-mismatch"])
  }

  @Test(
    "A list that is nested on one side only has no missing entries")
  func lists() throws {
    let pair = try pair(
      "- Un `a1`\n- Deux `b2`\n- Trois `c3`\n- Quatre `d4`", "- One `a1`\n  - Two `b2`\n  - Three `c3`\n- Four `d4`")
    #expect(RuleBook.check(pair).map { "\($0.rule)" } == [])
  }

  @Test("Code in a quote is the same as code outside of one")
  func quote() throws {
    let pair = try pair("Un :\n\n> ```\n> ping host\n> ```\n\nDeux.", "One:\n\n```\nping host\n```\n\nTwo.")
    #expect(RuleBook.check(pair).filter { $0.severity > .note }.map { "\($0.rule)" } == [])
  }

  @Test("A paragraph that a translation divides into two is no drift") func divided() throws {
    let pair = try pair(
      """
      ## Sauvegarde

      Copiez le fichier `a.cfg` avant de commencer.

      Le service garde ses réglages dans un seul fichier, qui est lu au démarrage du serveur.

      Chaque modification demande donc un redémarrage, que vous devez annoncer aux utilisateurs.

      Redémarrez avec `restart`.
      """,
      """
      ## Backup

      Copy the file `a.cfg` before you begin.

      The service keeps its settings in one file, which is read when the server starts. Every change therefore needs
      a restart, which you must announce to the users.

      Restart with `restart`.
      """)
    #expect(RuleBook.check(pair).isEmpty)
  }

  @Test("A short paragraph that a translation adds to the one before it is no drift") func joined() throws {
    let pair = try pair(
      "Les décorateurs ne sont pas nécessaires ici, et il vaut mieux s’en passer. Le serveur le fait pour vous.",
      "You don’t have to use the decorators here, and it is better not to.\n\nThe server will do it for you.")
    #expect(RuleBook.check(pair).isEmpty)
  }

  @Test("Lists of one length are aligned one to one, however long their entries are") func oneToOne() throws {
    let pair = try pair(
      """
      - Быстрота: высокая производительность.
      - Простота: программа разработана так, чтобы её было легко изучать и использовать каждый день.
      - Краткость: минимум повторов в коде, много возможностей из каждого объявления параметра.
      """,
      """
      - Fast: a very high performance.
      - Easy: designed to be learnt and used.
      - Short: code has little duplication, and many features come from every declaration.
      """, target: "ru-RU")
    #expect(RuleBook.check(pair).isEmpty)
  }

  @Test("What is missing first in an alert is missing behind the alert's first line") func alertStart() throws {
    let pair = try pair(
      "/// warning\n\nLe second paragraphe reste.\n\n///",
      "/// warning\n\nThe first one.\n\nThe second paragraph stays.\n\n///")
    let drift = try #require(RuleBook.check(pair).first)
    #expect(pair.target.source.position(at: drift.target.start).line == 1)
  }
}
