import Foundation
import TestSupport
import Testing

/// What `stele fix --format json` prints.
struct FixDocument: Decodable {
  struct Finding: Decodable {
    struct Reference: Decodable {
      var locale: String
      var path: String
      var startLine: Int
      var endLine: Int
      var text: String
    }
    var fingerprint: String
    var rule: String
    var severity: String
    var message: String
    var reference: Reference?
  }
  struct Code: Decodable, Equatable {
    var language: String?
    var text: String
    var inline: Bool?
  }
  struct Link: Decodable, Equatable {
    var text: String
    var target: String
  }
  struct Location: Decodable, Equatable {
    var path: String
    var startLine: Int
    var endLine: Int
  }
  struct Step: Decodable {
    var id: String
    var number: String?
    var anchor: String?
    var text: String
    var code: [Code]
    var links: [Link]
    var images: [Link]
    var steps: [Step]
    var location: Location
    var findings: [Finding]
  }
  struct Matched: Decodable {
    var locale: String
    var anchor: String?
    var text: String
  }
  struct Result: Decodable {
    var article: String
    var score: Double
    var title: String?
    var locale: String
    var path: String
    var requestedLocale: String
    var translation: String?
    var translatedOn: String?
    var section: [String]
    var links: [Link]
    var matched: Matched
    var symptoms: [String]
    var causes: [String]
    var findings: [Finding]
    var steps: [Step]
  }

  var query: String
  var locale: String?
  var results: [Result]
}

/// Runs `stele fix --format json`, and holds what it prints against the schema.
func fix(_ arguments: [String], in folder: String) async throws -> FixDocument {
  let run = try await Program.run(["fix", "--format", "json"] + arguments, in: folder)
  #expect(run.status == 0)
  #expect(run.errors == "")
  let data = Data(run.output.utf8)
  #expect(try JSONSchema.fix.faults(of: JSONSerialization.jsonObject(with: data)) == [], "\(arguments)")
  return try JSONDecoder().decode(FixDocument.self, from: data)
}
