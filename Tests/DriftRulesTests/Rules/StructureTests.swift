import ParallelText
import Testing

@Suite("Elements that one side lacks, has alone, or has elsewhere")
struct StructureTests {
  static let drifts: [Example] = [
    // Sections
    .drift(
      .missingSection, "a section that is missing, with all that it holds",
      target:
        "# Imprimante\n\nUn texte.\n\n## <a name=\"symptoms\"></a>Symptômes\n\nLa file est vide.⟦⟧\n\n## <a name=\"solution\"></a>Solution\n\nRedémarrez `Spooler`.",
      reference: """
        # Printer

        A text.

        ## Symptoms

        The queue is empty.

        ⟦## Cause

        The port 9100 is closed. See [the list](ports.md).

        ### Details

        1. Run `netstat`:

           ```bash
           netstat -an
           ```

        | Port | Use |
        | --- | --- |
        | 9100 | print |⟧

        ## Solution

        Restart `Spooler`.
        """),
    .drift(
      .extraSection, "a section that only the translation has",
      target:
        "## <a name=\"symptoms\"></a>Symptômes\n\nLa file est vide.\n\n⟦## <a name=\"history\"></a>Historique\n\nVersion 3 du texte.⟧\n\n## <a name=\"solution\"></a>Solution\n\nRedémarrez `Spooler`.",
      reference: "## Symptoms\n\nThe queue is empty.⟦⟧\n\n## Solution\n\nRestart `Spooler`."),
    .drift(
      .movedSection, "two sections that changed places are one finding",
      target:
        "## <a name=\"a-one\"></a>Un\n\nLe texte `un`.\n\n## <a name=\"c-three\"></a>Trois\n\nLe texte `trois`.\n\nEncore un texte.\n\n⟦## <a name=\"b-two\"></a>Deux\n\nLe texte `deux`.⟧\n\n## <a name=\"d-four\"></a>Quatre\n\nLe texte `quatre`.",
      reference:
        "## A one\n\nThe text `un`.\n\n⟦## B two\n\nThe text `deux`.⟧\n\n## C three\n\nThe text `trois`.\n\nAnother text.\n\n## D four\n\nThe text `quatre`."
    ),
    // Steps
    .drift(
      .missingItem, "an entry of a numbered table of contents, which is no step",
      target: """
        # Publier

        1. [Brancher](#brancher)
        2. [Étiqueter](#étiqueter)⟦⟧

        ## Brancher

        Lancez `git branch`.

        ## Étiqueter

        Lancez `git tag`.

        ## Publier

        Lancez `git push`.
        """,
      reference: """
        # Release

        1. [Branch](#branch)
        2. [Tag](#tag)
        ⟦3. [Push](#push)⟧

        ## Branch

        Run `git branch`.

        ## Tag

        Run `git tag`.

        ## Push

        Run `git push`.
        """),
    .drift(
      .missingSection, "a section whose place has another one of its level, as that may be an older one",
      severity: .warning,
      target: """
        # Client

        ## Installer

        Lancez `setup.exe`.⟦⟧

        ## <a name="settings"></a>Réglages

        Ouvrez `config.toml`, et cherchez la ligne `lang`.

        ## Retirer

        Lancez `remove.exe`.
        """,
      reference: """
        # Client

        ## Install

        Run `setup.exe`.

        ⟦## <a name="translation"></a>Translate pages

        1. Run `site list`.
        2. Open [the portal](https://example.com/portal).
        3. Copy `en.yaml` to `fr.yaml`, and set `port` to 8080.⟧

        ## Remove

        Run `remove.exe`.
        """),
    .drift(
      .extraItem, "an item whose link leads to a page in the reader's language", severity: .note,
      target:
        "# Guides\n\n- [Un](a.md) : les ports.\n- [Deux](b.md) : les profils.\n⟦- [Trois](https://fr.contoso.org/trois) : l’ancien guide.⟧",
      reference: "# Guides\n\n- [One](a.md): the ports.\n- [Two](b.md): the profiles.⟦⟧"),
    .drift(
      .movedItem, "items of a list in alphabetical order, where order tells nothing", severity: .note,
      target:
        "# Outils\n\n- [alpha](a.md) copie\n- [delta](d.md) coupe\n⟦- [beta](b.md) colle⟧\n- [gamma](g.md) lit\n- [omega](o.md) écrit",
      reference:
        "# Tools\n\n- [alpha](a.md) copies\n⟦- [beta](b.md) pastes⟧\n- [delta](d.md) cuts\n- [gamma](g.md) reads\n- [omega](o.md) writes"
    ),
    .drift(
      .missingStep, "a step that is missing",
      target: "1. Ouvrez `services.msc`.⟦⟧\n2. Redémarrez `TermService`.\n",
      reference: "1. Open `services.msc`.\n⟦2. Select `Spooler`.⟧\n3. Restart `TermService`.\n"),
    .drift(
      .missingStep, "a missing step takes its nested code and its nested steps along",
      target: "1. Ouvrez `services.msc`.⟦⟧\n2. Redémarrez `TermService`.\n",
      reference:
        "1. Open `services.msc`.\n⟦2. Stop the service on port 8080:\n\n   ```powershell\n   Stop-Service -Name Spooler\n   ```\n\n   1. Wait 30 seconds.\n   2. Look at [the log](log.md).⟧\n\n3. Restart `TermService`.\n"
    ),
    .drift(
      .missingStep, "neighbouring steps that are missing are one finding",
      target: "1. Ouvrez `services.msc`.⟦⟧\n2. Redémarrez `TermService`.\n",
      reference:
        "1. Open `services.msc`.\n⟦2. Select `Spooler`.\n3. Stop it.\n4. Wait.⟧\n5. Restart `TermService`.\n"),
    .drift(
      .missingCode, "a lead-in that is missing with its code is one finding",
      target: "Ouvrez la console `mmc.exe`.⟦⟧\n\nFermez la fenêtre `mmc.exe`.",
      reference:
        "Open the console `mmc.exe`.\n\n⟦Then run this command:\n\n```\nrun 7\n```⟧\n\nClose the window `mmc.exe`."),
    .drift(
      .missingSection, "a heading that lost its mark, where its text stands", severity: .warning,
      target:
        "# A\n\nUn texte sur `mmc.exe`.\n\n⟦⟧Que faire ensuite ?\n\n### <a name=\"c-x\"></a>C x\n\nEncore `spooler` ici.",
      reference: "# A\n\nA text on `mmc.exe`.\n\n⟦## What is to be done?⟧\n\n### C x\n\nAnother `spooler` here."),
    .drift(
      .untranslated, "a paragraph of the source beside its translation",
      target:
        "Das ist der erste Absatz mit `a.exe`.\n\n⟦This is the first one with `a.exe` in it.⟧\n\nUnd `b.exe` hier.",
      reference: "⟦This is the first one with `a.exe` in it.⟧\n\nAnd `b.exe` here.", in: "de-DE"),
    .drift(
      .movedItem, "a list that is sorted otherwise is one finding",
      target: """
        - [birne](birne.html) ist gelb.
        ⟦- [apfel](apfel.html) ist rot.⟧
        - [dattel](dattel.html) ist braun.
        - [kirsche](kirsche.html) ist rot.
        """,
      reference: """
        - [kirsche](kirsche.html) is a cherry, and red.
        - [dattel](dattel.html) is a date, and brown.
        ⟦- [apfel](apfel.html) is an apple, and red.⟧
        - [birne](birne.html) is a pear, and yellow.
        """, in: "de-DE"),
    .drift(
      .extraStep, "a step that only the translation has",
      target: "1. Ouvrez `services.msc`.\n⟦2. Choisissez `Spooler`.⟧\n3. Redémarrez `TermService`.\n",
      reference: "1. Open `services.msc`.⟦⟧\n2. Restart `TermService`.\n"),
    .drift(
      .movedStep, "two steps that changed places are one finding", severity: .error,
      target:
        "1. Ouvrez `services.msc`.\n2. Redémarrez `TermService`.\n⟦3. Choisissez `Spooler`.⟧\n4. Fermez `mmc.exe`.\n",
      reference: "1. Open `services.msc`.\n⟦2. Select `Spooler`.⟧\n3. Restart `TermService`.\n4. Close `mmc.exe`.\n"),
    // Items
    .drift(
      .missingItem, "an item that is missing",
      target: "- Le journal contient l’ID 226.⟦⟧\n- Le service `Spooler` est arrêté.\n",
      reference:
        "- The log contains ID 226.\n⟦- The host answers `ping` at once.⟧\n- The service `Spooler` is stopped.\n"),
    .drift(
      .extraItem, "an item that only the translation has",
      target: "- Le journal contient l’ID 226.\n⟦- L’hôte répond à `ping`.⟧\n- Le service `Spooler` est arrêté.\n",
      reference: "- The log contains ID 226.⟦⟧\n- The service `Spooler` is stopped.\n"),
    .drift(
      .movedItem, "two items that changed places are one finding",
      target: "- L’ID est 226.\n- Le service est `Spooler`.\n⟦- L’outil est `ping`.⟧\n- Le dossier est `C:\\Temp`.\n",
      reference: "- The ID is 226.\n⟦- The tool is `ping`.⟧\n- The service is `Spooler`.\n- The folder is `C:\\Temp`.\n"
    ),
    // Paragraphs
    .drift(
      .missingParagraph, "a paragraph that is missing",
      target: "Ouvrez `services.msc` pour commencer.⟦⟧\n\nRedémarrez ensuite `TermService`.",
      reference:
        "Open `services.msc` to begin.\n\n⟦The packets are at most 1400 bytes long in this network.⟧\n\nThen restart `TermService`."
    ),
    .drift(
      .missingParagraph, "an alert that is missing",
      target: "Ouvrez `services.msc` pour commencer.⟦⟧\n\nRedémarrez ensuite `TermService`.",
      reference:
        "Open `services.msc` to begin.\n\n⟦> [!WARNING]\n> Never stop the service on a host in use.⟧\n\nThen restart `TermService`."
    ),
    .drift(
      .extraParagraph, "a paragraph that only the translation has",
      target:
        "Ouvrez `services.msc` pour commencer.\n\n⟦Les paquets ont au plus 1400 octets dans ce réseau.⟧\n\nRedémarrez ensuite `TermService`.",
      reference: "Open `services.msc` to begin.⟦⟧\n\nThen restart `TermService`."),
    .drift(
      .movedParagraph, "two paragraphs that changed places are one finding",
      target: "Ouvrez `services.msc`.\n\nRedémarrez `TermService`.\n\n⟦Choisissez `Spooler`.⟧\n\nFermez `mmc.exe`.",
      reference: "Open `services.msc`.\n\n⟦Select `Spooler`.⟧\n\nRestart `TermService`.\n\nClose `mmc.exe`."),
    // Code
    .drift(
      .missingCode, "a code block that is missing",
      target: "Utilisez cet exemple de configuration :⟦⟧\n\nRedémarrez ensuite `strongswan`.",
      reference: "Use this sample of a configuration:\n\n⟦```\nike=aes256-sha256\n```⟧\n\nThen restart `strongswan`."),
    .drift(
      .extraCode, "a code block that only the translation has",
      target:
        "Utilisez cet exemple de configuration :\n\n⟦```\nike=aes256-sha256\n```⟧\n\nRedémarrez ensuite `strongswan`.",
      reference: "Use this sample of a configuration:⟦⟧\n\nThen restart `strongswan`."),
    .drift(
      .movedCode, "two code blocks that changed places are one finding",
      target: "Un.\n\n```\nnet stop spooler\n```\n\n⟦```\nipconfig /flushdns\n```⟧\n\nDeux.",
      reference: "One.\n\n⟦```\nipconfig /flushdns\n```⟧\n\n```\nnet stop spooler\n```\n\nTwo."),
    // Rows
    .drift(
      .missingRow, "a row that is missing",
      target: "| Nom | Valeur |\n| --- | --- |\n| IKE | 8 h |⟦⟧\n| DPD | 30 s |\n",
      reference: "| Name | Value |\n| --- | --- |\n| IKE | 8 h |\n⟦| Child SA | 1 h |⟧\n| DPD | 30 s |\n"),
    .drift(
      .extraRow, "a row that only the translation has",
      target: "| Nom | Valeur |\n| --- | --- |\n| IKE | 8 h |\n⟦| Child SA | 1 h |⟧\n| DPD | 30 s |\n",
      reference: "| Name | Value |\n| --- | --- |\n| IKE | 8 h |⟦⟧\n| DPD | 30 s |\n"),
    .drift(
      .movedRow, "two rows that changed places are one finding",
      target: "| Nom | Valeur |\n| --- | --- |\n| IKE | 8 h |\n| DPD | 30 s |\n⟦| Child SA | 1 h |⟧\n| MTU | 1400 |\n",
      reference:
        "| Name | Value |\n| --- | --- |\n| IKE | 8 h |\n⟦| Child SA | 1 h |⟧\n| DPD | 30 s |\n| MTU | 1400 |\n"),
    .drift(
      .missingRow, "a table that is missing is one finding",
      target: "Le tableau suivant montre les raisons :⟦⟧\n\nRedémarrez ensuite `strongswan`.",
      reference:
        "The following table shows the reasons:\n\n⟦| Name | Value |\n| --- | --- |\n| IKE | 8 h |\n| Child SA | 1 h |⟧\n\nThen restart `strongswan`."
    ),
  ]

  static let images: [Example] = [
    .drift(
      .missingImage, "an image that is missing",
      target: "La file ressemble à ceci :⟦⟧\n\nRedémarrez ensuite `Spooler`.",
      reference: "The queue looks like this:\n\n⟦![A queue](media/queue.png)⟧\n\nThen restart `Spooler`."),
    .drift(
      .extraImage, "an image that only the translation has",
      target: "La file ressemble à ceci :\n\n⟦![Une file](media/queue.png)⟧\n\nRedémarrez ensuite `Spooler`.",
      reference: "The queue looks like this:⟦⟧\n\nThen restart `Spooler`."),
    .drift(
      .movedImage, "two images that changed places are one finding",
      target: "Un.\n\n![b](media/log.png)\n\n⟦![a](media/queue.png)⟧\n\nDeux.",
      reference: "One.\n\n⟦![a](media/queue.png)⟧\n\n![b](media/log.png)\n\nTwo."),
  ]

  static let fine: [Example] = [
    .fine(
      .missingSection, "a generator's date at the end of the source",
      target: "# Imprimante\n\nUn texte.",
      reference: "# Printer\n\nA text.\n\n###### Generated by toolgen on 12-Jun-2026"),
    .fine(
      .missingSection, "headings of another mark", target: "Symptômes\n---------\n\nUn texte.\n",
      reference: "## Symptoms\n\nA text.\n"),
    .fine(
      .extraSection, "closing hashes", target: "## Symptômes ##\n\nUn texte.\n", reference: "## Symptoms\n\nA text.\n"
    ),
    .fine(
      .movedSection, "localized headings in order", target: "## Raison\n\nUn.\n\n## Correction\n\nDeux.",
      reference: "## Cause\n\nOne.\n\n## Solution\n\nTwo."),
    .fine(
      .missingStep, "two spaces behind a list marker", target: "1.  Ouvrez.\n2.  Fermez.\n",
      reference: "1. Open.\n2. Close.\n"),
    .fine(
      .extraStep, "a loose list against a tight one", target: "1. Ouvrez.\n\n2. Fermez.\n\n3. Attendez.\n",
      reference: "1. Open.\n2. Close.\n3. Wait.\n"),
    .fine(
      .movedStep, "steps that wrap", target: "1. Ouvrez\n   la console.\n2. Fermez.\n",
      reference: "1. Open the console.\n2. Close.\n"),
    .fine(.missingItem, "another bullet", target: "* Un\n* Deux\n", reference: "- One\n- Two\n"),
    .fine(.extraItem, "a loose list against a tight one", target: "- Un\n\n- Deux\n", reference: "- One\n- Two\n"),
    .fine(
      .movedItem, "items in the order of the reference", target: "- Chat\n- Chien\n- Âne\n",
      reference: "- Cat\n- Dog\n- Donkey\n"),
    .fine(
      .missingParagraph, "a paragraph that is wrapped on one side",
      target: "Le profil réseau est un piège courant.\nL’hôte applique le profil public\nlorsqu’il perd le contact.",
      reference: "The network profile is a common trap. The host applies the public profile when it loses contact."),
    .fine(
      .extraParagraph, "markup without text", target: "Un texte.\n\n<br>\n\nUn autre.",
      reference: "A text.\n\nAnother."),
    .fine(
      .movedParagraph, "a comment that only one side has", target: "<!-- revue -->\n\nUn texte.\n\nUn autre.",
      reference: "A text.\n\nAnother."),
    .fine(
      .missingCode, "a fence of tildes", target: "Un :\n\n~~~\nping host\n~~~\n",
      reference: "One:\n\n```\nping host\n```\n"),
    .fine(
      .extraCode, "code that stands inside the step on one side",
      target: "1. Exécutez :\n\n   ```\n   ping host\n   ```\n2. Fermez.\n",
      reference: "1. Run:\n\n   ```\n   ping host\n   ```\n\n2. Close.\n"),
    .fine(
      .movedCode, "code that stands behind the step instead of in it",
      target: "1. Exécutez :\n\n```\nping host\n```\n", reference: "1. Run:\n\n   ```\n   ping host\n   ```\n"),
    .fine(
      .missingRow, "rows of another width", target: "|Nom|Valeur|\n|-|-|\n|IKE|8 h|\n",
      reference: "| Name | Value |\n| --- | --- |\n| IKE  | 8 h   |\n"),
    .fine(
      .extraRow, "an escaped pipe", target: "|Nom|\n|-|\n|a \\| b|\n", reference: "| Name |\n| --- |\n| a \\| b |\n"),
    .fine(
      .movedRow, "rows in the order of the reference", target: "|Nom|\n|-|\n|Chat|\n|Chien|\n",
      reference: "|Name|\n|-|\n|Cat|\n|Dog|\n"),
    .fine(
      .missingImage, "an image in a step on both sides", target: "1. Ouvrez.\n\n   ![a](m/a.png)\n",
      reference: "1. Open.\n\n   ![a](m/a.png)\n"),
    .fine(.extraImage, "an image with a title", target: "![a](m/a.png \"Une file\")", reference: "![a](m/a.png)"),
    .fine(
      .movedImage, "an image that is a link", target: "[![a](m/a.png)](m/a.png)",
      reference: "[![a](m/a.png)](m/a.png)"),
    .fine(
      .missingParagraph, "a footnote without a space in it",
      target: "上限は十です。[^a]\n\n[^a]: すべてのプランに当てはまります。",
      reference: "The limit is ten.[^a]\n\n[^a]: This holds for all plans.", in: "ja-JP"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "reports images in paragraphs of their own",
    arguments: images)
  func reportsImages(_ example: Example) throws { try example.check() }
}
