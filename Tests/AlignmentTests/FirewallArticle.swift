import ParallelText

/// A short article in four languages, with one thing in it that can be made wrong.
enum FirewallArticle {
  enum Wrong: String, CaseIterable, Sendable {
    case port, step, command, section, link

    /// The rule that reports it where the others are right.
    var rule: RuleID {
      switch self {
      case .port: .portMismatch
      case .step: .missingStep
      case .command: .codeMismatch
      case .section: .missingSection
      case .link: .linkMismatch
      }
    }
  }

  static let locales = ["de-DE", "en-US", "fr-FR", "ru-RU"]

  private struct Words {
    var title, symptoms, log, solution, open, port, restart, run, more, see, page, end: String
  }

  private static let words: [String: Words] = [
    "de-DE": Words(
      title: "Der Client kann keine Verbindung herstellen", symptoms: "Symptome",
      log: "Das Protokoll enthält die ID 226.",
      solution: "Lösung", open: "Öffnen Sie die Konsole der Firewall auf dem Server.",
      port: "Erlauben Sie den Port %d für eingehende Verbindungen.",
      restart: "Starten Sie den Dienst `TermService` neu.",
      run: "Führen Sie dann diesen Befehl aus:", more: "Weitere Informationen", see: "Siehe",
      page: "die Liste der Ports",
      end: "Das Problem tritt seit dem letzten Update nicht mehr auf."),
    "en-US": Words(
      title: "The client can't connect", symptoms: "Symptoms", log: "The log contains the ID 226.",
      solution: "Solution", open: "Open the console of the firewall on the server.",
      port: "Allow port %d for inbound connections.", restart: "Restart the service `TermService`.",
      run: "Then run this command:", more: "More information", see: "See", page: "the list of ports",
      end: "The problem no longer occurs since the last update."),
    "fr-FR": Words(
      title: "Le client ne peut pas se connecter", symptoms: "Symptômes", log: "Le journal contient l’ID 226.",
      solution: "Résolution", open: "Ouvrez la console du pare-feu sur le serveur.",
      port: "Autorisez le port %d pour les connexions entrantes.", restart: "Redémarrez le service `TermService`.",
      run: "Exécutez ensuite cette commande :", more: "Informations supplémentaires", see: "Voir",
      page: "la liste des ports",
      end: "Le problème ne se produit plus depuis la dernière mise à jour."),
    "ru-RU": Words(
      title: "Клиент не может подключиться", symptoms: "Признаки", log: "Журнал содержит код события 226.",
      solution: "Решение", open: "Откройте консоль брандмауэра на сервере.",
      port: "Разрешите порт %d для входящих подключений.", restart: "Перезапустите службу `TermService`.",
      run: "Затем выполните эту команду:", more: "Дополнительные сведения", see: "См.", page: "список портов",
      end: "После последнего обновления проблема больше не возникает."),
  ]

  /// - Parameters:
  ///   - handoff: Year, month and day of the front matter, as Open Publishing writes it.
  ///   - lead: Paragraphs put before everything else.
  static func markdown(
    _ locale: String, wrong: Set<Wrong> = [], handoff: String? = nil, lead: [String] = []
  ) -> String {
    let words = words[locale]!
    var parts: [String] = []
    if let handoff { parts.append("---\nms.contentlocale: \(locale)\nms.lasthandoff: \(handoff)\n---") }
    parts += lead
    parts.append("# <a name=\"cant-connect\"></a>\(words.title)")
    if !wrong.contains(.section) { parts.append("## <a name=\"symptoms\"></a>\(words.symptoms)\n\n\(words.log)") }
    parts.append("## <a name=\"solution\"></a>\(words.solution)")
    var steps = [words.open, words.port.replacing("%d", with: wrong.contains(.port) ? "8080" : "3389"), words.restart]
    if wrong.contains(.step) { steps.remove(at: 2) }
    parts.append(steps.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n"))
    parts.append(words.run)
    parts.append(
      "```powershell\nTest-NetConnection -ComputerName \(wrong.contains(.command) ? "host02" : "host01")\n```")
    parts.append("## <a name=\"more\"></a>\(words.more)")
    parts.append("\(words.see) [\(words.page)](/support/\(wrong.contains(.link) ? "printers" : "ports")).")
    parts.append(words.end)
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// All locales, of which some are wrong.
  static func files(_ locales: [String], wrong: [String: Set<Wrong>] = [:]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: locales.map { ("\($0)/a.md", markdown($0, wrong: wrong[$0] ?? [])) })
  }
}
