import ParallelText
import Testing

@Suite("Names of buttons and menus")
struct UILabelsTests {
  static let drifts: [Example] = [
    .drift(
      .uiLabelMismatch, "a label left in the Latin script that the Russian text does not translate",
      target: "Нажмите кнопку **⟦Save all changes⟧**, затем закройте окно.",
      reference: "Cliquez sur **⟦Enregistrer les modifications à présent⟧**, puis fermez la fenêtre.", in: "ru-RU",
      of: "fr-FR"),
    .drift(
      .uiLabelMismatch, "a path through menus that lacks a label",
      target: "Wählen Sie ⟦**Datei** > **Drucken**⟧.", reference: "Select ⟦**File** > **Export** > **Print**⟧.",
      in: "de-DE"),
    .drift(
      .uiLabelMismatch, "a label that has two names in the translation",
      target: "1. Öffnen Sie **Erweiterte Optionen**.\n2. Schließen Sie **⟦Weitere Einstellungen⟧**.",
      reference: "1. Open **Advanced options**.\n2. Close **⟦Advanced options⟧**.", in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .uiLabelMismatch, "labels in the language of the text",
      target: "Sélectionnez **Démarrer**, puis **Panneau de configuration**.",
      reference: "Select **Start**, and then **Control Panel**."),
    .fine(
      .uiLabelMismatch, "labels in another script",
      target: "Выберите **Пуск**, затем **Панель управления**.",
      reference: "Select **Start**, and then **Control Panel**.", in: "ru-RU"),
    .fine(
      .uiLabelMismatch, "a product's name of two words that both sides leave",
      target: "Откройте **Remote Desktop** и подключитесь к серверу.",
      reference: "Open **Remote Desktop** and connect to the server.", in: "ru-RU"),
    .fine(
      .uiLabelMismatch, "a label of one Latin word",
      target: "Нажмите **Enter** на клавиатуре.", reference: "Appuyez sur **Entrée** sur le clavier.", in: "ru-RU",
      of: "fr-FR"),
    .fine(
      .uiLabelMismatch, "emphasis that one side lacks",
      target: "Sélectionnez Démarrer.", reference: "Select **Start**."),
    .fine(
      .uiLabelMismatch, "a part of a path through menus that is said in words",
      target: "Im Menü **Datei** wählen Sie **Exportieren** > **Drucken**.",
      reference: "Select **File** > **Export** > **Print**.", in: "de-DE"),
    .fine(
      .uiLabelMismatch, "a label with the endings of its grammar",
      target: "1. Откройте **Дополнительные параметры**.\n2. Закройте окно **Дополнительных параметров**.",
      reference: "1. Open **Advanced options**.\n2. Close **Advanced options**.", in: "ru-RU"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
