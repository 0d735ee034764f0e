import CorpusLayout
import Foundation
import GRDB
import ParallelText

/// Why an index cannot be used. The text names its path, unless it is about something else.
public struct IndexError: Error, Sendable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    /// There is no such file.
    case missing
    /// A file of another kind, or one that no run has finished.
    case noIndex(String)
    /// Made by a newer version of the program.
    case newer(version: Int)
    /// Made by an older version of the program, and not migrated.
    case older
    /// Made by a version of the program that has other rules.
    case otherRules
    /// What SQLite reads makes no sense.
    case damaged
    /// Another process, told if it is known, is writing.
    case locked(by: Int32?)
    case unreadable(String)
    case unwritable(String)
    /// Statements of users: what is wrong with them.
    case statement(String)
    /// The source locale that was told is that of no article.
    case noSource(LocaleTag)
    /// A statement was stopped.
    case interrupted
  }

  /// As the user named it.
  public let path: String
  public let reason: Reason

  /// Whether it may go away without anything being done to the index: another process ends, room is made on the disk.
  package var isPassing: Bool {
    switch reason {
    case .locked, .unwritable: true
    default: false
    }
  }

  public var description: String {
    switch reason {
    case .statement(let why): why
    case .noSource(let locale): "no article is in the source locale \(locale)"
    case .interrupted: "interrupted"
    default: "\(path): \(why)"
    }
  }

  private var why: String {
    switch reason {
    case .missing: "no such index; create it with `stele index PATH...`"
    case .noIndex(let why): "not an index: \(why)"
    case .newer(let version):
      "made by a newer version of Stele (schema \(version)); this version reads schemas up to \(IndexFile.schemaVersion)"
    case .older: "made by an older version of Stele; update it with `stele index`"
    case .otherRules: "made by a version of Stele with other rules; update it with `stele index`"
    case .damaged: "damaged; delete it and run `stele index PATH...` again"
    case .locked(let process):
      process.map { "in use: process \($0) is writing to it" } ?? "in use: another process is writing to it"
    case .unreadable(let why): "cannot be read: \(why)"
    case .unwritable(let why): "cannot be written: \(why)"
    case .statement, .noSource, .interrupted: ""
    }
  }
}

extension IndexError {
  /// What SQLite's result codes mean for the index at `path`. See https://www.sqlite.org/rescode.html.
  init(_ error: any Error, path: String, isWriting: Bool, systemError: Int32 = 0) {
    self.path = path
    if let error = error as? IndexError {
      reason = error.reason
      return
    }
    guard let error = error as? DatabaseError else {
      reason = isWriting ? .unwritable("\(error)") : .unreadable("\(error)")
      return
    }
    let system = systemError == 0 ? nil : SystemError.text(systemError)
    func why(_ text: String) -> Reason { isWriting ? .unwritable(text) : .unreadable(text) }
    switch error.resultCode {
    case .SQLITE_NOTADB: reason = .noIndex("not a database")
    case .SQLITE_CORRUPT: reason = .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: reason = .locked(by: LockHolder.process(of: path))
    case .SQLITE_INTERRUPT: reason = .interrupted
    case .SQLITE_FULL: reason = .unwritable("no space left on device")
    case .SQLITE_READONLY: reason = .unwritable("the file or its folder is read-only")
    case .SQLITE_IOERR: reason = why(system ?? "input/output error")
    case .SQLITE_CANTOPEN: reason = why(system ?? "it cannot be opened")
    default: reason = why(error.message ?? "\(error)")
    }
  }
}
