import ArgumentParser
import Auditing
import DriftRules
import Foundation
import ParallelText

/// `--config`, which all commands that read articles have.
struct SettingsOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("A file of settings; stele.yml in the current folder if there is one.", valueName: "file"))
  var named: String?

  /// The settings, and the text that they were read from; nil if there are none.
  ///
  /// - Parameter source: The locale that the call itself names as the source.
  /// - Throws: `ExitCode` if the file cannot be used, which is said on standard error.
  func read(source: LocaleTag?) throws -> (configuration: Configuration, text: String)? {
    guard let path = named ?? (FileManager.default.fileExists(atPath: "stele.yml") ? "stele.yml" : nil) else {
      return nil
    }
    return try InputFile.read(path) { text throws(Configuration.Problem) in
      (try Configuration(text, source: source), text)
    }
  }
}

/// Files that a call depends on.
enum InputFile {
  /// Reads one, or says why not and ends the call.
  static func read<Value, Failure>(_ path: String, _ make: (String) throws(Failure) -> Value) throws -> Value {
    guard let data = FileManager.default.contents(atPath: path) else {
      StandardError.write("stele: \(path): cannot be read")
      throw ExitStatus.unusable
    }
    do throws(Failure) {
      return try make(String(decoding: data, as: UTF8.self))
    } catch {
      StandardError.write("stele: \(path): \(error)")
      throw ExitStatus.unusable
    }
  }
}
