import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Text left in the wrong language")
struct UntranslatedTests {
  private static let english =
    "The network profile is a common trap, because the host applies the public profile when it loses contact."
  private static let french =
    "Le profil réseau est un piège courant, car l’hôte applique le profil public lorsqu’il perd le contact."
  private static let german =
    "Das Netzwerkprofil ist eine Falle, weil der Host das öffentliche Profil anwendet, wenn er den Kontakt verliert."
  private static let russian =
    "Сетевой профиль — частая ловушка: узел применяет общедоступный профиль, когда теряет связь с контроллером."

  static let drifts: [Example] = [
    .drift(
      .untranslated, "a paragraph in the reference's language",
      target: "\(french)\n\n⟦\(english)⟧", reference: "\(english)\n\n⟦\(english)⟧"),
    .drift(
      .untranslated, "a paragraph in the reference's language in a text of another script",
      target: "\(russian)\n\n⟦\(english)⟧", reference: "\(english)\n\n⟦\(english)⟧", in: "ru-RU"),
    .drift(
      .untranslated, "what stands under several headings, of which the headings alone were translated",
      target:
        "# Réseau et profils\n\n\(french)\n\n\(french)\n\n## Première partie du texte\n\n⟦\(english)\n\n## Deuxième partie du texte\n\n\(english)⟧",
      reference:
        "# Network and profiles\n\n\(english)\n\n\(english)\n\n## First part of the text\n\n⟦\(english)\n\n## Second part of the text\n\n\(english)⟧"
    ),
    .drift(
      .untranslated, "a paragraph in a third language",
      target: "\(french)\n\n⟦\(german)⟧", reference: "\(english)\n\n⟦\(english)⟧"),
    .drift(
      .untranslated, "a paragraph in another script",
      target: "\(french)\n\n⟦\(russian)⟧", reference: "\(english)\n\n⟦\(english)⟧"),
    .drift(
      .untranslated, "a step in the reference's language",
      target: "1. Ouvrez la console.\n⟦2. Open the list of services and restart the one that is called Spooler.⟧",
      reference: "1. Open the console.\n⟦2. Open the list of services and restart the one that is called Spooler.⟧"),
    .drift(
      .untranslated, "a reference that is in the target's language is the one to blame", wrong: .reference,
      target: "\(french)\n\n⟦\(french)⟧", reference: "\(russian)\n\n⟦\(french)⟧", of: "ru-RU"),
    .drift(
      .untranslated, "text of a third language on both sides is the translation's matter", severity: .note,
      target: "\(french)\n\n⟦\(german)⟧", reference: "\(russian)\n\n⟦\(german)⟧", of: "ru-RU"),
    .drift(
      .untranslated, "a short heading in a text of another script",
      target: "\(russian)\n\n⟦### Empty the tray of the printer⟧\n\n\(russian)",
      reference: "\(english)\n\n⟦### Empty the tray of the printer⟧\n\n\(english)", in: "ru-RU"),
    .drift(
      .untranslated, "a short step in a text of another script",
      target: "1. 電源を切ります。\n⟦2. Pull the plug out of the wall.⟧\n3. 一分待ちます。",
      reference: "1. Switch it off.\n⟦2. Pull the plug out of the wall.⟧\n3. Wait for a minute.", in: "ja-JP"),
    .drift(
      .untranslated, "the head of a table",
      target: "⟦| Sign on the display | What to do about it |⟧\n| --- | --- |\n| E1 | Περιμένετε. |",
      reference: "⟦| Sign on the display | What to do about it |⟧\n| --- | --- |\n| E1 | Wait. |", in: "el-GR"),
    .drift(
      .untranslated, "a sentence among translated ones",
      target: "Öffnen Sie die Klappe. ⟦Make sure that the fan has come to a rest⟧. Ziehen Sie den Filter heraus.",
      reference: "⟦Open the flap. Make sure that the fan has come to a rest. Pull out the filter.⟧", in: "de-DE"),
    .drift(
      .untranslated, "a paragraph in one of two scripts that are not Latin",
      target: "נתק את המדפסת מהחשמל לפני הניקוי.\n\n⟦\(russian)⟧", reference: "\(russian)\n\n⟦\(russian)⟧", in: "he-IL",
      of: "ru-RU"),
    .drift(
      .untranslated, "Chinese in a Japanese text",
      target: "プリンターの電源を切ってください。\n\n⟦请先关闭打印机的电源，然后打开盖子并取出墨盒。⟧",
      reference: "请关闭打印机。\n\n⟦请先关闭打印机的电源，然后打开盖子并取出墨盒。⟧", in: "ja-JP", of: "zh-CN"),
    .drift(
      .untranslated, "the description in the front matter", severity: .note,
      target: "---\ndescription: ⟦How to clean the filter of the dryer⟧\n---\n\(russian)",
      reference: "---\ndescription: ⟦How to clean the filter of the dryer⟧\n---\n\(english)", in: "ru-RU"),
    .drift(
      .untranslated, "a block quote that both sides have, as somebody may be quoted", severity: .note,
      target: "\(russian)\n\n> ⟦\(english)⟧", reference: "\(english)\n\n> ⟦\(english)⟧", in: "ru-RU"),
    .drift(
      .untranslated, "blocks that follow one another are one",
      target: "\(french)\n\n⟦\(english)\n\n```\nrun\n```\n\n- \(english)⟧\n\n\(french)",
      reference: "\(english)\n\n⟦\(english)\n\n```\nrun\n```\n\n- \(english)⟧\n\n\(english)"),
  ]

  static let fine: [Example] = [
    .fine(.untranslated, "a paragraph that was translated", target: french, reference: english),
    .fine(.untranslated, "a paragraph in another script", target: russian, reference: english, in: "ru-RU"),
    .fine(
      .untranslated, "a list of names",
      target: "Word, Excel, PowerPoint, Outlook, OneNote, Teams, Visio, Project, Access",
      reference: "Word, Excel, PowerPoint, Outlook, OneNote, Teams, Visio, Project, Access"),
    .fine(.untranslated, "a short text", target: "Remote Desktop Connection", reference: "Remote Desktop Connection"),
    .fine(.untranslated, "two locales of one language", target: english, reference: english, in: "en-GB"),
    .fine(
      .untranslated, "a message that is quoted in code",
      target: "Le message suivant apparaît : `The remote computer is not available on the network right now`.",
      reference: "The following message appears: `The remote computer is not available on the network right now`."),
    .fine(
      .untranslated, "a message in quotation marks, in italics or in HTML",
      target:
        "Появится сообщение «The paper tray is empty. Fill it and try again.» или *The paper is on its way*.\n\n<pre>\nThe paper tray is empty. Fill it and try again.\n</pre>",
      reference:
        "The message “The paper tray is empty. Fill it and try again.” or *The paper is on its way* shows.\n\n<pre>\nThe paper tray is empty. Fill it and try again.\n</pre>",
      in: "ru-RU"),
    .fine(
      .untranslated, "the languages' own names",
      target: "\(french)\n\n- English\n- Русский\n- 日本語\n- Tiếng Việt\n- 简体中文",
      reference: "\(english)\n\n- English\n- Русский\n- 日本語\n- Tiếng Việt\n- 简体中文"),
    .fine(
      .untranslated, "a label with its name in the other language",
      target: "Нажмите **Очистить лоток принтера** (Empty the tray of the printer).",
      reference: "Press **Empty the tray of the printer**.", in: "ru-RU"),
    .fine(
      .untranslated, "editions of a product",
      target: "\(russian)\n\nHub Pro for Schools, Hub Home and Hub Enterprise for the Web",
      reference: "\(english)\n\nHub Pro for Schools, Hub Home and Hub Enterprise for the Web", in: "ru-RU"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("An article that was not translated at all is one finding")
  func wholeArticle() throws {
    let text = (1...6).map { "\(Self.english) Attempt \($0)." }.joined(separator: "\n\n")
    let drifts = RuleBook.check(try pair(text, text))
    #expect(drifts.map(\.rule) == [.untranslated])
    #expect(drifts.map(\.severity) == [.note])
    #expect(drifts.first?.target == SourceRange(0, text.utf8.count))
  }

  @Test("Of an article that was not translated nothing else is told, unless it is a copy that has an error of its own")
  func errorsOfCopies() throws {
    let text = (1...6).map { "\(Self.english) Attempt \($0)." }.joined(separator: "\n\n")
    func rules(_ target: String) throws -> [RuleID] {
      RuleBook.check(try pair(target, text + "\n\n```\nrun --all\n```")).map(\.rule)
    }
    #expect(try rules(text + "\n\n```\nrun --old\n```") == [.codeMismatch, .untranslated])
    #expect(try rules(text + "\n\n\(Self.english)\n\n```\nrun --old\n```") == [.untranslated])
  }
}
