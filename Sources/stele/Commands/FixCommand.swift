import Answering
import ArgumentParser
import Fixing
import Foundation
import IndexStore
import ParallelText
import Reports

struct FixCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "fix", _superCommandName: "stele",
    abstract: "Look up a symptom and print the steps that fix it.",
    discussion: """
      The query can be in any language of the index: words, a message, an error code. The answer warns you where this \
      translation is likely wrong or lacks something. If several articles match about equally well, you can choose one \
      in a terminal; otherwise the best one is printed and the others are listed.

      Example: stele fix internal error RDP --locale fr-FR

      Exit status: 0 done (even if nothing was found), 2 unusable index, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("The symptom to look up; - reads it from standard input.", valueName: "query"))
  var words: [String]

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("The language of the answer (default: the language of the query).", valueName: "locale"))
  var locale: LocaleTag?

  @Option(help: ArgumentHelp("The maximum number of articles.", valueName: "number"))
  var limit = 5

  @Option(help: "The output format.")
  var format: Format = .text

  @Flag(help: "Print only the place of the best answer, as path:line, for an editor.")
  var open = false

  @Flag(help: "Print the SQL that searches the index to standard error.")
  var trace = false

  @Option(help: "Color the text output.")
  var color: ColorChoice = .auto

  func validate() throws {
    guard (1...1_000).contains(limit) else { throw ValidationError("--limit must be a number from 1 to 1000") }
  }

  func run() throws {
    do {
      let query = readQuery()
      let finder = try AnswerFinder(
        IndexReader(database.path), query.sought, asked: query.asked, limit: limit, locale: locale,
        environment: ProcessInfo.processInfo.environment)
      if trace { for search in finder.searches { StandardError.write(lines: "\(search.sql);") } }
      if open { return try printPlace(finder) }
      switch format {
      case .json: try ResultWriter.deliver(AnswerJSON.render(finder.lookup()))
      case .text: try printText(finder, query.asked)
      }
    } catch let error as IndexError {
      throw error.told
    }
  }

  /// What was asked, and what of it is looked up. Standard input is read once, and may be a log of any size.
  private func readQuery() -> (asked: String, sought: String) {
    if words != ["-"] {
      let query = words.joined(separator: " ")
      return (query, query)
    }
    var excerpt = LogExcerpt()
    StandardInput.read { excerpt.add($0) }
    return (excerpt.text, excerpt.query)
  }

  private func printPlace(_ finder: AnswerFinder) throws {
    guard let best = finder.hits.first, let result = try finder.result(best) else {
      StandardError.write("stele: nothing found")
      return
    }
    let place = "\(TerminalText.safe(result.answer.path)):\(result.answer.line)\n"
    try ResultWriter.deliver(Array(TerminalText.lines(place).utf8))
  }

  private func printText(_ finder: AnswerFinder, _ query: String) throws {
    let text = AnswerText(
      isColored: color.isColored(toFile: false), columns: StandardOutput.columns(orElse: 100),
      hidesLinks: StandardOutput.followsLinks)
    if finder.hits.isEmpty {
      return try ResultWriter.deliver(text.nothing(for: query, finder.nearest(), under: "The nearest titles:"))
    }
    if !finder.unknownCodes.isEmpty, words != ["-"] {
      StandardError.write("stele: no article has \(finder.unknownCodes.joined(separator: ", "))")
    }
    let answers = AnswerScreen(finder, text)
    guard StandardOutput.isTerminal, StandardInput.isTerminal, !finder.rivals.isEmpty else {
      return try ResultWriter.deliver(text: answers.render(), to: nil)
    }
    let hits = [finder.hits[0]] + finder.rivals
    try ResultWriter.deliver(text.list(finder.choices(hits), under: "Several articles fit:"))
    guard let number = StandardInput.number(from: 1...hits.count, orElse: 1) else { return }
    try ResultWriter.deliver(text: answers.render(hits[number - 1]), to: nil)
  }
}
