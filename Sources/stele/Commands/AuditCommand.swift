import ArgumentParser
import Auditing
import CorpusLayout
import DriftRules
import Foundation
import IndexStore
import ParallelText
import Reports

extension LocaleTag: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
extension ColorChoice: ExpressibleByArgument {}

struct AuditCommand: AsyncParsableCommand {
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "audit", _superCommandName: "stele",
    abstract: "Compare the translations of articles, and print what has drifted.",
    discussion: """
      Reads localized Markdown, aligns every article across its locales, and prints what differs, with the line on \
      both sides. A folder is searched for Markdown files; one that holds a single locale, and a file that is named, \
      are compared with their siblings in the other locales. With --database the findings are those of an index.

      Example: stele audit docs --source en-US

      Exit status: 0 no finding at or above --fail-on, 1 some, 2 the call cannot be used, some input could not be \
      read or nothing was compared, 70 an internal error.
      """)

  @Argument(help: ArgumentHelp("Files and folders of articles.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("An index whose findings are printed, in place of paths.", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("The locale that the others were translated from, such as en-US.", valueName: "locale"))
  var source: LocaleTag?

  @Option(help: "How to print the findings.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: FailOn = .error

  @OptionGroup var choosing: ChoosingOptions

  @OptionGroup var settings: SettingsOption

  @Option(
    help: ArgumentHelp(
      "Files and folders that are not read, by name or the end of the path; may be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("A file of findings that were accepted.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      """
      Accept the findings in a file, which is made or brought up to date: entries of findings that are gone are removed, \
      the others stay as they are.
      """, valueName: "file"))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      """
      Audit only articles that git sees changed, in whatever locale: since the last commit in common with a revision, \
      or in a range such as main..HEAD.
      """, valueName: "rev"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp(
      """
      The folder of the source texts in a git checkout: findings then say whether they are the translator's, or came \
      by a later commit of the source.
      """, valueName: "dir"))
  var sourceHistory: String?

  @Option(help: "Colour the text format.")
  var color: ColorChoice = .auto

  func validate() throws {
    if database == nil {
      if paths.isEmpty { throw ValidationError("Missing expected argument '<path> ...', or --database") }
    } else if !paths.isEmpty || source != nil || settings.named != nil || !exclude.isEmpty {
      throw ValidationError(
        "--database takes no paths, --source, --config or --exclude: an index has them from `stele index`")
    } else if changedSince != nil || sourceHistory != nil {
      throw ValidationError("--database takes no --changed-since or --source-history: they read files")
    }
  }

  func run() async throws {
    let baseline = try readBaseline()
    var report = if let database { try storedReport(database) } else { try await freshReport() }
    let all = report.findings
    // Of some files not all findings are known.
    if let baseline { report.accept(baseline, tellingUnusedIn: report.isWhole ? self.baseline : nil) }
    Problems.tell(errors: report.errors, withoutLocale: report.withoutLocale)
    Problems.tell(notCompared: report.notCompared)
    Problems.tell(report.remarks, settings: settingsPath)
    tellUnknown(report)
    let reason = changedSince == nil ? report.reasonForNoComparison(source: source) : nil
    if let reason { StandardError.write("stele: \(reason)") }
    try choosing.locales.requireKnown(among: report.unreadLocales.union(report.locales))
    if let writeBaseline { try update(writeBaseline, with: &report, of: all) }
    report.keep(choosing.filter)
    switch format {
    case .text, .summary: try ResultWriter.deliver(text: render(report), to: output)
    default: try ResultWriter.deliver(render(report), to: output)
    }
    if !report.errors.isEmpty || reason != nil { throw ExitStatus.unusable }
    if let least = failOn.severity, report.findings.contains(where: { $0.severity >= least }) {
      throw ExitStatus.findings
    }
  }

  private var settingsPath: String { settings.path ?? "stele.yml" }

  private func storedReport(_ path: String) throws -> Audit.Report {
    do throws(IndexError) {
      return try IndexReader(path).report()
    } catch {
      throw error.told
    }
  }

  private func freshReport() async throws -> Audit.Report {
    let options = Audit.Options(
      source: source, configuration: try settings.read(source: source)?.configuration, changes: try await findChanges(),
      sourceHistory: try await readHistory(), excluded: exclude)
    let meter = ProgressMeter()
    let report = await Audit(options).run(paths) { meter.show($0) }
    meter.clear()
    if let source = options.source, report.articles > 0,
      !report.unreadLocales.union(report.locales).contains(where: { $0.language == source.language })
    {
      Problems.tell(errors: report.errors, withoutLocale: report.withoutLocale)
      Problems.tell(notCompared: report.notCompared)
      let found = LocaleOption.found(report.locales, insteadOf: source)
      StandardError.write("stele: no article is in the source locale \(source); \(found)")
      throw ExitStatus.unusable
    }
    return report
  }

  private func findChanges() async throws -> ChangedFiles? {
    guard let changedSince else { return nil }
    do throws(HistoryError) {
      return try await ChangedFiles(since: changedSince, in: paths)
    } catch {
      StandardError.write("stele: \(error)")
      throw ExitStatus.unusable
    }
  }

  private func readHistory() async throws -> SourceHistory? {
    guard let sourceHistory else { return nil }
    do throws(HistoryError) {
      return try await SourceHistory(sourceHistory)
    } catch {
      StandardError.write("stele: \(error)")
      throw ExitStatus.unusable
    }
  }

  private func tellUnknown(_ report: Audit.Report) {
    guard let sourceHistory else { return }
    for (count, what) in [
      (report.unknownCommits, "that it does not have"), (report.unknownSources, "in which it has no such article"),
    ] where count > 0 {
      let names = count == 1 ? "1 translation names" : "\(count) translations name"
      StandardError.write("stele: \(sourceHistory): \(names) a source commit \(what)")
    }
  }
}
