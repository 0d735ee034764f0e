import Auditing
import Foundation
import ParallelText

extension AuditCommand {
  /// nil without one; what `--write-baseline` brings up to date is read there.
  func readBaseline() throws -> Baseline? {
    guard let baseline, baseline != writeBaseline else { return nil }
    return try InputFile.read(baseline) { text throws(Baseline.SyntaxError) in try Baseline(text) }
  }

  /// Accepts what is chosen of a report, and writes that down.
  ///
  /// - Parameter all: The findings before any was accepted: the entries of others are removed.
  func update(_ path: String, with report: inout Audit.Report, of all: [Finding]) throws {
    var chosen = report
    chosen.keep(choosing.filter)
    let prunes = report.isWhole && exclude.isEmpty
    let make = { (text: String?) throws(Baseline.SyntaxError) in
      try Baseline.Update(of: text, accepting: chosen.findings, among: all, prunes: prunes)
    }
    let update = FileManager.default.fileExists(atPath: path) ? try InputFile.read(path, make) : try make(nil)
    try ResultWriter.deliver(Array(update.text.utf8), to: path)
    report.accept(update.baseline)
    let unread = prunes ? "" : "; none was removed, since not all of the tree was read"
    StandardError.write(
      "stele: \(path): \(update.added) added, \(update.removed) removed, \(update.kept) kept\(unread)")
  }
}
