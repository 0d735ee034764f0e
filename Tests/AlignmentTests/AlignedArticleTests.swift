import Auditing
import Foundation
import ParallelText
import TestSupport
import Testing

@Suite("An article in all its locales")
struct AlignedArticleTests {
  @Test("Every block of the sample articles stands in one row, in order", arguments: ["en-US", nil])
  func samples(source: String?) async {
    let (sets, _) = await auditedSets([Project.root + "/Corpus"], source: source)
    #expect(sets.count == 6)
    #expect(sets.allSatisfy { $0.aligned.editions.count == 7 })
    for set in sets { #expect(RowFaults(set).all() == [], "\(set.aligned.key)") }
  }

  // MARK: Rows

  private static let english = """
    # Back up a key

    Do this first.

    ## Steps

    1. Open port 3389.

       ```
       gpupdate /force
       ```
    2. Restart `svchost`.
    3. Wait for 10 minutes.

    - One thing.
    - Another thing.
    """
  private static let french = """
    # Sauvegarder une clé

    Faites ceci d’abord.

    ## <a name="steps"></a>Étapes

    1. Ouvrez le port 8080.

       ```
       gpupdate /force
       ```
    2. Redémarrez `svchost`.
    3. Attendez 10 minutes.

    - Une chose.
    - Une autre chose.
    """
  private static let russian = """
    # Сохранение ключа

    Сначала сделайте это.

    ## <a name="steps"></a>Действия

    1. Откройте порт 3389.

       ```
       gpupdate /force
       ```
    2. Перезапустите `svchost`.
    3. Подождите 10 минут.

    - Одно.
    - Другое.
    """

  /// The one article of a tree, with its findings where they lie.
  private func aligned(_ texts: [String: String], source: String? = "en-US") async throws -> AlignedArticle {
    let tree = try TemporaryFolder(Dictionary(uniqueKeysWithValues: texts.map { ("\($0)/a.md", $1) }))
    let (sets, report) = await auditedSets([tree.path], source: source)
    #expect(sets.count == 1)
    #expect(RowFaults(sets[0]).all() == [])
    return sets[0].aligned.placing(report.findings)
  }

  private func rows(_ article: AlignedArticle) -> [AlignedRow] { article.sections.flatMap(\.rows) }

  /// A row as its kind, depth and texts, `-` where a locale lacks it.
  private func dump(_ article: AlignedArticle) -> [String] {
    rows(article).map { row in
      ([row.kind.rawValue + (row.depth > 0 ? "\(row.depth)" : "")] + row.cells.map { $0?.text ?? "-" })
        .joined(separator: " | ")
    }
  }

  @Test("A row has the text, the number and the lines of every locale") func row() async throws {
    let article = try await aligned(["en-US": Self.english, "fr-FR": Self.french])
    #expect(
      dump(article) == [
        "paragraph | Do this first. | Faites ceci d’abord.",
        "step | Open port 3389. | Ouvrez le port 8080.",
        "code1 | gpupdate /force | gpupdate /force",
        "step | Restart svchost. | Redémarrez svchost.",
        "step | Wait for 10 minutes. | Attendez 10 minutes.",
        "item | One thing. | Une chose.",
        "item | Another thing. | Une autre chose.",
      ])
    let step = rows(article)[1]
    #expect(step.cells.map { $0?.number } == ["1", "1"])
    #expect(step.cells.map { $0.map { [$0.startLine, $0.endLine] } } == [[7, 11], [7, 11]])
    #expect(step.literals == [AlignedLiteral(kind: .port, values: ["3389", "8080"])])
    #expect(article.sections.map(\.anchor) == ["", "back-up-a-key", "steps"])
    #expect(article.sections[2].headings.map { $0?.text } == ["Steps", "Étapes"])
    #expect(article.sections[2].headings.map { $0?.line } == [5, 5])
    #expect(article.sections.map(\.parent) == [nil, nil, 1])
    #expect(article.editions.map(\.title) == ["Back up a key", "Sauvegarder une clé"])
    #expect(article.source == LocaleTag("en-US"))
  }

  @Test("A finding lies in the row that it is about") func findings() async throws {
    let article = try await aligned(["en-US": Self.english, "fr-FR": Self.french])
    #expect(rows(article).map(\.findings.count) == [0, 1, 0, 0, 0, 0, 0])
  }

  @Test("A missing step has no cell, and its finding lies in its row") func missing() async throws {
    let text = Self.french.replacing("2. Redémarrez `svchost`.\n3.", with: "2.")
    let article = try await aligned(["en-US": Self.english, "fr-FR": text.replacing("8080", with: "3389")])
    #expect(
      dump(article)[3...4] == ["step | Restart svchost. | -", "step | Wait for 10 minutes. | Attendez 10 minutes."])
    #expect(rows(article).map(\.findings.count) == [0, 0, 0, 1, 0, 0, 0])
  }

  @Test("A missing section has its rows where it would stand") func missingSection() async throws {
    let extra = "\n\n## See also\n\nThe manual of `netsh`.\n\n## More\n\nAsk in 2 forums."
    let rest = "\n\n## <a name=\"more\"></a>Plus\n\nDemandez dans 2 forums."
    let article = try await aligned(["en-US": Self.english + extra, "fr-FR": Self.french + rest])
    #expect(article.sections.map(\.anchor) == ["", "back-up-a-key", "steps", "see-also", "more"])
    #expect(article.sections[3].headings.map { $0?.text } == ["See also", nil])
    #expect(article.sections[3].findings.count == 1)
    #expect(
      dump(article).suffix(2) == [
        "paragraph | The manual of netsh. | -", "paragraph | Ask in 2 forums. | Demandez dans 2 forums.",
      ])
  }

  @Test("What two locales have and the source lacks is one row, in its place") func sharedExtra() async throws {
    let french = Self.french.replacing("3. Attendez", with: "3. Ouvrez `regedit` et le port 443.\n4. Attendez")
    let russian = Self.russian.replacing("3. Подождите", with: "3. Откройте `regedit` и порт 443.\n4. Подождите")
    let article = try await aligned(["en-US": Self.english, "fr-FR": french, "ru-RU": russian])
    #expect(
      dump(article)[3...5] == [
        "step | Restart svchost. | Redémarrez svchost. | Перезапустите svchost.",
        "step | - | Ouvrez regedit et le port 443. | Откройте regedit и порт 443.",
        "step | Wait for 10 minutes. | Attendez 10 minutes. | Подождите 10 минут.",
      ])
  }

  @Test("A section that two locales have and the source lacks is one, with one row for each of its blocks")
  func sharedExtraSection() async throws {
    let french = "\n\n## <a name=\"logs\"></a>Journaux\n\nLisez `setup.log`.\n\n- Ligne 12."
    let russian = "\n\n## <a name=\"logs\"></a>Журналы\n\nПрочтите `setup.log`.\n\n- Строка 12."
    let article = try await aligned([
      "en-US": Self.english, "fr-FR": Self.french + french, "ru-RU": Self.russian + russian,
    ])
    #expect(article.sections.map(\.anchor) == ["", "back-up-a-key", "steps", "logs"])
    #expect(article.sections[3].headings.map { $0?.text } == [nil, "Journaux", "Журналы"])
    #expect(
      dump(article).suffix(2) == [
        "paragraph | - | Lisez setup.log. | Прочтите setup.log.", "item | - | Ligne 12. | Строка 12.",
      ])
  }

  @Test("A step that moved is one row, in the source's place") func moved() async throws {
    let french = Self.french.replacing(
      "2. Redémarrez `svchost`.\n3. Attendez 10 minutes.", with: "2. Attendez 10 minutes.\n3. Redémarrez `svchost`.")
    let article = try await aligned(["en-US": Self.english, "fr-FR": french.replacing("8080", with: "3389")])
    #expect(
      dump(article)[3...4] == [
        "step | Restart svchost. | Redémarrez svchost.", "step | Wait for 10 minutes. | Attendez 10 minutes.",
      ])
    #expect(rows(article)[3].cells.map { $0?.number } == ["2", "3"])
  }

  @Test("Without a source there is none, and the rows are the same") func noSource() async throws {
    let article = try await aligned(["fr-FR": Self.french, "ru-RU": Self.russian], source: nil)
    #expect(article.source == nil)
    #expect(rows(article).count == 7)
    #expect(rows(article).allSatisfy { !$0.cells.contains(nil) })
  }

  @Test("An article in one locale has rows of one cell") func alone() async throws {
    let article = try await aligned(["fr-FR": Self.french])
    #expect(article.editions.count == 1)
    #expect(rows(article).count == 7)
    #expect(rows(article).allSatisfy { $0.cells.count == 1 && $0.confidence == 1 })
  }

  @Test(
    "Ids stay when something else comes in",
    arguments: [
      ("Do this first.", "\n\n\nDo this first."), ("## Steps", "A new sentence.\n\n## Steps"),
      ("- One thing.", "- A new thing with `code`.\n- One thing."), ("One thing", "Something that is worded otherwise"),
      ("2. Restart", "2. Run `netsh`.\n3. Restart"),
    ])
  func identity(_ old: String, _ new: String) async throws {
    let before = try await aligned(["en-US": Self.english, "fr-FR": Self.french])
    let after = try await aligned(["en-US": Self.english.replacing(old, with: new), "fr-FR": Self.french])
    let kept = Set(rows(after).map(\.id))
    #expect(rows(before).filter { !kept.contains($0.id) }.map(\.kind) == [])
  }

  @Test("A translation's own words and errors change no id") func identityOfTranslation() async throws {
    let before = try await aligned(["en-US": Self.english, "fr-FR": Self.french])
    let after = try await aligned(["en-US": Self.english, "fr-FR": Self.french.replacing("8080", with: "3389")])
    #expect(rows(before).map(\.id) == rows(after).map(\.id))
  }

  @Test("What the front matter says about a translation is kept") func editions() async throws {
    let marks = "---\ntitle: Une clé\nms.translationtype: MT\nms.lasthandoff: 02/28/2020\n---\n"
    let article = try await aligned(["en-US": Self.english, "fr-FR": marks + Self.french])
    #expect(article.editions.map(\.translation) == [nil, .machine])
    #expect(article.editions.map(\.translatedOn) == [nil, "2020-02-28"])
  }

  @Test("Text is what a reader sees")
  func visibleText() async throws {
    let text = """
      # A

      **Bold** and *slanted*, a [link](b.md "title"), `code  here`, <b>HTML</b>, <ServiceName>, &amp; 1 \\* 2
      goes on. See [the manual][m] and ![a lamp](lamp.png).<br>Next

      | a | b \\| c |
      | - | - |
      | 1. x | `y` |

      > [!NOTE]
      > Mind the gap.

          indented
            code

      [m]: https://example.org/manual
      """
    let article = try await aligned(["en-US": text])
    #expect(
      dump(article) == [
        "paragraph | Bold and slanted, a link, code here, HTML, <ServiceName>, & 1 * 2 goes on."
          + " See the manual and a lamp. Next",
        "row | a | b | c", "row1 | 1. x | y", "alert | NOTE", "paragraph1 | Mind the gap.", "code | indented\n  code",
      ])
    #expect(rows(article)[0].cells[0]?.definitions == "[m]: <https://example.org/manual>")
  }

  @Test("The places of findings in a report are those in the articles") func places() async throws {
    let (sets, report) = await auditedSets([Project.root + "/Corpus"], source: "en-US")
    for set in sets {
      let findings = report.findings.filter { $0.article == set.aligned.key }
      let placed = set.aligned.placing(findings)
      for finding in findings {
        for place in finding.rows {
          let section = placed.sections[place.section]
          let found = place.row.map { section.rows[$0].findings } ?? section.findings
          #expect(found.contains(finding.fingerprint))
        }
      }
    }
    // Those that are left are about front matter.
    let unplaced = report.findings.filter { $0.rows.isEmpty }.map(\.rule)
    #expect(Set(unplaced).isSubset(of: [.frontMatterMismatch, .staleTranslation, .missingArticle]))
  }

  @Test("A run that hands out its sets finds what one without finds") func sameFindings() async {
    let (_, report) = await auditedSets([Project.root + "/Corpus"], source: "en-US")
    let plain = await Audit(.init(source: LocaleTag("en-US")!)).run([Project.root + "/Corpus"])
    #expect(report.findings.map(\.fingerprint) == plain.findings.map(\.fingerprint))
    #expect(plain.findings.allSatisfy { $0.rows.isEmpty })
  }

  private struct Refusal: Error {}

  @Test("A receiver that throws ends the run") func refusal() async {
    await #expect(throws: Refusal.self) {
      try await Audit().run([Project.root + "/Corpus"]) { _ in throw Refusal() }
    }
  }
}
