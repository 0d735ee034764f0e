import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing

/// One cause is one finding: what belongs to another finding is not reported beside it.
@Suite("One cause is one finding")
struct OneCauseTests {
  private static let reference = """
    # Printer is offline

    See [Correct the port](#correct-the-port).

    ## Symptoms

    The log contains the ID 315.

    ## Correct the port

    1. Run `Get-PrinterPort`.
    2. Open port 9100, and then restart the host `print01`:

       ```powershell
       Restart-Computer print01
       ```

    3. Wait 30 seconds.

    Version 10.2.1 of the driver is in <PrinterFolder>. See [the list](/support/list) and C:\\Drivers\\list.txt.

    ## See also

    Nothing.
    """

  @Test("A list right behind a paragraph that is extra as well belongs to it")
  func listBehindParagraph() throws {
    let reference = "# Build\n\nTake the tool that your team knows.\n\nThen upload the result with `put --all`.\n"
    try expectDrift(
      .extraItem,
      target: "# Bauen\n\nNehmen Sie das Werkzeug, das Ihr Team kennt.\n\n"
        + "⟦**Kran, ein Dienst für Firmen**\n\n- [kran.example](https://kran.example)\n- [Handbuch](https://kran.example/d)⟧\n\n"
        + "Laden Sie dann das Ergebnis mit `put --all` hoch.\n",
      reference: reference.replacing("knows.", with: "knows.⟦⟧"), in: "de-DE")
  }

  @Test("A link that stands in an extra item, without its fragment, is not missing")
  func linkInExtraItem() throws {
    try expectDrift(
      .extraItem,
      target: "- [Wahl eines Pakets](choose.md)\n⟦- [Einrichtung des Servers](setup.md)⟧\n- [Hilfe](help.md)\n",
      reference:
        "- [Choice of a package](choose.md)\n  [Setup of the server](setup.md#server)⟦⟧\n- [Help](help.md)\n",
      in: "de-DE")
  }

  @Test(
    "Sentences left in the source's language one behind the other are told once, and not their translation beside them")
  func sentencesBesideTranslation() throws {
    let english =
      "Before you begin you will need to have some content to show. How you write new pages depends on the framework that you "
      + "have chosen, and most of them have a router. Or as we are going to do here, create a new file to hold the contents."
    let chinese = "开始之前，你需要准备一些用于展示的内容。如何编写新页面取决于你选择的框架，大多数框架都有路由器。或者像我们在这里做的那样，创建一个新文件来保存内容。"
    let pair = try pair(
      "# 页面\n\n先打开编辑器 `edit`。\n\n\(english)\n\(chinese)\n\n然后用 `save` 保存文件。\n",
      "# Pages\n\nFirst open the editor `edit`.\n\n\(english)\n\nThen save the file with `save`.\n", target: "zh-CN",
      reference: "en-US")
    #expect(RuleBook.check(pair).filter { $0.severity > .note }.map(\.rule) == [.untranslated])
  }

  @Test("A list that is shown as code lacks no items, and is no extra code") func listAsCode() throws {
    try expectDrift(
      .malformedMarkup,
      target: """
        1.  Öffnen Sie die Konsole `admin`.

        2.   Wählen Sie die Art des Geräts:

            ⟦-   Mit Kennwort
            -   Mit Zertifikat
            -   Ohne beides⟧

        3.  Starten Sie `restart`.
        """,
      reference: """
        1.  Open the console `admin`.

        2.  Choose the kind of device:

            ⟦-   With a password
            -   With a certificate
            -   With neither⟧

        3.  Run `restart`.
        """, in: "de-DE")
  }

  @Test("An image that was put for another one of a step is one finding, in whatever order the step has it")
  func imageForImage() throws {
    let pair = try pair(
      "1. Öffnen Sie das Portal `portal`.\n\n   > [!NOTE]\n   > Das Studio läuft im Browser.\n\n   ![Studio](a/studio.png)\n\n2. Fertig.\n",
      "1. Open the portal `portal`.\n\n   ![Portal](a/developer.png)\n\n   > [!WARNING]\n   > The studio has been deprecated since August 1, 2022.\n\n2. Done.\n",
      target: "de-DE", reference: "en-US")
    let images = RuleBook.check(pair).filter { $0.severity > .note && $0.rule.subject == .image }
    #expect(images.map(\.rule) == [.imageMismatch])
  }

  @Test("An image that stands in another section has moved, and is worth a note") func imageInOtherSection() throws {
    let pair = try pair(
      "# Tisch\n\nDer Tisch ist fertig.\n\n![](tisch.png)\n\n## Prüfung\n\nFragen Sie im Forum nach Hilfe.\n",
      "# Table\n\nThe table is done.\n\n## Review\n\nAsk for help in the forum.\n\n![](tisch.png)\n", target: "de-DE",
      reference: "en-US")
    #expect(RuleBook.check(pair).filter { $0.severity > .note }.map(\.rule) == [])
  }

  @Test("The literals of a missing paragraph are not reported")
  func literalsOfMissingParagraph() throws {
    try expectDrift(
      .missingParagraph,
      target: Self.reference.replacing(
        "\n\nVersion 10.2.1 of the driver is in <PrinterFolder>. See [the list](/support/list) and C:\\Drivers\\list.txt.",
        with: "⟦⟧"),
      reference: Self.reference.replacing("Version 10", with: "⟦Version 10").replacing("list.txt.", with: "list.txt.⟧"),
      in: "en-GB")
  }

  @Test("The literals and the code of a missing step are not reported")
  func literalsOfMissingStep() throws {
    try expectDrift(
      .missingStep,
      target: Self.reference.replacing(
        "\n2. Open port 9100, and then restart the host `print01`:\n\n   ```powershell\n   Restart-Computer print01\n   ```\n\n3.",
        with: "⟦⟧\n2."),
      reference: Self.reference.replacing("2. Open", with: "⟦2. Open").replacing("   ```\n\n3.", with: "   ```⟧\n\n3."),
      in: "en-GB")
  }

  @Test("A link that breaks because its section is missing belongs to that section")
  func linkToMissingSection() throws {
    let section = Self.reference.split(separator: "## ")[2]
    let target = Self.reference.replacing("\n\n## \(section)", with: "⟦⟧\n\n")
    let reference = Self.reference.replacing("## Correct", with: "⟦## Correct").replacing(
      "list.txt.", with: "list.txt.⟧")
    try expectDrift(.missingSection, target: target, reference: reference, in: "en-GB")
  }

  @Test(
    "The literals of a paragraph that was left untranslated are not reported")
  func literalsOfUntranslated() throws {
    try expectDrift(
      .untranslated,
      target:
        "Le texte du premier paragraphe est en français, comme il se doit.\n\n⟦Open the port 8080 of the host in the firewall and wait for the answer of the server.⟧",
      reference:
        "The text of the first paragraph is in French, as it should be.\n\n⟦Open the port 3389 of the host in the firewall and wait for the answer of the server.⟧"
    )
  }

  @Test("A heading with another number is not a number that differs as well")
  func numberOfHeading() throws {
    try expectDrift(
      .ordinalMismatch, target: "### ⟦Étape 4 : Ouvrir le port 9100⟧\n\nUn.",
      reference: "### ⟦Step 3: Open port 9100⟧\n\nOne.")
  }

  @Test("A translated article has no drift at all") func clean() throws {
    try expectNoDrift(
      target: """
        ---
        title: Imprimante
        ---
        # <a name="printer"></a>Imprimante

        Voir [Solution](#solution). Au plus 2 000 files, 1,5 Go, le 5 mars 2024.

        > [!NOTE]
        > Les ports 9100 et 631 sont nécessaires.

        ## <a name="solution"></a>Solution

        1.  Ouvrez **Paramètres**, puis exécutez `Get-Printer "Floor2"` :

            ```powershell
            # Affiche les imprimantes du serveur
            Get-Printer -Name <nom du service>
            ```

        2.  Consultez [la page](/fr-fr/support/ports).
        """,
      reference: """
        ---
        title: Printer
        ---
        # Printer

        See [Solution](#solution). At most 2,000 queues, 1.5 GB, on March 5, 2024.

        > [!NOTE]
        > The ports 631 and 9100 are needed.

        ## Solution

        1. Open **Settings**, and then run `Get-Printer "Floor2"`:

           ```powershell
           # Shows the printers of the server
           Get-Printer -Name <name of the printer>
           ```

        2. See [the page](https://support.contoso.com/en-us/support/ports?view=latest).
        """)
  }

  @Test("A block in which more than twenty things of a kind differ was rewritten: one finding that counts them")
  func rewrittenBlock() throws {
    func text(_ first: Int) -> String {
      "Codes : " + (0..<30).map { "`c\(first + $0)`" }.joined(separator: ", ") + "."
    }
    let drifts = RuleBook.check(try pair(text(100), text(500)))
    #expect(drifts.map(\.rule) == [.inlineCodeMismatch])
    #expect(drifts.first?.others == 29)
  }
}
