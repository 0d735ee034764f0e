import ArticleParsing
import DriftRules
import GitHistory
import Synchronization

/// What all sets of a run share to ask for their histories.
struct HistorySession: Sendable {
  let history: SourceHistory
  let reader: ObjectReader
  let hosts: LinkHosts
  let terms: Terms
  let problems: HistoryProblems
  let dates: TranslationDates

  init(_ history: SourceHistory, _ reader: ObjectReader, hosts: LinkHosts, terms: Terms) {
    self.history = history
    self.reader = reader
    self.hosts = hosts
    self.terms = terms
    problems = HistoryProblems()
    dates = TranslationDates(problems)
  }

  /// What could not be read so far, by path.
  var allProblems: [(path: String, message: String)] {
    let lacking = reader.lackingFiles
    guard let first = lacking.first else { return problems.all }
    let example = "\(first.path) in \(first.commit.prefix(8))"
    let message =
      lacking.count == 1
      ? "this clone lacks \(example), which a full clone has"
      : "this clone lacks \(lacking.count) earlier texts that a full clone has, such as \(example)"
    return problems.all + [(history.folder, message)]
  }
}

/// What could not be read on the way to a history, told by many sets at once.
final class HistoryProblems: Sendable {
  private let found = Mutex<[String: String]>([:])

  /// Of one path one problem is kept.
  func tell(_ path: String, _ message: String) { found.withLock { $0[path] = message } }

  /// By path.
  var all: [(path: String, message: String)] {
    found.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }
}
