import Foundation
import TestSupport
import Testing

/// What the guide says of editors.
@Suite("Recipes for editors")
struct EditorRecipeTests {
  private struct Tasks: Decodable {
    struct Task: Decodable {
      struct Matcher: Decodable {
        struct Pattern: Decodable {
          var regexp: String
          var file: Int
          var line: Int
          var column: Int
          var severity: Int
          var message: Int
          var code: Int
        }
        var pattern: Pattern
      }
      var command: String
      var problemMatcher: Matcher
    }
    var tasks: [Task]
  }

  private func block(_ language: String) throws -> String {
    let text = try String(contentsOfFile: Project.root + "/Docs/editors.md", encoding: .utf8)
    return try #require(text.components(separatedBy: "```\(language)\n").dropFirst().first)
      .components(separatedBy: "```")[0]
  }

  private func findings(_ command: String) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("docs/en/a [1].md", PortArticle.english)
    try folder.write("docs/fr/a [1].md", PortArticle.french + "\n3. Attendez.\n")
    let lines = try await Program.shell(command, in: folder.path).output.split(separator: "\n").map(String.init)
    try #require(lines.count == 2)
    return lines
  }

  @Test("VS Code's pattern finds each part of a line") func visualStudioCode() async throws {
    let task = try #require(try JSONDecoder().decode(Tasks.self, from: Data(try block("json").utf8)).tasks.first)
    let pattern = task.problemMatcher.pattern
    let expression = try NSRegularExpression(pattern: pattern.regexp)
    let rows = try await findings(task.command).map { line in
      let match = try #require(expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)))
      return [pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code]
        .map { line[Range(match.range(at: $0), in: line)!] }
    }
    #expect(rows[0] == ["docs/fr/a [1].md", "5", "19", "error", "port-mismatch"])
    #expect(rows[1].prefix(2) == ["docs/fr/a [1].md", "7"])
    #expect(rows[1].suffix(1) == ["extra-step"])
  }

  @Test(
    "Vim's format fills the quickfix list",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/vim"), "There is no Vim here."))
  func vim() async throws {
    let setting = try #require(
      try block("vim").split(separator: "\n").first { $0.hasPrefix("CompilerSet errorformat=") })
    let command = "stele audit docs --source en --format concise"
    let folder = try TemporaryFolder()
    try folder.write("lines", try await findings(command).joined(separator: "\n") + "\n")
    try folder.write(
      "script.vim",
      """
      \(setting.replacing("CompilerSet", with: "set"))
      cgetfile lines
      call writefile(map(getqflist(), 'v:val.type . " " . bufname(v:val.bufnr) . " " . v:val.lnum . " " . v:val.col'), "out")
      qall!

      """)
    _ = try await Program.shell("vim -u NONE -es -S script.vim < /dev/null", in: folder.path)
    #expect(
      try folder.read("out").split(separator: "\n").map { $0.lowercased() } == [
        "e docs/fr/a [1].md 5 19", "w docs/fr/a [1].md 7 1",
      ])
  }
}
