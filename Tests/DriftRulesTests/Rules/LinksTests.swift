import Alignment
import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Links")
struct LinksTests {
  static let drifts: [Example] = [
    .drift(
      .linkMismatch, "the whole of another site's page, where the source names a section", severity: .note,
      target: "Voir [plus](⟦https://web.contoso.org/docs/get⟧).",
      reference: "See [more](⟦https://web.contoso.org/docs/get#description⟧)."),
    .drift(
      .linkMismatch, "another page",
      target: "Consultez [la page](⟦/fr-fr/support/load-balancers⟧).",
      reference: "See [the page](⟦/en-us/support/security-groups⟧)."),
    .drift(
      .missingLink, "links that are missing from one block are one finding",
      target: "Consultez la page.⟦⟧", reference: "See the page with [a list](⟦a/list.md⟧) and [more](b/more.md)."),
    .drift(
      .missingSection, "a link to a section that is missing is told with the section",
      target: "Lisez bien.\n\n## Port {#port}\n\nLe port `8080`.⟦⟧\n\n## Fin {#fin}\n\n`a.exe`",
      reference:
        "Read [this](#agent) well.\n\n## Port {#port}\n\nThe port `8080`.\n\n⟦## Agent {#agent}\n\nInstall `agent.exe`.⟧\n\n## End {#fin}\n\n`a.exe`"
    ),
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
      .linkMismatch, "another page of a region",
      target: "[パスワード](⟦https://help.contoso.com/jp/account/new-pin.html⟧)を変更します。",
      reference: "Change the [password](⟦https://help.contoso.com/us/account/new-password.html⟧).", in: "ja-JP"),
    .drift(
      .linkMismatch, "a document at its old address", severity: .note,
      target: "Voir [les zones](⟦https://archive.contoso.com/library/kb904512.aspx⟧).",
      reference: "See [the zones](⟦/previous-versions/servers/kb904512(v=ws.11)⟧)."),
    .drift(
      .linkMismatch, "another version of a document",
      target: "Voir [les zones](⟦/library/kb904512(v=ws.10)⟧).",
      reference: "See [the zones](⟦/library/kb904512(v=ws.11)⟧)."),
    .drift(
      .linkMismatch, "a site for readers of the translation", severity: .note,
      target: "Voir [le routeur](⟦https://router-fr.contoso.org/guide⟧).",
      reference: "See [the router](⟦https://router.contoso.com/docs/guide⟧)."),
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
      .linkMismatch, "the repository of the translation",
      target: "Voir [le code](https://git.contoso.com/docs/fr.pump.dev/blob/main/a.md).",
      reference: "See [the code](https://git.contoso.com/docs/pump.dev/blob/main/a.md)."),
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
      .linkMismatch, "the country in the path",
      target: "[パスワード](https://help.contoso.com/jp/account/new-password.html)を変更します。",
      reference: "Change the [password](https://help.contoso.com/us/account/new-password.html).", in: "ja-JP"),
    .fine(
      .linkMismatch, "a language that is announced",
      target: "Див. [номери](https://versions.contoso.org/lang/uk/spec/v2.0.0.html).",
      reference: "See [the numbers](https://versions.contoso.org/spec/v2.0.0.html).", in: "uk-UA"),
    .fine(
      .linkMismatch, "a host for the country",
      target: "请参阅[指南](https://cn.contoso.org/guide/start)。",
      reference: "See [the guide](https://contoso.org/guide/start.html).", in: "zh-CN"),
    .fine(
      .linkMismatch, "a top-level domain for the country",
      target: "Voir [l’aide](https://www.contoso.fr/aide-en-ligne/ports).",
      reference: "See [the help](https://www.contoso.com/aide-en-ligne/ports)."),
    .fine(
      .linkMismatch, "the locale in a file's name",
      target: "参见[目录](https://github.com/contoso/primer/blob/main/README-zh-Hans.md#目录)。",
      reference: "See [the index](https://github.com/contoso/primer#index).", in: "zh-Hans"),
    .fine(
      .linkMismatch, "a section of a page in the reader's language",
      target: "Voir [l’import](https://web.contoso.org/fr/docs/import#importations_dynamiques).",
      reference: "See [import](https://web.contoso.org/en-US/docs/import#dynamic_imports)."),
    .fine(
      .linkMismatch, "the ending of a page's name",
      target: "Voir [ceci](/guide/start.html), [cela](../network/ports) et [le reste](/guide/more/).",
      reference: "See [this](/guide/start), [that](../network/ports.md) and [the rest](/guide/more/index.html)."),
    .fine(
      .linkMismatch, "a slug without accents",
      target: "Voir [le début](#demarrage-rapide).\n\n## Démarrage rapide\n\nUn.\n\n## Cause\n\nDeux.",
      reference: "See [the start](#quick-start).\n\n## Quick start\n\nOne.\n\n## Cause\n\nTwo."),
    .fine(
      .missingLink, "an address that is code in the translation",
      target: "Exécutez `get https://contoso.com/agent.zip`.", reference: "Run get https://contoso.com/agent.zip"),
    .fine(
      .missingLink, "a footnote whose mark stands in another sentence",
      target: "Le voyant[^1] clignote.\n\n[^1]: Anciens modèles.",
      reference: "The lamp blinks.[^1]\n\n[^1]: Old models."),
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

  /// The locales of documentation that stands in two folders, and links as sites write them.
  private func fromFolders(_ target: String, _ reference: String) throws -> [RuleID] {
    let pair = PairAligner.align(
      try article(target, locale: "el", path: "i18n/el/docs/current/tool/run.md"),
      with: try article(reference, locale: "en", path: "docs/tool/run.md"))
    return RuleBook.check(pair).map(\.rule)
  }

  @Test(
    "A link from the root and a relative one lead to one page",
    arguments: [
      ("./stop.md", "/tool/stop.md"), ("../topics/ports.md#open", "/topics/ports#open"),
      ("stop.md", "/docs/tool/stop/"),
    ])
  func root(_ target: String, _ reference: String) throws {
    #expect(try fromFolders("Δείτε [αυτό](\(target)).", "See [this](\(reference)).") == [])
  }

  @Test("A link from the root to a page of the same name in another folder leads elsewhere") func otherFolder() throws {
    #expect(try fromFolders("Δείτε [αυτό](./stop.md).", "See [this](/topics/stop.md).") == [.linkMismatch])
  }

  @Test("A link that has lost its text is told") func noText() throws {
    let drifts = RuleBook.check(try pair("Voir le plan[](plan.md).", "See [the plan](plan.md)."))
    #expect(drifts.map(\.rule) == [.linkMismatch])
    #expect(drifts.first?.subject == "link plan.md has no text")
  }

  @Test("A footnote that has lost its mark is told where the mark stood") func footnote() throws {
    let target = "Le voyant clignote.\n\n[^1]: Anciens modèles.\n"
    let drifts = RuleBook.check(try pair(target, "The lamp blinks.[^1]\n\n[^1]: Old models.\n"))
    #expect(drifts.map(\.rule) == [.missingLink])
    #expect(drifts.first?.target == .empty(at: "Le voyant clignote.".utf8.count))
  }

  @Test("Links by reference that lost the one definition they share are one finding")
  func definition() throws {
    let drifts = RuleBook.check(
      try pair(
        "Voir [le guide][].\n\nLire [le guide][] avant.\n",
        "See [the guide][].\n\nRead [the guide][] before.\n\n[the guide]: /support/a7\n"))
    #expect(drifts.map(\.rule) == [.missingLink])
  }
}
