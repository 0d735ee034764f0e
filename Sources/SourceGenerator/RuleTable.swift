/// The table of all rules (`Catalogue/rules.txt`).
struct RuleTable {
  struct Rule {
    var name: String
    var severity: String
    var change: String
    var subject: String
    /// The type whose check finds it; nil if none does.
    var finder: String?
    var summary: String

    /// The name as an identifier: `portMismatch` of `port-mismatch`.
    var identifier: String {
      let words = name.split(separator: "-")
      return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }

  /// In the order of the table.
  private(set) var rules: [Rule] = []

  /// - Throws: `Failure` for the first line that has other columns, or names a rule again.
  init(_ text: String, path: String) throws {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let columns = line.split(separator: "  ", omittingEmptySubsequences: true).map { $0.trimmingPrefix(" ") }
      guard columns.count == 6 else {
        throw Failure("\(path):\(index + 1): error: \(columns.count) columns, not 6")
      }
      let rule = Rule(
        name: String(columns[0]), severity: String(columns[1]), change: String(columns[2]),
        subject: String(columns[3]), finder: columns[4] == "-" ? nil : String(columns[4]), summary: String(columns[5]))
      guard rule.name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "-") }), rule.name.first != "-" else {
        throw Failure("\(path):\(index + 1): error: \(rule.name) is not lower-case words with hyphens between them")
      }
      if rules.contains(where: { $0.name == rule.name }) {
        throw Failure("\(path):\(index + 1): error: \(rule.name) stands in the table twice")
      }
      rules.append(rule)
    }
  }

  /// The closed list of rules, with what is known of each.
  ///
  /// A rule is its name, and no case of an enum: those are numbered, and what was compiled before a rule came in between
  /// would take its neighbours for one another.
  var identifiers: String {
    let sorted = rules.sorted { $0.name < $1.name }
    return """
      /// A rule; made from `Catalogue/rules.txt` of `DriftRules`. There are no others.
      public struct RuleID: RawRepresentable, Hashable, CaseIterable, Sendable {
        /// The name.
        public let rawValue: String

        private init(named name: String) { rawValue = name }

        /// nil if there is no such rule.
        public init?(rawValue: String) {
          if Self.descriptors[RuleID(named: rawValue)] == nil { return nil }
          self.rawValue = rawValue
        }

      \(sorted.map { "  /// \($0.summary).\n  public static var \($0.identifier): RuleID { RuleID(named: \"\($0.name)\") }" }
        .joined(separator: "\n"))

        /// In the order of their names.
        public static let allCases: [RuleID] = [
      \(sorted.map { "    .\($0.identifier)," }.joined(separator: "\n"))
        ]

        static let descriptors: [RuleID: Descriptor] = [
      \(sorted.map { rule in
        "    .\(rule.identifier): Descriptor(.\(rule.severity), .\(rule.change), .\(rule.subject), \(Self.literal(rule.summary))),"
      }.joined(separator: "\n"))
        ]
      }

      """
  }

  /// The checks, and the pages.
  var tables: String {
    var finders: [String] = []
    for case let finder? in rules.map(\.finder) where !finders.contains(finder) { finders.append(finder) }
    return """
      import ParallelText

      /// Made from `Catalogue/rules.txt`.
      enum RuleTables {
        /// In the order of the table. Functions without a context: one would be shared by all tasks, which would wait for
        /// one another to count who has it.
        static let checks: [@Sendable (Comparison) -> [Drift]] = [
          \(finders.map { "{ \($0).check($0) }" }.joined(separator: ", "))
        ]

        /// The pages' texts in UTF-8.
        static let pages: [RuleID: [UInt8]] = [
      \(rules.map { "    .\($0.identifier): PackageResources.\($0.name.replacing("-", with: "_"))_md," }
        .joined(separator: "\n"))
        ]
      }

      """
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
