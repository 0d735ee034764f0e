import Foundation
import TestSupport
import Testing

/// A CI system's runner, as it reads the log of a step line by line.
enum LogRunner {
  /// The lines that it takes for commands: `::name` behind white space (GitHub), `##[name]` and `##vso[…]` anywhere
  /// (GitHub's older form, Azure).
  static func commands(in log: String) -> [String] {
    log.components(separatedBy: .newlines).filter {
      $0.trimmingCharacters(in: .whitespaces).range(of: "^\u{FEFF}?::[a-zA-Z]", options: .regularExpression) != nil
        || $0.range(of: #"##[a-zA-Z]*\["#, options: .regularExpression) != nil
    }
  }
}

@Suite("Commands of CI systems in articles and names")
struct RunnerCommandTests {
  private static let forged = "##vso[task.setvariable variable=PATH]/tmp/evil ##[add-mask]a"
  /// The lines of a block of code.
  private static let code = ["::add-mask::one", "  ::error file=x::two", "\u{A0}::warning::three", forged]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (locale, port, title) in [("en-US", "3389", "title"), ("fr-FR", "8080", "titre")] {
      let text = """
        # ::warning::\(title) forged

        ::notice::\(title)
        ::add-mask::soft

        1. Open port \(port).

           ```
        \(Self.code.map { "   " + $0 }.joined(separator: "\n"))
           \(port)
           ```

        2. Open port \(port) \(Self.forged)

        """ + (locale == "en-US" ? "## Missing \(Self.forged)\n\nText \(Self.forged)\n" : "")
      try folder.write("\(locale)/::error file=x::forged.md", text)
    }
  }

  private func index() async throws {
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
  }

  @Test(
    "No line of a format for people is one",
    arguments: [
      ["audit", ".", "--source", "en-US"], ["audit", ".", "--source", "en-US", "--format", "concise"],
      ["audit", ".", "--source", "en-US", "--format", "summary"], ["show", "forged"],
      ["show", "forged", "--locale", "fr-FR"],
      ["fix", "forged"],
      ["fix", "forged", "--open"], ["status"], ["query", "SELECT title, '\(Self.forged)' AS x FROM articles"],
    ])
  func people(call: [String]) async throws {
    if call[0] != "audit" { try await index() }
    let run = try await Program.run(call, in: folder.path)
    #expect(run.status == (call[0] == "audit" ? 1 : 0), "\(run.errors)")
    #expect(!run.output.isEmpty)
    #expect(LogRunner.commands(in: run.output) == [])
  }

  @Test("What would begin one is a visible escape, and what stands elsewhere is as it was") func escapes() async throws
  {
    let run = try await Program.run(["audit", ".", "--source", "en-US"], in: folder.path)
    #expect(run.output.contains("\n\\u{3A}:error file=x::forged\n\nfr-FR/::error file=x::forged.md:"))
    #expect(run.output.contains(" #\\u{23}vso[task.setvariable variable=PATH]/tmp/evil #\\u{23}[add-mask]a\n"))
  }

  @Test(
    "Text that only looks like one stays as it is",
    arguments: ["::: note", ":::note", ":: comment", "a ::error::b", "## [x]", "##x y[", "#[a]", "::", "##"])
  func harmless(text: String) async throws {
    try await index()
    for format in ["table", "csv"] {
      let run = try await Program.run(["query", "SELECT '\(text)' AS x", "--format", format], in: folder.path)
      #expect(run.output.split(whereSeparator: \.isNewline).last == text[...])
    }
  }

  @Test(
    "Documents for programs hold none either, and keep their values",
    arguments: ["json", "sarif", "junit", "codeclimate"])
  func reports(format: String) async throws {
    let run = try await Program.run(["audit", ".", "--source", "en-US", "--format", format], in: folder.path)
    #expect(LogRunner.commands(in: run.output) == [])
    switch format {
    case "junit":
      let texts = try XMLElement.read(run.output).all("failure").map(\.wholeText)
      #expect(texts.contains { $0.contains(Self.forged) })
    default:
      let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      // SARIF's messages escape brackets.
      #expect("\(document)".contains(format == "sarif" ? "##vso" : Self.forged))
    }
  }

  @Test(
    "Exported documents hold none either, and keep their values",
    arguments: ["json", "jsonl", "tmx", "xliff"])
  func exports(format: String) async throws {
    try await index()
    let run = try await Program.run(
      ["export", "--format", format] + (format == "xliff" ? ["--target", "fr-FR"] : []), in: folder.path)
    #expect(run.errors == "")
    #expect(LogRunner.commands(in: run.output) == [])
    let values: String
    switch format {
    case "json", "jsonl":
      values =
        try run.output.split(separator: "\n").count == 1 || format == "json"
        ? "\(JSONSerialization.jsonObject(with: Data(run.output.utf8)))" : run.output
    default: values = try XMLElement.read(run.output).wholeText
    }
    #expect(values.contains(Self.forged))
    #expect(values.contains("::add-mask::soft"))
  }

  @Test("In CSV a field that would begin one is in quotes, and a later line of a field has an apostrophe")
  func csv() async throws {
    try await index()
    let export = try await Program.run(["export", "--format", "csv"], in: folder.path)
    let lines = export.output.split(whereSeparator: \.isNewline)
    #expect(!lines.contains { $0.drop(while: \.isWhitespace).hasPrefix("::") })
    #expect(lines.dropFirst().first?.hasPrefix("\"::error file=x::forged\",") == true)
    #expect(lines.contains("'::add-mask::one") || lines.contains { $0.hasSuffix("\"::add-mask::one") })
    #expect(lines.contains("  '::error file=x::two"))
    let query = try await Program.run(
      ["query", "SELECT 1 AS '::error::x', char(10) || ' ::y::z' AS b, '::a::b' AS c", "--format", "csv"],
      in: folder.path)
    #expect(query.output == "\"::error::x\",b,c\r\n1,\"'\n '::y::z\",\"::a::b\"\r\n")
  }

  // MARK: Standard error

  @Test(
    "A name with line feeds is on one line of standard error",
    arguments: [
      ["audit", ".", "--format", "github"], ["audit", ".", "--format", "json"],
      ["index", ".", "--database", "i.sqlite"],
    ])
  func names(call: [String]) async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# A\n\nText.\n")
    try folder.write("fr-FR/x\n::add-mask::e\n.md", [0xFF])
    let run = try await Program.run(call, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines.first == "stele: fr-FR/x\\u{A}::add-mask::e\\u{A}.md: not UTF-8 at byte 0")
    #expect(run.errorLines.dropFirst().allSatisfy { $0.hasPrefix("stele: nothing was compared") })
  }

  @Test("No line of standard error is one, whatever a call or an article is named") func errors() async throws {
    try folder.write("en-US/other/::error file=x::forged.md", "# Other\n")
    try folder.write("fr-FR/other/::error file=x::forged.md", "# Autre\n")
    try await index()
    for call in [
      ["show", "file=x::forged"], ["show", "x\n::add-mask::y"], ["audit", "x\n::add-mask::y"], ["--x\n::add-mask::y"],
      ["audit", "--x\n::add-mask::y"], ["query", "SELECT '\n::add-mask::y"], ["explain", "##[error]"],
    ] {
      let run = try await Program.run(call, in: folder.path)
      #expect(run.status == 2)
      #expect(!run.errors.isEmpty)
      #expect(LogRunner.commands(in: run.errors) == [], "\(call)")
    }
  }
}
