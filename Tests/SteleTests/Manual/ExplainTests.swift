import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("stele explain")
struct ExplainTests {
  @Test("Without a rule, all rules are listed in columns") func list() async throws {
    let run = try await Program.run(["explain"], environment: ["COLUMNS": "400"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == RuleID.allCases.count)
    let width = RuleID.allCases.map(\.rawValue.count).max()! + 2
    for (line, rule) in zip(lines, RuleID.allCases) {
      #expect(line.prefix(width).split(separator: " ") == [rule.rawValue[...]])
      #expect(line.dropFirst(width).hasPrefix("\(rule.severity.rawValue) "))
      #expect(line.dropFirst(width + 9) == rule.summary)
    }
  }

  @Test("A page is printed with its examples as they are") func page() async throws {
    let run = try await Program.run(["explain", "code-mismatch"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("code-mismatch (error)\n\n  A line of a code block"))
    #expect(run.output.contains("\n\nReported\n\n  en-US/article.md:\n\n    # "))
    #expect(run.output.contains("\n    if (Test-Path C:\\Temp\\jobs) {\n        Write-Host "))
    #expect(run.output.contains("\n\nSwitching it off\n\n  In `stele.yml`, "))
    #expect(!run.output.contains("## "))
  }

  @Test("Prose is wrapped to the terminal, or to 80 columns", arguments: [("", 80), ("60", 60), ("132", 132)])
  func width(columns: String, limit: Int) async throws {
    for arguments in [["explain"], ["explain", "encoding-damage"]] {
      let lines = try await Program.run(arguments, environment: ["COLUMNS": columns]).output.split(separator: "\n")
      // What an example holds may be wider.
      let prose = lines.filter { !$0.hasPrefix("    ") || arguments.count == 1 }
      let widest = prose.map(\.count).max() ?? 0
      #expect(widest <= limit && widest > limit - 16)
    }
  }

  @Test("Headings are bold where colours are wanted") func color() async throws {
    let arguments = ["explain", "port-mismatch"]
    let plain = try await Program.run(arguments)
    let always = try await Program.run(arguments + ["--color", "always"])
    #expect(!plain.output.contains("\u{1B}"))
    #expect(always.output.contains("\n\u{1B}[1mReported\u{1B}[0m\n"))
    #expect(always.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.output)
    #expect(try await Program.run(arguments, environment: ["CLICOLOR_FORCE": "1"]).output == always.output)
    #expect(
      try await Program.run(arguments, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output == plain.output)
  }

  @Test(
    "A rule that is not there ends with 2, and the nearest names are told",
    arguments: [
      ("port-mismtach", "did you mean port-mismatch?"), ("Truncated", "did you mean truncated?"),
      ("mising-row", "did you mean missing-row?"),
      ("link", "did you mean broken-link, extra-link, link-mismatch or missing-link?"),
      ("weather-forecast", "`stele explain` lists all rules"), ("", "`stele explain` lists all rules"),
    ])
  func unknown(rule: String, suggestion: String) async throws {
    let run = try await Program.run(["explain", rule])
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines == ["stele: unknown rule \(rule); \(suggestion)"])
  }
}
