import Foundation
import TestSupport
import Testing

/// What `stele audit --format json` prints.
struct AuditDocument: Decodable {
  struct Summary: Decodable {
    var articles: Int
    var articleSets: Int
    var locales: [String]
    var notCompared: Int
    var findings: Int
    var bySeverity: [String: Int]
    var byRule: [String: Int]
    var byLocale: [String: Coverage]
  }
  struct Coverage: Decodable, Equatable {
    var articles: Int
    var missing = 0
    var untranslated = 0
    var stale = 0
    var errors = 0
    var warnings = 0
    var sharePresent = 1.0
  }
  struct Failure: Decodable, Equatable {
    var path: String
    var message: String
  }
  struct Place: Decodable {
    var locale: String
    var path: String
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
    var text: String
  }
  struct Finding: Decodable {
    var fingerprint: String
    var rule: String
    var severity: String
    var confidence: Double
    var article: String
    var anchor: String?
    var message: String
    var target: Place
    var reference: Place?
    var cause: Cause?
    var history: History?
  }
  struct Cause: Decodable, Equatable {
    var id: String
    var count: Int
    var files: Int
  }
  struct History: Decodable {
    var cause: String
    var revision: String
    var commit: String?
    var date: String?
  }

  var summary: Summary
  var errors: [Failure]
  var notCompared: [Failure]
  var findings: [Finding]
}

/// Runs `stele audit --format json`, and holds what it prints against the schema.
func audit(_ arguments: String..., in folder: String = Project.root) async throws -> (AuditDocument, ProgramRun) {
  try await audit(arguments, in: folder)
}

func audit(_ arguments: [String], in folder: String) async throws -> (AuditDocument, ProgramRun) {
  let run = try await Program.run(["audit"] + arguments + ["--format", "json"], in: folder)
  let data = Data(run.output.utf8)
  let faults = try JSONSchema.findings.faults(of: JSONSerialization.jsonObject(with: data))
  #expect(faults.isEmpty, "The output does not follow Schema/findings.schema.json.")
  return (try JSONDecoder().decode(AuditDocument.self, from: data), run)
}
