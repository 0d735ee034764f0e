import ArgumentParser
import Foundation
import IndexStore

/// `--database`, which all commands that use an index have.
struct DatabaseOption: ParsableArguments {
  @Option(
    name: .customLong("database"),
    help: ArgumentHelp("The index (default: $STELE_DATABASE, or stele.sqlite).", valueName: "file"))
  var named: String?

  /// What the call names, else `$STELE_DATABASE`, else `stele.sqlite` in the current folder.
  var path: String { Self.path(named: named) }

  static func path(named: String?) -> String {
    if let named { return named }
    let told = ProcessInfo.processInfo.environment["STELE_DATABASE"] ?? ""
    return told.isEmpty ? "stele.sqlite" : told
  }
}

extension IndexError {
  /// The end of a call that cannot do without the index, after saying why on standard error.
  var told: ExitCode {
    StandardError.write("stele: \(self)")
    return ExitStatus.unusable
  }
}
