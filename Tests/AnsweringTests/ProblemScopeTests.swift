import ParallelText
import Testing

@testable import Answering

/// What a query matches, and the answer that it gets.
@Suite("An answer is about the problem that matched")
struct ProblemScopeTests {
  private func answer(_ text: String, to query: String, codes: Set<String> = []) async throws -> Answer {
    let article = try await alignedArticle(["en-US": text])
    func terms(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let wanted = MatchedPlace.Wanted(
      weights: Dictionary(
        terms(query).map { ($0, Double(min($0.count, 12))) }, uniquingKeysWith: { first, _ in first }),
      codes: codes)
    let locale = try #require(LocaleTag("en-US"))
    let place = MatchedPlace.find(
      { _ in wanted }, in: article, preferring: locale, isCertain: true, terms: { text, _ in terms(text) })
    let matched = try #require(place)
    return AnswerBuilder.answer(of: article, [], about: matched, in: locale)
  }

  private static let codes = """
    # Codes of the coffee machine

    Look the code up.

    ## Codes and cures

    ### E77 No water

    #### Cause

    The tank is empty.

    #### Solution

    1. Fill the tank.

    ### E78 No beans

    #### Cause

    The hopper is empty.

    #### Solution

    1. Fill the hopper.
    2. Press **Start**.
    """

  @Test("A code leads to the section whose heading has it, with its cause and its cure alone") func heading()
    async throws
  {
    let answer = try await answer(Self.codes, to: "E78", codes: ["e78"])
    #expect(answer.section == ["Codes of the coffee machine", "Codes and cures", "E78 No beans"])
    #expect(answer.causes.texts == ["The hopper is empty."])
    #expect(answer.steps.map(\.text) == ["Fill the hopper.", "Press Start."])
    #expect(answer.line == 25)
  }

  @Test("The title leads to all of the article") func title() async throws {
    let answer = try await answer(Self.codes, to: "codes of the coffee machine")
    #expect(answer.section == ["Codes of the coffee machine"])
    #expect(answer.causes.texts.count == 2 + 1)
    #expect(answer.steps.count == 3)
  }

  @Test("Of problems that are told one after the other it is the one that matched") func groups() async throws {
    let text = """
      # Two faults

      ## Symptoms

      The lamp is red.

      ## Cause

      No power.

      ## Solution

      Plug it in.

      ## Symptoms

      The lamp blinks green.

      ## Cause

      No network.

      ## Solution

      Insert the cable.
      """
    let answer = try await answer(text, to: "lamp blinks green")
    #expect(answer.symptoms.texts == ["The lamp blinks green."])
    #expect(answer.causes.texts == ["No network."])
    #expect(answer.steps.map(\.text) == ["Insert the cable."])
  }

  @Test("A code in a table leads to its row, with the head of the table") func row() async throws {
    let text = """
      # Messages

      Some are listed here.

      | Code | Meaning | What to do |
      | --- | --- | --- |
      | K10 | The door is open | Close the door until it clicks |
      | K20 | The filter is full | Replace the filter by a new one |

      ## See also

      Nothing.
      """
    let inTitle = try await answer(text, to: "K20", codes: ["k20"])
    #expect(inTitle.steps.flatMap(\.text.lines).contains("K20 | The filter is full | Replace the filter by a new one"))
    let answer = try await answer(text.replacing("Some are", with: "## List\n\nSome are"), to: "K20", codes: ["k20"])
    #expect(
      answer.steps.map(\.text.lines) == [
        ["Code | Meaning | What to do", "K20 | The filter is full | Replace the filter by a new one"]
      ])
  }

  @Test("The steps of one procedure stay together, whichever matched") func procedure() async throws {
    let text = """
      # Replace the battery

      ## Step 1: Open the lid

      Turn the screw.

      ## Step 2: Remove the battery

      Pull the ribbon.
      """
    let answer = try await answer(text, to: "pull the ribbon of the battery")
    #expect(answer.steps.map(\.text) == ["Turn the screw.", "Pull the ribbon."])
  }

  @Test("A list of the versions concerned is no cure") func noCure() async throws {
    let text = """
      # Orders vanish

      ## Affected versions

      - Shop 7
      - Shop 8

      ## Symptoms

      An order is gone.

      ## Cause

      The queue is full.
      """
    let answer = try await answer(text, to: "orders vanish")
    #expect(!answer.hasCure)
    #expect(answer.steps.isEmpty)
    #expect(answer.symptoms.texts == ["An order is gone."])
  }

  @Test("Links, images, tables and commands of a step are kept") func content() async throws {
    let text = """
      # Reset the router

      1. See [the manual](https://example.com/manual "Manual") or <a href="faq.html">the *FAQ*</a>.
      2. Run `router reset --all`, then `exit`.

         ![The button](media/button.png)
      """
    let steps = try await answer(text, to: "reset the router").steps
    #expect(
      steps[0].links == [
        Prose.Link(text: "the manual", target: "https://example.com/manual"),
        Prose.Link(text: "the FAQ", target: "faq.html"),
      ])
    #expect(steps[0].text == "See the manual or the FAQ.")
    #expect(steps[1].code == [Answer.Code(language: nil, text: "router reset --all", output: "", isInline: true)])
    #expect(steps[1].images == [Prose.Link(text: "The button", target: "media/button.png")])
  }

  @Test("Anchors are those of the file that answers") func anchors() async throws {
    let article = try await alignedArticle([
      "en-US": "# Noise\n\n## Symptoms\n\nIt hums.\n\n## Solution\n\n1. Tighten it.\n",
      "fr-FR": "# Bruit\n\n## Symptômes\n\nIl bourdonne.\n\n## Solution trouvée\n\n1. Serrez-le.\n",
    ])
    let french = AnswerBuilder.answer(of: article, [], in: try #require(LocaleTag("fr-FR")))
    #expect(french.parts.map(\.anchor) == ["solution-trouvée"])
    #expect(french.steps.map(\.anchor) == ["solution-trouvée"])
  }

  @Test("A section without steps is answered, though another chapter has a solution") func chapters() async throws {
    let text = """
      # Questions about the oven

      ## What is new

      ### The display dims at night

      It gets brighter when a key is pressed.

      ### The door locks itself

      It opens at the end.

      ## Troubleshooting

      ### The lamp is dark

      1. Replace the lamp.
      """
    let answer = try await answer(text, to: "The display dims at night")
    #expect(answer.section == ["Questions about the oven", "What is new", "The display dims at night"])
    #expect(answer.steps.map(\.text) == ["It gets brighter when a key is pressed."])
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}
