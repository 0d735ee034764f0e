import ArticleParsing
import TestSupport
import Testing

@Suite("Texts made to be slow to parse", .serialized)
struct GrowthTests {
  private static let texts: [(name: String, size: Int, text: @Sendable (Int) -> String)] = [
    ("a run of dots", 4_000, { String(repeating: ".", count: $0) }),
    ("letters and dots", 2_000, { String(repeating: "a.", count: $0) }),
    ("letters and dashes", 2_000, { String(repeating: "a-", count: $0) }),
    ("capitals and dots", 2_000, { String(repeating: "A.", count: $0) }),
    ("digits and dashes", 2_000, { String(repeating: "a-1", count: $0) }),
    ("groups of thousands", 1_000, { "1" + String(repeating: " 000", count: $0) }),
    ("thousands that end in a list", 1_000, { "1" + String(repeating: ",000", count: $0) + ",1" }),
    (
      "backticks of growing number", 20_000,
      { (1...Int((2 * Double($0)).squareRoot())).map { String(repeating: "`", count: $0) + "x " }.joined() }
    ),
    ("names on a screen that do not end", 300, { String(repeating: "[!UICONTROL ", count: $0) }),
    ("notes that are not closed", 500, { String(repeating: ":::note\nText\n\n", count: $0) }),
    ("zones that are not closed", 500, { String(repeating: "::: zone pivot=\"a\"\n\nText\n\n", count: $0) }),
    ("fences of directives that are not closed", 500, { String(repeating: "```{note}\nText\n\n", count: $0) }),
    ("notes whose text is not indented", 1_000, { String(repeating: "!!! note\n", count: $0) }),
    ("ends of nothing", 2_000, { String(repeating: ":::\n", count: $0) }),
    ("options of a directive", 1_000, { ":::{note}\n" + String(repeating: ":a: b\n", count: $0) }),
    ("what looks like options in a title", 1_000, { ":::{note} " + String(repeating: ":a ", count: $0) }),
    ("attributes of a container", 1_000, { "::: {" + String(repeating: "a=b ", count: $0) + "}\n" }),
    (
      "directives in directives", 500,
      { (0..<$0).map { String(repeating: " ", count: $0 % 40) + ".. note::\n" }.joined() }
    ),
    ("lines of attributes", 500, { String(repeating: "Text\n{: .note}\n\n", count: $0) }),
    ("rows and cells that are not closed", 1_000, { "<table>\n" + String(repeating: "<tr><td>", count: $0) }),
    ("rows whose cells are Markdown", 300, { "<table>\n" + String(repeating: "<tr>\n<td>\n\nText\n\n", count: $0) }),
    ("tags of rows that do not end", 1_000, { "<table>\n" + String(repeating: "<tr a='", count: $0) }),
    ("quotes in a tag", 1_000, { String(repeating: "<a ''''''''''''''''", count: $0) }),
    (
      "one definition used often", 1_000,
      { "[r]: https://x.example/" + String(repeating: "y", count: $0) + "\n\n" + String(repeating: "[r] ", count: $0) }
    ),
    ("tags that do not end", 4_000, { String(repeating: "{{", count: $0) }),
    ("tags that do not end, line by line", 1_000, { String(repeating: "{% a\n", count: $0) }),
    ("shortcodes that do not end", 1_000, { String(repeating: "{{< a \"", count: $0) }),
    ("tags that are not closed", 1_000, { String(repeating: "{{< a >}}\n\n", count: $0) }),
    ("tags that nothing opens", 1_000, { String(repeating: "{% enda %}\n", count: $0) }),
    ("code between tags that does not end", 3_000, { String(repeating: "{% highlight a %}\n", count: $0) }),
    ("arguments that do not end", 5_000, { "{{< a " + String(repeating: "b=\"c\" ", count: $0) }),
    ("variables in a line", 1_000, { String(repeating: "{{ a.b }} ", count: $0) }),
    ("components that do not end", 1_000, { String(repeating: "<Card\n", count: $0) }),
    ("expressions that do not end", 4_000, { String(repeating: "{a", count: $0) }),
    ("comments that do not end", 1_000, { String(repeating: "{/* a\n", count: $0) }),
    (
      "front matter in TOML", 1_000, { size in "+++\n" + (0..<size).map { "k\($0) = [1, \"a\"]\n" }.joined() + "+++\n" }
    ),
    ("brackets in TOML", 5_000, { "+++\na = " + String(repeating: "[", count: $0) + "\n+++\n" }),
    ("front matter in JSON", 3_000, { size in "{" + (0..<size).map { "\"k\($0)\": [1]," }.joined() + "\"a\": 1}\n" }),
    ("braces in JSON", 5_000, { "{\"a\": " + String(repeating: "{\"a\": ", count: $0) }),
  ]

  @Test(
    "Four times as much takes about four times as long", .timeLimit(.minutes(20)), arguments: texts.map(\.name))
  func linear(_ name: String) throws {
    let (_, size, text) = Self.texts.first { $0.name == name }!
    let growth = Growth(from: size) { size in
      let bytes = Array(text(size).utf8)
      return processorTime {
        for path in ["a.md", "a.mdx"] { _ = try? ArticleParser.parse(bytes, path: path) }
      }
    }
    #expect(growth.isLinear, "\(growth)")
    #expect(growth.large < 20, "\(growth)")
  }
}
