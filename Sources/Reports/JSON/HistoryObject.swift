import ParallelText

/// Where a finding comes from, as SARIF's properties write it.
struct HistoryObject: Encodable {
  var cause: String
  var revision: String
  var commit: String?
  var date: String?

  init(_ history: Finding.History) {
    cause = history.cause.rawValue
    revision = history.revision
    commit = history.commit
    date = history.date
  }
}
