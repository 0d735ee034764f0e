import Alignment
import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("What stands elsewhere, or in blocks of another kind, is a note")
struct RearrangementTests {
  /// The errors and warnings about elements of a pair, with the words that the run has learnt.
  private func told(_ target: String, _ reference: String, words: KeyValuePairs<String, String> = [:]) throws
    -> [String]
  {
    let lexicon = Lexicon(
      words.map {
        Lexicon.Entry(target: WordHash.of($0.key.utf8), reference: WordHash.of($0.value.utf8), strength: 200)
      })
    let pair = PairAligner.align(
      try article(target, locale: "fr-FR"), with: try article(reference, locale: "en-US"),
      learned: LearnedPair(lengths: nil, lexicon: lexicon))
    return RuleBook.check(pair).filter { $0.severity > .note }.map(\.rule.rawValue)
  }

  private static let list = """
    `account.name` est le nom du compte que le service emploie.

    - Si `account.create` est vrai, le compte est créé.
    - Si `account.create` est faux, le compte par défaut est employé, et `account.role` reste vide.

    Le service lit ensuite le fichier.
    """
  private static let sentences = """
    `account.name` is the name of the account that the service uses. If `account.create` is true, the account is created. If
    `account.create` is false, the default account is used, and `account.role` stays empty.

    The service then reads the file.
    """

  @Test("A list that says what the source says in sentences is not extra")
  func listForSentences() throws {
    #expect(try told(Self.list, Self.sentences) == [])
  }

  @Test("A step whose commands all stand in the section, though not in a list, is not missing")
  func stepsAsParagraphs() throws {
    let target = """
      ## Créer le secret

      Convertissez d’abord les deux chaînes :

      ```shell
      encode --text 'admin-name'
      ```

      Le résultat ressemble à ceci, puis vient la seconde.

      ```shell
      encode --text '1f2d1e2e67df'
      ```

      Écrivez ensuite le fichier, et lancez la création :

      ```shell
      create --file ./secret.yaml
      ```
      """
    let reference = """
      ## Create the secret

      1. Convert the strings:

         ```shell
         encode --text 'admin-name'
         encode --text '1f2d1e2e67df'
         ```

      1. Write the file, and then create the secret with it:

         ```shell
         create --file ./secret.yaml
         ```
      """
    #expect(try !told(target, reference).contains("missing-step"))
  }

  @Test("Entries of a table of contents are there in whatever list, if they lead to the same sections")
  func contentsInAnotherList() throws {
    let target = """
      - [Installer l’outil](#installer)
        - [Avec le gestionnaire](#gestionnaire)
        - [Avec l’archive](#archive)
      - [Vérifier](#vérifier)

      ## <a name="install"></a>Installer

      Lancez `get`.

      ## <a name="manager"></a>Gestionnaire

      Lancez `apt get`.

      ## <a name="archive"></a>Archive

      Lancez `tar get`.

      ## <a name="verify"></a>Vérifier

      Lancez `get --check`.
      """
    let reference = """
      - [Install the tool](#install)
      - [With the manager](#manager)
      - [With the archive](#archive)
      - [Verify](#verify)

      ## Install

      Run `get`.

      ## Manager

      Run `apt get`.

      ## Archive

      Run `tar get`.

      ## Verify

      Run `get --check`.
      """
    #expect(try told(target, reference) == [])
  }

  @Test("A block of code of one line that stands in the text between backticks is not missing")
  func codeInText() throws {
    let target =
      "# Compilation\n\nLa cible se lit dans la sortie de `rustc -Vv`, à la ligne `host:`.\n\nLancez `build`.\n"
    let reference =
      "# Build\n\nThe target is told by this command:\n\n```\nrustc -Vv\n```\n\nRead the line `host:`. Run `build`.\n"
    #expect(try !told(target, reference).contains("missing-code"))
  }

  @Test("The last step has not moved if the texts around it have") func stepAmongMovedTexts() throws {
    let target = """
      1. Ouvrez `index.html`.

      2. Ajoutez `count`.

      3. Écrivez la fonction `total`.

         La ligne `let sum` crée la somme.

         La ligne `for item` parcourt la liste.

         La ligne `return sum` la renvoie.

      4. Enregistrez, et chargez la page `run.html`.
      """
    let reference = """
      1. Open `index.html`.

      2. Add `count`.

      3. Write the function `total`.

      4. Save your work, and load the page `run.html`.

      The line `let sum` makes the sum.

      The line `for item` goes through the list.

      The line `return sum` returns it.
      """
    #expect(try !told(target, reference).contains("moved-step"))
  }

  @Test("Sentences that say what the source says in a list lack no items")
  func sentencesForList() throws {
    let target = """
      `account.name` est le nom du compte que le service emploie. Si `account.create` est vrai, le compte est créé. Si
      `account.create` est faux, le compte par défaut est employé, et `account.role` reste vide.

      Le service lit ensuite le fichier.
      """
    let reference = """
      `account.name` is the name of the account that the service uses.

      - If `account.create` is true, the account is created.
      - If `account.create` is false, the default account is used, and `account.role` stays empty.

      The service then reads the file.
      """
    #expect(try told(target, reference) == [])
  }

  @Test("A list that says more than the sentence beside it is extra")
  func listThatSaysMore() throws {
    #expect(
      try told(
        Self.list,
        "`account.name` is the name of the account that the service uses.\n\nThe service then reads the file.\n")
        == ["extra-item"])
  }

  @Test("A short paragraph whose words the one beside it has may be part of that")
  func shortParagraph() throws {
    let words: KeyValuePairs = ["affiche": "shows", "version": "version", "outil": "tool", "installé": "installed"]
    let reference = "Shows the installed tool version.\n\nThis prints one line. The line looks like `v1.2.3`.\n"
    let target = "Affiche la version de l’outil installé. La ligne ressemble à `v1.2.3`.\n"
    #expect(try told(target, reference, words: words).filter { $0 == "missing-paragraph" } == [])
  }

  private static let checklist = """
    ## Minor release

    Push the tag once everything is in order, and sign it with your own key.

    ### 6. Finalize the release

    ```bash
    git checkout $BRANCH
    git tag --sign $NAME
    git push upstream $NAME
    ```

    Wait until all builds are green, and look at the pages of the new version.

    ### 7. Tell everybody

    Write to the list `announce`.
    """
  private static let checklistAgain = """


    ## Patch release

    ### 2. Finalize the release

    ```bash
    git checkout $BRANCH
    git tag --sign $NAME
    git push upstream $NAME
    ```

    Wait until all builds are green, and look at the pages of the new version.
    """
  private static let liste = """
    ## Version mineure

    Poussez l’étiquette quand tout est en ordre, et signez-la avec votre propre clé.

    ### 6. Finaliser la version

    ```bash
    git checkout $BRANCH
    git tag --sign $NAME
    git push upstream $NAME
    ```

    Attendez que toutes les compilations soient vertes, et regardez les pages de la nouvelle version.

    ### 7. Prévenir tout le monde

    Écrivez à la liste `announce`.
    """

  @Test("A section that the source repeats under another heading is not missing")
  func repeatedSection() throws {
    let other = "\n\n## Version corrective\n\nVoyez ci-dessus.\n"
    let more = Self.checklistAgain.replacing("## Patch release\n", with: "## Patch release\n\nSee above.\n")
    #expect(try told(Self.liste + other, Self.checklist + more).filter { $0 == "missing-section" } == [])
  }

  @Test("A section of the same name that says other things is missing")
  func otherSectionOfTheName() throws {
    let other = "\n\n## Version corrective\n\nVoyez ci-dessus.\n"
    let more = """


      ## Patch release

      See above.

      ### 2. Finalize the release

      ```bash
      make patch
      scp build/* host:/srv
      ```

      Ask two people to try it on their machines before you go on.
      """
    #expect(try told(Self.liste + other, Self.checklist + more) == ["missing-section"])
  }

  @Test("The end of a sentence that stands behind its code is a note")
  func endOfSentence() throws {
    #expect(
      try told(
        "La valeur\n\n```yaml\nname: []\n```\n\ndevient donc celle-ci.\n\nElle est lue par `helm`.\n",
        "The value becomes:\n\n```yaml\nname: []\n```\n\nIt is read by `helm`.\n") == [])
  }

  @Test("A heading over what stands there as well is a note, though the text is said twice")
  func headingOverTheSame() throws {
    #expect(
      try told(
        "# printer list\n\nListe des imprimantes\n\n## Synopsis\n\nListe les imprimantes.\n\n```\nprinter list [options] --all --format FORMAT\n```\n\n## Options\n\nLe mode `--all` montre tout.\n",
        "# printer list\n\nList printers\n\n```\nprinter list [options] --all --format FORMAT\n```\n\n## Options\n\nThe mode `--all` shows all.\n"
      ) == [])
  }

  @Test("A paragraph that was divided lacks and adds nothing, whatever its words")
  func dividedParagraph() throws {
    #expect(
      try told(
        "Pour installer un paquet, lancez la commande `printer install`.\n\nDans sa forme la plus simple, elle prend deux arguments : un nom que vous choisissez, et le nom du paquet.\n\n```\nprinter install happy demo/text\n```\n",
        "To install a package, use the `printer install` command. At its simplest, it takes two arguments: a name that you pick, and the name of the package.\n\n```\nprinter install happy demo/text\n```\n"
      ) == [])
  }

  @Test("A command that stands within a paragraph of the source is not extra as a block")
  func codeInParagraph() throws {
    #expect(
      try told(
        "Génère le script.\n\nPour le charger dans cette session :\n\n    PS> printer completion | Invoke-Expression\n\nAjoutez la sortie à votre profil `profile.ps1`.\n",
        "Generates the script.\n\nTo load it in this session:\nPS> printer completion | Invoke-Expression\n\nAdd the output to your profile `profile.ps1`.\n"
      ) == [])
  }

  private static let french =
    "1. Ouvrez `alpha.msc`.\n2. Fermez `bravo.msc`.\n3. Lancez `charlie.exe`.\n4. Lisez `delta.log`.\n"
  private static let english =
    "1. Open `alpha.msc`.\n2. Close `bravo.msc`.\n3. Start `charlie.exe`.\n4. Read `delta.log`.\n"

  /// A list in the lead that the source has in its last section.
  private func toldOfMovedList() throws -> [String] {
    try told(
      "# Un\n\nTexte de `un`.\n\n\(Self.french)\n## <a name=\"two\"></a>Deux\n\nTexte de `deux`.\n",
      "# One\n\nText of `un`.\n\n## Two\n\nText of `deux`.\n\n\(Self.english)")
  }

  @Test("A list that moved to another section has moved")
  func movedList() throws { #expect(try toldOfMovedList() == ["moved-step"]) }

  @Test("A list that moved as the article was divided into other sections has no steps out of order")
  func movedListInNewOutline() throws {
    let told = try told(
      "# Un\n\nTexte de `un`.\n\n\(Self.french)\n## <a name=\"two\"></a>Deux\n\nTexte de `deux`.\n\n## <a name=\"old\"></a>Ancien\n\nUn vieux texte sur `x1.ini`, `x2.ini` et `x3.ini`.\n",
      "# One\n\nText of `un`.\n\n## <a name=\"new\"></a>New\n\nThe log:\n\n```\ny1.dll loaded at 10:15\ny2.dll refused\n```\n\n| Code | Cause |\n| - | - |\n| 31 | No driver |\n| 43 | A fault |\n\n## <a name=\"two\"></a>Two\n\nText of `deux`.\n\n\(Self.english)"
    )
    #expect(Set(told) == ["missing-section", "extra-section"])
  }
}
