import ArticleParsing
import TestSupport
import Testing

@Suite("Input made to be slow", .serialized)
struct PathologicalTests {
  private static let inputs: [(String, String)] = [
    ("deep quotes", String(repeating: "> ", count: 5_000) + "x\n"),
    ("deep lists", (0..<300).map { String(repeating: " ", count: $0 * 2) + "- x\n" }.joined()),
    ("open brackets", String(repeating: "[", count: 50_000)),
    ("open brackets, closed", String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)),
    ("open links", String(repeating: "[a](", count: 20_000)),
    ("open tags", String(repeating: "<a ", count: 20_000)),
    ("open comments", String(repeating: "<!-- ", count: 20_000)),
    ("asterisks", String(repeating: "*a ", count: 50_000)),
    ("backticks of many lengths", (1...400).map { String(repeating: "`", count: $0) + "x" }.joined()),
    ("open braces", String(repeating: "{ ", count: 50_000)),
    ("a line of a megabyte", String(repeating: "word 1234 ", count: 100_000)),
    ("reference links", String(repeating: "[a][", count: 20_000)),
    ("dollars and percents", String(repeating: "%a$b", count: 50_000)),
  ]

  @Test("It is parsed, or refused, in less than a minute", .timeLimit(.minutes(20)), arguments: inputs.map(\.0))
  func fast(name: String) {
    let input = Self.inputs.first { $0.0 == name }!.1
    let time = ContinuousClock().measure { _ = try? ArticleParser.parse(Array(input.utf8), path: "a.md") }
    #expect(time < .seconds(60), "\(name) took \(time)")
  }

  @Test("What would take libcmark minutes is refused") func refused() {
    let images = String(repeating: "![", count: 20_000) + String(repeating: "]", count: 20_000)
    #expect(throws: ParseError.self) { try ArticleParser.parse(Array(images.utf8), path: "a.md") }
  }
}
