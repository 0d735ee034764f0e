import Foundation
import PackagePlugin

/// Makes the sources that follow from other files: the rules from their table, and the hash of what decides an index's
/// rows from the sources that do.
@main
struct GenerateSources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let rules = sources.appending(path: "DriftRules/Catalogue/rules.txt")
    let output = context.pluginWorkDirectoryURL
    let tool = try context.tool(named: "SourceGenerator").url
    func command(_ what: String, _ name: String, from inputs: [URL]) -> Command {
      let file = output.appending(path: name)
      return .buildCommand(
        displayName: "Generating \(name)", executable: tool,
        arguments: [what, file.path()] + inputs.map { $0.path() }, inputFiles: inputs, outputFiles: [file])
    }
    return switch target.name {
    case "ParallelText": [command("rule-ids", "RuleID.swift", from: [rules])]
    case "DriftRules": [command("rule-tables", "RuleTables.swift", from: [rules])]
    case "IndexStore": [command("provenance", "Provenance.swift", from: try Self.files(below: sources))]
    default: []
    }
  }

  /// What stands in the folders of those stages that decide which rows an index has; sorted.
  private static func files(below sources: URL) throws -> [URL] {
    let stages = [
      "Alignment", "ArticleParsing", "Auditing", "ByteScan", "CorpusLayout", "DriftRules", "IndexStore", "LanguageData",
      "MarkdownTree", "PackedRows", "ParallelText", "TextAnalysis", "UnicodeText",
    ]
    var files: [URL] = []
    for stage in stages {
      let folder = sources.appending(path: stage)
      guard let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
      else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: folder.path()]) }
      for case let file as URL in found where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile! {
        files.append(file)
      }
    }
    return files.sorted { $0.path() < $1.path() }
  }
}
