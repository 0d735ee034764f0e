import ArgumentParser
import Auditing
import IndexReports
import IndexStore
import Reports

struct StatusCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "status", _superCommandName: "stele",
    abstract: "Show which articles each locale has or lacks, and how much has drifted.",
    discussion: """
      A column per locale and a row per folder: how many articles are present, missing and stale, and how many errors \
      and warnings are open.

      Example: stele status

      Exit status: 0 done, 2 unusable index, 70 internal error.
      """)

  @OptionGroup var database: DatabaseOption

  @OptionGroup var locales: LocaleOption

  @Option(help: "The output format.")
  var format: Format = .text

  @Option(help: "Color the text output.")
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
    if !chosen.isEmpty { status.keep(FindingFilter(locales: chosen).accepts) }
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
