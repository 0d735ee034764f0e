import ParallelText
import Testing

@Suite("Placeholders")
struct PlaceholdersTests {
  static let drifts: [Example] = [
    .drift(
      .placeholderMismatch, "a placeholder that vanished",
      target: "Remplacez le texte par le nom du service voulu.⟦⟧",
      reference: "Replace the text ⟦<ServiceName>⟧ with the wanted name."),
    .drift(
      .placeholderMismatch, "a placeholder in braces that vanished",
      target: "Ouvrez la page de votre compte dans un navigateur.⟦⟧",
      reference: "Open the page ⟦{account}⟧ in your web browser."),
  ]

  static let fine: [Example] = [
    .fine(
      .placeholderMismatch, "a placeholder that was translated",
      target: "Remplacez <NomDuService> par le nom.", reference: "Replace <ServiceName> with the name."),
    .fine(
      .placeholderMismatch, "a placeholder that stands in inline code",
      target: "Remplacez `ServiceName` par le nom.", reference: "Replace <ServiceName> with the name."),
    .fine(
      .placeholderMismatch, "placeholders in another order",
      target: "De {source} vers {cible}.", reference: "To {target} from {source}."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
