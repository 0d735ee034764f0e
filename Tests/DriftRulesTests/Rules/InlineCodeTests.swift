import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Inline code")
struct InlineCodeTests {
  static let drifts: [Example] = [
    .drift(
      .inlineCodeMismatch, "one letter of a name",
      target: "La valeur `⟦fDenyTCConnections⟧` est 0.", reference: "The value `⟦fDenyTSConnections⟧` is 0."),
    .drift(
      .inlineCodeMismatch, "a method behind the name of what it belongs to", severity: .note,
      target: "Appelez `⟦app.component()⟧`.", reference: "Call `⟦.component()⟧`."),
    .drift(
      .inlineCodeMismatch, "of two codes the one that looks like another letter for letter goes with that",
      target: "Lancez `sort -k2,2nr --stable`, puis lisez `⟦tota⟧`.",
      reference: "Run `sort -k2,2nr --stable`, and then read `⟦total⟧`."),
    .drift(
      .inlineCodeMismatch, "an expression in braces, which is no placeholder",
      target: "Lancez `⟦show -o {..name}⟧`.", reference: "Run `⟦show -o {.items[*].name}⟧`."),
    .drift(
      .inlineCodeMismatch, "words in capitals that name something are a note, and nothing else", severity: .note,
      target: "`⟦Chiave derivata⟧`: `7a28`", reference: "`⟦Cipher key⟧`: `7a28`", in: "it-IT"),
    .drift(
      .inlineCodeMismatch, "a letter of such a name",
      target: "Crea un `⟦A reford⟧` per il dominio.", reference: "Create an `⟦A record⟧` for the domain.", in: "it-IT"),
    .drift(
      .inlineCodeMismatch, "another command",
      target: "Exécutez `⟦gpresult /r⟧`.", reference: "Run `⟦gpupdate /force⟧`."),
    .drift(
      .inlineCodeMismatch, "code that the translation lacks is a note", severity: .note,
      target: "Ouvrez la console des stratégies.⟦⟧", reference: "Open the console of policies with `⟦gpedit⟧`."),
    .drift(
      .inlineCodeMismatch, "code in a heading",
      target: "## La commande `⟦netstat⟧`\n\nTexte.", reference: "## The command `⟦netsh⟧`\n\nText."),
    .drift(
      .inlineCodeMismatch, "code in a table",
      target: "| Nom | Valeur |\n| --- | --- |\n| Mode | `⟦auto⟧` |\n",
      reference: "| Name | Value |\n| --- | --- |\n| Mode | `⟦manual⟧` |\n"),
    .drift(
      .inlineCodeMismatch, "typographic quotes, with which a command fails",
      target: "Entrez `⟦Set-Item “C:\\Temp”⟧`.", reference: "Enter `⟦Set-Item \"C:\\Temp\"⟧`."),
    .drift(
      .inlineCodeMismatch, "a name that a translation changes in one of two places",
      target: "- Compte jusqu’à `end`.\n- Compte de `start` à `⟦fin⟧`.\n",
      reference: "- Counts to `end`.\n- Counts from `start` to `⟦end⟧`.\n"),
    .drift(
      .inlineCodeMismatch, "a name that stands in the code beside it, wherever it is translated",
      target: "- Compte jusqu’à `⟦fin⟧`.\n\nPuis `start` et `fini`.\n\n```\nrange --end 5\n```\n",
      reference: "- Counts to `⟦end⟧`.\n\nThen `start` and `fini`.\n\n```\nrange --end 5\n```\n"),
    .drift(
      .inlineCodeMismatch, "another element around a text that was translated",
      target: "Ajoutez `⟦<h2>Bienvenue, {user}</h2>⟧`.", reference: "Add `⟦<h3>Welcome, {user}</h3>⟧`."),
    .drift(
      .inlineCodeMismatch, "the word of a command, over a line break",
      target: "Выполните `⟦экспортировать\nLOG_LEVEL=/var/log/all⟧` сначала.",
      reference: "First run `⟦export\nLOG_LEVEL=/var/log/all⟧` there.", in: "ru-RU"),
    .drift(
      .inlineCodeMismatch, "another option among placeholders",
      target: "Lancez `⟦zip {{[-r|--recurse]}} {{dossier}}⟧`.",
      reference: "Run `⟦zip {{[-m|--move]}} {{folder}}⟧`."),
    .drift(
      .inlineCodeMismatch, "two names that got one translation",
      target: "`部署.一覧` と `⟦部署.一覧⟧` です。", reference: "These are `dept.list` and `⟦dept.members⟧`.", in: "ja-JP"),
  ]

  static let fine: [Example] = [
    .fine(
      .inlineCodeMismatch, "case and spacing",
      target: "Exécutez `NETSTAT  -ano`.", reference: "Run `netstat -ano`."),
    .fine(
      .inlineCodeMismatch, "a remark in brackets behind a name",
      target: "Le type est `any (avec argument)`.", reference: "The type is `any (with argument)`."),
    .fine(
      .inlineCodeMismatch, "a placeholder that was translated",
      target: "Entrez `ping <adresse>`.", reference: "Enter `ping <address>`."),
    .fine(
      .inlineCodeMismatch, "a message in quotes",
      target: "La page affiche `\"Chargement…\"`.", reference: "The page shows `\"Loading...\"`."),
    .fine(
      .inlineCodeMismatch, "the text of an element",
      target: "Ajoutez `<li>Premier point</li>`.", reference: "Add `<li>First item</li>`."),
    .fine(
      .inlineCodeMismatch, "a name without backticks",
      target: "Redémarrez TermService.", reference: "Restart `TermService`."),
    .fine(
      .inlineCodeMismatch, "a name that got backticks",
      target: "Redémarrez `TermService`.", reference: "Restart TermService."),
    .fine(
      .inlineCodeMismatch, "another order",
      target: "Entre `alpha` et `beta`.", reference: "Between `beta` and `alpha`."),
    .fine(
      .inlineCodeMismatch, "a double run of backticks",
      target: "Entrez `` ping host ``.", reference: "Enter `ping host`."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("Names of values that a translation gives in its language throughout are notes")
  func translatedNames() throws {
    let pair = try pair(
      "- Compte jusqu’à `fin`.\n- Compte de `début` à `fin`.\n- Compte de `début` à `fin` par `pas`.\n",
      "- Counts to `end`.\n- Counts from `start` to `end`.\n- Counts from `start` to `end` by `step`.\n")
    #expect(RuleBook.check(pair).filter { $0.severity > .note }.map(\.rule) == [])
  }
}
