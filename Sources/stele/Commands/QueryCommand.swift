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
    abstract: "Ask an index something in SQL.",
    discussion: """
      Runs one statement of SQLite's SQL, and prints its rows. Nothing can be changed: a statement that writes, or \
      opens another file, is refused. The README lists the tables and views.

      Example: stele query 'SELECT * FROM port_conflicts'

      Exit status: 0 done, 2 the statement or the index cannot be used, or the time is up, 130 Ctrl-C, 70 an internal \
      error.
      """)

  @Argument(help: ArgumentHelp("A statement; - reads it from standard input.", valueName: "sql"))
  var sql: String

  @OptionGroup var database: DatabaseOption

  @Option(help: "How to print the rows.")
  var format: Format = .table

  @Option(help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0") }
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
    StandardError.write("stele: stopped after \(timeout!.formatted()) s; the rows so far are not all")
    return ExitStatus.unusable
  }
}
