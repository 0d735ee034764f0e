import ArgumentParser
import IndexStore
import WebReport

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", _superCommandName: "stele",
    abstract: "Write web pages that show how far each language is, and what there is to do.",
    discussion: """
      The pages need no server and no network: open index.html, or put the folder on any web server. A folder that holds \
      an older report is brought up to date.

      Example: stele report --output site --link 'https://github.com/example/docs/blob/main/{path}#L{line}'

      Exit status: 0 done, 2 wrong usage, unusable index or folder, 70 internal error.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
  var output: String

  @OptionGroup var link: LinkOption

  func run() throws {
    let link = try link.template()
    do {
      let index = try IndexReader(database.path)
      try self.link.check(index)
      let site = try Site(index: index, options: SiteOptions(link: link))
      _ = try StaticSite(folder: output).write(site)
      try ResultWriter.deliver(Array("Open \(output)/index.html\n".utf8))
    } catch let error as IndexError {
      throw error.told
    } catch let error as StaticSite.Failure {
      StandardError.write("stele: \(error)")
      throw ExitStatus.unusable
    }
  }
}
