import ParallelText

/// Findings that a team has accepted, each with who accepted it and why.
///
/// A text file with a line a finding, to be reviewed and merged like code; blank lines and `#` comments are free:
///
///     b1946ac92492d234 port-mismatch anna: this product listens elsewhere
public struct Baseline: Sendable {
  public struct Entry: Sendable {
    public var fingerprint: String
    public var rule: String
    public var who: String
    public var why: String
    /// Where it stands in the file, 1-based.
    public var line: Int
  }

  /// By fingerprint.
  public let entries: [String: Entry]

  /// Why a line is none. The text names the line.
  public struct SyntaxError: Error, CustomStringConvertible {
    public let description: String
  }

  /// - Throws: `SyntaxError` for the first line that is not of the form above, or that repeats a fingerprint.
  public init(_ text: String) throws(SyntaxError) {
    var entries: [String: Entry] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let reason = words.count == 3 ? words[2].split(separator: ":", maxSplits: 1) : []
      guard first.utf8.count == 16, first.allSatisfy(\.isHexDigit), reason.count == 2 else {
        throw SyntaxError(description: "line \(index + 1) is not `fingerprint rule who: why`")
      }
      let entry = Entry(
        fingerprint: first.lowercased(), rule: String(words[1]), who: String(reason[0]),
        why: String(reason[1].drop(while: \.isWhitespace)), line: index + 1)
      guard entries.updateValue(entry, forKey: entry.fingerprint) == nil else {
        throw SyntaxError(description: "line \(index + 1) repeats \(entry.fingerprint)")
      }
    }
    self.entries = entries
  }

  /// Whether an entry is of a finding.
  static func isOf(_ finding: Finding, _ entry: Entry) -> Bool {
    entry.fingerprint == finding.fingerprint && entry.rule == finding.rule.rawValue
  }

  /// Parts findings into those that stand and those that were accepted; both in the order that they come in.
  public func split(_ findings: [Finding]) -> (open: [Finding], accepted: [AcceptedFinding]) {
    var open: [Finding] = []
    var accepted: [AcceptedFinding] = []
    for finding in findings {
      if let entry = entries[finding.fingerprint], Self.isOf(finding, entry) {
        accepted.append(AcceptedFinding(finding: finding, by: .baseline(entry)))
      } else {
        open.append(finding)
      }
    }
    return (open, accepted)
  }
}
