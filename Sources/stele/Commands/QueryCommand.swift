import ArgumentParser
import Foundation
import IndexReports
import IndexStore
import Reports

struct QueryCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "query", _superCommandName: "stele",
    abstract: "Query an index in SQL.",
    discussion: """
      Runs one SQL statement (SQLite's dialect) and prints its rows. Statements that write, or open another file, are \
      refused. The documentation of the index lists the tables and views.

      Example: stele query 'SELECT * FROM port_conflicts'

      Exit status: 0 done, 2 wrong statement, unusable index or timeout, 130 Ctrl-C, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("The SQL statement; - reads it from standard input.", valueName: "sql"))
  var sql: String

  @OptionGroup var database: DatabaseOption

  @Option(help: "The output format.")
  var format: Format = .table

  @Option(help: ArgumentHelp("Stop after this many seconds.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout must be a number of seconds greater than 0") }
  }

  func run() throws {
    let statement = statement()
    let interruption = Interruption(after: timeout)
    var writer: any QueryWriter =
      switch format {
      case .table: QueryTable(columns: StandardOutput.columnsIfKnown)
      case .json: QueryJSON()
      case .csv: QueryCSV()
      }
    var output = try ResultStream()
    do {
      try UserQuery(path: database.path).run(statement) {
        interruption.isDue
      } begin: {
        try output.write(writer.begin($0))
      } row: {
        try output.write(writer.row($0))
        return !output.isClosed
      }
    } catch let error as IndexError {
      try output.finish()
      if error.reason == .interrupted { throw interrupted(interruption) }
      throw error.told
    }
    try output.write(writer.end())
    try output.finish()
  }

  private func statement() -> String {
    if sql != "-" { return sql }
    return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  }

  private func interrupted(_ interruption: Interruption) -> ExitCode {
    if interruption.isByUser {
      StandardError.write("stele: interrupted")
      return ExitStatus.interrupted
    }
    StandardError.write("stele: stopped after \(timeout!.formatted()) s; not all rows were printed")
    return ExitStatus.unusable
  }
}
