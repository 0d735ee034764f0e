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
    abstract: "Compare the translations of articles and print what has drifted.",
    discussion: """
      Reads localized Markdown, aligns each article across its locales, and prints what differs, with the line in \
      both files. Folders are searched for Markdown files. A folder of one locale, or a single file, is compared with \
      its siblings in the other locales. With --database, prints the findings of an index.

      Example: stele audit docs --source en-US

      Exit status: 0 no finding at or above --fail-on, 1 at least one, 2 wrong usage, unreadable input, or nothing to \
      compare, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("Files and folders of articles.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Print the findings of this index, in place of paths.", valueName: "file"),
    completion: .file())
  var database: String?

  @Option(
    help: ArgumentHelp(
      "The locale that the others are translated from, such as en-US. Without it, the translations are compared with one another.",
      valueName: "locale"))
  var source: LocaleTag?

  @Option(help: "The output format.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "The lowest severity that makes the exit status 1.")
  var failOn: FailOn = .error

  @OptionGroup var choosing: ChoosingOptions

  @OptionGroup var settings: SettingsOption

  @Option(
    help: ArgumentHelp(
      "Skip files and folders that match, by name or by the end of their path. Can be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Leave out the findings that this file accepts.", valueName: "file"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      """
      Write the findings to this file as accepted. In a file that exists, entries of findings that are gone are removed, \
      and the others stay as they are.
      """, valueName: "file"))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      """
      Print only findings that a change in git may have caused: since the merge base with a revision, or in a range \
      such as main..HEAD.
      """, valueName: "rev"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp(
      """
      The folder of the source texts in a git checkout. Findings then say whether the translation was wrong from the \
      start, or the source changed later.
      """, valueName: "dir"), completion: .directory)
  var sourceHistory: String?

  @Option(help: "Color the text output.")
  var color: ColorChoice = .auto

  func validate() throws {
    if database == nil {
      if paths.isEmpty { throw ValidationError("Missing expected argument '<path> ...', or --database") }
    } else if !paths.isEmpty || source != nil || settings.named != nil || !exclude.isEmpty {
      throw ValidationError(
        "--database cannot be used with paths, --source, --config or --exclude: the index has them from `stele index`")
    } else if changedSince != nil || sourceHistory != nil {
      throw ValidationError("--database cannot be used with --changed-since or --source-history: they read files")
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
      StandardError.write("stele: no article is in the source locale \(source) \(found)")
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
