import Auditing
import IndexStore
import ParallelText

/// A run that makes an index hold what some paths hold, with what it says on standard error.
struct IndexUpdate {
  /// Of the index.
  let path: String
  let paths: [String]
  let source: LocaleTag?
  let settings: SettingsOption
  /// How many seconds to wait for another process that writes.
  var patience: Double = 60

  /// - Throws: `ExitCode` if the settings or the index cannot be used.
  func run() async throws -> IndexBuilder.Summary {
    let settings = try settings.read(source: source)
    let options = IndexBuilder.Options(
      program: Stele.version, source: source, configuration: settings?.configuration, settings: settings?.text,
      patience: patience)
    let meter = ProgressMeter()
    defer { meter.clear() }
    do throws(IndexError) {
      return try await IndexBuilder(path, options).run(paths) {
        meter.show($0)
      } waiting: { [path] process in
        let who = process.map { "process \($0)" } ?? "another process"
        StandardError.write("stele: \(path): waiting for \(who), which is writing to it")
      }
    } catch {
      meter.clear()
      throw error.told
    }
  }
}
