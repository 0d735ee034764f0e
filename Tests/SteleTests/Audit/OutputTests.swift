import Foundation
import Reports
import TestSupport
import Testing

@Suite("Output")
struct OutputTests {
  @Test("What steers a terminal does not pass", arguments: ["text", "json"]) func hostile(format: String) async throws {
    let folder = try TemporaryFolder()
    let hostile = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\u{2066}\u{200F}\u{7F}"
    try folder.write(
      "en-US/a\u{1B}[31m.md", "# A\(hostile)\n\nOpen port 3389 \(hostile) in the firewall.\n\n- `one\(hostile)`")
    try folder.write(
      "fr-FR/a\u{1B}[31m.md", "# A\(hostile)\n\nOuvrez le port 8080 \(hostile) dans le pare-feu.\n\n- `two\(hostile)`")
    try folder.write("fr-FR/bad\u{1B}[31m.md", [0xFF, 0x41])
    let run = try await Program.run(["audit", folder.path, "--source", "en-US", "--format", format])
    #expect(run.status == 2)
    #expect(run.output.contains("8080"))
    for stream in [run.output, run.errors] {
      let steering = stream.unicodeScalars.filter { scalar in
        scalar != "\n"
          && (scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
      }
      #expect(steering.map { String($0.value, radix: 16) } == [])
    }
    #expect(run.output.lowercased().contains(format == "text" ? #"\u{1b}[2j"# : #"\u001b[2j"#))
    #expect(run.errors.contains(#"bad\u{1B}[31m.md: not UTF-8 at byte 0"#))
    if format == "json" {
      let document = try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8))
      let port = try #require(document.findings.first { $0.rule == "port-mismatch" })
      #expect(port.target.path == folder.path + "/fr-FR/a\u{1B}[31m.md")
    }
  }

  /// The sample articles often enough for several batches.
  private func manyArticles() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for locale in ["en-US", "fr-FR", "ru-RU"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/Corpus/\(locale)") {
        let text = try String(contentsOfFile: "\(Project.root)/Corpus/\(locale)/\(name)", encoding: .utf8)
        for number in 1...15 { try folder.write("\(locale)/\(number)/\(name)", text) }
      }
    }
    return folder
  }

  @Test(
    "The same input gives the same bytes",
    arguments: ["text", "concise", "json", "sarif", "github", "junit", "codeclimate"])
  func determinism(format: String) async throws {
    let folder = try manyArticles()
    let first = try await Program.run(["audit", ".", "--format", format], in: folder.path)
    let second = try await Program.run(["audit", ".", "--format", format], in: folder.path)
    #expect(first.output == second.output)
    #expect(first.output.contains("14/vpn-tunnel-drops.md"))
  }

  @Test(
    "The same input gives the same bytes on one core as on all",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset"), "There is no taskset here."))
  func cores() async throws {
    let folder = try manyArticles()
    let all = try await Program.run(["audit", ".", "--format", "json"], in: folder.path)
    let one = try await Program.shell("exec taskset -c 0 stele audit . --format json", in: folder.path)
    #expect(one.output == all.output)
    #expect(all.output.contains("14/vpn-tunnel-drops.md"))
  }

  @Test("Findings come by path, line, column and rule") func order() async throws {
    let (document, _) = try await audit("Corpus")
    let keys = document.findings.map { finding in
      [
        finding.target.path, Self.padded(finding.target.startLine), Self.padded(finding.target.startColumn),
        finding.rule,
      ]
    }
    #expect(keys.count > 5)
    for (first, second) in zip(keys, keys.dropFirst()) { #expect(!second.lexicographicallyPrecedes(first)) }
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: 9 - "\(number)".count) + "\(number)"
  }

  @Suite("Fingerprints")
  struct Fingerprints {
    @Test("Stay when lines are inserted above, and where the folder lies") func lines() async throws {
      let folder = try TemporaryFolder()
      let before = try await audit("Corpus", "--source", "en-US").0.findings
      for locale in CorpusTests.locales {
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/Corpus/\(locale)") {
          let text = try String(contentsOfFile: "\(Project.root)/Corpus/\(locale)/\(name)", encoding: .utf8)
          try folder.write("\(locale)/\(name)", text.replacingOccurrences(of: "\n---\n# ", with: "\n---\n\n\n\n# "))
        }
      }
      let after = try await audit(folder.path, "--source", "en-US").0.findings
      // What is about the front matter stands above the insertion.
      let above = ["front-matter-mismatch", "stale-translation"]
      #expect(
        after.map(\.target.startLine) == before.map { $0.target.startLine + (above.contains($0.rule) ? 0 : 3) })
      #expect(after.map(\.fingerprint) == before.map(\.fingerprint))
    }

    @Test("Stay when another finding is gone") func others() async throws {
      let folder = try TemporaryFolder()
      let before = try await audit("Corpus", "--source", "en-US").0.findings
      for locale in CorpusTests.locales {
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/Corpus/\(locale)") {
          let text = try String(contentsOfFile: "\(Project.root)/Corpus/\(locale)/\(name)", encoding: .utf8)
          let mended = locale == "fr-FR" ? text.replacingOccurrences(of: "port 8080", with: "port 3389") : text
          try folder.write("\(locale)/\(name)", mended)
        }
      }
      let after = try await audit(folder.path, "--source", "en-US").0.findings
      let others = before.filter { $0.rule != "port-mismatch" || !$0.target.path.contains("/fr-FR/") }
      #expect(others.count == before.count - 1)
      #expect(after.map(\.fingerprint) == others.map(\.fingerprint))
    }

    @Test("No two are equal, even of findings that are alike in all") func unique() async throws {
      let folder = try TemporaryFolder()
      let steps = { (text: String) in (1...12).map { "\($0). \(text)" }.joined(separator: "\n") }
      try folder.write("en-US/a.md", "# A\n\n" + steps("Open port 3389 in the firewall."))
      try folder.write("fr-FR/a.md", "# <a name=\"a\"></a>A\n\n" + steps("Ouvrez le port 8080 dans le pare-feu."))
      let (document, _) = try await audit(folder.path, "--source", "en-US")
      #expect(document.findings.count == 12)
      #expect(Set(document.findings.map(\.fingerprint)).count == document.findings.count)
      let corpus = try await audit("Corpus").0.findings
      #expect(Set(corpus.map(\.fingerprint)).count == corpus.count)
    }
  }

  @Suite("Colour")
  struct Colour {
    @Test(
      "Is obeyed in the order --color, NO_COLOR, CLICOLOR_FORCE; a pipe has none",
      arguments: [
        ([], [:], false), (["--color", "always"], [:], true), (["--color", "never"], ["CLICOLOR_FORCE": "1"], false),
        ([], ["CLICOLOR_FORCE": "1"], true), ([], ["CLICOLOR_FORCE": "0"], false),
        ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true),
        (["--color", "always"], ["NO_COLOR": "1"], true),
        (["--color", "always", "--format", "json"], [:], false),
      ] as [([String], [String: String], Bool)])
    func choice(arguments: [String], environment: [String: String], isColored: Bool) async throws {
      let run = try await Program.run(["audit", "Corpus"] + arguments, environment: environment)
      #expect(run.output.contains("\u{1B}[") == isColored)
      // Carets mark what colours do not.
      if !arguments.contains("json") { #expect(run.output.contains("^^^^") == !isColored) }
    }

    @Test("Marks what differs on both sides") func marks() async throws {
      let folder = try TemporaryFolder()
      try PortArticle.write(to: folder)
      let run = try await Program.run(["audit", folder.path, "--source", "en-US", "--color", "always"])
      #expect(run.output.contains("Ouvrez le port \u{1B}[31m8080\u{1B}[0m dans"))
      #expect(run.output.contains("Open port \u{1B}[32m3389\u{1B}[0m in"))
    }

    private static var hasScript: Bool {
      #if os(Linux)
        FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
      #else
        false
      #endif
    }

    @Test(
      "Is there on a terminal, unless it is dumb",
      .enabled(if: Self.hasScript, "There is no script of util-linux here."))
    func terminal() async throws {
      let line = "script -qec 'stele audit Corpus' /dev/null"
      let colored = try await Program.shell(line, environment: ["TERM": "xterm", "PAGER": "cat"])
      #expect(colored.output.contains("\u{1B}[1;31merror:"))
      #expect(colored.status == 1)
      let plain = try await Program.shell(line, environment: ["TERM": "dumb"])
      #expect(!plain.output.contains("\u{1B}["))
    }
  }
}

@Suite("Quotations")
struct QuotationTests {
  /// The text of the findings of an article in two locales.
  private func report(_ french: String, _ english: String, columns: Int = 120) async throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", english)
    try folder.write("fr-FR/a.md", french)
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US"], in: folder.path, environment: ["COLUMNS": "\(columns)"])
    return run.output
  }

  @Test("What differs has carets under it on both sides") func carets() async throws {
    let text = try await report(PortArticle.french, PortArticle.english)
    #expect(
      text == """
        a

        fr-FR/a.md:5:19: error: port 8080 (en-US: 3389) [port-mismatch]
          fr-FR 5 │ 1. Ouvrez le port 8080 dans le pare-feu.
                  │                   ^^^^
          en-US 5 │ 1. Open port 3389 in the firewall.
                  │              ^^^^

        1 article in 2 files, 2 locales (en-US, fr-FR)
        1 finding: 1 error
          1 port-mismatch

        """)
  }

  @Test("What is missing has a plus, under the line after which it belongs") func missing() async throws {
    let section = "\n\n## Restart\n\nRestart the host.\n\n1. Save.\n2. Run `shutdown /r`.\n3. Wait.\n"
    let text = try await report(PortArticle.french.replacing("8080", with: "3389"), PortArticle.english + section)
    #expect(
      text.contains(
        """
        [missing-section]
          after fr-FR  6 │ 2. Redémarrez le service.
          en-US        8 + ## Restart
                      10 + Restart the host.
                      12 + 1. Save.
                         + … 2 more lines

        """))
    #expect(!text.contains("^"))
  }

  @Test("What is too much has a minus") func extra() async throws {
    let text = try await report(
      PortArticle.french.replacing("8080", with: "3389") + "\n3. Exécutez `gpupdate /force` et attendez.",
      PortArticle.english)
    #expect(
      text.contains(
        """
        [extra-step]
          fr-FR       7 - 3. Exécutez `gpupdate /force` et attendez.
          after en-US 6 │ 2. Restart the service.

        """))
  }

  @Test("Wide and combining characters keep the carets in place") func wide() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "Open port 3389 in the firewall of the computer.")
    try folder.write("ja-JP/a.md", "ファイアウォール👩‍💻で e\u{301} ポート 8080 を開きます。")
    let text = try await Program.run(["audit", ".", "--source", "en-US"], in: folder.path).output
    // Eight wide characters, one of the emoji, another wide one, an é, three wide ones, and spaces.
    let indentation = String(repeating: " ", count: 16 + 2 + 2 + 1 + 1 + 1 + 6 + 1)
    let quote = "  ja-JP 1 │ ファイアウォール👩‍💻で e\u{301} ポート 8080 を開きます。\n"
    #expect(text.contains(quote + "          │ " + indentation + "^^^^\n"))
  }

  @Test("Long lines are cut around what differs", arguments: [40, 60, 80, 200]) func long(columns: Int) async throws {
    let padding = { (word: String) in String(repeating: word + " ", count: 40) }
    let text = try await report(
      padding("avant") + "ouvrez le port 8080 ici " + padding("après"),
      padding("before") + "open port 3389 here " + padding("after"),
      columns: columns)
    let lines = text.split(separator: "\n").filter { $0.contains(" │ ") }
    #expect(lines.count == 4)
    for line in lines { #expect(line.count <= columns) }
    for (quote, carets) in [(lines[0], lines[1]), (lines[2], lines[3])] {
      let start = carets.distance(from: carets.startIndex, to: try #require(carets.firstIndex(of: "^")))
      #expect(["8080", "3389"].contains(quote.dropFirst(start).prefix(4)))
      #expect(quote.contains("│ …"))
      #expect(quote.hasSuffix("…"))
    }
  }

  @Test("A line as long as a file does not fill the screen") func huge() async throws {
    let text = try await report(
      "ouvrez le port 8080 ici " + String(repeating: "mot ", count: 100_000),
      "open port 3389 here " + String(repeating: "word ", count: 100_000))
    #expect(text.contains("port 8080"))
    #expect(text.utf8.count < 5_000)
  }
}

@Suite("Text on a terminal")
struct TerminalTextTests {
  @Test(
    "What steers it is shown, the rest stays",
    arguments: [
      ("plain, été, Привет, 日本", "plain, été, Привет, 日本"), ("a\tb", "a b"), ("\u{1B}[31m", #"\u{1B}[31m"#),
      ("\u{9B}31m", #"\u{9B}31m"#), ("a\u{202E}b", #"a\u{202E}b"#), ("\u{2067}", #"\u{2067}"#),
      ("\r\n", #"\u{D}\u{A}"#),
      ("\u{7F}", #"\u{7F}"#), ("👩‍💻", "👩‍💻"), ("e\u{301}", "e\u{301}"),
    ])
  func safe(text: String, shown: String) { #expect(TerminalText.safe(text) == shown) }
}
