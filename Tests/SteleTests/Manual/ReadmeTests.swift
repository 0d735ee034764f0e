import Foundation
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  private let text: String

  init() throws { text = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8) }

  /// A block of `console` is commands (`$ …`), each with what it prints. A line of `…` alone leaves lines out. They run
  /// one after the other in one folder, in which the sample articles stand.
  @Test("Its commands print what it shows") func commands() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Corpus", withDestinationPath: Project.root + "/Corpus")
    #expect(try await run("```console\n", in: folder.path) >= 15)
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
    #expect(try await run("```console history\n", in: repository.path) == 4)
  }

  /// Runs the commands of all blocks that begin so.
  ///
  /// - Returns: How many they are.
  private func run(_ fence: String, in folder: String) async throws -> Int {
    var count = 0
    for block in text.components(separatedBy: fence).dropFirst() {
      let body = block.components(separatedBy: "```")[0]
      for example in ("\n" + body).components(separatedBy: "\n$ ").dropFirst() {
        let line = example.prefix { $0 != "\n" }
        let shown = example.dropFirst(line.count + 1)
        let run = try await Program.shell(String(line), in: folder)
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
    return count
  }

  @Test("Its settings can be used, and the table is of their keys") func settings() async throws {
    let section = text.components(separatedBy: "### Settings\n")[1].components(separatedBy: "\n### ")[0]
    let settings = section.components(separatedBy: "```yaml\n")[1].components(separatedBy: "```")[0]
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("stele.yml", settings)
    let run = try await Program.run(["audit", "."], in: folder.path)
    // The sample has no such files.
    #expect(run.errorLines.allSatisfy { $0.hasSuffix(" matches no file") })
    #expect(run.status == 1)
    let keys = settings.split(separator: "\n").filter { $0.first?.isLetter == true }.map { $0.prefix { $0 != ":" } }
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.map { $0.dropFirst(3).prefix { $0 != "`" } } == keys)
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
