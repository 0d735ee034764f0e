import ParallelText
import Testing

@Suite("Opposites")
struct OppositesTests {
  static let drifts: [Example] = [
    .drift(
      .oppositeMismatch, "after for before", target: "Schließen Sie das Ventil, ⟦nachdem⟧ Sie den Motor starten.",
      reference: "Shut the valve ⟦before⟧ you start the motor.", in: "de-DE"),
    .drift(
      .oppositeMismatch, "at most for at least", target: "El archivo debe tener ⟦como máximo⟧ ocho líneas.",
      reference: "The file must have ⟦at least⟧ eight lines.", in: "es-ES"),
    .drift(
      .oppositeMismatch, "less for more", target: "Jeśli kolejka ma ⟦mniej niż⟧ 20 zadań, podziel ją.",
      reference: "If the queue has ⟦more than⟧ 20 jobs, divide it.", in: "pl-PL"),
    .drift(
      .oppositeMismatch, "disable for enable, in a script without spaces", target: "サービスの記録を⟦無効⟧にします。",
      reference: "⟦Enable⟧ the record of the service.", in: "ja-JP"),
    .drift(
      .oppositeMismatch, "earlier for later", target: "A szolgáltatáshoz 7.1-es ⟦vagy régebbi⟧ verzió kell.",
      reference: "The service needs version 7.1 ⟦or later⟧.", in: "hu-HU"),
    .drift(
      .oppositeMismatch, "a word behind a prefix", target: "أغلق الصمام ⟦بعد⟧ تشغيل المحرك.",
      reference: "Shut the valve ⟦before⟧ you start the motor.", in: "ar-SA"),
    .drift(
      .oppositeMismatch, "a prohibition that is lost", target: "⟦⟧Toccate il vetro durante la scansione.",
      reference: "⟦Do not⟧ touch the glass during the scan.", in: "it-IT"),
    .drift(
      .oppositeMismatch, "a prohibition that is lost behind a condition",
      target: "⟦⟧Wenn die Lampe blinkt, öffnen Sie das Gerät.",
      reference: "When the lamp flashes, ⟦never⟧ open the device.", in: "de-DE"),
    .drift(
      .oppositeMismatch, "after for before, between the same files",
      target: "Schließen Sie `a.cfg`, ⟦nachdem⟧ Sie `b.cfg` öffnen.",
      reference: "Shut `a.cfg` ⟦before⟧ you open `b.cfg`.", in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .oppositeMismatch, "both words on one side", target: "Désactivez l’option activée.",
      reference: "Turn off the option that is enabled."),
    .fine(
      .oppositeMismatch, "a negation of the opposite", target: "Laat het logboek niet uitgeschakeld.",
      reference: "Enable the log.", in: "nl-NL"),
    .fine(
      .oppositeMismatch, "a prohibition in other words", target: "Éviter de redémarrer le serveur.",
      reference: "Do not restart the server."),
    .fine(
      .oppositeMismatch, "what must stay as it is", target: "Mantenga abierta esta ventana.",
      reference: "Do not close this window.", in: "es-ES"),
    .fine(
      .oppositeMismatch, "what must stay as it is, in a script without spaces", target: "窓は開いたままにしてください。",
      reference: "Do not close the window.", in: "ja-JP"),
    .fine(
      .oppositeMismatch, "what need not be denied", target: "Помните, что нужно закрыть крышку.",
      reference: "Do not forget to close the lid.", in: "ru-RU"),
    .fine(
      .oppositeMismatch, "a statement that denies", target: "Die Regeln gelten unverändert.",
      reference: "The rules do not change.", in: "de-DE"),
    .fine(
      .oppositeMismatch, "what comes second told first",
      target: "Öffnen Sie `b.cfg`, nachdem Sie `a.cfg` geschlossen haben.",
      reference: "Shut `a.cfg` before you open `b.cfg`.", in: "de-DE"),
    .fine(
      .oppositeMismatch, "right that means correct", target: "Wählen Sie die linke Spalte mit dem passenden Wert.",
      reference: "Select the left column with the right value.", in: "de-DE"),
    .fine(
      .oppositeMismatch, "a negation that only the translation has",
      target: "Ne fermez pas le capot trop tôt.", reference: "Keep the cover open."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
