import Foundation
import TestSupport
import Testing

/// Holds JSON against a schema: the keywords of JSON Schema 2020-12 that ours use. Others trap, so that none is passed
/// over in silence.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static var findings: JSONSchema { get throws { try named("findings") } }
  static var aligned: JSONSchema { get throws { try named("aligned") } }
  static var status: JSONSchema { get throws { try named("status") } }
  static var fix: JSONSchema { get throws { try named("fix") } }
  static var figures: JSONSchema { get throws { try named("figures") } }

  private static func named(_ name: String) throws -> JSONSchema {
    try JSONSchema(Data(contentsOf: URL(fileURLWithPath: Project.root + "/Schema/\(name).schema.json")))
  }

  /// What is wrong, each with its JSON pointer; empty if the value is valid.
  func faults(of value: Any) -> [String] { faults(of: value, root, at: "") }

  private func faults(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    func check(_ isFine: Bool, _ what: @autoclosure () -> String) {
      if !isFine { faults.append("\(place.isEmpty ? "/" : place): \(what())") }
    }
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "$defs", "title", "description": break
      case "$ref": faults += self.faults(of: value, definition(rule as! String), at: place)
      case "type":
        let types = rule as? [String] ?? [rule as! String]
        check(types.contains { Self.isOf($0, value) }, "not of type \(types.joined(separator: " or "))")
      case "const": check((value as! NSObject).isEqual(rule), "not \(rule)")
      case "enum": check((rule as! [NSObject]).contains { $0.isEqual(value) }, "\(value) is not in the list")
      case "pattern":
        guard let text = value as? String else { break }
        check(text.range(of: rule as! String, options: .regularExpression) != nil, "\(text) does not match \(rule)")
      case "minLength": if let text = value as? String { check(text.unicodeScalars.count >= rule as! Int, "too short") }
      case "minimum":
        if let number = value as? NSNumber {
          check(number.doubleValue >= (rule as! NSNumber).doubleValue, "\(number) is too small")
        }
      case "maximum":
        if let number = value as? NSNumber {
          check(number.doubleValue <= (rule as! NSNumber).doubleValue, "\(number) is too large")
        }
      case "anyOf":
        check(
          (rule as! [[String: Any]]).contains { self.faults(of: value, $0, at: place).isEmpty },
          "none of the choices fits")
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          faults += self.faults(of: item, rule as! [String: Any], at: "\(place)/\(index)")
        }
      case "uniqueItems":
        if let items = value as? [NSObject] { check(Set(items).count == items.count, "an item stands twice") }
      case "required":
        guard let object = value as? [String: Any] else { break }
        for name in rule as! [String] { check(object[name] != nil, "\(name) is missing") }
      case "properties":
        guard let object = value as? [String: Any] else { break }
        for (name, schema) in rule as! [String: [String: Any]] {
          if let member = object[name] { faults += self.faults(of: member, schema, at: "\(place)/\(name)") }
        }
      case "propertyNames":
        for name in (value as? [String: Any] ?? [:]).keys {
          faults += self.faults(of: name, rule as! [String: Any], at: "\(place)/\(name)")
        }
      case "additionalProperties":
        let known = (schema["properties"] as? [String: Any] ?? [:]).keys
        for (name, member) in value as? [String: Any] ?? [:] where !known.contains(name) {
          if let schema = rule as? [String: Any] {
            faults += self.faults(of: member, schema, at: "\(place)/\(name)")
          } else {
            check(rule as! Bool, "\(name) is not in the schema")
          }
        }
      default: preconditionFailure("The schema's keyword \(keyword) is not known to the tests.")
      }
    }
    return faults
  }

  private func definition(_ reference: String) -> [String: Any] {
    let name = String(reference.dropFirst("#/$defs/".count))
    return (root["$defs"] as! [String: [String: Any]])[name]!
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "number": value is NSNumber
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: preconditionFailure("The schema's type \(type) is not known to the tests.")
    }
  }
}

@Suite("The schema of the findings")
struct SchemaTests {
  @Test("Output without findings follows it") func empty() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Nothing to find")
    try folder.write("fr-FR/a.md", "# Rien à trouver")
    let (document, run) = try await audit(folder.path)
    #expect(document.summary.findings == 0)
    #expect(run.status == 0)
  }

  @Test("What does not follow it is found") func faults() throws {
    let text = """
      {"schemaVersion": 2, "tool": {"name": "stele", "version": "0.1.0"}, "errors": [{"path": "a.md"}], "extra": 1,
       "summary": {"articles": -1, "articleSets": 1, "locales": ["fr-fr"], "findings": 0, "bySeverity": {"bad": 1},
                   "byRule": {}},
       "findings": [{"rule": "Not a rule"}]}
      """
    let faults = try JSONSchema.findings.faults(of: JSONSerialization.jsonObject(with: Data(text.utf8)))
    let expected = [
      "/schemaVersion: not 1", "/: extra is not in the schema", "/errors/0: message is missing",
      "/summary/articles: -1 is too small", "/summary/bySeverity/bad: bad is not in the list",
      "/findings/0: target is missing",
    ]
    for fault in expected { #expect(faults.contains(fault)) }
    #expect(faults.contains { $0.hasPrefix("/summary/locales/0: fr-fr does not match") })
    #expect(faults.contains { $0.hasPrefix("/findings/0/rule: Not a rule does not match") })
  }
}
