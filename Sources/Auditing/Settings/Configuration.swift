import ArticleParsing
import CorpusLayout
import DriftRules
import Foundation
import LanguageData
import ParallelText

/// What a team has settled about its articles, from `stele.yml`:
///
///     source: en-US
///     rules:
///       moved-paragraph: note
///       missing-image: off
///     paths:
///       - path: "*/legacy/*"
///         rules:
///           untranslated: off
///     hosts:
///       - [docs.example.com, learn.example.com]
///     terms: [Stele Hub, GRUB]
///     layouts:
///       - "translations/{locale}/{article}"
///     exclude: [drafts]
///
/// A rule is `off` or `on`, or has a severity of its own; `"*"` is all that have no line of their own. Of the paths that
/// fit a file the last one counts; `*` stands for any characters, slashes included.
public struct Configuration: Sendable {
  /// What becomes of a rule's findings.
  enum Setting: Equatable {
    case off, on
    case severity(Severity)
  }
  private struct Rules {
    var settings: [RuleID: Setting] = [:]
    /// Of all others.
    var others: Setting?

    subscript(rule: RuleID) -> Setting? { settings[rule] ?? others }
  }
  private struct Override {
    var pattern: String
    var rules: Rules
  }

  /// What is wrong with a file. The text names the line, 1-based.
  public struct Problem: Error, CustomStringConvertible {
    public let description: String
  }

  public private(set) var source: LocaleTag?
  /// Hosts whose links are the same.
  private(set) var hosts = LinkHosts.none
  /// Where the files of a locale and an article stand; the first that fits a path counts.
  package private(set) var layouts: [LayoutPattern] = []
  /// Names that stay as they are in every language.
  private(set) var terms = Terms.none
  /// Patterns of paths that are not read.
  package private(set) var excluded: [String] = []
  /// The current folder as it is called from that of the settings, with a slash; empty if they are one.
  public var currentFolder = ""
  private var rules = Rules()
  private var overrides: [Override] = []

  /// - Parameters:
  ///   - yaml: The file's text; nothing in it is required.
  ///   - source: The locale that the call says all others are translated from.
  /// - Throws: `Problem` for the first key or value that is not known.
  public init(_ yaml: String, source: LocaleTag? = nil) throws(Problem) {
    guard let root = try SettingsNode(yaml: yaml) else { return }
    var layouts: SettingsNode?
    for entry in try root.entries() {
      switch entry.key {
      case "source":
        let name = try entry.text()
        guard let tag = LocaleTag(name), Languages.contains(tag) else { throw entry.problem("\(name) is not a locale") }
        self.source = tag
      case "rules": rules = try Self.settings(entry)
      case "paths": overrides = try entry.items().map { item throws(Problem) in try Self.override(item) }
      case "hosts": hosts = try LinkHosts(entry)
      case "layouts": layouts = entry
      case "exclude": excluded = try entry.items().map { item throws(Problem) in try item.name() }
      case "terms": terms = Terms(try entry.items().map { item throws(Problem) in try item.name() })
      default: throw entry.unknown(among: Self.keys)
      }
    }
    if let layouts { self.layouts = try [LayoutPattern](layouts, source: source ?? self.source) }
  }

  /// A finding with the severity that was set; nil if its rule is off.
  package func applied(to finding: Finding) -> Finding? {
    switch setting(of: finding.rule, at: finding.target.path) {
    case nil, .on: return finding
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    }
  }

  private func setting(of rule: RuleID, at path: String) -> Setting? {
    overrides.last { $0.rules[rule] != nil && fits($0.pattern, path) }?.rules[rule] ?? rules[rule]
  }

  /// Whether a pattern fits a path, as it was given or as it is called from the folder of the settings.
  private func fits(_ pattern: String, _ path: String) -> Bool {
    fnmatch(pattern, path, 0) == 0
      || !currentFolder.isEmpty && !path.hasPrefix("/") && fnmatch(pattern, currentFolder + path, 0) == 0
  }

  /// What is settled for files that are not there.
  func remarks(on paths: [String]) -> [Remark] {
    let unused = overrides.map(\.pattern).filter { pattern in !paths.contains { fits(pattern, $0) } }
    let layouts = layouts.filter { pattern in !paths.contains { pattern.fits($0) } }
    return unused.map { Remark(message: "paths: \($0) matches no file") }
      + layouts.map { Remark(message: "layouts: \($0.text) matches no file") }
  }

  // MARK: Reading

  private static let keys = ["source", "rules", "paths", "exclude", "hosts", "terms", "layouts"]

  private static func override(_ item: SettingsNode) throws(Problem) -> Override {
    var override = Override(pattern: "", rules: Rules())
    for entry in try item.entries() {
      switch entry.key {
      case "path": override.pattern = try entry.text()
      case "rules":
        override.rules = entry.written.flatMap(Self.isOff) == true ? Rules(others: .off) : try settings(entry)
      default: throw entry.unknown(among: ["path", "rules"])
      }
    }
    if override.pattern.isEmpty { throw item.problem("an item has no path") }
    return override
  }

  private static func settings(_ rules: SettingsNode) throws(Problem) -> Rules {
    var settings = Rules()
    for entry in try rules.entries() {
      if entry.key == "*" {
        settings.others = try setting(entry)
      } else if let rule = RuleID(rawValue: entry.key) {
        settings.settings[rule] = try setting(entry)
      } else {
        throw entry.unknown("rule", among: RuleID.allCases.map(\.rawValue))
      }
    }
    return settings
  }

  private static func setting(_ entry: SettingsNode) throws(Problem) -> Setting {
    let text = entry.written ?? ""
    if let isOff = isOff(text) { return isOff ? .off : .on }
    if let severity = Severity(rawValue: text) { return .severity(severity) }
    throw entry.problem(
      "\(text.isEmpty ? "this" : text) is not a setting of a rule (expected: on, off, note, warning, error)")
  }

  /// YAML 1.1 reads a bare `off` as false.
  private static func isOff(_ text: String) -> Bool? {
    ["off": true, "false": true, "on": false, "true": false][text]
  }
}
