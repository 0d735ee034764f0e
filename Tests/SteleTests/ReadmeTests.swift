import DriftRules
import Foundation
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  private let text: String

  init() throws { text = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8) }

  @Test("Its table of rules is made from the rules") func rules() throws {
    let table =
      (["| rule | severity | reports |", "| --- | --- | --- |"]
      + RuleBook.all.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.summary) |" }).joined(separator: "\n")
    let parts = text.components(separatedBy: "<!-- rules -->\n")
    try #require(parts.count == 2)
    let shown = parts[1].components(separatedBy: "\n<!-- /rules -->")[0]
    #expect(shown == table, "Paste this between <!-- rules --> and <!-- /rules --> in README.md:\n\(table)\n")
  }

  /// A block of `console` is commands (`$ …`), each with what it prints. A line of `…` alone leaves lines out. They run
  /// one after the other in one folder, in which the sample articles stand.
  @Test("Its commands print what it shows") func commands() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Corpus", withDestinationPath: Project.root + "/Corpus")
    var count = 0
    for block in text.components(separatedBy: "```console\n").dropFirst() {
      let body = block.components(separatedBy: "```")[0]
      for example in ("\n" + body).components(separatedBy: "\n$ ").dropFirst() {
        let line = example.prefix { $0 != "\n" }
        let shown = example.dropFirst(line.count + 1)
        let run = try await Program.shell(String(line), in: folder.path)
        var rest = run.output[...]
        let parts = (shown.hasSuffix("\n") ? shown : shown + "\n").components(separatedBy: "…\n")
        for (index, part) in parts.enumerated() {
          let found = rest.range(of: part)
          let isPlaced = part.isEmpty || (index == 0 ? found?.lowerBound == rest.startIndex : found != nil)
          #expect(isPlaced, "`\(line)` does not print:\n\(part)\nbut:\n\(run.output)")
          if let found { rest = rest[found.upperBound...] }
        }
        if parts.last != "" { #expect(rest.isEmpty, "`\(line)` prints more than the README shows:\n\(rest)") }
        count += 1
      }
    }
    #expect(count >= 15)
  }

  @Test("Every view of the index is in it, with an example") func views() throws {
    let schema = try String(contentsOfFile: Project.root + "/Schema/index.sql", encoding: .utf8)
    let names = schema.components(separatedBy: "CREATE VIEW ").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(names.count >= 5)
    for name in names {
      #expect(text.contains("`\(name)`"))
      #expect(text.contains(" FROM \(name)"))
    }
  }
}
