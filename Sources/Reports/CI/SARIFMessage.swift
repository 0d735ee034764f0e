/// A text for people, as SARIF has it.
struct SARIFMessage {
  private var text: String

  /// Braces are doubled, since they could be placeholders (3.11.5), and brackets are kept from being links (3.11.6).
  init(_ text: String) { self.text = Self.plain(text).replacing("](", with: "\\](") }

  /// Adds a sentence that ends with links to related locations. GitHub shows a related location only where the message
  /// leads to it, and the first sentence where there is little room.
  mutating func append(_ sentence: String, links: [(text: String, id: Int)]) {
    let end = text.hasSuffix(".") || text.hasSuffix("…") ? "" : "."
    let links = links.map { text, id in
      let text = Self.plain(text).replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
      return "[\(text)](\(id))"
    }
    text += end + " " + SARIFMessage(sentence).text + " " + links.joined(separator: ", ") + "."
  }

  func write(to json: inout JSONWriter) { json.object { json in json.member("text") { $0.value(text) } } }

  private static func plain(_ text: String) -> String {
    TerminalText.safe(text).replacing("{", with: "{{").replacing("}", with: "}}")
  }
}
