import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Commands that are broken")
struct MalformedCodeTests {
  private static func block(_ lines: String...) -> String { "```cmd\n" + lines.joined(separator: "\n") + "\n```" }

  static let drifts: [Example] = [
    .drift(
      .malformedCode, "two commands that ran together, on both sides, are reported at their origin",
      severity: .warning,
      wrong: .reference,
      target: block("sc config Spooler start= auto sc start Spooler"),
      reference: block("sc config Spooler start= auto ⟦sc start Spooler⟧")),
    .drift(
      .malformedCode, "a command that is cut off, on both sides, is reported at its origin", wrong: .reference,
      target: block("icacls C:\\Data /grant Administrators:F /T", "icacls C:\\Data /grant Admin"),
      reference: block("icacls C:\\Data /grant Administrators:F /T", "icacls C:\\Data /grant ⟦Admin⟧")),
  ]

  static let fine: [Example] = [
    .fine(
      .malformedCode, "commands that are whole",
      target: block("icacls C:\\Data /grant Administrators:F /T", "icacls C:\\Logs /grant Administrators:F /T"),
      reference: block("icacls C:\\Data /grant Administrators:F /T", "icacls C:\\Logs /grant Administrators:F /T")),
    .fine(
      .malformedCode, "a command that calls itself in a pipe",
      target: block("findstr /i error log.txt | findstr /v warning"),
      reference: block("findstr /i error log.txt | findstr /v warning")),
    .fine(
      .malformedCode, "a name that another begins with",
      target: block("sc config Spool start= auto", "sc config Spooler start= auto"),
      reference: block("sc config Spool start= auto", "sc config Spooler start= auto")),
    .fine(
      .malformedCode, "text that repeats a word in a language that is no shell",
      target: "```text\nrestart the -service and restart the host\n```",
      reference: "```text\nrestart the -service and restart the host\n```"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "A command that is cut off in the translation alone is one finding")
  func cutOffInTarget() throws {
    let whole = "icacls C:\\Data /grant Administrators:F /T"
    let drifts = RuleBook.check(
      try pair(
        Self.block(whole, "icacls C:\\Data /grant Admin"),
        Self.block(whole, "icacls C:\\Data /grant Administrators:R /T")))
    #expect(drifts.count == 1)
  }

  @Test(
    "Two commands that ran together in the translation alone are one finding")
  func joinedInTarget() throws {
    let drifts = RuleBook.check(
      try pair(
        Self.block("sc config Spooler start= auto sc start Spooler"),
        Self.block("sc config Spooler start= auto", "sc start Spooler")))
    #expect(drifts.count == 1)
  }

  @Test("A line that the source has broken to fit the page did not run together")
  func brokenLine() throws {
    let drifts = RuleBook.check(
      try pair(
        Self.block("Get-Report [-Name] <Object> [-WhatIf]"), Self.block("Get-Report [-Name] <Object>", "  [-WhatIf]")))
    #expect(drifts.map(\.severity) == [.note])
  }
}
