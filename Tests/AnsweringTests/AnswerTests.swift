import ParallelText
import Testing

@testable import Answering

@Suite("Answers")
struct AnswerTests {
  private static let english = """
    # The port is blocked

    The firewall is in the way.

    ## Symptoms

    - Nothing connects.
    - Error 0x204 is shown.

    ## Cause

    A rule is wrong.

    ## Solution

    Do this first.

    ### Open the port

    1. Open **wf.msc**.
    1. Allow port 3389:

       ```console
       PS C:\\> New-NetFirewallRule -LocalPort 3389
       Name : {1}
       ```

       1. Choose *Domain*.
       2. Choose *Private*.
    1. Restart `TermService`.

    ### Try it

    Run this:

    ```bash
    $ nc -z host 3389
    ```

    ## See also

    - [Ports](https://example.com/ports)
    """
  private static let french = """
    # <a name="the-port-is-blocked"></a>Le port est bloqué

    Le pare-feu est en cause.

    ## <a name="symptoms"></a>Symptômes

    - Rien ne se connecte.
    - L'erreur 0x204 s'affiche.

    ## <a name="cause"></a>Cause

    Une règle est fausse.

    ## <a name="solution"></a>Solution

    Faites d'abord ceci.

    ### <a name="open-the-port"></a>Ouvrir le port

    1. Ouvrez **wf.msc**.
    2. Autorisez le port 8080 :

           New-NetFirewallRule -LocalPort 3389

       1. Choisissez *Domaine*.
       2. Choisissez *Privé*.

    ## <a name="see-also"></a>Voir aussi

    - [Ports](https://example.com/ports)
    """

  private func answer(
    _ texts: [String: String] = ["en-US": english, "fr-FR": french], in locale: String, source: String? = "en-US"
  ) async throws -> Answer {
    let (article, findings) = try await articleWithFindings(texts, source: source)
    return AnswerBuilder.answer(of: article, findings, in: try #require(LocaleTag(locale)))
  }

  @Test("Say what shows, why, and what to do") func parts() async throws {
    let answer = try await answer(in: "en-US")
    #expect(answer.title == "The port is blocked")
    #expect(answer.symptoms.texts == ["Nothing connects.", "Error 0x204 is shown."])
    #expect(answer.causes.texts == ["A rule is wrong."])
    #expect(answer.parts.map(\.heading) == ["Solution", "Open the port", "Try it"])
    #expect(answer.parts.map(\.anchor) == ["solution", "open-the-port", "try-it"])
    #expect(answer.findings.isEmpty)
  }

  @Test("Steps are numbered as a reader counts, nested as they are, with the lines that they take") func steps()
    async throws
  {
    let steps = try await answer(in: "en-US").steps
    #expect(steps.map(\.number) == [nil, "1", "2", "3", nil])
    #expect(
      steps.map(\.text) == [
        "Do this first.", "Open wf.msc.", "Allow port 3389:", "Restart TermService.", "Run this:",
      ])
    #expect(steps[2].steps.map(\.number) == ["1", "2"])
    #expect(steps[2].steps.map(\.text) == ["Choose Domain.", "Choose Private."])
    #expect(steps[2].startLine == 21)
    #expect(steps[2].endLine == 29)
    #expect(steps[4].startLine == 34)
    #expect(steps[4].endLine == 38)
    #expect(steps[2].anchor == "open-the-port")
  }

  @Test("Code has no prompts and no output, and the label that any locale names") func code() async throws {
    let english = try await answer(in: "en-US").steps
    let command = "New-NetFirewallRule -LocalPort 3389"
    #expect(english[2].code == [Answer.Code(language: "console", text: command, output: "Name : {1}")])
    #expect(english[4].code == [Answer.Code(language: "bash", text: "nc -z host 3389", output: "")])
    #expect(try await answer(in: "fr-FR").steps[2].code.map(\.language) == ["console"])
  }

  @Test("A step warns where its locale is likely wrong, and says what the others have") func disagreements()
    async throws
  {
    let steps = try await answer(in: "fr-FR").steps
    let ports = steps[2].disagreements.filter { $0.finding.rule == .portMismatch }
    #expect(ports.map(\.finding.target.text) == ["8080"])
    #expect(ports[0].others.map(\.locale.description) == ["en-US"])
    #expect(ports[0].others.map(\.text) == ["3389"])
    // The locale that is likely right is not warned of the other one.
    #expect(try await answer(in: "en-US").steps.allSatisfy { $0.disagreements.isEmpty })
  }

  @Test("What a locale lacks stands at its place, with the text of another") func lacks() async throws {
    let answer = try await answer(in: "fr-FR")
    #expect(answer.findings.map(\.rule) == [.missingSection, .missingStep])
    let lacks = answer.parts.map { part in
      part.content.compactMap { item in
        if case .lack(let lack) = item { lack } else { nil }
      }
    }
    #expect(lacks.map(\.count) == [0, 1, 1])
    #expect(lacks[1][0].content.steps.map(\.text) == ["Restart TermService."])
    #expect(lacks[2][0].locale.description == "en-US")
    guard case .heading("Try it") = lacks[2][0].content[0] else {
      Issue.record("The heading is missing.")
      return
    }
    #expect(lacks[2][0].content.steps.map(\.text) == ["Run this:"])
    #expect(answer.steps.map(\.number) == [nil, "1", "2"])
  }

  @Test("Where the article lacks the locale, its source answers") func fallback() async throws {
    let german = try await answer(in: "de-DE")
    #expect(german.locale.description == "en-US")
    #expect(german.requestedLocale.description == "de-DE")
    #expect(try await answer(in: "fr").locale.description == "fr-FR")
    #expect(try await answer(in: "fr-CA").locale.description == "fr-FR")
    let (article, _) = try await articleWithFindings(["fr-FR": Self.french, "ru-RU": "# Порт\n"], source: nil)
    let other = AnswerBuilder.answer(of: article, [], in: LocaleTag("de")!, orIn: LocaleTag("ru-RU")!)
    #expect(other.locale.description == "ru-RU")
  }

  @Test("Without sections that tell it, steps are the solution, and what stands before them the symptom")
  func withoutRoles() async throws {
    let text =
      "# Reset a password\n\nYou forgot it.\n\nDo this:\n\n1. Open **Settings**.\n2. Choose **Reset**.\n\n## More\n\nText.\n"
    let answer = try await answer(["en-US": text], in: "en-US")
    #expect(answer.symptoms.texts == ["You forgot it."])
    #expect(answer.steps.map(\.text) == ["Do this:", "Open Settings.", "Choose Reset.", "Text."])
    #expect(answer.steps.map(\.number) == [nil, "1", "2", nil])
  }

  @Test("Without steps, the text is the solution") func prose() async throws {
    let one = try await answer(["en-US": "# Browsers\n\nUse a new one.\n"], in: "en-US")
    #expect(one.symptoms.texts.isEmpty)
    #expect(one.steps.map(\.text) == ["Use a new one."])
    let two = try await answer(
      ["en-US": "# Browsers\n\nIt is slow.\n\nUse a new one.\n\n- Edge\n- Firefox\n"], in: "en-US")
    #expect(two.symptoms.texts == ["It is slow."])
    #expect(two.steps.map(\.text) == ["Use a new one.", "Edge", "Firefox"])
    #expect(two.steps.map(\.number) == [nil, nil, nil])
  }

  @Test("Symptoms and a cause without a solution leave the rest that has steps or code") func unnamedSolution()
    async throws
  {
    let text =
      "# T\n\nLead.\n\n## Symptoms\n\nIt fails.\n\n## Cause\n\nOld.\n\n## Renew it\n\n1. `renew`\n\n## See also\n\n- x\n"
    let answer = try await answer(["en-US": text], in: "en-US")
    #expect(answer.symptoms.texts == ["It fails."])
    #expect(answer.parts.map(\.heading) == ["Renew it"])
  }

  @Test("A text that ends early says so, with what the other language goes on with") func truncated() async throws {
    let half = try #require(Self.french.range(of: "### <a name=\"open"))
    let answer = try await answer(
      ["en-US": Self.english, "fr-FR": String(Self.french[..<half.lowerBound])], in: "fr-FR")
    #expect(answer.findings.contains { $0.rule == .truncated || $0.rule == .missingSection })
    let lacks = answer.parts.flatMap(\.content).compactMap { item in
      if case .lack(let lack) = item { lack } else { nil }
    }
    #expect(lacks.flatMap { $0.content.steps.map(\.text) }.contains("Allow port 3389:"))
  }

  @Test("An article of nothing answers with nothing", arguments: ["", "# Title\n", "\n\n---\n"])
  func empty(text: String) async throws {
    let answer = try await answer(["en-US": text, "fr-FR": "# Rien\n"], in: "en-US")
    #expect(answer.steps.isEmpty)
    #expect(answer.line == 1)
  }

  @Test("Lists of any depth are answered") func deep() async throws {
    let text = "# T\n\n" + (0..<300).map { String(repeating: "   ", count: $0) + "1. Step \($0)\n" }.joined()
    let answer = try await answer(["en-US": text], in: "en-US")
    var count = 0
    var level = answer.steps
    while !level.isEmpty {
      count += level.count
      level = level.flatMap(\.steps)
    }
    #expect(count > 10)
  }
}
