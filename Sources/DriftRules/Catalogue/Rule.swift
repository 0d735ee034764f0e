import ParallelText

/// A rule's name card: what `stele explain`, the README's table and SARIF's list of rules are made from.
public struct RuleDescriptor: Sendable {
  public let id: RuleID
  /// The severity that its findings have unless the rule says otherwise of one.
  public let severity: Severity
  /// One line, without a full stop: what the rule reports.
  public let summary: String

  init(_ id: RuleID, _ severity: Severity, _ summary: String) {
    self.id = id
    self.severity = severity
    self.summary = summary
  }
}

/// Rules that are found together, and how: a pure function of what is compared.
struct RuleFamily: Sendable {
  /// Functions without a context: one would be shared by all tasks, which would wait for one another to count who has it.
  enum Check: Sendable {
    case comparing(@Sendable (Comparison) -> [Drift])
    case ofPair(@Sendable (AlignedPair) -> [Drift])

    func callAsFunction(_ comparison: Comparison) -> [Drift] {
      switch self {
      case .comparing(let check): check(comparison)
      case .ofPair(let check): check(comparison.pair)
      }
    }
  }

  var rules: [RuleDescriptor]
  var check: Check

  init(rules: [RuleDescriptor], comparing: @escaping @Sendable (Comparison) -> [Drift]) {
    self.rules = rules
    check = .comparing(comparing)
  }

  /// Of rules that look at nothing but the pair.
  init(rules: [RuleDescriptor], check: @escaping @Sendable (AlignedPair) -> [Drift]) {
    self.rules = rules
    self.check = .ofPair(check)
  }
}

/// All rules, and how to apply them.
public enum RuleBook {
  static let families: [RuleFamily] = [
    Structure.family, Truncation.family, CodeComparison.family, CodeLanguages.family, Numbers.family,
    InlineCode.family, Literals.family, Placeholders.family, UILabels.family, Links.family, Images.family,
    Tables.family, Alerts.family, Anchors.family, Metadata.family, Untranslated.family, Ordinals.family,
    MalformedCode.family, EncodingDamage.family, TermMismatch.family,
  ]

  private static let checks = families.map(\.check)

  /// In the order of their names.
  public static let all: [RuleDescriptor] = (families.flatMap(\.rules) + TreeRules.rules).sorted {
    $0.id.description < $1.id.description
  }

  /// Everything that has drifted between the two sides of a pair. The order is that of the rules.
  ///
  /// - Parameter terms: Names that stay as they are in every language.
  public static func check(_ pair: AlignedPair, terms: Terms = .none) -> [Drift] {
    check(pair, ArticleFacts(pair.target), ArticleFacts(pair.reference), terms: terms)
  }

  /// - Parameters:
  ///   - target: What is known of the pair's target; kept by the caller if it is compared with others as well.
  ///   - reference: Likewise of the reference.
  ///   - terms: Names that stay as they are in every language.
  public static func check(
    _ pair: AlignedPair, _ target: ArticleFacts, _ reference: ArticleFacts, terms: Terms
  ) -> [Drift] {
    let comparison = Comparison(pair, target, reference, terms)
    var found: [Drift] = []
    for check in checks {
      let drifts = check(comparison)
      if !drifts.isEmpty { found += drifts }
    }
    return found.isEmpty ? [] : OneCause.keep(found, pair)
  }
}
