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
    .drift(
      .placeholderMismatch, "a token in place of code",
      target: "Setzen Sie ⟦{{CODE_1_X}}⟧ und starten Sie neu.", reference: "Set `⟦max.size⟧`, and start again.",
      in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .placeholderMismatch, "a paragraph that was divided in two, with the placeholder in the second",
      target: """
        1. Créez le fichier de configuration `csr.conf` de la demande.

           Remplacez les valeurs entre crochets, comme <MASTER_IP>, par les vôtres avant de lancer la commande suivante.

        1. Lancez `openssl`.
        """,
      reference: """
        1. Create the configuration file `csr.conf` of the request. Replace the values in brackets, such as <MASTER_IP>,
           with your own before you run the next command.

        1. Run `openssl`.
        """),
    .fine(
      .placeholderMismatch, "a placeholder that was translated",
      target: "Remplacez <NomDuService> par le nom.", reference: "Replace <ServiceName> with the name."),
    .fine(
      .placeholderMismatch, "a placeholder that stands in inline code",
      target: "Remplacez `ServiceName` par le nom.", reference: "Replace <ServiceName> with the name."),
    .fine(
      .placeholderMismatch, "placeholders in another order",
      target: "De {source} vers {cible}.", reference: "To {target} from {source}."),
    .fine(
      .placeholderMismatch, "placeholders that are written in other ways",
      target: "Remplacez \\<nom\\>, `<hôte>` et &lt;port&gt; ici.",
      reference: "Replace `<name>`, <host> and \\<number\\> here."),
    .fine(
      .placeholderMismatch, "a tag whose name is said without brackets",
      target: "Dans l’élément `body` de la page.", reference: "In the `<body>` element of the page."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
