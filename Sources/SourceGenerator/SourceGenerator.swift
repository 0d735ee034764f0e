import Foundation

/// SourceGenerator WHAT OUTPUT INPUT...: run by the build (Plugins/GenerateSources).
@main
enum SourceGenerator {
  static func main() {
    do {
      let arguments = CommandLine.arguments
      guard arguments.count > 3 else { throw Failure("usage: \(arguments[0]) WHAT OUTPUT INPUT...") }
      let inputs = Array(arguments[3...])
      let text =
        switch arguments[1] {
        case "rule-ids": try RuleTable(read(inputs[0]), path: inputs[0]).identifiers
        case "rule-tables": try RuleTable(read(inputs[0]), path: inputs[0]).tables
        case "provenance": try Provenance(inputs).source
        case "commit": try Commit(root: inputs[0], archived: read(inputs[1])).source
        default: throw Failure("\(arguments[1]) is nothing that can be made")
        }
      try text.write(toFile: arguments[2], atomically: true, encoding: .utf8)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}

/// Why nothing was made, as compilers say it.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
