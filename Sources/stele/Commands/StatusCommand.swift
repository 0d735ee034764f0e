import ArgumentParser
import IndexReports
import IndexStore
import Reports

struct StatusCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "status", _superCommandName: "stele",
    abstract: "Show which articles which locales have or lack, and how much has drifted.",
    discussion: """
      Locales across, folders of articles down: how many are present, missing and stale, and how many errors and \
      warnings are open.

      Example: stele status

      Exit status: 0 done, 2 the index cannot be used, 70 an internal error.
      """)

  @OptionGroup var database: DatabaseOption

  @OptionGroup var locales: LocaleOption

  @Option(help: "How to print it.")
  var format: Format = .text

  @Option(help: "Colour the text format.")
  var color: ColorChoice = .auto

  func run() throws {
    var status: IndexStatus
    do throws(IndexError) {
      status = try IndexReader(database.path).status()
    } catch {
      throw error.told
    }
    try locales.requireKnown(among: status.locales)
    let chosen = locales.chosen
    if !chosen.isEmpty { status.keep { locale in chosen.contains { $0.covers(locale) } } }
    let bytes =
      switch format {
      case .text:
        StatusText(isColored: color.isColored(toFile: false), columns: StandardOutput.columns(orElse: 120)).render(
          status)
      case .json: StatusJSON.render(status)
      }
    try ResultWriter.deliver(bytes)
  }
}
