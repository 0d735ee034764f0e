import Foundation
import LanguageData
import ParallelText
import Yams

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
    var rules: [String: Setting]
  }

  /// What is wrong with a file. The text names the line, 1-based.
  public struct Problem: Error, CustomStringConvertible {
    public let description: String
  }

  public private(set) var source: LocaleTag?
  private var rules: [String: Setting] = [:]
  private var overrides: [Override] = []

  /// - Parameters:
  ///   - yaml: The file's text; nothing in it is required.
  ///   - knownRules: The names that `rules` may hold.
  /// - Throws: `Problem` for the first key or value that is not known.
  public init(_ yaml: String, knownRules: Set<String>) throws(Problem) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw Problem(description: "no YAML: \(String(describing: error).split(separator: "\n").last ?? "")")
    }
    guard let root else { return }
    for (key, value) in try Self.mapping(root, "the file") {
      switch key.string ?? "" {
      case "source":
        guard let tag = LocaleTag(value.string ?? ""), Languages.contains(tag) else {
          throw Self.problem(value, "\(value.string ?? "this") is no locale")
        }
        source = tag
      case "rules": rules = try Self.settings(value, knownRules)
      case "paths":
        guard let items = value.sequence else { throw Self.problem(value, "paths is a list") }
        for item in items { overrides.append(try Self.override(item, knownRules)) }
      case let other: throw Self.problem(key, "unknown key \(other)")
      }
    }
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

  private func setting(of rule: String, at path: String) -> Setting? {
    let override = overrides.last { $0.rules[rule] != nil && fnmatch($0.pattern, path, 0) == 0 }
    return override?.rules[rule] ?? rules[rule]
  }

  // MARK: Reading

  private static func override(_ node: Node, _ knownRules: Set<String>) throws(Problem) -> Override {
    var override = Override(pattern: "", rules: [:])
    for (key, value) in try mapping(node, "an item of paths") {
      switch key.string ?? "" {
      case "path": override.pattern = value.string ?? ""
      case "rules": override.rules = try settings(value, knownRules)
      case let other: throw problem(key, "unknown key \(other)")
      }
    }
    if override.pattern.isEmpty { throw problem(node, "an item of paths has no path") }
    return override
  }

  private static func settings(_ node: Node, _ knownRules: Set<String>) throws(Problem) -> [String: Setting] {
    var settings: [String: Setting] = [:]
    for (key, value) in try mapping(node, "rules") {
      let rule = key.string ?? ""
      guard knownRules.contains(rule) else { throw problem(key, "unknown rule \(rule)") }
      // YAML 1.1 reads a bare `off` as false.
      let text = value.scalar?.string ?? ""
      if text == "off" || text == "false" {
        settings[rule] = .off
      } else if let severity = Severity(rawValue: text) {
        settings[rule] = .severity(severity)
      } else {
        throw problem(value, "\(text.isEmpty ? "this" : text) is not off, note, warning or error")
      }
    }
    return settings
  }

  private static func mapping(_ node: Node, _ name: String) throws(Problem) -> Node.Mapping {
    guard let mapping = node.mapping else { throw problem(node, "\(name) is not of keys and values") }
    return mapping
  }

  private static func problem(_ node: Node, _ text: String) -> Problem {
    Problem(description: (node.mark.map { "line \($0.line): " } ?? "") + text)
  }
}
