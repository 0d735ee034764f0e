import ArgumentParser
import DriftRules
import ParallelText
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: "stele",
    abstract: "Explain what a rule reports, why it matters, and how to turn it off.",
    discussion: """
      Shows a text that the rule reports, and one that differs but is fine. Without a rule, lists all rules.

      Example: stele explain port-mismatch

      Exit status: 0 done, 2 no such rule, 70 internal error.
      """)

  @Argument(
    help: ArgumentHelp("The name of a rule, as printed after a finding.", valueName: "rule"), completion: .rules)
  var rule: String?

  @Option(help: "Color the output.")
  var color: ColorChoice = .auto

  func run() throws {
    let text = RuleText(isColored: color.isColored(toFile: false), columns: StandardOutput.columns(orElse: 80))
    guard let rule else { return try ResultWriter.deliver(Array(text.table(RuleID.allCases).utf8)) }
    guard let known = RuleID(rawValue: rule) else {
      StandardError.write("stele: \(RuleID.unknown(rule))")
      throw ExitStatus.unusable
    }
    try ResultWriter.deliver(Array(text.page(known).utf8))
  }
}
