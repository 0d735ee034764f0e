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
///
/// A rule is `off`, or has a severity of its own. Of the paths that fit a file the last one counts; `*` stands for any
/// characters, slashes included.
public struct Configuration: Sendable {
  /// What becomes of a rule's findings.
  enum Setting: Equatable {
    case off
    case severity(Severity)
  }
  private struct Override {
    var pattern: String
    var rules: [RuleID: Setting]
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
  private var rules: [RuleID: Setting] = [:]
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
        guard let tag = LocaleTag(name), Languages.contains(tag) else { throw entry.problem("\(name) is no locale") }
        self.source = tag
      case "rules": rules = try Self.settings(entry)
      case "paths": overrides = try entry.items().map { item throws(Problem) in try Self.override(item) }
      case "hosts": hosts = try LinkHosts(entry)
      case "layouts": layouts = entry
      case "terms": terms = Terms(try entry.items().map { item throws(Problem) in try item.name() })
      default: throw entry.unknown()
      }
    }
    if let layouts { self.layouts = try [LayoutPattern](layouts, source: source ?? self.source) }
  }

  /// A finding with the severity that was set; nil if its rule is off.
  package func applied(to finding: Finding) -> Finding? {
    switch setting(of: finding.rule, at: finding.target.path) {
    case nil: return finding
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    }
  }

  private func setting(of rule: RuleID, at path: String) -> Setting? {
    let override = overrides.last { $0.rules[rule] != nil && fnmatch($0.pattern, path, 0) == 0 }
    return override?.rules[rule] ?? rules[rule]
  }

  // MARK: Reading

  private static func override(_ item: SettingsNode) throws(Problem) -> Override {
    var override = Override(pattern: "", rules: [:])
    for entry in try item.entries() {
      switch entry.key {
      case "path": override.pattern = try entry.text()
      case "rules": override.rules = try settings(entry)
      default: throw entry.unknown()
      }
    }
    if override.pattern.isEmpty { throw item.problem("an item has no path") }
    return override
  }

  private static func settings(_ rules: SettingsNode) throws(Problem) -> [RuleID: Setting] {
    var settings: [RuleID: Setting] = [:]
    for entry in try rules.entries() {
      guard let rule = RuleID(rawValue: entry.key) else { throw entry.unknown("rule") }
      // YAML 1.1 reads a bare `off` as false.
      let text = entry.written ?? ""
      if text == "off" || text == "false" {
        settings[rule] = .off
      } else if let severity = Severity(rawValue: text) {
        settings[rule] = .severity(severity)
      } else {
        throw entry.problem("\(text.isEmpty ? "this" : text) is not off, note, warning or error")
      }
    }
    return settings
  }
}
