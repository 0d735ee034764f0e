import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Links")
struct LinksTests {
  static let drifts: [Example] = [
    .drift(
      .linkMismatch, "another page",
      target: "Consultez [la page](⟦/fr-fr/support/load-balancers⟧).",
      reference: "See [the page](⟦/en-us/support/security-groups⟧)."),
    .drift(
      .linkMismatch, "another fragment",
      target: "Consultez [la page](⟦ports.md#udp⟧).", reference: "See [the page](⟦ports.md#tcp⟧)."),
    .drift(
      .linkMismatch, "another address in the text",
      target: "Téléchargez ⟦https://contoso.com/agent⟧ ici.", reference: "Download ⟦https://contoso.com/client⟧ here."),
    .drift(
      .linkMismatch, "another section of this page",
      target:
        "Voir [là](⟦#cause⟧).\n\n## <a name=\"symptoms\"></a>Symptômes\n\nUn.\n\n## <a name=\"cause\"></a>Cause\n\nDeux.",
      reference: "See [there](⟦#symptoms⟧).\n\n## Symptoms\n\nOne.\n\n## Cause\n\nTwo."),
    .drift(
      .linkMismatch, "an HTML link",
      target: "Voir <a href=\"⟦b.md⟧\">la page</a>.", reference: "See <a href=\"⟦a.md⟧\">the page</a>."),
    .drift(
      .linkMismatch, "a link by reference, at its label",
      target: "Voir [la page][⟦doc⟧].\n\n[doc]: /support/b9\n",
      reference: "See [the page][⟦doc⟧].\n\n[doc]: /support/a7\n"),
    .drift(
      .missingLink, "a link that the translation lacks",
      target: "Pour plus d’informations, consultez la documentation.⟦⟧",
      reference: "For more information, see [the documentation](⟦/support/network/ports⟧)."),
    .drift(
      .extraLink, "a link that the translation adds",
      target: "Pour plus d’informations, voir [ceci](⟦/support/network/ports⟧).",
      reference: "For more information, see the documentation.⟦⟧"),
  ]

  static let fine: [Example] = [
    .fine(
      .linkMismatch, "the locale in the path",
      target: "Voir [la page](/fr-fr/support/ports).", reference: "See [the page](/en-us/support/ports)."),
    .fine(
      .linkMismatch, "a language as the first segment",
      target: "Voir [la page](/fr/support/ports).", reference: "See [the page](/en/support/ports)."),
    .fine(
      .linkMismatch, "a locale that one side lacks",
      target: "Voir [la page](/support/ports).", reference: "See [the page](/en-us/support/ports)."),
    .fine(
      .linkMismatch, "an absolute link and one from the root",
      target: "Voir [la page](https://docs.contoso.com/fr-fr/support/ports).",
      reference: "See [the page](/support/ports)."),
    .fine(
      .linkMismatch, "a view", target: "Voir [ceci](/support/ports).",
      reference: "See [this](/support/ports?view=server-2022)."),
    .fine(
      .linkMismatch, "a language in the query",
      target: "Voir [ceci](https://contoso.com/a?id=5&lang=fr).", reference: "See [this](https://contoso.com/a?id=5)."),
    .fine(
      .linkMismatch, "scheme, www and a slash at the end",
      target: "Voir [ceci](http://www.contoso.com/agent/).", reference: "See [this](https://contoso.com/agent)."),
    .fine(
      .linkMismatch, "a slug of this page that was localized",
      target: "Voir [Symptômes](#symptômes).\n\n## Symptômes\n\nUn.\n\n## Cause\n\nDeux.",
      reference: "See [Symptoms](#symptoms).\n\n## Symptoms\n\nOne.\n\n## Cause\n\nTwo."),
    .fine(
      .linkMismatch, "a fragment of another page in its own language",
      target: "Voir [ceci](ports.md#paramètres).", reference: "See [this](ports.md#settings)."),
    .fine(
      .linkMismatch, "a link by reference and an inline one",
      target: "Voir [la page][doc].\n\n[doc]: /support/a7\n", reference: "See [the page](/support/a7)."),
    .fine(
      .missingLink, "links in another order",
      target: "Voir [b](/b1) et [a](/a1).", reference: "See [a](/a1) and [b](/b1)."),
    .fine(
      .missingLink, "a link that went to the next paragraph",
      target:
        "Le serveur répond à toutes les demandes du client, et la connexion reste établie sans erreur.\n\nVoir [la page](/support/ports). Redémarrez ensuite l’hôte, attendez la fin du démarrage et reconnectez-vous.",
      reference:
        "The server answers all of the client’s requests, and the connection stays up. See [the page](/support/ports).\n\nThen restart the host, wait until it has started completely, and connect to it again."
    ),
    .fine(
      .extraLink, "a link whose text is an address",
      target: "Voir <https://contoso.com/agent>.", reference: "See [the agent](https://contoso.com/agent)."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("Links by reference that lost the one definition they share are one finding")
  func definition() throws {
    let drifts = RuleBook.check(
      try pair(
        "Voir [le guide][].\n\nLire [le guide][] avant.\n",
        "See [the guide][].\n\nRead [the guide][] before.\n\n[the guide]: /support/a7\n"))
    #expect(drifts.map(\.rule) == [.missingLink])
  }
}
