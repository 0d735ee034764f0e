import Foundation
import TestSupport
import Testing

@Suite("stele fix")
struct FixTests {
  private func sampleFix(_ arguments: String...) async throws -> FixDocument {
    try await fix(arguments, in: SampleIndex.ofSamples.path)
  }

  private func sampleRun(_ arguments: String...) async throws -> ProgramRun {
    try await Program.run(["fix"] + arguments, in: SampleIndex.ofSamples.path, environment: ["COLUMNS": "90"])
  }

  @Test(
    "A query in any language finds the article, and is answered in that language",
    arguments: [
      ("remote desktop port blocked", "en-US", "remote-desktop-port-blocked"),
      ("le tunnel VPN se coupe", "fr-FR", "vpn-tunnel-drops"),
      ("Druckwarteschlange Drucker offline", "de-DE", "shared-printer-offline"),
      ("срок действия сертификата истёк", "ru-RU", "tls-certificate-expired"),
      ("ディスクの空き容量", "ja-JP", "disk-space-low"), ("计划任务 失败", "zh-CN", "scheduled-task-fails"),
      ("انتهت صلاحية الشهادة", "ar-SA", "tls-certificate-expired"),
    ])
  func languages(query: String, locale: String, article: String) async throws {
    let document = try await sampleFix(query)
    #expect(document.query == query)
    #expect(document.locale == locale)
    let best = try #require(document.results.first)
    #expect(best.article == article)
    #expect(best.locale == locale)
    #expect(best.requestedLocale == locale)
    #expect(!best.steps.isEmpty)
    #expect(document.results.map(\.score) == document.results.map(\.score).sorted(by: >))
  }

  @Test(
    "The answer is in the language asked for, whatever the query's",
    arguments: ["ar-SA", "de-DE", "en-US", "fr-FR", "ja-JP", "ru-RU", "zh-CN"])
  func locales(locale: String) async throws {
    for (query, articles) in [
      ("Remote Desktop port blocked", ["remote-desktop-port-blocked", "vpn-tunnel-drops"]),
      ("срок действия сертификата", ["tls-certificate-expired", "scheduled-task-fails"]),
      ("imprimante hors connexion", ["shared-printer-offline", "remote-desktop-port-blocked"]),
    ] {
      let document = try await sampleFix(query, "--locale", locale.lowercased(), "--limit", "2")
      #expect(document.locale == locale)
      #expect(document.results.map(\.article) == articles)
      for result in document.results {
        #expect(result.locale == locale)
        #expect(result.path == "Corpus/\(locale)/\(result.article).md")
        #expect(!result.steps.isEmpty)
        #expect(!result.symptoms.isEmpty)
      }
    }
  }

  @Test("A locale that the article lacks is answered in the source's, and the answer says so") func fallback()
    async throws
  {
    let document = try await sampleFix("remote desktop port blocked", "--locale", "ko-KR", "--limit", "1")
    #expect(document.locale == "ko-KR")
    #expect(document.results.map(\.requestedLocale) == ["ko-KR"])
    #expect(document.results.map(\.locale) == ["en-US"])
    let run = try await sampleRun("remote", "desktop", "port", "blocked", "--locale", "ko-KR")
    #expect(run.output.contains("There is no ko-KR of this article: this is en-US."))
  }

  @Test("The answer warns at the step, and at the place of what is missing") func warnings() async throws {
    let document = try await sampleFix("port du Bureau à distance bloqué", "--locale", "fr-FR")
    let best = try #require(document.results.first)
    #expect(best.article == "remote-desktop-port-blocked")
    #expect(best.translation == "human")
    #expect(best.translatedOn == "2024-05-02")
    let step = try #require(best.steps.first { $0.text.contains("8080") })
    #expect(step.number == "3")
    #expect(step.anchor == "open-the-port-in-windows-defender-firewall")
    #expect(step.location == .init(path: best.path, startLine: 77, endLine: 77))
    #expect(step.findings.filter { $0.severity == "error" }.map(\.rule) == ["port-mismatch"])
    #expect(step.findings.allSatisfy { $0.reference == nil })
    let missing = best.findings.filter { $0.severity == "error" }
    #expect(missing.map(\.rule) == ["missing-section"])
    #expect(missing[0].reference?.locale == "en-US")
    #expect(missing[0].reference?.text.contains("## Correct port forwarding on the edge router") == true)
    let run = try await sampleRun("port du Bureau à distance bloqué")
    let text = run.output
    let places = [
      "Symptômes\n", "Cause\n",
      "3. Recherchez les règles du groupe Bureau à distance", "▲ port 8080 (en-US: 3389) [port-mismatch]",
      "Likely right: 3389 (ar-SA, de-DE, en-US, ja-JP, ru-RU, zh-CN)", "4. Double-cliquez",
      "▲ missing section: Correct port forwarding on the edge router",
      "│ 1. ", "Autoriser le trafic dans un réseau cloud\n",
    ].map { text.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil), "\(text)")
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test("The whole answer reads as in this example") func example() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write("port", to: folder)
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
    let run = try await Program.run(["fix", "port", "bloqué"], in: folder.path)
    #expect(
      run.output == """
        Le port est bloqué
          fr-FR  fr-FR/port.md:3

          Vérifiez d’abord le pare-feu.

          1. Ouvrez le port 8080 dans le pare-feu.
             ▲ port 8080 (en-US: 3389) [port-mismatch]
               Likely right: 3389 (en-US)
          2. Redémarrez le service.

        """)
    #expect(run.errors == "")
  }

  @Test("Text from right to left stands apart, and colours come when asked for") func style() async throws {
    let arabic = try await sampleRun("انتهت صلاحية الشهادة")
    #expect(arabic.output.contains("\u{2068}"))
    #expect(arabic.output.count { $0 == "\u{2068}" } == arabic.output.count { $0 == "\u{2069}" })
    #expect(!arabic.output.contains("\u{1B}"))
    let english = try await sampleRun("remote desktop port", "--locale", "en-US")
    #expect(english.output.contains("3389"))
    #expect(!english.output.contains { $0 == "\u{2068}" || $0 == "\u{2069}" || $0 == "\u{1B}" })
    let coloured = try await sampleRun("remote desktop port", "--color", "always")
    #expect(coloured.output.hasPrefix("\u{1B}[1m"))
  }

  @Test("--open prints where the answer begins, for an editor") func open() async throws {
    let run = try await sampleRun("port bloqué Bureau à distance", "--open")
    #expect(run.output == "Corpus/fr-FR/remote-desktop-port-blocked.md:51\n")
    let english = try await sampleRun("port bloqué Bureau à distance", "--open", "--locale", "en")
    #expect(english.output == "Corpus/en-US/remote-desktop-port-blocked.md:47\n")
    let none = try await sampleRun("", "--open")
    #expect(none.output == "")
    #expect(none.status == 0)
  }

  @Test("A query may come from standard input, as long as it is") func input() async throws {
    let folder = try await SampleIndex.ofSamples
    let trace = String(repeating: "at Some.Frame.Of.Something(Int32 line) in C:\\src\\file.cs:line 42\n", count: 3_000)
    let query = "TcpTestSucceeded False mstsc.exe port blocked\n" + trace
    try folder.write("trace.txt", query)
    let run = try await Program.shell("stele fix --format json - < trace.txt", in: folder.path)
    #expect(run.status == 0)
    let document = try JSONDecoder().decode(FixDocument.self, from: Data(run.output.utf8))
    #expect(document.query == query)
    #expect(document.results.first?.article == "remote-desktop-port-blocked")
  }

  /// Queries that have no word that stands in a sample.
  private static let unanswered = [
    "", " ", "\"", "'", "\"unclosed", ")", "--", "*", "?", ";", "%", "_", "\\", "\u{1}", "\u{0}", "ქართული ენა",
    "한국어 오류", "😀", "\u{FFFF}", "-",
  ]
  private static let answered = [
    "AND", "NOT", "port AND", "port NEAR(blocked, 5)", "port*", "^port", "title:port", "{title text}: port",
    "port OR (", "'; DROP TABLE articles; --", "\u{1B}[31mport\u{1B}]0;x\u{7}", "\u{202E}port", "0x80070005",
    "e\u{301}", "ข้อผิดพลาดพอร์ต", "ﬁle", "ＰＯＲＴ", "\u{FEFF}port", "port\nblocked", "NULL", "1=1", "a", "+port",
    "port-blocked",
  ]

  @Test(
    "Whatever is asked, there is a result or nothing, and no error",
    arguments: unanswered.map { ($0, false) } + answered.map { ($0, true) })
  func hostile(query: String, isAnswered: Bool) async throws {
    // A NUL ends an argument, so that the program sees what stands before it; a lone dash is standard input.
    let asked = query == "-" ? "- -" : query.replacing("\u{0}", with: " ")
    let folder = try await SampleIndex.ofSamples.path
    let document = try await fix(["--", asked], in: folder)
    #expect(document.query == asked)
    let run = try await Program.run(["fix", "--", asked], in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(!run.output.isEmpty)
    #expect(!run.output.contains { $0.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F } })
    #expect(!run.output.unicodeScalars.contains("\u{202E}"))
    #expect(document.results.isEmpty == !isAnswered)
    if !isAnswered {
      #expect(run.output.hasPrefix("Nothing found for “"))
    }
  }

  @Test("Articles steer no terminal either") func hostileArticles() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    // One of its files is not UTF-8.
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 2)
    for (arguments, shown) in [
      (["port"], "\\u{1B}[2J\\u{202E}"), (["port", "--locale", "fr-FR"], "\\u{1B}[2J\\u{202E}"),
      (["port", "--open"], "\\u{1B}[31m"), (["port", "--format", "json"], "\\u001B[2J\\u202E"),
    ] {
      let run = try await Program.run(["fix"] + arguments, in: folder.path)
      #expect(run.status == 0)
      #expect(run.output.contains(shown))
      #expect(HostileArticle.steering(in: run.output).isEmpty)
    }
  }

  @Test("Calls that cannot be used end with 2") func unusable() async throws {
    for (arguments, message) in [
      ([], "Error: Missing expected argument '<query> ...'"),
      (["a", "--limit", "0"], "Error: --limit must be a number from 1 to 1000"),
      (["a", "--locale", "x"], "Error: The value 'x' is invalid for '--locale <locale>'"),
    ] {
      // There is an index, so that it is not for want of one that the call ends.
      let run = try await Program.run(["fix"] + arguments, in: SampleIndex.ofSamples.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errorLines.first == message)
    }
    let folder = try TemporaryFolder()
    let none = try await Program.run(["fix", "a"], in: folder.path)
    #expect(none.status == 2)
    #expect(none.errors == "stele: stele.sqlite: no such index; create it with `stele index PATH...`\n")
  }
}

/// Several articles that fit about as well.
@Suite("Choosing one of several articles")
struct FixChoiceTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    for name in ["printer", "scanner"] {
      try folder.write(
        "en-US/\(name).md",
        "# The device does not answer\n\nThe light is off.\n\n## Solution\n\n1. Restart the \(name).\n")
    }
    #expect(try await Program.run(["index", "."], in: folder.path).status == 0)
  }

  @Test("In a pipe the best one is printed, and another that fits as well and is short") func piped() async throws {
    let run = try await Program.run(["fix", "device does not answer"], in: folder.path)
    #expect(
      run.output == """
        The device does not answer
          en-US  en-US/printer.md:7

          The light is off.

        Solution
          1. Restart the printer.

        This one fits about as well:

        The device does not answer
          en-US  en-US/scanner.md:7

          The light is off.

        Solution
          1. Restart the scanner.

        """)
    let one = try await Program.run(["fix", "device does not answer", "--limit", "1"], in: folder.path)
    #expect(one.output.hasSuffix("\n  1. Restart the printer.\n"))
    #expect(!one.output.contains("scanner"))
  }

  private static let terminal = "/usr/bin/script"

  @Test(
    "On a terminal people choose by number",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: terminal),
      "skipped: there is no script(1), which makes the terminal"),
    arguments: [("2", ["scanner"]), ("", ["printer"]), ("9\\n2", ["scanner"]), ("q", [])])
  func chosen(answer: String, chosen: [String]) async throws {
    let run = try await Program.shell(
      "printf '\(answer)\\n' | script --quiet --return --command \"stele fix device does not answer\" /dev/null",
      in: folder.path, environment: ["TERM": "dumb"])
    let lines = run.output.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.contains("Several articles fit:"))
    #expect(lines.contains("  1. The device does not answer"))
    #expect(run.output.contains("Number (1-2, return for 1): "))
    let shown = ["printer", "scanner"].filter { device in lines.contains { $0.hasSuffix("1. Restart the \(device).") } }
    #expect(shown == chosen)
    #expect(run.status == 0)
  }
}

private let seeds = Project.root + "/../shared/corpora/seeds"

@Suite(
  "Fixing what the seed article is about",
  .enabled(if: FileManager.default.fileExists(atPath: seeds), "skipped: there is no ../shared/corpora"))
struct FixSeedTests {
  private static let index = Task {
    let names = try FileManager.default.contentsOfDirectory(atPath: seeds).filter { $0.hasSuffix(".txt") }.sorted()
    return try await SampleIndex.make(names, in: seeds)
  }

  @Test(
    "Every query finds it, in the language that says so",
    arguments: [
      ("ключи шифрования", "ru-RU", "cause"), ("cles RSA", "fr-FR", "cause"), ("ошибка RDP 8080", "ru-RU", "symptoms"),
      ("internal error", "fr-FR", nil),
    ])
  func queries(query: String, locale: String, anchor: String?) async throws {
    let document = try await fix([query], in: Self.index.value.path)
    #expect(document.results.count == 1)
    let best = try #require(document.results.first)
    #expect(best.locale == locale)
    #expect(best.matched.locale == locale)
    // The title's anchor is what the article is called by.
    #expect(best.matched.anchor == anchor ?? best.article)
    #expect(best.steps.contains { $0.anchor == "step-1-check-the-rdp-port" })
  }

  @Test("In French it warns of the port at its step, and of the section that French lacks") func warnings()
    async throws
  {
    let document = try await fix(["erreur interne RDP", "--locale", "fr-FR"], in: Self.index.value.path)
    let best = try #require(document.results.first)
    #expect(best.locale == "fr-FR")
    #expect(best.translation == "human")
    #expect(best.translatedOn == "2020-02-28")
    #expect(best.symptoms.contains("Erreur interne RDP."))
    #expect(best.matched.text == "Erreur interne RDP.")
    #expect(best.matched.anchor == "symptoms")
    #expect(best.causes.count == 4)
    let step = try #require(best.steps.first { $0.anchor == "step-1-check-the-rdp-port" })
    #expect(step.number == "1")
    #expect(step.code == [.init(language: "powershell", text: "Netstat -anob |more")])
    #expect(step.findings.contains { $0.rule == "port-mismatch" && $0.message == "port 8080 (ru-RU: 3389)" })
    let section = try #require(best.findings.first { $0.rule == "missing-section" })
    #expect(section.reference?.locale == "ru-RU")
    #expect(section.reference?.text.contains("check-rdp-security") == true)
    let russian = try await fix(["erreur interne RDP", "--locale", "ru-RU"], in: Self.index.value.path)
    #expect(russian.results.first?.locale == "ru-RU")
  }
}
