import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Names in prose and in bold")
struct NamesTests {
  static let drifts: [Example] = [
    .drift(
      .literalMismatch, "a class that was written as it sounds",
      target: "Создайте объект **⟦бакапманажер⟧** и запустите его.",
      reference: "Create a **⟦BackupManager⟧** object, and start it.", in: "ru-RU"),
    .drift(
      .literalMismatch, "a product in katakana that stands in Latin letters elsewhere", severity: .note,
      target: "# RockDB を更新する\n\n⟦ロクドブ⟧ を停止します。", reference: "# Update RockDB\n\nStop ⟦RockDB⟧.", in: "ja-JP"),
    .drift(
      .literalMismatch, "a parameter that was translated, and stands in the code", severity: .note,
      target: "**⟦最大再試行⟧** を設定します。\n\n```\nsync -MaxRetries 3\n```",
      reference: "Set **⟦MaxRetries⟧**.\n\n```\nsync -MaxRetries 3\n```", in: "ja-JP"),
    .drift(
      .literalMismatch, "a key of settings of which a part was translated",
      target: "⟦パージ.interval-days⟧ を設定します。", reference: "Set ⟦purge.interval-days⟧ now.", in: "ja-JP"),
    .drift(
      .literalMismatch, "a path that was written as it sounds",
      target: "Откройте папку ⟦К:\\бакап\\мониторинг⟧ и посмотрите.",
      reference: "Open the folder ⟦C:\\backup\\monitoring⟧ and look.", in: "ru-RU"),
    .drift(
      .literalMismatch, "another variable of the environment",
      target: "Définissez ⟦SYNC_ROOT⟧ sur ce dossier.", reference: "Set ⟦SYNC_HOME⟧ to this folder."),
    .drift(
      .literalMismatch, "a program that lost a letter",
      target: "Startet ⟦iskmgmt.msc⟧ als Administrator.", reference: "Start ⟦diskmgmt.msc⟧ as administrator.",
      in: "de-DE"),
    .drift(
      .literalMismatch, "another acronym in a text of another script",
      target: "Принтер получает время по ⟦LDAP⟧.", reference: "The printer gets the time by ⟦SNTP⟧.", in: "ru-RU"),
    .drift(
      .literalMismatch, "another language", target: "Écrivez le service en ⟦F#⟧, puis compilez.",
      reference: "Write the service in ⟦C#⟧, then compile."),
    .drift(
      .literalMismatch, "another product beside one that stayed",
      target: "Закройте Firefox и ⟦Opera⟧, затем войдите.", reference: "Close Firefox and ⟦Chrome⟧, then sign in.",
      in: "ru-RU"),
    .drift(
      .literalMismatch, "another function key", target: "Appuyez sur ⟦F6⟧ pour démarrer.",
      reference: "Press ⟦F2⟧ to start."),
    .drift(
      .literalMismatch, "another key of a combination", target: "Mit ⟦Strg+D⟧ wird die Datei kopiert.",
      reference: "Copy the file with ⟦Ctrl+C⟧.", in: "de-DE"),
    .drift(
      .literalMismatch, "a message that is quoted, but for a word",
      target: "Le message « ⟦The disk is empty now⟧ » apparaît.",
      reference: "The message \"⟦The disk is full now⟧\" appears."),
  ]

  static let fine: [Example] = [
    .fine(
      .literalMismatch, "a name that is said once less",
      target: "BackupManager startet und endet dann.", reference: "BackupManager starts, then BackupManager ends.",
      in: "de-DE"),
    .fine(
      .literalMismatch, "a label in camel case that a program shows in its language",
      target: "Включите параметр **Автосохранение** на панели.", reference: "Turn on **AutoSave** in the toolbar.",
      in: "ru-RU"),
    .fine(
      .literalMismatch, "a name with spaces between its parts, in the plural, or with a particle",
      target: "System. Net. Http 클래스와 ConfigMap의 값을 봅니다.",
      reference: "Look at the class System.Net.Http and the values of ConfigMaps.", in: "ko-KR"),
    .fine(
      .literalMismatch, "a name in katakana throughout",
      target: "クーベシステムを停止し、クーベシステムを更新します。", reference: "Stop KubeSystem, then update it.", in: "ja-JP"),
    .fine(
      .literalMismatch, "an acronym that the translation spells out, and one that it adds for words",
      target: "Настройте службу каталогов через GPO.", reference: "Set up AD with a group policy object.", in: "ru-RU"),
    .fine(
      .literalMismatch, "keys that have names in every language",
      target: "Drücken Sie Strg+Alt+Entf.", reference: "Press Ctrl+Alt+Del.", in: "de-DE"),
    .fine(
      .literalMismatch, "a message in the language of the text",
      target: "Le message « Le disque est plein » apparaît.", reference: "The message \"The disk is full\" appears."),
    .fine(
      .literalMismatch, "two hyphens around words are dashes",
      target: "Das Gerät --so heißt es-- schläft nie.", reference: "The device --so they say-- never sleeps.",
      in: "de-DE"),
    .fine(
      .literalMismatch, "a product that is named like a file",
      target: "Installez Svelte avant tout.", reference: "Install Svelte.js first."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("Three names or more that were rewritten are one finding, with their number")
  func grouped() throws {
    let drifts = RuleBook.check(
      try pair(
        "**бакапманажер**, **синкконтроллер**, **дискмонитор**",
        "**BackupManager**, **SyncController**, **DiskMonitor**",
        target: "ru-RU", reference: "en-US"))
    #expect(drifts.filter { $0.rule == .literalMismatch }.map(\.others) == [2])
  }
}
