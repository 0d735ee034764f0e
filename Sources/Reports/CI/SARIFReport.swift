import Auditing
import DriftRules
import ParallelText

/// The findings as SARIF 2.1.0 (OASIS), with what GitHub code scanning asks of it.
public enum SARIFReport {
  /// GitHub takes so many results a run, and 20 runs a file.
  static let resultsPerRun = 25_000

  /// - Returns: UTF-8 with a line feed at the end; keys sorted. The results are the findings, then those that were
  ///   accepted, with `suppressions`; both in the report's order. What could steer a terminal is escaped
  ///   (`TerminalText`).
  public static func render(_ report: Audit.Report, version: String) throws -> [UInt8] {
    let results = report.findings.map { Result($0, nil) } + report.accepted.map { Result($0.finding, $0.by) }
    let parts = stride(from: 0, to: max(results.count, 1), by: resultsPerRun)
      .map { results[$0..<min($0 + resultsPerRun, results.count)] }
    let driver = Driver(version: version)
    let invocation = Invocation(report.errors)
    return try JSONText.bytes(
      of: Log(
        runs: parts.enumerated().map { index, results in
          // GitHub takes one run of a category. The first is of the category that is told at the upload.
          let category = index == 0 ? nil : AutomationDetails(id: "stele/\(index + 1)/")
          return Run(
            tool: Tool(driver: driver), automationDetails: category, invocations: [invocation], results: Array(results))
        }))
  }

  // MARK: Objects, named as in the standard

  private struct Message: Encodable {
    var text: String

    /// Braces are doubled, since they could be placeholders (3.11.5), and brackets are kept from being links (3.11.6).
    init(_ text: String) { self.text = Self.plain(text).replacing("](", with: "\\](") }

    /// - Parameter link: What leads to the related location with `id`.
    init(_ text: String, link: String, id: Int) {
      let link = Self.plain(link).replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
      // GitHub shows a related location only where the message leads to it, and the first sentence where there is
      // little room.
      let end = text.hasSuffix(".") || text.hasSuffix("…") ? "" : "."
      self.text = Message(text).text + end + " See [\(link)](\(id))."
    }

    private static func plain(_ text: String) -> String {
      TerminalText.safe(text).replacing("{", with: "{{").replacing("}", with: "}}")
    }
  }

  private struct MultiformatMessage: Encodable {
    var text: String
    var markdown: String?
  }

  private struct ArtifactLocation: Encodable {
    var uri: String

    /// - Parameter path: Relative to where the audit ran, which ought to be the repository's folder; or absolute.
    init(_ path: String) {
      let names = path.split(separator: "/").filter { $0 != "." }.map(Self.percentEncoded)
      let joined = names.joined(separator: "/")
      uri = path.hasPrefix("/") ? "file:///" + joined : joined.isEmpty ? "." : joined
    }

    /// All but RFC 3986's unreserved characters: a colon in a first name would end a scheme.
    private static func percentEncoded(_ name: Substring) -> String {
      let digits = Array("0123456789ABCDEF".utf8)
      var result: [UInt8] = []
      for byte in name.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          result.append(byte)
        default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  private struct Log: Encodable {
    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
    var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]
  }

  private struct Run: Encodable {
    var tool: Tool
    var automationDetails: AutomationDetails?
    var invocations: [Invocation]
    var results: [Result]
    var columnKind = "unicodeCodePoints"
    var newlineSequences = ["\r\n", "\n", "\r"]
    var language = "en"
  }

  private struct AutomationDetails: Encodable {
    var id: String
  }

  private struct Tool: Encodable {
    var driver: Driver
  }

  private struct Driver: Encodable {
    var name = "stele"
    var version: String
    var rules = RuleID.allCases.map(Rule.init)
  }

  private struct Rule: Encodable {
    struct Configuration: Encodable {
      var level: String
    }
    var id: String
    var shortDescription: MultiformatMessage
    var fullDescription: MultiformatMessage
    var defaultConfiguration: Configuration
    var help: MultiformatMessage

    init(_ rule: RuleID) {
      let page = rule.page
      let first = page.parts.lazy.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.first
      let summary = rule.summary.prefix(1).uppercased() + rule.summary.dropFirst() + "."
      id = rule.rawValue
      shortDescription = MultiformatMessage(text: summary)
      fullDescription = MultiformatMessage(text: first ?? summary)
      defaultConfiguration = Configuration(level: rule.severity.rawValue)
      help = MultiformatMessage(text: RuleText().page(rule), markdown: page.markdown)
    }

    static let indices = Dictionary(uniqueKeysWithValues: zip(RuleID.allCases, 0...))
  }

  private struct Invocation: Encodable {
    struct Notification: Encodable {
      var level = "error"
      var message: Message
      var locations: [Location]
    }
    /// GitHub refuses what an unsuccessful run has found, so that what was not read is not taken for mended.
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]

    init(_ errors: [(path: String, message: String)]) {
      executionSuccessful = errors.isEmpty
      toolExecutionNotifications = errors.map { error in
        Notification(
          message: Message(error.message),
          locations: [Location(physicalLocation: .init(artifactLocation: .init(error.path)))])
      }
    }
  }

  private struct Result: Encodable {
    struct Properties: Encodable {
      var article: String
      var anchor: String?
      var confidence: Double
      /// Of the target and, if there is one, of the reference.
      var locales: [String]
      var history: HistoryObject?
    }
    var ruleId: String
    var ruleIndex: Int?
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    /// GitHub goes by `primaryLocationLineHash` alone. Its action for uploads computes that one from the text of the
    /// line, and complains of any other value.
    var partialFingerprints: [String: String]
    /// Not null for any result, since it must not be so for some alone (3.27.23).
    var suppressions: [Suppression]
    var rank: Double
    var properties: Properties

    init(_ finding: Finding, _ acceptance: AcceptedFinding.Acceptance?) {
      ruleId = finding.rule.rawValue
      ruleIndex = Rule.indices[finding.rule]
      level = finding.severity.rawValue
      locations = [Location(physicalLocation: .init(finding.target))]
      if let reference = finding.reference {
        message = Message(finding.message, link: "\(reference.path):\(reference.start.line)", id: 1)
        relatedLocations = [
          Location(
            id: 1, physicalLocation: .init(reference), message: Message("the reference, \(reference.locale)"))
        ]
      } else {
        message = Message(finding.message)
      }
      partialFingerprints = ["stele/v1": finding.fingerprint]
      suppressions = acceptance.map { [Suppression($0)] } ?? []
      rank = (finding.confidence * 1000).rounded() / 10
      properties = Properties(
        article: finding.article, anchor: finding.anchor, confidence: finding.confidence,
        locales: [finding.target.locale.description] + (finding.reference.map { [$0.locale.description] } ?? []),
        history: finding.history.map(HistoryObject.init))
    }
  }

  private struct Location: Encodable {
    var id: Int?
    var physicalLocation: PhysicalLocation
    var message: Message?
  }

  private struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?

    init(artifactLocation: ArtifactLocation) { self.artifactLocation = artifactLocation }
    init(_ place: Finding.Place) {
      artifactLocation = ArtifactLocation(place.path)
      region = Region(place)
    }
  }

  /// An empty one is a place to insert at (3.30.2).
  private struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int

    init(_ place: Finding.Place) {
      startLine = place.start.line
      endLine = place.end.line
      // To SARIF a byte order mark is no part of the line (3.30.2).
      let mark = place.start.line == 1 && place.line.unicodeScalars.first == "\u{FEFF}" ? 1 : 0
      startColumn = max(1, place.start.column - mark)
      endColumn = place.end.line == 1 ? max(1, place.end.column - mark) : place.end.column
    }
  }

  private struct Suppression: Encodable {
    var kind: String
    var justification: String?

    init(_ acceptance: AcceptedFinding.Acceptance) {
      switch acceptance {
      case .baseline(let entry):
        kind = "external"
        justification = "\(entry.who): \(entry.why)"
      case .comment(let reason):
        kind = "inSource"
        justification = reason.isEmpty ? nil : reason
      }
    }
  }
}
