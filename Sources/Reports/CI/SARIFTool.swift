import DriftRules
import ParallelText

/// What SARIF says of the program: its version and its rules.
struct SARIFTool {
  let version: String
  /// Of the rules in their list.
  let indexes = Dictionary(uniqueKeysWithValues: zip(RuleID.allCases, 0...))

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("driver") { json in
        json.object { json in
          json.member("name") { $0.value("stele") }
          json.member("rules") { json in
            json.array { json in for rule in RuleID.allCases { json.element { Self.write(rule, to: &$0) } } }
          }
          json.member("version") { $0.value(version) }
        }
      }
    }
  }

  private static func write(_ rule: RuleID, to json: inout JSONWriter) {
    let page = rule.page
    let first = page.parts.lazy.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.first
    let summary = rule.summary.prefix(1).uppercased() + rule.summary.dropFirst() + "."
    func text(_ text: String, markdown: String? = nil, to json: inout JSONWriter) {
      json.object { json in
        if let markdown { json.member("markdown") { $0.value(markdown) } }
        json.member("text") { $0.value(text) }
      }
    }
    json.object { json in
      json.member("defaultConfiguration") { json in
        json.object { json in json.member("level") { $0.value(rule.severity.rawValue) } }
      }
      json.member("fullDescription") { text(first ?? summary, to: &$0) }
      json.member("help") { text(RuleText().page(rule), markdown: page.markdown, to: &$0) }
      json.member("id") { $0.value(rule.rawValue) }
      json.member("shortDescription") { text(summary, to: &$0) }
    }
  }
}
