import Foundation
import PackagePlugin

/// Makes the sources that follow from other files: the rules from their table, the hash of what decides an index's rows
/// from the sources that do, and the commit from git's files.
@main
struct GenerateSources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let sources = root.appending(path: "Sources")
    let archived = root.appending(path: "Packaging/commit.txt")
    let rules = sources.appending(path: "DriftRules/Catalogue/rules.txt")
    let output = context.pluginWorkDirectoryURL
    let tool = try context.tool(named: "SourceGenerator").url
    /// - Parameter arguments: What the tool is called with; the inputs unless others are named.
    func command(_ what: String, _ name: String, _ arguments: [URL]? = nil, from inputs: [URL]) -> Command {
      let file = output.appending(path: name)
      return .buildCommand(
        displayName: "Generating \(name)", executable: tool,
        arguments: [what, file.path(percentEncoded: false)]
          + (arguments ?? inputs).map { $0.path(percentEncoded: false) }, inputFiles: inputs,
        outputFiles: [file])
    }
    return switch target.name {
    case "ParallelText": [command("rule-ids", "RuleID.swift", from: [rules])]
    case "DriftRules": [command("rule-tables", "RuleTables.swift", from: [rules])]
    case "IndexStore": [command("provenance", "Provenance.swift", from: try Self.files(below: sources))]
    case "stele":
      [command("commit", "BuiltCommit.swift", [root, archived], from: [archived] + Self.filesOfHead(in: root))]
    default: []
    }
  }

  /// Git's files that change with every commit and checkout.
  private static func filesOfHead(in root: URL) -> [URL] {
    let git = root.appending(path: ".git")
    // A linked worktree has a file there, with the path of its folder.
    let pointer = try? String(contentsOf: git, encoding: .utf8).trimmingPrefix("gitdir: ")
    let folder = pointer.map { URL(filePath: $0.trimmingCharacters(in: .newlines), relativeTo: root) } ?? git
    return ["HEAD", "logs/HEAD"].map { folder.appending(path: $0).absoluteURL }
      .filter { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
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
      else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: folder.path(percentEncoded: false)]) }
      for case let file as URL in found where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile! {
        files.append(file)
      }
    }
    return files.sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
  }
}
