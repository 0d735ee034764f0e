import ArgumentParser
import IndexStore
import ParallelText

struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", _superCommandName: "stele",
    abstract: "Store the articles and findings of an audit in an SQLite file.",
    discussion: """
      The index then holds exactly what the paths hold. Files that have not changed since the last run are not read \
      again. The previous index stays readable until the new one is complete.

      Example: stele index docs --source en-US

      Exit status: 0 done, 2 wrong usage, unusable index or unreadable input, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("Files and folders of articles.", valueName: "path"), completion: .file())
  var paths: [String]

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("The locale that the others are translated from, such as en-US.", valueName: "locale"))
  var source: LocaleTag?

  @OptionGroup var settings: SettingsOption

  @Option(help: ArgumentHelp("How long to wait for another process that is writing.", valueName: "seconds"))
  var wait: Double = 60

  func run() async throws {
    let summary = try await IndexUpdate(
      path: database.path, paths: paths, source: source, settings: settings, patience: wait
    ).run()
    try tell(summary)
  }

  private func tell(_ summary: IndexBuilder.Summary) throws {
    Problems.tell(errors: summary.errors, withoutLocale: summary.withoutLocale)
    let locales = summary.locales.map(\.description).joined(separator: ", ")
    if summary.files > 0 {
      let line =
        "\(summary.articleSets.counted("article")) in \(summary.articles.counted("file")), "
        + "\(summary.locales.count.counted("locale")) (\(locales)); "
        + "\(summary.filesRead) of \(summary.files) files read\n"
      try ResultWriter.deliver(Array(line.utf8))
    }
    if !summary.errors.isEmpty { throw ExitStatus.unusable }
  }
}
