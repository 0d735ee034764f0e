import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing

/// What `stele audit --format sarif` prints, as far as the tests look at it.
struct SARIFLog: Decodable {
  struct Message: Decodable {
    var text: String
    var markdown: String?
  }
  struct Rule: Decodable {
    struct Configuration: Decodable {
      var level: String
    }
    var id: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var defaultConfiguration: Configuration
  }
  struct Tool: Decodable {
    struct Driver: Decodable {
      var name: String
      var version: String
      var rules: [Rule]
    }
    var driver: Driver
  }
  struct Region: Decodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
    var places: [Int] { [startLine, startColumn, endLine, endColumn] }
  }
  struct Location: Decodable {
    struct Physical: Decodable {
      struct Artifact: Decodable {
        var uri: String
      }
      var artifactLocation: Artifact
      var region: Region?
    }
    var id: Int?
    var physicalLocation: Physical
    var message: Message?
    var uri: String { physicalLocation.artifactLocation.uri }
  }
  struct Suppression: Decodable, Equatable {
    var kind: String
    var justification: String?
  }
  struct Result: Decodable {
    struct Properties: Decodable {
      var article: String
      var anchor: String?
      var confidence: Double
      var locales: [String]
    }
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var partialFingerprints: [String: String]
    var occurrenceCount: Int?
    var suppressions: [Suppression]
    var rank: Double
    var properties: Properties
  }
  struct Invocation: Decodable {
    struct Notification: Decodable {
      var level: String
      var message: Message
      var locations: [Location]
    }
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]
  }
  struct AutomationDetails: Decodable {
    var id: String
  }
  struct Run: Decodable {
    var tool: Tool
    var automationDetails: AutomationDetails?
    var invocations: [Invocation]
    var results: [Result]
    var columnKind: String
    var newlineSequences: [String]
  }
  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  var schema: String
  var version: String
  var runs: [Run]
}

@Suite("SARIF")
struct SARIFTests {
  private func audit(_ arguments: String..., in folder: String = Project.root) async throws -> (SARIFLog, ProgramRun) {
    let run = try await Program.run(["audit"] + arguments + ["--format", "sarif"], in: folder)
    return (try JSONDecoder().decode(SARIFLog.self, from: Data(run.output.utf8)), run)
  }

  @Test("Holds what the JSON holds") func findings() async throws {
    let document = try await SteleTests.audit("Corpus", "--source", "en-US").0
    let (log, run) = try await audit("Corpus", "--source", "en-US")
    #expect(run.status == 1)
    #expect(log.version == "2.1.0")
    #expect(log.schema.hasSuffix("/sarif-schema-2.1.0.json"))
    #expect(log.runs.count == 1)
    #expect(log.runs[0].automationDetails == nil)
    #expect(log.runs[0].columnKind == "unicodeCodePoints")
    #expect(log.runs[0].invocations.map(\.executionSuccessful) == [true])
    let results = log.runs[0].results
    try #require(results.count == document.findings.count)
    for (result, finding) in zip(results, document.findings) {
      #expect(result.ruleId == finding.rule)
      #expect(log.runs[0].tool.driver.rules[result.ruleIndex].id == finding.rule)
      #expect(result.level == finding.severity)
      #expect(result.partialFingerprints == ["stele/v1": finding.fingerprint])
      #expect(result.locations.map(\.uri) == [finding.target.path])
      #expect(result.locations[0].physicalLocation.region?.places == Self.places(finding.target))
      #expect(result.relatedLocations?.map(\.uri) == finding.reference.map { [$0.path] })
      #expect(result.relatedLocations?[0].physicalLocation.region?.places == finding.reference.map(Self.places))
      #expect(result.relatedLocations?[0].message?.text == finding.reference.map { "the reference, \($0.locale)" })
      #expect(abs(result.rank - finding.confidence * 100) < 0.1)
      #expect(result.properties.article == finding.article)
      #expect(result.properties.anchor == finding.anchor)
      #expect(result.properties.locales == [finding.target.locale] + (finding.reference.map { [$0.locale] } ?? []))
      #expect(result.suppressions == [])
    }
    #expect(results.contains { $0.locations[0].physicalLocation.region.map { $0.startColumn == $0.endColumn } == true })
  }

  private static func places(_ place: AuditDocument.Place) -> [Int] {
    [place.startLine, place.startColumn, place.endLine, place.endColumn]
  }

  @Test("Names all rules, with the texts that GitHub asks for") func rules() async throws {
    let driver = try await audit("Corpus").0.runs[0].tool.driver
    #expect(driver.name == "stele")
    #expect(driver.version == "0.1.0")
    #expect(driver.rules.map(\.id) == RuleID.allCases.map(\.rawValue))
    for (rule, own) in zip(driver.rules, RuleID.allCases) {
      #expect(rule.defaultConfiguration.level == own.severity.rawValue)
      #expect(rule.shortDescription.text.lowercased() == own.summary.lowercased() + ".")
      for text in [rule.shortDescription.text, rule.fullDescription.text] {
        #expect((1...1024).contains(text.count))
      }
      #expect(rule.help.text.contains("Why it matters"))
      #expect(rule.help.markdown?.contains("\n## Why it matters\n") == true)
    }
  }

  @Test("A message leads to the reference, once") func links() async throws {
    let results = try await audit("Corpus", "--source", "en-US").0.runs[0].results
    let port = try #require(results.first { $0.ruleId == "port-mismatch" })
    #expect(
      port.message.text
        == "port 8080 (en-US: 3389). See [Corpus/en-US/remote-desktop-port-blocked.md:73](1).")
    for result in results {
      #expect(result.message.text.hasSuffix("](1).") == (result.relatedLocations != nil))
      #expect(result.relatedLocations?.map(\.id) ?? [1] == [1])
    }
  }

  @Test("What was accepted is there, marked as such") func accepted() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Backup\n\nOpen port 3389.\n\nWait for 10 minutes.\n\nUse version 4.5.1.\n")
    try folder.write(
      "fr-FR/a.md",
      """
      # <a name="backup"></a>Sauvegarde

      <!-- stele-ignore port-mismatch: the French edition
           listens elsewhere -->
      Ouvrez le port 8080.

      Patientez 20 minutes.

      Utilisez la version 4.6.1. <!-- stele-ignore version-mismatch -->
      """)
    let number = try await SteleTests.audit(".", "--source", "en-US", in: folder.path).0.findings
    try #require(number.map(\.rule) == ["number-mismatch"])
    try folder.write("accepted.txt", "\(number[0].fingerprint) number-mismatch anna: it takes longer: slow disks\n")
    let (log, run) = try await audit(".", "--source", "en-US", "--baseline", "accepted.txt", in: folder.path)
    #expect(run.status == 0)
    let results = log.runs[0].results
    #expect(results.map(\.ruleId) == ["port-mismatch", "number-mismatch", "version-mismatch"])
    #expect(results[1].partialFingerprints == ["stele/v1": number[0].fingerprint])
    #expect(
      results.map(\.suppressions) == [
        [.init(kind: "inSource", justification: "the French edition listens elsewhere")],
        [.init(kind: "external", justification: "anna: it takes longer: slow disks")],
        [.init(kind: "inSource", justification: nil)],
      ])
  }

  @Test("What is off is not there even if it was accepted, and severities are the settings'") func settings()
    async throws
  {
    let folder = try TemporaryFolder()
    let comment = "<!-- stele-ignore port-mismatch, number-mismatch: so be it -->\n"
    try folder.write("en-US/a.md", "# Backup\n\nOpen port 3389 and wait for 10 minutes.\n")
    try folder.write("fr-FR/a.md", "# Sauvegarde\n\n\(comment)Ouvrez le port 8080 et patientez 20 minutes.\n")
    try folder.write("stele.yml", "source: en-US\nrules:\n  port-mismatch: off\n  number-mismatch: note\n")
    let results = try await audit("en-US", "fr-FR", in: folder.path).0.runs[0].results
    #expect(results.map(\.ruleId) == ["number-mismatch"])
    #expect(results.map(\.level) == ["note"])
  }

  @Test("Input that cannot be read makes the run unsuccessful") func errors() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("fr-FR/bad file.md", [0xFF, 0x41])
    let (log, run) = try await audit(".", "--source", "en-US", in: folder.path)
    #expect(run.status == 2)
    let invocation = try #require(log.runs[0].invocations.first)
    #expect(!invocation.executionSuccessful)
    #expect(invocation.toolExecutionNotifications.map(\.level) == ["error"])
    #expect(invocation.toolExecutionNotifications.map(\.message.text) == ["not UTF-8 at byte 0"])
    #expect(invocation.toolExecutionNotifications.flatMap(\.locations).map(\.uri) == ["fr-FR/bad%20file.md"])
    #expect(log.runs[0].results.map(\.ruleId) == ["port-mismatch"])
  }

  @Test("Without findings there is a run without results") func empty() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Nothing to find")
    try folder.write("fr-FR/a.md", "# Rien à trouver")
    let (log, run) = try await audit(folder.path)
    #expect(run.status == 0)
    #expect(log.runs.map(\.results.count) == [0])
    #expect(log.runs[0].invocations.map(\.executionSuccessful) == [true])
  }

  @Test("Paths are URIs: as they were given, or absolute") func paths() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a:b/en-US/é #1.md", PortArticle.english)
    try folder.write("a:b/fr-FR/é #1.md", PortArticle.french)
    func uris(_ path: String) async throws -> [String] {
      try await audit(path, "--source", "en-US", in: folder.path).0.runs[0].results
        .flatMap { $0.locations + ($0.relatedLocations ?? []) }.map(\.uri)
    }
    let names = ["a%3Ab/fr-FR/%C3%A9%20%231.md", "a%3Ab/en-US/%C3%A9%20%231.md"]
    #expect(try await uris(".") == names)
    #expect(try await uris("./a:b") == names)
    #expect(try await uris(folder.path) == names.map { "file://\(folder.path)/\($0)" })
  }

  @Test("A byte order mark is no column") func byteOrderMark() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "Open port 3389 in the firewall of the computer.")
    try folder.write("fr-FR/a.md", "\u{FEFF}Ouvrez le port 8080 dans le pare-feu de l’ordinateur.")
    let results = try await audit(folder.path, "--source", "en-US").0.runs[0].results
    #expect(results.map { $0.locations[0].physicalLocation.region?.places } == [[1, 16, 1, 20]])
  }

  @Test("Hostile text stays text") func hostile() async throws {
    let folder = try TemporaryFolder()
    try HostileArticle.write(to: folder)
    let (log, run) = try await audit(".", "--source", "en-US", in: folder.path)
    #expect(run.status == 2)
    #expect(HostileArticle.steering(in: run.output) == [])
    let results = log.runs[0].results
    #expect(Set(results.map(\.ruleId)).isSuperset(of: ["port-mismatch", "inline-code-mismatch", "missing-section"]))
    for result in results {
      #expect(result.locations[0].uri.removingPercentEncoding?.dropFirst(6) == HostileArticle.name[...])
      #expect(HostileArticle.steering(in: result.message.text) == [])
      // Of links there is the one to the reference, and braces are no placeholders.
      let links =
        result.message.text.replacingOccurrences(of: #"\]("#, with: "").components(separatedBy: "](").count - 1
      #expect(links == result.relatedLocations?.count ?? 0)
      #expect(result.message.text.replacingOccurrences(of: "{{", with: "").contains("{") == false)
    }
    #expect(results.contains { $0.message.text.contains(#"[x\](https://evil"#) })
    #expect(results.contains { $0.message.text.contains("{{0}}") })
    let uri = try #require(log.runs[0].invocations[0].toolExecutionNotifications.first?.locations.first?.uri)
    #expect(uri.removingPercentEncoding == "fr-FR/bad" + HostileArticle.name)
  }

  @Test("More results than GitHub takes in a run go into another, of a category of its own", .timeLimit(.minutes(20)))
  func many() async throws {
    let folder = try TemporaryFolder()
    func steps(_ text: String, _ ports: Range<Int>) -> String {
      ports.enumerated().map { "\($0 + 1). \(text) \($1).\n" }.joined() + "\n"
    }
    func article(_ text: String, from port: (_ section: Int) -> Int) -> String {
      "# A\n\n" + (0..<10).map { "## S\($0)\n\n" + steps(text, port($0)..<port($0) + 10) }.joined()
    }
    // No port stands in place of another one twice: that would be one cause, and one result.
    for number in 1...250 {
      try folder.write("en-US/\(number).md", article("Open port") { _ in 3000 })
      try folder.write("fr-FR/\(number).md", article("Ouvrez le port") { 4000 + 100 * number + 10 * $0 })
    }
    try folder.write("en-US/last.md", "Open port 3389 in the firewall.")
    try folder.write("fr-FR/last.md", "Ouvrez le port 8080 dans le pare-feu.")
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US", "--format", "sarif", "--output", "stele.sarif"], in: folder.path)
    #expect(run.status == 1)
    // To decode it would take longer than the rest.
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/stele.sarif"))
    let log = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.map { ($0["automationDetails"] as? [String: String])?["id"] } == [nil, "stele/2/"])
    #expect(runs.allSatisfy { $0["tool"] != nil && $0["invocations"] != nil })
    let results = runs.compactMap { $0["results"] as? [[String: Any]] }
    #expect(results.map(\.count) == [25_000, 1])
    #expect(Set(results.joined().compactMap { $0["partialFingerprints"] as? [String: String] }).count == 25_001)
    #expect((results[1][0]["properties"] as? [String: Any])?["article"] as? String == "last")
  }
}
