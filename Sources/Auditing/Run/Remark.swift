import CorpusLayout
import DriftRules
import ParallelText

/// Something that was written to settle what a run reports, and settles nothing.
public struct Remark: Sendable {
  /// Of the file that it stands in; nil for the settings.
  public var path: String?
  /// 1-based; nil if it is about the file as a whole.
  public var line: Int?
  public var message: String
}

/// A comment in an article that accepts findings, as far as it takes to tell whether it does.
struct WrittenIgnore: Sendable {
  struct ID: Hashable {
    var path: String
    /// Where the comment begins, in bytes.
    var start: Int
  }

  var id: ID
  /// 1-based.
  var line: Int
  var rules: [String]

  init(_ ignore: Ignore, in article: Article) {
    id = ID(path: article.path, start: ignore.comment.start)
    line = article.source.position(at: ignore.comment.start).line
    rules = ignore.rules
  }

  /// Rules whose findings are known only of all files together; of several links one finding is made.
  private static let ofTree: Set<RuleID> = [.brokenLink, .missingArticle, .extraArticle]

  /// What is wrong with the comment; empty if nothing is.
  ///
  /// - Parameter isUsed: Whether it has accepted a finding.
  func remarks(isUsed: Bool) -> [Remark] {
    if rules.isEmpty { return [remark("stele-ignore names no rule")] }
    let unknown = rules.filter { RuleID(rawValue: $0) == nil }
    if !unknown.isEmpty {
      return unknown.map { name in
        remark("stele-ignore: " + RuleID.unknown(name))
      }
    }
    if isUsed || rules.contains(where: { RuleID(rawValue: $0).map(Self.ofTree.contains) ?? false }) { return [] }
    return [remark("stele-ignore \(rules.joined(separator: ", ")) accepts nothing")]
  }

  private func remark(_ message: String) -> Remark { Remark(path: id.path, line: line, message: message) }
}
