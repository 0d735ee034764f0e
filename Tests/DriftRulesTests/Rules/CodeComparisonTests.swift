import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Code blocks")
struct CodeComparisonTests {
  static let drifts: [Example] = [
    .drift(
      .codeMismatch, "another argument",
      target: "```powershell\nStop-Service -Name ⟦TermService⟧ -Force\n```",
      reference: "```powershell\nStop-Service -Name ⟦Spooler⟧ -Force\n```"),
    .drift(
      .codeMismatch, "another number",
      target: "```bash\nnc -zv host01 ⟦8080⟧\n```", reference: "```bash\nnc -zv host01 ⟦3389⟧\n```"),
    .drift(
      .codeMismatch, "another command in indented code",
      target: "Exécutez :\n\n    net ⟦start⟧ spooler\n", reference: "Run:\n\n    net ⟦stop⟧ spooler\n"),
    .drift(
      .codeMismatch, "a line that is missing",
      target: "```bash\nsudo apt-get update⟦⟧\nsudo reboot\n```",
      reference: "```bash\nsudo apt-get update\n⟦sudo apt-get install cups⟧\nsudo reboot\n```"),
    .drift(
      .codeMismatch, "a line too many",
      target: "```bash\nsudo apt-get update\n⟦sudo apt-get install cups⟧\nsudo reboot\n```",
      reference: "```bash\nsudo apt-get update⟦⟧\nsudo reboot\n```"),
    .drift(
      .codeMismatch, "an option that one side lacks",
      target: "```powershell\nRemove-Item -Path C:\\Temp\\cache⟦⟧\n```",
      reference: "```powershell\nRemove-Item -Path C:\\Temp\\cache ⟦-Recurse⟧\n```"),
    .drift(
      .codeMismatch, "one word of a comment that was not translated is a warning", severity: .warning,
      target: "```bash\n# Restart the ⟦printer⟧ service on every host\nsystemctl restart cups\n```",
      reference: "```bash\n# Restart the ⟦spooler⟧ service on every host\nsystemctl restart cups\n```"),
    .drift(
      .codeMismatch, "a difference of case alone is a note", severity: .note,
      target: "```cmd\n⟦NETSTAT⟧ -ano\n```", reference: "```cmd\n⟦netstat⟧ -ano\n```"),
    .drift(
      .codeMismatch, "a difference of spacing alone is a note", severity: .note,
      target: "```cmd\n⟦netstat  -anob  | more⟧\n```", reference: "```cmd\n⟦netstat -anob | more⟧\n```"),
    .drift(
      .codeMismatch, "the mark between an option and its value is a note", severity: .note,
      target: "```shell\nlpstat ⟦-o=wide⟧ --all\n```", reference: "```shell\nlpstat ⟦-o wide⟧ --all\n```"),
    .drift(
      .codeMismatch, "and so is it before quotes", severity: .note,
      target: "```shell\nlpstat ⟦-o path⟧='{.items[*]}' --all\n```",
      reference: "```shell\nlpstat ⟦-o=path⟧='{.items[*]}' --all\n```"),
    .drift(
      .codeMismatch, "another value behind the mark of an option",
      target: "```shell\nlpstat -o⟦=wide⟧ --all\n```", reference: "```shell\nlpstat -o ⟦json⟧ --all\n```"),
    .drift(
      .codeMismatch, "a comment that vanished is a warning", severity: .warning,
      target: "```bash\nsystemctl stop cups⟦⟧\nsystemctl start cups\n```",
      reference: "```bash\nsystemctl stop cups\n⟦# Wait until the queue is empty⟧\nsystemctl start cups\n```"),
    .drift(
      .codeMismatch, "code in a list item",
      target: "1. Exécutez :\n\n   ```bash\n   lpstat ⟦-p⟧\n   ```\n",
      reference: "1. Run:\n\n   ```bash\n   lpstat ⟦-t⟧\n   ```\n"),
    .drift(
      .codeLanguageMismatch, "a fence that names another language",
      target: "```⟦bash⟧\nGet-Service -Name Spooler\n```", reference: "```⟦powershell⟧\nGet-Service -Name Spooler\n```"),
  ]

  static let fine: [Example] = [
    .fine(
      .codeMismatch, "a comment that was translated",
      target: "```bash\n# Redémarrer le service d’impression\nsystemctl restart cups\n```",
      reference: "```bash\n# Restart the print service\nsystemctl restart cups\n```"),
    .fine(
      .codeMismatch, "a comment at the end of a line",
      target: "```bash\nlpstat -t # affiche l'état de toutes les files\n```",
      reference: "```bash\nlpstat -t # shows the state of all queues\n```"),
    .fine(
      .codeMismatch, "comments of other languages",
      target:
        "```cpp\n// Ouvre la file\nopen(); /* attend */\n```\n\n```bat\nREM Efface le cache du client\ndel cache.bin\n```",
      reference:
        "```cpp\n// Opens the queue\nopen(); /* attend */\n```\n\n```bat\nREM Clears the cache of the client\ndel cache.bin\n```"
    ),
    .fine(
      .codeMismatch, "a comment that takes two lines in the translation",
      target:
        "```bash\n# Redémarrer le service d’impression\n# sur tous les serveurs de la ferme\nsystemctl restart cups\n```",
      reference: "```bash\n# Restart the print service on all servers of the farm\nsystemctl restart cups\n```"),
    .fine(
      .codeMismatch, "a string of words that was translated",
      target: "```powershell\nWrite-Host \"Le service est arrêté sur tous les hôtes\"\n```",
      reference: "```powershell\nWrite-Host \"The service is stopped on all hosts\"\n```"),
    .fine(
      .codeMismatch, "a placeholder in angle brackets that was translated",
      target: "```powershell\nGet-Service -Name <nom du service>\n```",
      reference: "```powershell\nGet-Service -Name <name of the service>\n```"),
    .fine(
      .codeMismatch, "indentation",
      target: "```powershell\nif ($x) {\n  Stop-Service Spooler\n}\n```",
      reference: "```powershell\nif ($x) {\n    Stop-Service Spooler\n}\n```"),
    .fine(
      .codeMismatch, "blank lines",
      target: "```bash\nlpstat -p\n\n\nlpstat -d\n```", reference: "```bash\nlpstat -p\nlpstat -d\n```"),
    .fine(
      .codeMismatch, "spaces at the ends of lines",
      target: "```bash\nlpstat -p   \nlpstat -d\t\n```", reference: "```bash\nlpstat -p\nlpstat -d\n```"),
    .fine(
      .codeMismatch, "a stray space before code in a list item",
      target: "1. Exécutez :\n\n    ```bash\n    lpstat -p\n    lpstat -d\n    ```\n",
      reference: "1. Run:\n\n   ```bash\n   lpstat -p\n   lpstat -d\n   ```\n"),
    .fine(
      .codeMismatch, "fenced code that is indented in the translation",
      target: "Exécutez :\n\n    net stop spooler\n", reference: "Run:\n\n```\nnet stop spooler\n```\n"),
    .fine(
      .codeMismatch, "the words of a diagram",
      target: "```mermaid\nA[Client] --> B[Serveur d’impression]\n```",
      reference: "```mermaid\nA[Client] --> B[Print server]\n```"),
    .fine(
      .codeMismatch, "what an element of a diagram is called, if anything",
      target: "```mermaid\nparticipant Client as Poste\nparticipant DB as Base de données\nClient->>DB: Demande\n```",
      reference: "```mermaid\nparticipant Client\nparticipant DB as The database\nClient->>DB: Request\n```"),
    .fine(
      .codeMismatch, "a text of one word that ends a line",
      target: "```js\nres.end('สวัสดีชาวโลก!\\n');\nres.end('สำเร็จ\\n');\n```",
      reference: "```js\nres.end('Hello!\\n');\nres.end('Done\\n');\n```", in: "th-TH"),
    .fine(
      .codeMismatch, "words at the ends of lines in a text",
      target: "```c\nprintf(\"\\nC’est raté !\\nTout est faux\\n\");\nprintf(\"Au revoir\\r\\n\");\n```",
      reference: "```c\nprintf(\"\\nIt failed!\\nAll is wrong\\n\");\nprintf(\"Good bye\\r\\n\");\n```"),
    .fine(
      .codeLanguageMismatch, "the same language in another case",
      target: "```PowerShell\nGet-Service\n```", reference: "```powershell\nGet-Service\n```"),
    .fine(
      .codeLanguageMismatch, "a fence that names none",
      target: "```\nGet-Service\n```", reference: "```powershell\nGet-Service\n```"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "A placeholder in angle brackets may be translated into words with an apostrophe")
  func placeholderWithApostrophe() throws {
    try expectNoDrift(
      target: "```powershell\nGet-Printer -Name <nom de l'imprimante>\n```",
      reference: "```powershell\nGet-Printer -Name <name of the printer>\n```")
  }

  @Test("A diagram's elements keep their own names")
  func elementOfDiagram() throws {
    try expectDrift(
      .codeMismatch,
      target: "```mermaid\nparticipant ⟦Serveur1⟧ as Serveur\nServer1->>DB: Demande\n```",
      reference: "```mermaid\nparticipant ⟦Server1⟧ as Server\nServer1->>DB: Request\n```")
  }

  @Test("Code in the place of other code is a note where the section lacks code: they may be two blocks")
  func rewrittenSection() throws {
    let target =
      "Texte un.\n\n```\nalpha = merge one two\nbravo = merge one three\ncharlie = merge four\n```\n\nTexte `deux`.\n\nTexte `trois`.\n"
    let reference =
      "Text one.\n\n```\nsource3:\n  field1: a9\n  field2: b8\n  field3: c7\n```\n\nText `deux`.\n\nThe result:\n\n```\noutput:\n  field7: d6\n  field8: e5\n```\n\nText `trois`.\n"
    let drifts = RuleBook.check(try pair(target, reference))
    #expect(drifts.filter { $0.rule == .codeMismatch }.map(\.severity) == [.note])
    #expect(drifts.filter { $0.severity > .note }.map(\.rule) == [.missingCode])
  }

  @Test("A block that was rewritten is one finding")
  func rewritten() throws {
    try expectDrift(
      .codeMismatch,
      target: "Texte un.\n\n⟦```bash\nalpha one\nbravo two\ncharlie three\ndelta four\necho five\n```⟧\n\nTexte deux.",
      reference: "Text one.\n\n⟦```bash\nmkdir a9\ntouch b8\nchmod c7\nchown d6\ngrep e5\n```⟧\n\nText two.")
  }
}
