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
      .untranslated, "text of a third language on both sides is the translation's matter",
      target: "\(french)\n\n⟦\(german)⟧", reference: "\(russian)\n\n⟦\(german)⟧", of: "ru-RU"),
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
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("An article that was not translated at all is one finding")
  func wholeArticle() throws {
    let text = (1...6).map { "\(Self.english) Attempt \($0)." }.joined(separator: "\n\n")
    let drifts = RuleBook.check(try pair(text, text))
    #expect(drifts.map(\.rule) == [.untranslated])
  }
}
