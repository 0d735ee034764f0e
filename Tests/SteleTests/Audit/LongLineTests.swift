import Foundation
import TestSupport
import Testing

/// What people do not write, but programs do: paragraphs of thousands of links on one line.
@Suite("Lines of thousands of findings", .serialized)
struct LongLineTests {
  private func folder(_ count: Int, _ link: (Int) -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text = "# A\n\n" + (0..<count).map(link).joined() + "\n"
    try folder.write("en/a.md", text)
    try folder.write("fr/a.md", text)
    return folder
  }

  /// The processor time of a call.
  private func seconds(_ arguments: String, in folder: TemporaryFolder) async throws -> Double {
    let run = try await Program.shell("stele \(arguments) > out 2> err; times", in: folder.path)
    // What the shell has taken, and below it what its children have: `0m0.520s 0m0.020s`.
    let line = try #require(run.output.split(separator: "\n").last)
    return line.split(separator: " ").map { time in
      let parts = time.dropLast().split(separator: "m").map { Double($0) ?? .infinity }
      return parts[0] * 60 + parts[1]
    }.reduce(0, +)
  }

  @Test(
    "Links that lead nowhere are told in a time that grows as they do", .timeLimit(.minutes(20)),
    arguments: ["x%.md", "#x%"])
  func linear(_ target: String) async throws {
    let growth = try await Growth(from: 1_000) { size in
      let folder = try folder(size) { "[a](\(target.replacing("%", with: "\($0)"))) " }
      return try await seconds("audit . --source en --fail-on never --format json", in: folder)
    }
    #expect(growth.isLinear, "\(target): \(growth)")
    #expect(growth.large < 20, "\(target): \(growth)")
  }

  @Test("A finding quotes what stands near it, and the index keeps no more of the line") func near() async throws {
    let folder = try folder(2_000) { "[a](\($0 == 1_500 ? "gone" : "b").md) " }
    try folder.write("en/b.md", "# B\n")
    try folder.write("fr/b.md", "# B\n")
    let run = try await Program.run(["audit", ".", "--source", "en"], in: folder.path, environment: ["COLUMNS": "60"])
    #expect(
      run.output.hasPrefix(
        """
        a

        en/a.md:3:15005: note: broken link: gone.md does not exist [broken-link]
          en 3 │ ….md) [a](b.md) [a](b.md) [a](gone.md) [a](b.md) […
               │                               ^^^^^^^

        """), "\(run.output.prefix(500))")
    #expect(try await Program.run(["index", ".", "--source", "en"], in: folder.path).status == 0)
    let longest = try await Program.run(
      ["query", "SELECT max(length(line_text)) AS n FROM relative_links", "--format", "csv"], in: folder.path)
    #expect(longest.output.split(whereSeparator: \.isNewline) == ["n", "1250"])
    let stored = try await Program.run(
      ["audit", "--database", "stele.sqlite"], in: folder.path, environment: ["COLUMNS": "60"])
    #expect(stored.output == run.output)
  }
}
