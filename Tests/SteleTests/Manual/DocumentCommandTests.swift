import Foundation
import TestSupport
import Testing

@Suite("What documents show")
struct DocumentCommandTests {
  /// A block of `console` is commands (`$ …`), each with what it prints. A line of `…` alone leaves lines out. Those of a
  /// document run one after the other in one folder, in which the sample articles are.
  @Test("Commands print what is shown", arguments: Document.all) func commands(document: Document) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Corpus", withDestinationPath: Project.root + "/Corpus")
    try await run("console", of: document, in: folder.path)
  }

  @Test(
    "Every command is shown at work in some document",
    arguments: ["audit", "index", "status", "fix", "show", "export", "report", "query", "explain"])
  func subcommands(name: String) {
    let blocks = Document.all.flatMap(\.blocks).filter { $0.info == "console" }
    #expect(blocks.contains { ("\n" + $0.text).contains("stele \(name) ") || $0.text.contains("stele \(name)\n") })
  }

  /// Blocks of `console history` are of a repository: a source that has changed since it was translated, and a
  /// translation that the branch has deleted.
  @Test("Its commands on a history print what it shows") func history() async throws {
    let repository = try await Repository()
    let english = """
      # Share a printer

      The printer needs an address of its own.

      ## Open the port

      1. Open TCP port 9100.
      2. Restart the service `spooler`.

      """
    try repository.write("docs/en-US/printer.md", english)
    try repository.write("docs/en-US/scanner.md", "# Scan to a folder\n\nEnter the path `\\\\scans\\inbox`.\n")
    let first = try await repository.commit("Printer and scanner", on: "2024-01-10")
    let french = """
      ---
      ms.sourcegitcommit: \(first.prefix(10))
      ---
      # <a name="share-a-printer"></a>Partager une imprimante

      L’imprimante a besoin de sa propre adresse.

      ## <a name="open-the-port"></a>Ouvrir le port

      1. Ouvrez le port TCP 9100.
      2. Redémarrez le service `spoolsv`.

      """
    try repository.write("docs/fr-FR/printer.md", french)
    try repository.write(
      "docs/fr-FR/scanner.md", "# Numériser vers un dossier\n\nEntrez le chemin `\\\\scans\\inbox`.\n")
    try await repository.commit("French", on: "2024-02-01")
    try await repository.git("switch", "--quiet", "--create", "topic")
    try repository.write("docs/en-US/printer.md", english.replacing("9100", with: "9101"))
    try repository.remove("docs/fr-FR/scanner.md")
    try await repository.commit("Another port", on: "2024-05-01")
    let guide = try Document("Docs/guide.md")
    #expect(guide.blocks.filter { $0.info == "console history" }.count == 2)
    try await run("console history", of: guide, in: repository.path)
  }

  /// Runs the commands of all blocks of a kind.
  private func run(_ info: String, of document: Document, in folder: String) async throws {
    for block in document.blocks where block.info == info {
      for example in ("\n" + block.text).components(separatedBy: "\n$ ").dropFirst() {
        let line = example.prefix { $0 != "\n" }
        let shown = example.dropFirst(line.count + 1)
        let run = try await Program.shell(String(line), in: folder)
        expect(run.output, of: line, toShow: shown.hasSuffix("\n") ? String(shown) : shown + "\n")
      }
    }
  }

  private func expect(_ output: String, of line: Substring, toShow shown: String) {
    var rest = output[...]
    let parts = shown.components(separatedBy: "…\n")
    for (index, part) in parts.enumerated() {
      let found = rest.range(of: part)
      let isPlaced = part.isEmpty || (index == 0 ? found?.lowerBound == rest.startIndex : found != nil)
      #expect(isPlaced, "`\(line)` does not print:\n\(part)\nbut:\n\(output)")
      if let found { rest = rest[found.upperBound...] }
    }
    if parts.last != "" { #expect(rest.isEmpty, "`\(line)` prints more than is shown:\n\(rest)") }
  }

  @Test("The picture of the README is what the program prints") func picture() async throws {
    let drawn = try await Program.shell("Scripts/report_picture '\(Program.path)'")
    #expect(drawn.status == 0, "\(drawn.errors)")
    let shown = try String(contentsOfFile: Project.root + "/Docs/report.svg", encoding: .utf8)
    #expect(drawn.output == shown, "Scripts/report_picture >Docs/report.svg draws it again")
    #expect(try XMLElement.read(shown).name == "svg")
  }
}
