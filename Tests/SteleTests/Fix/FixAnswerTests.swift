import Foundation
import TestSupport
import Testing

@Suite("What stele fix shows of an article")
struct FixAnswerTests {
  private static let printer = """
    # The label printer prints nothing

    ## Symptoms

    The label printer beeps twice.

    ## Solution

    1. Get the ribbon from [the shop](https://example.com/ribbon).
    2. Follow [this page](../paper/load.md).
    3. Enter `printer reset --factory --keep-network` and confirm.

       ![Lever](media/lever.png)
    """

  private func index(_ files: [String: String], source: String? = nil) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder(files)
    let arguments = ["index", "."] + (source.map { ["--source", $0] } ?? [])
    #expect(try await Program.run(arguments, in: folder.path).status == 0)
    return folder
  }

  @Test("Links and images have numbers, and a list tells where they lead") func links() async throws {
    let folder = try await index(["en-US/label.md": Self.printer])
    let run = try await Program.run(["fix", "label printer beeps"], in: folder.path, environment: ["COLUMNS": "60"])
    #expect(
      run.output == """
        The label printer prints nothing
          en-US  en-US/label.md:9

        Symptoms
          The label printer beeps twice.

        Solution
          1. Get the ribbon from the shop [1].
          2. Follow this page [2].
          3. Enter
                 printer reset --factory --keep-network
             and confirm.
             (image: Lever [3])

        Links
          [1] https://example.com/ribbon
          [2] ../paper/load.md
          [3] media/lever.png

        """)
  }

  private static let questions = """
    ---
    title: Questions
    ---

    ## Troubleshooting

    ### The scanner says "lamp not ready"

    Wait for a minute, then enter:

    ```
    scanner warm
    ```

    ### After an update the list of scanners is empty

    ```
    scanner find
    ```
    """

  @Test("Of a page of questions the one that was asked is answered") func question() async throws {
    let folder = try await index(["en-US/questions.md": Self.questions])
    let run = try await Program.run(["fix", "lamp not ready"], in: folder.path)
    #expect(
      run.output == """
        Questions
          en-US  en-US/questions.md:9
          Troubleshooting › The scanner says "lamp not ready"

          Wait for a minute, then enter:

              scanner warm


        """)
  }

  @Test("A heading that has what was asked for goes before a text that has its words here and there")
  func heading() async throws {
    let news = (1...6).map { "Update \($0) of the scanner changes its list, and how many empty pages it has." }
    let folder = try await index([
      "en-US/questions.md": Self.questions,
      "en-US/news.md": "# Scanner updates\n\n" + news.joined(separator: "\n\n") + "\n",
    ])
    let run = try await Program.run(["fix", "list of scanners empty after the update"], in: folder.path)
    #expect(run.output.hasPrefix("Questions\n"))
  }

  @Test("An attribute is part of its sentence") func attribute() async throws {
    let folder = try await index([
      "en-US/a.md": "# Lists repeat\n\n1. Write the list once, such as `for=\"a in all\" if=\"a\"`, and reload.\n"
    ])
    let run = try await Program.run(["fix", "lists repeat"], in: folder.path)
    #expect(run.output.contains("once, such as for=\"a in all\" if=\"a\", and reload."))
  }

  @Test("A terminal that follows links is told addresses, and paths are listed") func hyperlinks() async throws {
    let folder = try await index(["en-US/label.md": Self.printer])
    let run = try await Program.run(
      ["fix", "label printer beeps", "--color", "always"], in: folder.path, environment: ["FORCE_HYPERLINK": "1"])
    #expect(run.output.contains("\u{1B}]8;;https://example.com/ribbon\u{1B}\\the shop\u{1B}]8;;\u{1B}\\"))
    #expect(run.output.contains("[1] ../paper/load.md"))
    #expect(!run.output.contains("] https://"))
    #expect(run.output.contains("The \u{1B}[1mlabel\u{1B}[0m \u{1B}[1mprinter\u{1B}[0m \u{1B}[1mbeeps\u{1B}[0m twice."))
  }

  @Test("JSON has links, images and commands of each step") func json() async throws {
    let folder = try await index(["en-US/label.md": Self.printer])
    let best = try #require(try await fix(["label printer beeps"], in: folder.path).results.first)
    #expect(best.section == ["The label printer prints nothing"])
    #expect(best.steps[0].links == [.init(text: "the shop", target: "https://example.com/ribbon")])
    #expect(best.steps[2].images == [.init(text: "Lever", target: "media/lever.png")])
    #expect(best.steps[2].code == [.init(language: nil, text: "printer reset --factory --keep-network", inline: true)])
  }

  @Test("An article that gives no cure says so") func noCure() async throws {
    let folder = try await index([
      "en-US/a.md":
        "# Lamp flickers\n\n## Affected products\n\n- Lamp 3\n\n## Symptoms\n\nIt flickers.\n\n## Cause\n\nUnknown.\n"
    ])
    let run = try await Program.run(["fix", "lamp flickers"], in: folder.path)
    #expect(run.output.hasSuffix("\nThis article gives no cure.\n"))
    #expect(try await fix(["lamp flickers"], in: folder.path).results.map(\.steps.count) == [0])
  }

  @Test("Tables of contents are nothing that is found") func contents() async throws {
    let folder = try await index([
      "en-US/TOC.md": "# [The scale is stuck](scale.md)\n## [The scale is stuck again](again.md)\n",
      "en-US/scale.md": "# The pointer does not move\n\nIf the scale is stuck, lift the plate.\n",
    ])
    let document = try await fix(["the scale is stuck"], in: folder.path)
    #expect(document.results.map(\.article) == ["scale"])
  }

  @Test(
    "A code that no article has finds nothing, however it is written",
    arguments: ["Q-4711", "Q4711", "q_4711", "0x4711"])
  func unknownCode(code: String) async throws {
    let folder = try await index(["en-US/a.md": "# About Q\n\nAsk Q-desk for q or 0x12.\n"])
    #expect(try await fix([code], in: folder.path).results.isEmpty)
    let run = try await Program.run(["fix", code], in: folder.path)
    #expect(run.output == "Nothing found for “\(code)”.\n")
  }

  @Test("Words copied from a text find it before articles that are called alike") func quoted() async throws {
    let folder = try await index([
      "en-US/mail.md": "# Mail\n\nThe mail is sent when the cable is plugged in at last.\n",
      "en-US/cable.md": "# The cable\n\nA cable.\n", "en-US/sent.md": "# Sent mail\n\nMail that was sent is kept.\n",
    ])
    let document = try await fix(["is sent when the cable is plugged"], in: folder.path)
    #expect(document.results.first?.article == "mail")
  }

  @Test(
    "A word with a letter that is wrong, missing or exchanged still finds",
    arguments: ["kettel", "ketle", "kettpe", "kettlee"])
  func misspelt(word: String) async throws {
    let folder = try await index([
      "en-US/a.md": "# Drinks\n\nThe kettle leaks.\n", "en-US/b.md": "# Meals\n\nThe oven smokes.\n",
    ])
    #expect(try await fix([word], in: folder.path).results.first?.article == "a")
  }

  @Test(
    "The answer is in the language of the query, else in that of the environment, else in the source's",
    arguments: [
      ("die Pumpe tropft", "fr_FR.UTF-8", "de-DE"), ("0x55AA77", "fr_FR.UTF-8", "fr-FR"), ("0x55AA77", "C", "en-US"),
      ("0x55AA77", "", "en-US"), ("0x55AA77", "ja_JP.UTF-8", "en-US"),
    ])
  func languages(query: String, language: String, locale: String) async throws {
    let folder = try TemporaryFolder([
      "de-DE/a.md": "# Die Pumpe tropft\n\nDie Pumpe meldet 0x55AA77.\n",
      "en-US/a.md": "# The pump drips\n\nThe pump shows 0x55AA77.\n",
      "fr-FR/a.md": "# La pompe goutte\n\nLa pompe affiche 0x55AA77.\n",
    ])
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
    let run = try await Program.run(
      ["fix", query, "--open"], in: folder.path,
      environment: ["LANG": language, "LC_ALL": "", "LC_MESSAGES": ""])
    #expect(run.output.hasPrefix("\(locale)/a.md:"))
  }

  @Test("Of a long log the lines that name an error are looked up") func log() async throws {
    let folder = try await index(["en-US/disk.md": "# Disk full\n\nThe job ended with ENOSPCX.\n"])
    let lines = (0..<40_000).map { "2031-05-04 12:00:00 INFO request \($0) took \($0 % 9) ms\n" }.joined()
    try folder.write("log.txt", lines + "2031-05-04 12:00:01 ERROR job ended with ENOSPCX\n" + lines)
    let run = try await Program.shell("stele fix --open - < log.txt", in: folder.path)
    #expect(run.output == "en-US/disk.md:3\n")
  }

  @Test("Articles with the same title are told apart by what the others do not say") func sameTitles() async throws {
    let steps = (1...90).map { "\($0). Press \($0).\n" }.joined()
    let folder = try await index([
      "en-US/indoor.md": "# The sensor is silent\n\nThis holds for rooms.\n\n\(steps)",
      "en-US/outdoor.md": "# The sensor is silent\n\nThis holds for gardens.\n\n\(steps)",
      "en-US/hall.md": "# The sensor is silent\n\nThis holds for halls.\n\n\(steps)",
    ])
    let run = try await Program.run(["fix", "the sensor is silent"], in: folder.path)
    #expect(run.output.contains("  3. The sensor is silent\n     This holds for gardens.\n     en-US/outdoor.md:"))
  }

  @Test("A step that was not translated is told, without a text of another language in its place")
  func untranslated() async throws {
    let folder = try await index([
      "en-US/a.md":
        "# The lamp blinks\n\n1. Open the lid.\n2. Go to the switch, and select the version that you want to use.\n",
      "fr-FR/a.md":
        "# Le voyant clignote\n\n1. Ouvrez le couvercle de la machine.\n2. Go to the switch, and select the version that you want to use.\n",
    ])
    let run = try await Program.run(["fix", "le voyant clignote"], in: folder.path)
    #expect(run.output.contains("▲ not translated: still in English [untranslated]"))
    #expect(!run.output.contains("Likely right"))
  }

  @Test("Where the best article fits loosely, it says so, and another that may fit is shown") func loose() async throws
  {
    let folder = try await index([
      "en-US/a.md": "# The red light of the oven\n\nThe oven blinks while it cools down.\n",
      "en-US/b.md": "# The green light of the fridge\n\nThe fridge blinks while it defrosts.\n",
    ])
    let run = try await Program.run(["fix", "blinks strangely light today somewhere"], in: folder.path)
    #expect(run.output.hasPrefix("No article has all of it. This one comes nearest:\n\nThe "))
    #expect(run.output.contains("\nThis one fits about as well:\n\nThe "))
  }

  @Test("Of a long article that fits loosely only the section that has matched is shown, or how it begins")
  func excerpt() async throws {
    let parts = (1...40).map { "## Part \($0)\n\nIt is made of metal\($0).\n" }
    let long = "## Lid\n\n" + (1...90).map { "\($0). Turn the lid.\n" }.joined() + "\n"
    let folder = try await index([
      "en-US/kettle.md":
        "# Kettle\n\n\(parts.joined(separator: "\n"))\n## Whistle\n\nThe whistle is shrill.\n\n\(long)",
      "en-US/pan.md": "# Pan\n\nNo whistle, and no lid that anybody could turn.\n",
    ])
    let short = try await Program.run(["fix", "why is whistle shrill yesterday evening"], in: folder.path)
    #expect(short.output.contains("  Whistle\n\n  The whistle is shrill.\n"))
    #expect(!short.output.contains("Part 3"))
    let cut = try await Program.run(["fix", "turn which lid yesterday evening strangely"], in: folder.path)
    #expect(cut.output.contains("more lines in en-US/kettle.md:"))
    #expect(!cut.output.contains("90. Turn"))
  }

  @Test("The answer warns of what is likely wrong, too, and not of notes") func warnings() async throws {
    let folder = try await index(
      [
        "en-US/a.md":
          "# The pump drips\n\n1. Close the valve.\n2. Wait.\n\nNever open the pump while it is warm and under pressure.\n",
        "fr-FR/a.md": "# La pompe goutte\n\n1. Fermez la vanne.\n2. Attendez.\n",
      ], source: "en-US")
    let run = try await Program.run(["fix", "la pompe goutte", "--locale", "fr-FR"], in: folder.path)
    #expect(run.output.contains("▲ missing paragraph: Never open the pump"))
    #expect(run.output.contains("│ Never open the pump while it is warm and under pressure."))
  }

  @Test("A paragraph that is nothing but code is entered as it stands") func soleCode() async throws {
    let folder = try await index([
      "en-US/a.md": "# The pump drips\n\n1. Run this:\n\n   `Stop-Pump`\n2. Wait for `Stopped`.\n"
    ])
    let run = try await Program.run(["fix", "the pump drips"], in: folder.path)
    #expect(run.output.hasSuffix("  1. Run this:\n         Stop-Pump\n  2. Wait for Stopped.\n"))
    let document = try await fix(["the pump drips"], in: folder.path)
    #expect(document.results.first?.steps.first?.code.map(\.text) == ["Stop-Pump"])
  }

  @Test("A path is not broken, whatever spaces it has") func path() async throws {
    let path = #"C:\Program Files (x86)\Label Maker\bin\label.exe"#
    let folder = try await index([
      "en-US/a.md":
        "# Label maker\n\n1. Look in the folder of the program, which is \(path) or D:\\Tools, for the file.\n"
    ])
    let run = try await Program.run(["fix", "label maker"], in: folder.path, environment: ["COLUMNS": "40"])
    #expect(run.output.contains("is\n     \(path)\n     or D:\\Tools, for the file.\n"))
  }
}
