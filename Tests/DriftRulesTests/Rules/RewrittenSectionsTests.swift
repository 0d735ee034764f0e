import Alignment
import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("A section that was rewritten is one finding")
struct RewrittenSectionsTests {
  private func drifts(_ target: String, _ reference: String) throws -> [Drift] {
    let pair = PairAligner.align(
      try article(target, locale: "fr-FR"), with: try article(reference, locale: "en-US"))
    return RuleBook.check(pair)
  }

  private func told(_ target: String, _ reference: String) throws -> [String] {
    try drifts(target, reference).filter { $0.severity > .note }.map(\.rule.rawValue)
  }

  private static let old = """
    # Ajouter une langue

    Pour ajouter une langue :

    - Créez le dossier `docs`.

    ## Contrôler

    Lancez `site check`.
    """
  private static let new = """
    # Add a language

    Install the tools first.

    ```
    site install --frozen
    ```

    To add a language:

    1. Write the file `code.json`.

       ```
       site write --locale fr
       ```

    2. Add the language to `site.config`.
    3. Test your changes.

    ## Check

    Run `site check`.
    """

  @Test("What else differs in it are notes")
  func once() throws { #expect(try told(Self.old, Self.new).count == 1) }

  @Test("The finding says how many more differences there are")
  func counted() throws {
    let found = try drifts(Self.old, Self.new)
    let others = found.filter { $0.severity > .note }.map(\.othersInSection)
    #expect(others.count == 1 && others[0] >= 2)
  }

  @Test("Two steps that are missing in different places of a section are two findings")
  func fewFindings() throws {
    let steps = ["Stop the service.", "Copy `a.db`.", "Delete `b.log`.", "Start the service.", "Open port 8080."]
    let reference = "# Move\n\n" + steps.enumerated().map { "\($0.offset + 1). \($0.element)\n" }.joined()
    let kept = ["Arrêtez le service.", "Supprimez `b.log`.", "Ouvrez le port 8080."]
    let target = "# Déplacer\n\n" + kept.enumerated().map { "\($0.offset + 1). \($0.element)\n" }.joined()
    #expect(try told(target, reference).count { $0 == "missing-step" } == 2)
  }

  @Test("Entries that are missing here and there in a list are told one by one")
  func listOfEntries() throws {
    let names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"]
    let reference = "# Tools\n\n" + names.map { "- [\($0)](https://example.com/\($0)) helps with \($0)\n" }.joined()
    let kept = ["alpha", "gamma", "epsilon", "eta"]
    let target = "# Outils\n\n" + kept.map { "- [\($0)](https://example.com/\($0)) aide pour \($0)\n" }.joined()
    #expect(try told(target, reference) == ["missing-item", "missing-item", "missing-item"])
  }
}

@Suite("Code that was rewritten")
struct RewrittenCodeTests {
  @Test("A command is paired with a command, and a file with a file, though they have changed places")
  func shapes() throws {
    let target = """
      # Fusion

      Fusionne deux listes.

      ```
      source:
        nom: ancien
        port: 80
        hote: local
      ```

      ```
      resultat:
        nom: nouveau
        port: 443
        hote: distant
      ```

      ```
      $total := merge $premier $second
      ```
      """
    let reference = """
      # Merge

      Merges two lists.

      ```
      input:
        title: first
        size: 12
        colour: red
      ```

      ```
      $output := merge $first $second
      ```

      ```
      output:
        title: second
        size: 24
        colour: blue
      ```
      """
    let pair = PairAligner.align(
      try article(target, locale: "fr-FR"), with: try article(reference, locale: "en-US"))
    let code = pair.blocks.filter { pair.target.blocks[$0.target].kind == .code }
    func words(_ article: Article, _ block: Int) -> Int { article.blocks[block].lineIndexes.count }
    #expect(
      code.count == 3
        && code.allSatisfy { words(pair.target, $0.target) == words(pair.reference, $0.reference) })
  }

  @Test("An example that has changed places with another one is paired with itself")
  func changedPlaces() throws {
    func section(_ number: Int, _ title: String, _ command: String) -> String {
      "### \(title) \(number)\n\n\(title).\n\n```sh\n\(command)\n```\n\n"
    }
    let first = "copy --from source.txt --to archive.txt --keep 7"
    let target =
      "# Copie\n\n" + section(1, "Exemple", "list --all --sort name")
      + section(2, "Exemple", "copy --from (read source.txt) --to archive.txt --keep 7") + section(3, "Exemple", first)
    let reference =
      "# Copy\n\n" + section(1, "Example", "list --all --sort name") + section(2, "Example", first)
      + section(3, "Example", "read source.txt | copy --to archive.txt --keep 7")
    let pair = PairAligner.align(
      try article(target, locale: "fr-FR"), with: try article(reference, locale: "en-US"))
    let code = pair.blocks.filter { pair.target.blocks[$0.target].kind == .code }
    #expect(code.count == 3)
    #expect(
      code.contains {
        pair.target.blocks[$0.target].key == pair.reference.blocks[$0.reference].key && $0.target != $0.reference
      })
  }

  @Test("A paragraph with a command in it may be two paragraphs around a block of code")
  func aroundCode() throws {
    let target = """
      # Mettre à jour

      Vous pouvez nommer les dépôts.

          tool update <name>

      Sans nom, `tool update` les met tous à jour.
      """
    let reference = """
      # Update

      You can name the repositories.
          tool update <name>
      Without a name, `tool update` updates all of them.
      """
    let pair = PairAligner.align(
      try article(target, locale: "fr-FR"), with: try article(reference, locale: "en-US"))
    #expect(RuleBook.check(pair).filter { $0.severity > .note }.map(\.rule.rawValue) == [])
  }
}
