import ArgumentParser
import Auditing
import CorpusLayout
import Foundation
import IndexStore
import ParallelText
import WebReport
import WebServer

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", _superCommandName: "stele",
    abstract: "Show the report of an index in a browser, live.",
    discussion: """
      The pages are those of `stele report`, made from the index when they are asked for, and a page to look up symptoms \
      on. An open page follows when the index changes; with --watch the index follows the files. Only this computer is \
      answered, unless --host says otherwise. Ctrl-C ends it.

      Example: stele serve --watch docs --source en-US

      Exit status: 0 ended by Ctrl-C or SIGTERM, 2 wrong usage, unusable index or address, 70 internal error.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("The address to listen on: an IP address or localhost.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "number"))
  var port = 8000

  @Option(
    name: .customLong("allow-host"), parsing: .singleValue,
    help: ArgumentHelp(
      "A further name that requests may be for, such as that of a proxy.", valueName: "name"))
  var hosts: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files and folders of articles to index again whenever they change.", valueName: "path"),
    completion: .file())
  var watch: [String] = []

  @Option(help: ArgumentHelp("With --watch: the locale that the others are translated from.", valueName: "locale"))
  var source: LocaleTag?

  @OptionGroup var settings: SettingsOption

  @OptionGroup var link: LinkOption

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port must be a number from 0 to 65535") }
    if source != nil, watch.isEmpty { throw ValidationError("--source has no effect without --watch") }
    if let name = hosts.first(where: { AllowedHosts.normal($0) == nil }) {
      throw ValidationError("--allow-host: \(name) is not a name or an address of a host")
    }
  }

  func run() async throws {
    let end = EndSignals()
    // Before the first run, so that no edit is missed.
    let tree = TreeWatch(watch, and: settings.candidates)
    let update = IndexUpdate(
      path: database.path, paths: watch, source: source, settings: settings, keepsSource: true)
    var files = 0
    if !watch.isEmpty {
      let summary = try await update.run()
      tell(summary)
      if summary.files == 0 { throw ExitStatus.unusable }
      files = summary.files
    }
    let server = try await start()
    // These run for as long as the program does: a run of the index that is on its way when it ends does no harm.
    Task { await server.followIndex() }
    if !watch.isEmpty { Task { [files] in await follow(tree, with: update, files, server) } }
    await end.wait()
    await server.stop()
  }

  /// Keeps the index up to date. Why a run fails is said on standard error, and pages keep showing what was last good.
  ///
  /// - Parameter files: How many the index has.
  private func follow(_ tree: TreeWatch, with update: IndexUpdate, _ files: Int, _ server: WebServer) async {
    var files = files
    var ignored = await ignoredHash()
    // What is wrong stays so for a while, and is said once.
    var problem: String?
    var isUsable = true
    await tree.run { occasion in
      if occasion == .round {
        let now = await ignoredHash()
        let isNew = now != ignored
        ignored = now
        guard isUsable, isNew || (try? IndexReader(update.path).hasChangedOutside()) == true else { return true }
      }
      server.releaseIndex()
      do {
        let summary = try await update.attempt()
        if occasion == .change || summary.filesRead > 0 || summary.files != files { tell(summary) }
        (files, problem, isUsable) = (summary.files, nil, true)
      } catch let error as IndexError {
        if problem != "\(error)" { StandardError.write("stele: \(error)") }
        problem = "\(error)"
        return !error.isPassing
      } catch {
        // Settings that cannot be read are not read again before they change.
        isUsable = false
      }
      return true
    }
  }

  /// What git ignores below the paths.
  private func ignoredHash() async -> UInt64 {
    Exclusion([], ignored: await IgnoredFiles.find(below: watch).paths).hash
  }

  private func start() async throws -> WebServer {
    var options = WebServer.Options()
    options.address = host == "localhost" ? "127.0.0.1" : host
    options.port = port
    options.hosts = hosts
    // Besides its connections, the program has the index open, and what the system needs.
    options.limits.connections = max(1, min(options.limits.connections, OpenFiles.raiseLimit() - 64))
    options.link = try link.template()
    options.environment = ProcessInfo.processInfo.environment
    let server: WebServer
    do {
      server = try await WebServer(
        database.path, options, threads: max(2, ProcessInfo.processInfo.activeProcessorCount))
      try link.check(IndexReader(database.path))
    } catch let error as IndexError {
      throw error.told
    } catch let error as WebServer.Failure {
      StandardError.write("stele: \(error)")
      throw ExitStatus.unusable
    }
    if !server.isLocal {
      StandardError.write("stele: warning: everybody who can reach \(server.url) can read all articles")
    }
    try ResultWriter.deliver(Array("Serving \(database.path) at \(server.url) (Ctrl-C ends it)\n".utf8))
    return server
  }

  private func tell(_ summary: IndexBuilder.Summary) {
    Problems.tell(errors: summary.errors, withoutLocale: summary.withoutLocale)
    StandardError.write("stele: \(summary.filesRead) of \(summary.files) files read")
  }
}
