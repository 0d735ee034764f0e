import IndexStore
import ParallelText
import Synchronization

/// The findings of the locale that was asked for last: its pages and parts of its list are asked for one after the other.
final class RecentFindings: Sendable {
  private let last = Mutex<(locale: LocaleTag, findings: [OpenFinding])?>(nil)

  /// In the order of the report.
  func of(_ locale: LocaleTag, _ readers: Readers) throws -> [OpenFinding] {
    if let last = last.withLock({ $0 }), last.locale == locale { return last.findings }
    let findings = try readers.read { try $0.openFindings(of: locale) }
    last.withLock { $0 = (locale, findings) }
    return findings
  }
}
