import CorpusLayout
import IndexStore
import ParallelText
import Synchronization
import WebReport

/// An index that others may write to, or put another in the place of, while pages are made from it.
///
/// Nothing is locked for longer than a read takes. What was made while the index changed is made again, so a page never
/// mixes two states of it.
final class LiveIndex: Sendable {
  /// What the file system says of the index, and of what a run that is writing has beside it.
  private struct Files: Equatable {
    let index: FileState?
    let log: FileState?

    init(_ path: String) {
      index = FileState(path)
      log = FileState(path + "-wal")
    }
  }

  private let path: String
  private let options: SiteOptions
  private let known = Mutex<(files: Files, revision: String)?>(nil)
  private let site = Mutex<(revision: String, site: Site)?>(nil)
  private let readers = Mutex<(revision: String, readers: Readers)?>(nil)

  init(_ path: String, _ options: SiteOptions) {
    self.path = path
    self.options = options
    IndexFile.allowSeveralConnections()
  }

  /// The state of the index, if its files show that it is the one that was last asked for; else nil. Takes no longer than to
  /// ask for the states of two files.
  var revisionIfUnchanged: String? {
    let files = Files(path)
    return known.withLock { known in known.flatMap { $0.files == files ? $0.revision : nil } }
  }

  /// The state of the index.
  func revision() throws(IndexError) -> String {
    if let revision = revisionIfUnchanged { return revision }
    // Before it is read: a change in between shows next time.
    let files = Files(path)
    let revision = String(try IndexReader(path).revision(), radix: 36)
    known.withLock { $0 = (files, revision) }
    return revision
  }

  /// Makes something of the index, all of it from one state.
  ///
  /// - Returns: What was made, and the state.
  /// - Throws: `IndexError`, or what `body` throws.
  func read<Value>(_ body: (Reading) throws -> Value) throws -> (Value, revision: String) {
    var tries = 0
    while true {
      tries += 1
      let before = try revision()
      do {
        let value = try body(Reading(index: self, revision: before))
        // A run that never ends changing the index must not keep pages from ever being shown.
        if try revision() == before || tries == Self.mostTries { return (value, before) }
      } catch let error as IndexError where tries < Self.mostTries {
        // Rows may go while they are read.
        if try revision() == before { throw error }
      }
    }
  }

  private static let mostTries = 4

  /// The index in one state.
  struct Reading {
    fileprivate let index: LiveIndex
    fileprivate let revision: String

    /// The report's pages; what they have in common is read once for each state.
    func site() throws -> Site { try index.site(of: revision) }

    /// Lends a connection that nobody else has meanwhile. What it has read before is in memory still.
    func withReader<Value>(_ body: (IndexReader) throws -> Value) throws -> Value {
      try index.readers(of: revision).read(body)
    }
  }

  /// Whether a run is writing, or has left what it wrote beside the index.
  var hasLog: Bool { FileState(path + "-wal") != nil }

  /// Closes connections that nobody uses, so that a run can leave the index as a single file. What was read stays, and what is
  /// being read is not waited for.
  func release() {
    _ = site.withLockIfAvailable { $0?.site.closeIdle() }
    _ = readers.withLockIfAvailable { $0?.readers.closeIdle() }
  }

  private func site(of revision: String) throws -> Site {
    try site.withLock { known in
      if let known, known.revision == revision { return known.site }
      known = nil
      let site = try Site(index: IndexReader(path), options: options)
      known = (revision, site)
      return site
    }
  }

  private func readers(of revision: String) throws -> Readers {
    try readers.withLock { known in
      if let known, known.revision == revision { return known.readers }
      let readers = Readers(try IndexReader(path))
      known = (revision, readers)
      return readers
    }
  }
}
