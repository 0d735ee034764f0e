import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Text for people within code")
struct CodeTextTests {
  /// A pair of blocks in one language, to mark places in.
  private static func block(_ language: String, _ lines: String...) -> String {
    "Texte.\n\n```\(language)\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private static func fine(_ what: String, _ target: String, _ reference: String, in locale: String = "fr-FR")
    -> Example
  {
    .fine(.codeMismatch, what, target: target, reference: reference, in: locale)
  }

  private static func drift(
    _ what: String, _ target: String, _ reference: String, in locale: String = "fr-FR", severity: Severity = .error
  ) -> Example {
    .drift(.codeMismatch, what, severity: severity, target: target, reference: reference, in: locale)
  }

  static let fine: [Example] = [
    fine(
      "strings of one word", block("js", "list.add({ kind: 'Chaise', count: 4 })"),
      block("js", "list.add({ kind: 'Chair', count: 4 })")),
    fine(
      "strings put together with variables", block("js", "log('Copie de ' + path + ' vers ' + folder + '.')"),
      block("js", "log('Copying ' + path + ' into ' + folder + '.')")),
    fine(
      "a template with its values in another order", block("js", "show(`${folder} : ${count} fichiers`)"),
      block("js", "show(`${count} files in ${folder}`)")),
    fine(
      "a text that goes behind its value", block("jsx", "<p>Éléments : {count}</p>"),
      block("jsx", "<p>{count} items</p>")),
    fine(
      "a text that comes before its value", block("jsx", "<h1>{name}さん、こんにちは！</h1>"),
      block("jsx", "<h1>Hello, {name}!</h1>"), in: "ja-JP"),
    fine(
      "two elements that change places",
      block("html", "<p><a href=\"/h\">後で</a><b>元に戻す</b>ことができます。</p>"),
      block("html", "<p>You can <b>undo</b> this <a href=\"/h\">later</a>.</p>"), in: "ja-JP"),
    fine(
      "two values that change places", block("jsx", "<p>Bis {event} sind es noch {n} Tage!</p>"),
      block("jsx", "<p>Only {n} days left until {event}!</p>"), in: "de-DE"),
    fine(
      "a string joined to a name from the other side", block("js", "alert(name + '님, 안녕하세요')"),
      block("js", "alert('Hello ' + name)"), in: "ko-KR"),
    fine(
      "the direction of a page", block("html", "<html lang=\"ar\" dir=\"rtl\">"),
      block("html", "<html lang=\"en\" dir=\"ltr\">"), in: "ar-SA"),
    fine(
      "comments of filters", block("adblock", "! Bloque les requêtes de tiers", "||ads.example^"),
      block("adblock", "! Blocks third-party requests", "||ads.example^")),
    fine(
      "comments behind a semicolon", block("asm", "mov eax, 1 ; pour la boucle"),
      block("asm", "mov eax, 1 ; for the loop")),
    fine(
      "text between tags and labels",
      block("jsx", "return (", "  <label title=\"Votre nom\">Nom <Field id=\"n\" /></label>", ")"),
      block("jsx", "return (", "  <label title=\"Your name\">Name <Field id=\"n\" /></label>", ")")),
    fine(
      "the locale of a page", block("html", "<html lang=\"fr\">", "<h1>Accueil</h1>", "</html>"),
      block("html", "<html lang=\"en\">", "<h1>Home</h1>", "</html>")),
    fine(
      "comments of one word", block("python", "wait(3)  # lentement"), block("python", "wait(3)  # slowly")),
    fine(
      "the columns of help",
      block("", "  -q, --quiet        n’affiche rien", "  -n, --lines int    nombre de lignes (20 par défaut)"),
      block("", "  -q, --quiet        print nothing", "  -n, --lines int    number of lines (default 20)")),
    fine(
      "a comment with a keyword in another order", block("js", "run()  // bloc if"),
      block("js", "run()  // if block")),
    fine(
      "a tree of folders", block("", "site/", "└── index.md   # la page d’accueil"),
      block("", "site/", "└── index.md   # the front page")),
    fine(
      "what a session prints", block("console", "$ tool check", "Aucune erreur"),
      block("console", "$ tool check", "No errors")),
    fine("what a command prints", block("cmd", "echo Appuyez sur une touche"), block("cmd", "echo Press any key")),
    fine(
      "a sentence as a value", block("yaml", "summary: Une page sur les files", "rank: 3"),
      block("yaml", "summary: A page about queues", "rank: 3")),
    fine(
      "strings in another script", block("json", "{ \"label\": \"印刷\", \"key\": 7 }"),
      block("json", "{ \"label\": \"Print\", \"key\": 7 }"), in: "ja-JP"),
    fine(
      "a name made of words of each language", block("bash", "mkdir votre-dossier"), block("bash", "mkdir your-folder")),
  ]

  static let drifts: [Example] = [
    drift(
      "a number beside a string that was translated", block("js", "list.add({ kind: 'Chaise', count: ⟦5⟧ })"),
      block("js", "list.add({ kind: 'Chair', count: ⟦4⟧ })")),
    drift(
      "an attribute beside text that was translated", block("html", "<p class=\"⟦small⟧\">Bienvenue</p>"),
      block("html", "<p class=\"⟦large⟧\">Welcome</p>")),
    drift(
      "a value within a text", block("js", "show(`⟦${total}⟧ fichiers copiés`)"),
      block("js", "show(`⟦${count}⟧ files copied`)")),
    drift(
      "a default in the text of help", block("", "  -n, --lines int    nombre de lignes (⟦30⟧ par défaut)"),
      block("", "  -n, --lines int    number of lines (default ⟦20⟧)")),
    drift(
      "a path in a comment", block("bash", "# Voir ⟦/etc/hosts.deny⟧ pour les règles", "start"),
      block("bash", "# See ⟦/etc/hosts.allow⟧ for the rules", "start"), severity: .warning),
    drift(
      "an option that was translated", block("powershell", "Get-Item ⟦-Имя⟧ a -Force"),
      block("powershell", "Get-Item ⟦-Name⟧ a -Force"), in: "ru-RU"),
    drift(
      "another comparison", block("python", "if a ⟦<⟧ b:", "    stop(\"Trop\")"),
      block("python", "if a ⟦>=⟧ b:", "    stop(\"Enough\")")),
    drift(
      "typographic quotes", block("bash", "find ⟦“done”⟧"), block("bash", "find \"⟦done⟧\"")),
    drift(
      "a key that was translated", block("json", "{ \"⟦名前⟧\": \"印刷\" }"), block("json", "{ \"⟦name⟧\": \"Print\" }"),
      in: "ja-JP"),
    drift(
      "one letter of a word, where the text was not translated",
      block("output", "The last job was ⟦canceled⟧ by a user"),
      block("output", "The last job was ⟦cancelled⟧ by a user")),
    drift(
      "output of another time, left in the source's language",
      block("output", "Job 7: ⟦printing failed⟧"), block("output", "Job 7: ⟦all pages done⟧"), in: "ru-RU"),
    drift(
      "a value that output lacks", block("output", "Queue open: 4⟦⟧", "Done"),
      block("output", "Queue open: 4 ⟦5⟧", "Done")),
    drift(
      "a part of a comment that was not translated",
      block("python", "# Close the file of the user⟦⟧", "stop()"),
      block("python", "# Close the file of the user ⟦before leaving⟧", "stop()"), severity: .warning),
    drift(
      "a name that changed in one place of two", block("python", "def add(⟦elements⟧):", "    return sum(items)"),
      block("python", "def add(⟦items⟧):", "    return sum(items)")),
    drift(
      "quotes of another kind are a note", block("js", "⟦say('a', 1);⟧"), block("js", "⟦say(\"a\", 1)⟧"),
      severity: .note),
    drift(
      "a prompt is a note", block("console", "⟦$ tool check⟧"), block("console", "⟦tool check⟧"), severity: .note),
  ]

  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }

  @Test("A name of the sample that is another one everywhere is one note")
  func renamed() throws {
    let drifts = RuleBook.check(
      try pair(
        "La fonction `somme()` additionne.\n\n```python\ndef somme(prix):\n    return prix[0]\n\nsomme(a)\nsomme(b)\n```",
        "The function `total()` adds.\n\n```python\ndef total(price):\n    return price[0]\n\ntotal(a)\ntotal(b)\n```"))
    #expect(drifts.map(\.severity) == [.note])
  }

  @Test("A function that the sample only calls keeps its name")
  func called() throws {
    let drifts = RuleBook.check(
      try pair(
        "Texte.\n\n```python\nafficher(a)\nafficher(b)\n```", "Text.\n\n```python\nprint(a)\nprint(b)\n```"))
    #expect(drifts.map(\.severity) == [.error])
  }

  @Test("The mark of a comment behind another comment is no word of it")
  func commentsBehindOneAnother() throws {
    try expectNoDrift(
      target: Self.block("js", "show(list);", "// imprime [1, 2]", "", "//modifie la première", "list[0].add(4);"),
      reference: Self.block("js", "show(list);", "// prints [1, 2]", "", "// modify the first one", "list[0].add(4);"))
  }

  @Test("A command in a string that was split into parts is one difference")
  func dividedString() throws {
    try expectDrift(
      .codeMismatch,
      target: Self.block("js", "const info = run('⟦lpadmin', ['-vV']⟧);"),
      reference: Self.block("js", "const info = run('⟦lpadmin -vV⟧');"))
  }

  @Test("An option that is nowhere else in the line is missing in its string")
  func lackingOption() throws {
    try expectDrift(
      .codeMismatch, target: Self.block("js", "const info = run('lpadmin⟦⟧', '-q');"),
      reference: Self.block("js", "const info = run('lpadmin ⟦-vV⟧', '-q');"))
  }

  @Test("A name of a parameter in prose stays that of the code")
  func mentioned() throws {
    try expectDrift(
      .literalMismatch,
      target: "Le dossier est indiqué par le chemin.⟦⟧\n\n```powershell\nNew-Copy -FolderPath a\n```",
      reference: "The folder is given by ⟦FolderPath⟧ there.\n\n```powershell\nNew-Copy -FolderPath a\n```")
  }

  @Test(
    "Code may begin and end anywhere",
    arguments: [
      "", "astro", "bash", "c", "cmd", "console", "cpp", "cs", "css", "diff", "dockerfile", "go", "html", "ini", "java",
      "js", "json", "jsx", "kotlin", "output", "php", "powershell", "python", "ruby", "rust", "sql", "swift", "text",
      "toml", "ts", "tsx", "vue", "xml", "yaml",
    ])
  func fragments(_ language: String) throws {
    let code = Array(
      #"return <T>(a, "b${c}" + 'd\\' /* e */ </f> PS C:\> -g --h=1 # i // j -- k; <!-- l --> {{m}} $n `o` @p %q% 0x1"#)
    for start in code.indices {
      for text in [String(code[start...]), String(code[..<start])] {
        _ = RuleBook.check(
          try pair("Texte.\n\n~~~\(language)\n\(text)\n\n1\n~~~", "Text.\n\n~~~\(language)\n\(text)\n\n2\n~~~"))
      }
    }
  }

  @Test("Elements in code in elements do not exhaust the stack")
  func deep() throws {
    let nested = String(repeating: "<a>{", count: 20_000)
    let drifts = RuleBook.check(
      try pair("Texte.\n\n```jsx\n\(nested)1\n```", "Text.\n\n```jsx\n\(nested)2\n```"))
    #expect(drifts.count == 1)
  }

  @Test("Comments that are not closed take time in step with the text")
  func unclosed() throws {
    let open = String(repeating: "<!-- {{ a\n", count: 20_000)
    let drifts = RuleBook.check(
      try pair("Texte.\n\n```html\n\(open)1\n```", "Text.\n\n```html\n\(open)2\n```"))
    #expect(drifts.count < 3)
  }
}
