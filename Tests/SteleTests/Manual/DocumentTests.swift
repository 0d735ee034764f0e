import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing
import Yams

@Suite("Documents")
struct DocumentTests {
  @Test("Links lead somewhere, headings included", arguments: Document.all) func links(document: Document) throws {
    let folder = document.path.contains("/") ? "Docs/" : ""
    for link in document.links where !link.hasPrefix("https://") {
      let (path, fragment) = (link.prefix { $0 != "#" }, link.drop { $0 != "#" }.dropFirst())
      let target = URL(fileURLWithPath: Project.root + "/" + folder + path).standardized.path
      #expect(path.isEmpty || FileManager.default.fileExists(atPath: target), "\(link)")
      if fragment.isEmpty { continue }
      let page = path.isEmpty ? document : try Document(String(target.dropFirst(Project.root.count + 1)))
      #expect(page.anchors.contains(String(fragment)), "\(link)")
    }
  }

  @Test(
    "Every document in Docs is linked from another",
    arguments: Document.all.map(\.path).filter { $0.hasPrefix("Docs/") })
  func linked(path: String) {
    let name = path.components(separatedBy: "/")[1]
    let others = Document.all.filter { $0.path != path }
    #expect(others.contains { $0.links.contains { $0.components(separatedBy: "#")[0].hasSuffix(name) } })
  }

  @Test("Blocks are in the language that they name", arguments: Document.all) func blocks(document: Document)
    async throws
  {
    for block in document.blocks {
      switch block.info {
      case "yaml": #expect(throws: Never.self, "\(block.text)") { try Yams.compose(yaml: block.text) }
      case "json":
        #expect(throws: Never.self, "\(block.text)") { try JSONSerialization.jsonObject(with: Data(block.text.utf8)) }
      case "sh":
        let folder = try TemporaryFolder(["block.sh": block.text])
        let run = try await Program.shell("sh -n block.sh", in: folder.path)
        #expect(run.status == 0, "\(run.errors)\(block.text)")
      // Those of the library's page are built and run (.ci/library).
      case "swift package", "swift main": #expect(document.path == "Docs/library.md")
      default:
        #expect(
          ["console", "console history", "markdown", "text", "swift", "vim"].contains(block.info), "\(block.info)")
      }
    }
  }

  @Test("The README is one page") func length() throws {
    let lines = try Document("README.md").text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 120)
  }

  @Test("The settings that are shown can be used, and the table is of their keys") func settings() async throws {
    let document = try Document("Docs/settings.md")
    let settings = try #require(document.blocks.first { $0.info == "yaml" }).text
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("stele.yml", settings)
    let run = try await Program.run(["audit", "."], in: folder.path)
    // The sample has no such files.
    #expect(run.errorLines.allSatisfy { $0.hasSuffix(" matches no file") })
    #expect(run.status == 1)
    let keys = settings.split(separator: "\n").filter { $0.first?.isLetter == true }.map { $0.prefix { $0 != ":" } }
    let rows = document.section("## Keys").split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.map { $0.dropFirst(3).prefix { $0 != "`" } } == keys)
  }

  @Test("The table of rules has every rule, with its severity and what it reports") func rules() throws {
    let rows = try Document("Docs/rules.md").prose.filter { $0.hasPrefix("| [`") }
    let table = try String(contentsOfFile: Project.root + "/Sources/DriftRules/Catalogue/rules.txt", encoding: .utf8)
    let names = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != " " }) }
    let expected = names.compactMap(RuleID.init(rawValue:)).map { rule in
      "| [`\(rule.rawValue)`](../Sources/DriftRules/Catalogue/Pages/\(rule.rawValue).md) | \(rule.severity.rawValue) | \(rule.summary) |"
    }
    #expect(expected.count == RuleID.allCases.count)
    for (row, line) in zip(rows, expected) { #expect(row == line) }
    #expect(rows.count == expected.count)
  }

  @Test("Every view of the index is described, with an example") func views() throws {
    let text = try Document("Docs/index.md").text
    let schema = try String(contentsOfFile: Project.root + "/Schema/index.sql", encoding: .utf8)
    let names = schema.components(separatedBy: "CREATE VIEW ").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(names.count >= 5)
    for name in names {
      #expect(text.contains("`\(name)`"))
      #expect(text.contains(" FROM \(name)"))
    }
  }

  @Test(
    "Every option of a command is in some document, and every format of findings",
    arguments: ["audit", "index", "status", "fix", "show", "export", "report", "query"])
  func options(command: String) async throws {
    let help = try await Program.run([command, "--help"], environment: ["COLUMNS": "400"]).output
    let texts = Document.all.map(\.text).joined()
    let options = help.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("--") }
      .map { $0.prefix { $0 == "-" || $0.isLetter } }
    #expect(options.count >= 2)
    for option in options { #expect(texts.contains(option), "\(command) \(option)") }
    let formats = help.components(separatedBy: "(values: ").dropFirst().first?.components(separatedBy: ";")[0] ?? ""
    let described = try Document("Docs/formats.md").text + Document("Docs/index.md").text
    for format in formats.components(separatedBy: ", ") where !format.isEmpty {
      #expect(
        described.contains("`\(format)`") || described.contains("\(format)\\|") || described.contains("\\|\(format)"),
        "\(format)")
    }
  }
}
