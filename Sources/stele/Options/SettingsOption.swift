import ArgumentParser
import Auditing
import CorpusLayout
import DriftRules
import Foundation
import ParallelText

/// `--config`, which all commands that read articles have.
struct SettingsOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The settings file (default: the nearest stele.yml in this folder or above it, within the repository).",
      valueName: "file"), completion: .file())
  var named: String?

  /// What is read in place of such a file by mistake.
  private static let otherNames = [".stele.yml", ".stele.yaml", "stele.yaml"]

  /// The file of settings; nil if there is none.
  var path: String? { named ?? candidates.first(where: FileDiscovery.isFile) }

  /// The files that may be that of settings, the nearest first, whether they are there or not.
  var candidates: [String] { named.map { [$0] } ?? folders.map { $0.up + "stele.yml" } }

  /// The current folder and those above it up to the root of its repository: how each is called from the current one, and
  /// the current one from it.
  private var folders: [(up: String, down: String)] {
    let current = FileManager.default.currentDirectoryPath
    guard let root = RepositoryRoot.above(current) else { return [("", "")] }
    let names = current.dropFirst(root.count).split(separator: "/")
    return (0...names.count).map { count in
      (String(repeating: "../", count: count), names.suffix(count).map { $0 + "/" }.joined())
    }
  }

  /// The settings, and the text that they were read from; nil if there are none.
  ///
  /// - Parameters:
  ///   - source: The locale that the call itself names as the source.
  ///   - fallback: The source if neither the call nor the settings name one.
  /// - Throws: `ExitCode` if the file cannot be used, which is said on standard error.
  func read(
    source: LocaleTag?, orElse fallback: LocaleTag? = nil
  ) throws -> (configuration: Configuration, text: String)? {
    if named == nil { tellOtherNames() }
    guard let path else { return nil }
    let folder = folders.first { $0.up + "stele.yml" == path }
    return try InputFile.read(path) { text throws(Configuration.Problem) in
      var configuration = try Configuration(text, source: source)
      if source == nil, configuration.source == nil, let fallback {
        configuration = try Configuration(text, source: fallback)
      }
      configuration.currentFolder = folder?.down ?? ""
      return (configuration, text)
    }
  }

  private func tellOtherNames() {
    for folder in folders {
      for name in Self.otherNames where FileDiscovery.isFile(folder.up + name) {
        StandardError.write("stele: \(folder.up)\(name): not read: the settings file must be named stele.yml")
      }
      if FileDiscovery.isFile(folder.up + "stele.yml") { return }
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
