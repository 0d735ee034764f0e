import ParallelText

/// Which findings of a report have one cause: the same put in place of the same, again and again.
///
/// Whoever reads a report is told a cause once, with the places where it shows; JSON has all findings. Causes are those
/// of the findings that are reported: what was accepted, or is not asked for, does not count.
public struct Causes: Sendable {
  public struct Cause: Sendable {
    /// 16 hexadecimal digits, the same in every run.
    public var id: String
    /// What stands in the reference, and what stands here in its place: of links the part that differs.
    public var from: String
    public var to: String
    /// Its findings by their places in the report, in that order.
    public var findings: [Int]
    /// In how many files they are.
    public var files: Int
    /// The finding at which the cause is told: the first of the highest severity.
    public var told: Int

    /// The other findings.
    public var others: some Collection<Int> { findings.lazy.filter { [told] in $0 != told } }
  }

  /// Findings in so many files share a cause, or so many in one file: two there are read together anyway.
  private static let least = (files: 2, findings: 3)

  private let causes: [Cause]
  /// By the places of the findings; -1 of one that has its cause to itself.
  private let ofFinding: [Int]

  /// Complexity: O(findings and their texts).
  public init(_ findings: [Finding]) {
    var numbers: [Substitution: Int] = [:]
    var groups: [(Substitution, findings: [Int])] = []
    for (index, finding) in findings.enumerated() {
      guard let substitution = Substitution(finding) else { continue }
      if let number = numbers[substitution] {
        groups[number].findings.append(index)
      } else {
        numbers[substitution] = groups.count
        groups.append((substitution, [index]))
      }
    }
    var ofFinding = [Int](repeating: -1, count: findings.count)
    var causes: [Cause] = []
    for (substitution, places) in groups where places.count > 1 {
      let files = Set(places.lazy.map { findings[$0].target.path }).count
      guard files >= Self.least.files || places.count >= Self.least.findings else { continue }
      for index in places { ofFinding[index] = causes.count }
      let highest = places.lazy.map { findings[$0].severity }.max()
      causes.append(
        Cause(
          id: substitution.id, from: substitution.from, to: substitution.to, findings: places,
          files: files,
          told: places.first { findings[$0].severity == highest }!))
    }
    self.causes = causes
    self.ofFinding = ofFinding
  }

  /// The cause that a finding shares with others; nil if it has one of its own.
  public subscript(_ finding: Int) -> Cause? { ofFinding[finding] < 0 ? nil : causes[ofFinding[finding]] }

  /// The findings to tell, in the report's order: of those that share a cause one alone.
  public var told: [Int] {
    ofFinding.indices.filter { ofFinding[$0] < 0 || causes[ofFinding[$0]].told == $0 }
  }
}
