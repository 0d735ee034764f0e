import ParallelText

extension Baseline {
  /// A baseline brought up to date: the entries of findings that are gone are removed, those of findings that are new are
  /// added, and all else in the file, comments and order too, stays as it is.
  public struct Update: Sendable {
    /// What to write. The same as before if the findings are.
    public let text: String
    public let baseline: Baseline
    public private(set) var added = 0
    public private(set) var removed = 0
    public private(set) var kept = 0

    private static let head =
      "# Findings that are accepted: the fingerprint, the rule, who accepts it, and why.\n"
      + "# Made by `stele audit --write-baseline`; who and why are yours to change.\n\n"

    /// - Parameters:
    ///   - text: Of the file; nil if there is none yet.
    ///   - findings: What is to be accepted.
    ///   - all: All findings that were made, by which it is known which entries have one.
    ///   - prunes: Whether entries without a finding are removed; not where some of the tree was not read.
    /// - Throws: `SyntaxError` as `Baseline.init` does.
    /// - Complexity: O(findings and entries).
    public init(
      of text: String?, accepting findings: [Finding], among all: [Finding], prunes: Bool
    ) throws(SyntaxError) {
      let old = try Baseline(text ?? "")
      let entries = Dictionary(uniqueKeysWithValues: old.entries.values.map { ($0.line, $0) })
      let known = Dictionary(all.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
      var lines: [Substring] = []
      var accepted = Set<String>()
      for (index, line) in Self.lines(of: text ?? Self.head).enumerated() {
        if let entry = entries[index + 1] {
          let finding = known[entry.fingerprint]
          // An entry of another rule accepts nothing.
          guard finding.map({ Baseline.isOf($0, entry) }) ?? !prunes else {
            removed += 1
            continue
          }
          accepted.insert(entry.fingerprint)
          kept += 1
        }
        lines.append(line)
      }
      var result = lines.joined()
      for finding in findings where accepted.insert(finding.fingerprint).inserted {
        if let last = result.last, !last.isNewline { result += "\n" }
        result += Self.entry(for: finding) + "\n"
        added += 1
      }
      self.text = result
      baseline = try Baseline(result)
    }

    /// With their ends.
    private static func lines(of text: String) -> [Substring] {
      var lines: [Substring] = []
      var rest = text[...]
      while let end = rest.firstIndex(where: \.isNewline) {
        lines.append(rest[...end])
        rest = rest[rest.index(after: end)...]
      }
      return rest.isEmpty ? lines : lines + [rest]
    }

    /// Nobody has looked at it yet: where it is and what it says are all that there is to say. The line is left out, since it
    /// changes.
    private static func entry(for finding: Finding) -> String {
      let why = "\(finding.target.path): \(finding.message)".map { $0.isNewline || $0.isControl ? " " : $0 }
      return "\(finding.fingerprint) \(finding.rule) baseline: \(String(why))"
    }
  }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
