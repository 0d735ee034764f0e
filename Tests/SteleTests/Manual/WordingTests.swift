import Foundation
import TestSupport
import Testing

@Suite("Wording")
struct WordingTests {
  private let phrases: [String]

  init() throws {
    let path = Project.root + "/Tests/SteleTests/Manual/unwanted_phrases.txt"
    phrases = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.components(separatedBy: "  ")[0] }
  }

  @Test("No document has an unwanted phrase", arguments: Document.all) func documents(document: Document) {
    #expect(phrases.count >= 3)
    #expect(found(in: document.text) == [])
  }

  @Test("No rule's page has one") func pages() throws {
    for page in try files("Sources/DriftRules/Catalogue", ending: [".md", "rules.txt"]) {
      #expect(found(in: try text(page)) == [], "\(page)")
    }
  }

  @Test("No message, help text or schema has one") func messages() throws {
    for file in try files("Sources", ending: [".swift"]) {
      for literal in Self.literals(in: try text(file)) { #expect(found(in: literal) == [], "\(file): \(literal)") }
    }
    // Migrations stay as they were when they were made.
    for file in try files("Schema", ending: [".schema.json", "index.sql"]) {
      #expect(found(in: try text(file)) == [], "\(file)")
    }
  }

  @Test("What is a literal is told from what is a comment") func literals() {
    let source = #"""
      /// A "comment".
      let a = "one" // "two"
      let b = "with \"quotes\" and // slashes"
      let c = """
        three
        """
      """#
    #expect(
      Self.literals(in: source).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } == [
        "one", #"with \"quotes\" and // slashes"#, "three",
      ])
  }

  /// The phrases in a text, wherever its lines are broken.
  private func found(in text: String) -> [String] {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return phrases.filter { words.contains($0) }
  }

  /// The string literals of a Swift source; what is interpolated counts as text.
  private static func literals(in source: String) -> [String] {
    var literals: [String] = []
    var rest = source[...]
    while let start = rest.firstIndex(where: { $0 == "\"" || $0 == "/" }) {
      rest = rest[start...]
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.first == "/" {
        rest = rest.dropFirst()
      } else {
        let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        rest = rest.dropFirst(quote.count)
        let body = rest
        while !rest.isEmpty, !rest.hasPrefix(quote) { rest = rest.dropFirst(rest.first == "\\" ? 2 : 1) }
        literals.append(String(body[..<rest.startIndex]))
        rest = rest.dropFirst(quote.count)
      }
    }
    return literals
  }

  private func files(_ folder: String, ending: [String]) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: Project.root + "/" + folder)?.compactMap { $0 as? String } ?? []
    let files = names.filter { name in ending.contains { name.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    try #require(!files.isEmpty)
    return files
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: Project.root + "/" + path, encoding: .utf8)
  }
}
