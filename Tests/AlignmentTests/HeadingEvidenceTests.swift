import Alignment
import DriftRules
import ParallelText
import TestSupport
import Testing

/// What headings tell about which section is which, by where their names come from.
@Suite("Sections and their headings")
struct HeadingEvidenceTests {
  private func drifts(_ target: String, _ reference: String) throws -> [String] {
    RuleBook.check(try pair(target, reference)).filter { $0.severity > .note }.map { "\($0.rule)" }
  }

  private static let reference = """
    # Start-Scan

    ## SYNOPSIS

    Starts a scan.

    ## PARAMETERS

    ### -Folder

    Where to look.

    ### -Depth

    How deep to look.

    ## INPUTS

    ### System.String

    A folder.

    ## NOTES

    The scan takes a while.
    """

  private static let target = """
    # Start-Scan

    ## Aperçu

    Démarre une analyse.

    ## PARAMETERS

    ### -Folder

    Où chercher.

    ### -Depth

    Jusqu’à quelle profondeur chercher.

    ## Entrées

    ### System.String

    Un dossier.

    ## Remarques

    L’analyse dure un moment.
    """

  @Test("A heading that was translated is the same section among others that were not")
  func translated() throws {
    #expect(try drifts(Self.target, Self.reference) == [])
  }

  @Test("An option that the translation lacks is missing, and no other option takes its place")
  func option() throws {
    let target = Self.target.replacing("### -Depth\n\nJusqu’à quelle profondeur chercher.\n\n", with: "")
    #expect(try drifts(target, Self.reference) == ["missing-section"])
  }

  @Test("An option that has another name is another section, which is told by what is missing")
  func otherOption() throws {
    let target = Self.target.replacing("### -Depth", with: "### -Level")
    #expect(try drifts(target, Self.reference) == ["missing-section"])
  }

  @Test("A section that lost a whole part with its subsections is one finding, and its neighbour stays")
  func part() throws {
    let lost = try #require(Self.target.range(of: "## PARAMETERS"))
    let next = try #require(Self.target.range(of: "## Entrées"))
    let target = String(Self.target[..<lost.lowerBound]) + String(Self.target[next.lowerBound...])
    #expect(try drifts(target, Self.reference) == ["missing-section"])
  }

  @Test("A part of an article about a problem is not another part")
  func roles() throws {
    let found = RuleBook.check(
      try pair(
        "# Fehler\n\n## Symptome\n\nDie Seite bleibt leer.\n\n## Lösung\n\nStarten Sie den Dienst neu.",
        "# Error\n\n## Symptoms\n\nThe page stays empty.\n\n## Cause\n\nThe service hangs.\n\n## Resolution\n\nRestart the service.",
        target: "de-DE"))
    #expect(found.map { "\($0.rule)" } == ["missing-section"])
  }

  @Test("A subsection that stands behind others which have counterparts is told apart from its missing heading")
  func behindOthers() throws {
    let found = RuleBook.check(
      try pair(
        "# Options {#top}\n\n### -a {#a}\n\nÉcrit `a.log`.",
        "# Options {#top}\n\n## All {#all}\n\n### -a {#a}\n\nWrites `a.log`.\n\n### -b {#b}\n\nWrites `b.log`."))
    #expect(found.filter { $0.rule == .missingSection }.count == 2)
  }

  @Test("Anchors whose numbers differ leave it to the content which section is which")
  func numbered() throws {
    let found = try drifts(
      """
      # Scan {#scan}

      ## Dossier {#folder}

      ### Exemple {#example-1}

      `scan --folder`

      ## Disque {#disk}

      ### Exemple {#example-2}

      `scan --disk`
      """,
      """
      # Scan {#scan}

      ## Folder {#folder}

      ### Example {#example}

      `scan --folder`

      ## Disk {#disk}

      ### Example {#example-1}

      `scan --disk`
      """)
    #expect(found == ["anchor-mismatch", "anchor-mismatch"])
  }

  @Test("Terms that each language sorts by its own alphabet have not moved")
  func glossary() throws {
    let found = try drifts(
      """
      # Glossaire {#top}

      ### Arbre {#tree}

      A `tree`.

      ### Clé {#key}

      A `key`.

      ### Feuille {#leaf}

      A `leaf`.

      ### Nœud {#node}

      A `node`.
      """,
      """
      # Glossary {#top}

      ### Key {#key}

      A `key`.

      ### Leaf {#leaf}

      A `leaf`.

      ### Node {#node}

      A `node`.

      ### Tree {#tree}

      A `tree`.
      """)
    #expect(found == [])
  }

  @Test("A section that left the order of the alphabet has moved")
  func unsorted() throws {
    let found = try drifts(
      "# T {#t}\n\n### D {#d}\n\n`d`\n\n### A {#a}\n\n`a`\n\n### B {#b}\n\n`b`\n\n### C {#c}\n\n`c`",
      "# T {#t}\n\n### A {#a}\n\n`a`\n\n### B {#b}\n\n`b`\n\n### C {#c}\n\n`c`\n\n### D {#d}\n\n`d`")
    #expect(found == ["moved-section"])
  }

  @Test("A dated line at the end of a file is not missing")
  func stamp() throws {
    let found = RuleBook.check(
      try pair("# Analyse {#scan}\n\nUn texte.", "# Scan {#scan}\n\nA text.\n\n###### Made on 12-Jun-2026"))
    #expect(found.isEmpty)
  }

  @Test("A parameter whose name is in other letters is found where it stands")
  func otherLetters() throws {
    func section(_ name: String, _ text: String, _ type: String) -> String {
      "### \(name)\n\n\(text)\n\n```yaml\nType: \(type)\nRequired: no\n```\n\n"
    }
    let target =
      "# Start-Scan\n\n" + section("-FilePath", "Путь к файлу.", "Path")
      + section("-Тиместампсервер", "Сервер времени.", "Text")
      + section("-LiteralPath", "Путь без знаков.", "Path") + section("-Содержимое", "Что искать.", "Bytes")
    let reference =
      "# Start-Scan\n\n" + section("-Content", "What to look for.", "Bytes")
      + section("-FilePath", "The path of a file.", "Path")
      + section("-LiteralPath", "A path without signs.", "Path")
      + section("-TimestampServer", "The server of the time.", "Text")
    let pair = PairAligner.align(
      try article(target, locale: "ru-RU"), with: try article(reference, locale: "en-US"))
    #expect(pair.sections.contains(.init(target: 3, reference: 5)))
  }
}
