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
  /// Whether the source stays that of the index where neither the call nor the settings name one.
  var keepsSource = false

  /// - Throws: `ExitCode` if the settings or the index cannot be used, which is said.
  func run() async throws -> IndexBuilder.Summary {
    do {
      return try await attempt()
    } catch let error as IndexError {
      throw error.told
    }
  }

  /// - Throws: `IndexError` if the index cannot be used; `ExitCode` if the settings cannot, which is said.
  func attempt() async throws -> IndexBuilder.Summary {
    let known = source == nil && keepsSource ? try? IndexReader(path).source() : nil
    let settings = try settings.read(source: source, orElse: known)
    let options = IndexBuilder.Options(
      program: Stele.version, source: source ?? settings?.configuration.source ?? known,
      configuration: settings?.configuration, settings: settings?.text, patience: patience)
    let meter = ProgressMeter()
    defer { meter.clear() }
    return try await IndexBuilder(path, options).run(paths) {
      meter.show($0)
    } waiting: { [path] process in
      let who = process.map { "process \($0)" } ?? "another process"
      StandardError.write("stele: \(path): waiting for \(who), which is writing to it")
    }
  }
}
