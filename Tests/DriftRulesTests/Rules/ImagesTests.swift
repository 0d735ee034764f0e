import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Images")
struct ImagesTests {
  static let drifts: [Example] = [
    .drift(
      .imageMismatch, "another image",
      target: "![Historique](⟦media/history-latency.png⟧)", reference: "![History](⟦media/history-drops.png⟧)"),
    .drift(
      .imageMismatch, "another image within text",
      target: "Cliquez sur l’icône ![i](⟦media/stop.svg⟧) en haut.",
      reference: "Click the icon ![i](⟦media/start.svg⟧) at the top."),
    .drift(
      .missingImage, "an image within text that the translation lacks",
      target: "Cliquez sur l’icône en haut de la page.⟦⟧",
      reference: "Click the icon ![i](⟦media/start.svg⟧) at the top."),
    .drift(
      .extraImage, "an image within text that the translation adds",
      target: "Cliquez sur l’icône ![i](⟦media/start.svg⟧) en haut.",
      reference: "Click the icon at the top of the page.⟦⟧"),
  ]

  static let fine: [Example] = [
    .fine(
      .imageMismatch, "the slashes of Windows in a path to the same image",
      target: "![Profil](..\\media\\profile.png)",
      reference: "![Profile](./media/profile.png)"),
    .fine(
      .missingImage, "an image that stands alone below the line that it ended",
      target: "1. Ouvrez la console.\n\n   ![console](a/console.png)\n",
      reference: "1. Open it. ![console](a/console.png)"),
    .fine(
      .imageMismatch, "a folder of the translation's own",
      target: "![File](media/fr-fr/queue.png)", reference: "![Queue](media/en-us/queue.png)"),
    .fine(
      .imageMismatch, "a locale in the file's name",
      target: "![File](media/queue_fr.png)", reference: "![Queue](media/queue_en.png)"),
    .fine(
      .imageMismatch, "another path to a file of that name",
      target: "![File](../../media/queue.png)", reference: "![Queue](media/queue.png)"),
    .fine(
      .imageMismatch, "an image as HTML",
      target: "Icône <img src=\"media/queue.png\" alt=\"file\"> en haut.",
      reference: "Icon ![queue](media/queue.png) at the top."),
    .fine(
      .missingImage, "an alternative text that was translated",
      target: "![Une file d’attente](media/queue.png)", reference: "![A queue of jobs](media/queue.png)"),
    .fine(
      .extraImage, "two images in another order",
      target: "Voir ![b](b1.png) et ![a](a1.png) ici.", reference: "See ![a](a1.png) and ![b](b1.png) here."),
  ]

  @Test("An image that has lost its alternative text is told") func noText() throws {
    let drifts = RuleBook.check(try pair("![](panel.png)", "![The panel](panel.png)"))
    #expect(drifts.map(\.rule) == [.imageMismatch])
    #expect(drifts.first?.subject == "image panel.png has no alt text")
  }

  @Test("An image that has none in the reference either needs none") func decoration() throws {
    #expect(RuleBook.check(try pair("![](panel.png)", "![](panel.png)")).isEmpty)
  }

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
