import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Sentences")
struct SentencesTests {
  static let drifts: [Example] = [
    .drift(
      .missingSentence, "a sentence in the midst of a step",
      target: "1. Ouvrez le tiroir.⟦⟧ Refermez le tiroir.\n2. Redémarrez l’appareil.\n",
      reference:
        "1. Open the drawer. ⟦The green lamp must be off before you touch the toner.⟧ Close the drawer.\n2. Restart the device.\n"
    ),
    .drift(
      .missingSentence, "the last sentence of a paragraph",
      target:
        "Das Gerät hat eine Lampe und eine Klappe, die Sie öffnen können.\n\nDas Gerät prüft jede Nacht, ob eine neue Version vorliegt, und lädt sie herunter.⟦⟧\n",
      reference:
        "The device has a lamp and a cover that you can open.\n\nThe device checks every night whether there is a new version, and downloads it. ⟦You decide when it is installed.⟧\n",
      in: "de-DE"),
    .drift(
      .missingSentence, "a sentence of an alert in a script without spaces",
      target: "装置にはランプとカバーがあります。\n\n> [!NOTE]\n> 管理者だけがこの設定を変更できます。⟦⟧\n",
      reference:
        "The device has a lamp and a cover that you can open.\n\n> [!NOTE]\n> Only administrators can change this setting. ⟦All other people see it in gray and have to ask one of them before they can go on with their work.⟧\n",
      in: "ja-JP"),
    .drift(
      .missingSentence, "a sentence that forbids something", severity: .error,
      target: "1. Ouvrez le tiroir.⟦⟧ Refermez le tiroir.\n2. Redémarrez l’appareil.\n",
      reference:
        "1. Open the drawer. ⟦Do not touch the toner while the green lamp of the printer is on.⟧ Close the drawer.\n2. Restart the device.\n"
    ),
    .drift(
      .missingSentence, "a sentence of a warning", severity: .error,
      target:
        "Das Gerät hat eine Lampe.\n\n> [!WARNING]\n> Das Gerät wird heiß, und die Klappe auch.⟦⟧\n",
      reference:
        "The device has a lamp.\n\n> [!WARNING]\n> The device gets hot, and so does the cover. ⟦Let both of them cool for at least half an hour before you open the case.⟧\n",
      in: "de-DE"),
    .drift(
      .missingSentence, "a sentence before one with a space before its full stop",
      target:
        "El dispositivo tiene una lámpara y una tapa que se puede abrir.\n\nEl dispositivo tiene una lámpara .⟦⟧ El servicio escribe cada noche un registro de todos los trabajos.\n",
      reference:
        "The device has a lamp and a cover that you can open.\n\nThe device has a lamp. ⟦Only administrators and their deputies, whom you name in the settings of the service, can see what the lamp shows.⟧ Every night the service writes a log of all jobs.\n",
      in: "es-ES"),
    .drift(
      .missingSentence, "a sentence behind a list that ends with an abbreviation",
      target:
        "L’appareil a une lampe et un capot que vous pouvez ouvrir.\n\nLe dossier contient des images, des sons, etc.⟦⟧\n",
      reference:
        "The device has a lamp and a cover that you can open.\n\nThe folder contains images, sounds, etc. ⟦Everybody who works in the house can read them without a password.⟧\n"
    ),
    .drift(
      .missingSentence, "a text that breaks off",
      target:
        "Das Gerät hat eine Lampe und eine Klappe, die Sie öffnen können.\n\nDer Dienst schreibt ein Protokoll. Alte Einträge werden⟦⟧\n",
      reference:
        "The device has a lamp and a cover that you can open.\n\nThe service writes a log. ⟦Old entries are removed after a week unless you have marked them.⟧\n",
      in: "de-DE"),
    .drift(
      .extraSentence, "a sentence that only the translation has",
      target:
        "El dispositivo tiene una lámpara y una tapa que se puede abrir.\n\nEl servicio escribe un registro. ⟦Los demás registros se guardan durante un año en otro servidor.⟧\n",
      reference: "The device has a lamp and a cover that you can open.\n\nThe service writes a log.⟦⟧\n", in: "es-ES"),
    .drift(
      .extraSentence, "a sentence that stands twice",
      target:
        "Сервис ведёт журнал. Записи хранятся одну неделю. ⟦Записи хранятся одну неделю.⟧ Потом они удаляются.\n",
      reference: "The service writes a log. Entries are kept for a week. Then they are removed.⟦⟧\n", in: "ru-RU"),
  ]

  static let fine: [Example] = [
    .fine(
      .missingSentence, "sentences that were joined",
      target: "Le service tient un journal et il garde chaque entrée pendant une semaine.\n",
      reference: "The service writes a log. It keeps each entry for a week.\n"),
    .fine(
      .extraSentence, "a sentence that was divided",
      target: "Der Dienst schreibt ein Protokoll. Jeder Eintrag wird eine Woche lang aufbewahrt.\n",
      reference: "The service writes a log, and keeps each entry for a week.\n", in: "de-DE"),
    .fine(
      .missingSentence, "a sentence that was joined with its word in bold letters",
      target: "Die Lampe darf nur **kurz** und bei geschlossener Klappe brennen.\n",
      reference:
        "The lamp may be on while the cover is shut. It should be on only for a **short** time in this case.\n",
      in: "de-DE"),
    .fine(
      .missingSentence, "a sentence whose only code stands beside its place may be part of that",
      target:
        "Die Datei `a.log` liegt im Ordner des Dienstes.\n\nPrüfen Sie die Version und starten Sie den Befehl in der Konsole (ohne das Zeichen `$`).\n",
      reference:
        "The file `a.log` is in the folder of the service.\n\nCheck the version and that the folder of your shell is the one in which you want to create the new project. Run the following command in the console (without the sign `$`).\n",
      in: "de-DE"),
    .fine(
      .missingSentence, "a question that became a heading",
      target: "Fehlt eine Nachricht? Ein Administrator kann sie in der Liste aller gesperrten Nachrichten sehen.\n",
      reference:
        "Is there a message that you cannot find in the list of the folder? It is blocked. An administrator can see it in the list of all blocked messages.\n",
      in: "de-DE"),
    .fine(
      .missingSentence, "a line whose full stop became a comma",
      target:
        "Das Gerät hat eine Lampe und eine Klappe.\nDie Lampe zeigt den Zustand,\nDie Klappe schützt das Glas vor Licht.\n",
      reference:
        "The device has a lamp and a cover.\nThe lamp shows whether the device is ready for a new job.\nThe cover protects the glass from light.\n",
      in: "de-DE"),
    .fine(
      .missingSentence, "a small letter behind a sentence of a script that has none",
      target: "이 도구는 기록을 보여 준다. kubectl과 helm을 쓴다.\n",
      reference: "The tool shows the log. It uses kubectl and helm.\n", in: "ko-KR"),
    .fine(
      .extraSentence, "a particle behind a quotation",
      target: "관리자가 \"절대로 멈추지 않는다.\"라고 말했습니다. 우리는 그것을 약속하지 않습니다.\n",
      reference: "An administrator said: \"It never stops.\" We do not promise that.\n", in: "ko-KR"),
    .fine(
      .missingSentence, "full stops of abbreviations",
      target: "Nennen Sie den Ort, z. B. Berlin, bzw. Raum und Stockwerk. Größe usw. Angaben sind frei.\n",
      reference: "Name the place, such as Berlin, or room and floor. Size and so on are optional.\n", in: "de-DE"),
    .fine(
      .missingSentence, "items without full stops", target: "- Le papier, le toner\n- Un câble\n",
      reference: "- Paper. Toner.\n- A cable.\n"),
    .fine(
      .extraSentence, "words that both sides say twice",
      target: "Schreiben Sie immer wieder und wieder und wieder dasselbe Wort in das Feld.\n",
      reference: "Write the same word again and again and again in the field.\n", in: "de-DE"),
    .fine(
      .extraSentence, "a name that both have twice, and one side in parts",
      target: "Utilisez Acme. Devices. Printing. Queue ou Acme. Devices. Printing. Queue dans le fichier.\n",
      reference: "Use Acme. Devices. Printing. Queue in the file, or in its copy Acme. Devices. Printing. Queue.\n"),
    .fine(
      .missingSentence, "a last sentence whose end stands behind the code",
      target: "Das Gerät hat eine Lampe. Sie leuchtet nach dem Befehl,\n\n```\nlamp on\n```\n",
      reference:
        "The device has a lamp. It is lit as soon as somebody who may do so has entered this command.\n\n```\nlamp on\n```\n",
      in: "de-DE"),
    .fine(
      .missingSentence, "a sentence that goes on behind the code",
      target:
        "Das Gerät hat eine Lampe.\n\nDer Dienst schreibt ein Protokoll, wie es hier steht,\n\n```\nlog\n```\n",
      reference:
        "The device has a lamp.\n\nThe service writes a log as it is shown here. It removes old entries after a week.\n\n```\nlog\n```\n",
      in: "de-DE"),
  ]

  @Test("A sentence that is missing where blocks were rewritten is a note") func rewritten() throws {
    let sentence = " The green lamp must be off before you touch the toner."
    func severities(_ target: String, _ reference: String) throws -> [Severity] {
      let step = "Ouvrez le tiroir. Refermez le tiroir."
      let compared = try pair(
        "1. \(step)\n2. Redémarrez l’appareil.\n\n\(target)\n",
        "1. Open the drawer.\(sentence) Close the drawer.\n2. Restart the device.\n\n\(reference)\n")
      return RuleBook.check(compared).filter { $0.rule == .missingSentence }.map(\.severity)
    }
    #expect(try severities("", "") == [.warning])
    #expect(
      try severities(
        "## Toner\n\nTexte.\n\n- Un autre `setup.ini` de plus\n",
        "## Toner\n\nText.\n\n```\nprint --now\n```\n") == [.note])
  }

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
