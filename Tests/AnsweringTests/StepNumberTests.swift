import ParallelText
import Testing

@testable import Answering

@Suite("Numbers of steps")
struct StepNumberTests {
  private func numbers(_ written: [String?]) -> [String?] {
    var content = written.map { number in
      Answer.Content.step(
        Answer.Step(
          id: "", kind: number == nil ? .prose : .numbered, number: number, anchor: nil, content: [], startLine: 1,
          endLine: 1, disagreements: []))
    }
    StepNumbers.assign(to: &content)
    return content.steps.map(\.number)
  }

  @Test("Are those written where they go up") func written() {
    #expect(numbers(["1", "2", "3"]) == ["1", "2", "3"])
    #expect(numbers(["3", "4"]) == ["3", "4"])
    #expect(numbers(["1", "3"]) == ["1", "3"])
  }

  @Test("Are counted where they do not") func counted() {
    #expect(numbers(["1", "1", "1"]) == ["1", "2", "3"])
    #expect(numbers(["1", "2", "2"]) == ["1", "2", "3"])
    #expect(numbers(["0", "0"]) == ["0", "1"])
  }

  @Test("Begin anew with another list") func lists() {
    #expect(numbers(["1", "2", nil, "1", "2"]) == ["1", "2", nil, "1", "2"])
    #expect(numbers(["1", nil, "2", nil, "3"]) == ["1", nil, "2", nil, "3"])
  }

  @Test("Go on where a list was only torn apart") func torn() {
    #expect(numbers(["1", nil, "1", nil, "1"]) == ["1", nil, "2", nil, "3"])
  }
}
