import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Damage to the text")
struct EncodingDamageTests {
  static let drifts: [Example] = [
    .drift(
      .encodingDamage, "text that was decoded twice",
      target: "Le service est d⟦Ã\u{A9}⟧marré.", reference: "The service is started."),
    .drift(
      .encodingDamage, "a character that was lost", target: "Le service est d⟦\u{FFFD}⟧marré.",
      reference: "The service is started."),
    .drift(
      .encodingDamage, "a control character", target: "Le service⟦\u{8}⟧ est démarré.",
      reference: "The service is started."),
    .drift(
      .encodingDamage, "a control character of the second block", target: "Le service⟦\u{92}⟧ est démarré.",
      reference: "The service is started."),
    .drift(
      .encodingDamage, "a capital inside a word", target: "Обратитесь к ⟦спеЦиалистам⟧.",
      reference: "Ask the experts.", in: "ru-RU"),
    .drift(
      .encodingDamage, "letters of two scripts in one word", target: "Запустите ⟦сeрвер⟧.",
      reference: "Start the server.", in: "ru-RU"),
    .drift(
      .encodingDamage, "damage of the reference", wrong: .reference, target: "Запустите сервер.",
      reference: "Lancez le ser⟦\u{FFFD}⟧veur.", in: "ru-RU", of: "fr-FR"),
  ]

  static let fine: [Example] = [
    .fine(
      .encodingDamage, "accents and typographic marks", target: "L’été à Saint-Étienne — « déjà » …",
      reference: "Summer in Saint-Étienne, already."),
    .fine(
      .encodingDamage, "abbreviations", target: "ИТ-отдел и СУБД, ГБ и МГц.",
      reference: "The IT department and DBMS, GB and MHz.", in: "ru-RU"),
    .fine(
      .encodingDamage, "a Latin name joined to a word", target: "Настройте RDP-подключение и IP-адрес.",
      reference: "Set up the RDP connection and the IP address.", in: "ru-RU"),
    .fine(
      .encodingDamage, "a name with capitals inside", target: "Ouvrez PowerShell et OneDrive.",
      reference: "Open PowerShell and OneDrive."),
    .fine(.encodingDamage, "emoji and joiners", target: "Fait 👩‍💻 ✅.", reference: "Done 👩‍💻 ✅."),
    .fine(
      .encodingDamage, "letters of code", target: "Exécutez :\n\n```\nсeрвер\n```",
      reference: "Run:\n\n```\nсeрвер\n```"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("The same damage again and again in one block is one finding")
  func repeated() throws {
    let drifts = RuleBook.check(
      try pair("Un\u{97}deux\u{97}trois.\n\nQuatre\u{97}cinq.", "One two three.\n\nFour five."))
    #expect(drifts.map(\.rule) == [.encodingDamage, .encodingDamage])
  }
}
