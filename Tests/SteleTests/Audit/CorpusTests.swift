import Foundation
import TestSupport
import Testing

@Suite("The sample articles")
struct CorpusTests {
  static let locales = ["ar-SA", "de-DE", "en-US", "fr-FR", "ja-JP", "ru-RU", "zh-CN"]

  /// One entry of `Corpus/drift.json`: what was put in on purpose.
  struct Planted: Decodable {
    struct Place: Decodable {
      var path: String
      var line: Int
      /// nil if any text will do.
      var text: String?

      func isOf(_ place: AuditDocument.Place) -> Bool {
        place.path.hasSuffix("/" + path) && place.startLine == line && (text == nil || text == place.text)
      }
    }
    var rule: String
    var article: String
    var target: Place
    var reference: Place?

    func isFound(by finding: AuditDocument.Finding) -> Bool {
      finding.rule == rule && finding.article == article && target.isOf(finding.target)
        && (reference == nil) == (finding.reference == nil)
        && (reference == nil || reference!.isOf(finding.reference!))
    }
  }

  @Test(
    "Every drift that was put in is found, and nothing else", arguments: [["Corpus", "--source", "en-US"], ["Corpus"]])
  func drifts(arguments: [String]) async throws {
    let list = try Data(contentsOf: URL(fileURLWithPath: Project.root + "/Corpus/drift.json"))
    let planted = try JSONDecoder().decode([Planted].self, from: list)
    let (document, run) =
      arguments.count > 1
      ? try await audit(arguments[0], arguments[1], arguments[2]) : try await audit(arguments[0])
    var rest = document.findings
    for drift in planted {
      let index = rest.firstIndex(where: drift.isFound)
      #expect(index != nil, "\(drift.rule) is not found at \(drift.target.path):\(drift.target.line).")
      if let index { rest.remove(at: index) }
    }
    for finding in rest {
      Issue.record(
        "\(finding.rule) (\(finding.severity)) was not put in: \(finding.target.path):\(finding.target.startLine): \(finding.message)"
      )
    }
    #expect(document.errors == [])
    #expect(document.summary.articles == 42)
    #expect(document.summary.articleSets == 6)
    #expect(document.summary.locales == Self.locales)
    #expect(run.errors == "")
    #expect(run.status == 1)
  }

  @Test("An article aligned with itself has no finding", arguments: locales)
  func itself(locale: String) async throws {
    let folder = try TemporaryFolder()
    let other = String(locale.prefix(2)) + "-CH"
    let names = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/Corpus/" + locale)
    for name in names {
      let text = try String(contentsOfFile: "\(Project.root)/Corpus/\(locale)/\(name)", encoding: .utf8)
      // The front matter would say of the copy that it is the original.
      let lines = text.components(separatedBy: "\n").filter { !$0.hasPrefix("ms.contentlocale:") }
      for copy in [locale, other] { try folder.write("\(copy)/\(name)", lines.joined(separator: "\n")) }
    }
    let (document, run) = try await audit(folder.path)
    #expect(document.summary.articles == 2 * names.count)
    #expect(document.summary.articleSets == names.count)
    // A damaged word is wrong in whatever it is compared with.
    let findings = document.findings.filter { $0.reference != nil }
    #expect(findings.map { "\($0.rule) \($0.target.path):\($0.target.startLine)" } == [])
    #expect(run.errors == "")
  }

  @Test("The text names every drift by its place, rule and summary") func text() async throws {
    let run = try await Program.run(["audit", "Corpus", "--source", "en-US"])
    let (document, _) = try await audit("Corpus", "--source", "en-US")
    for finding in document.findings {
      let line =
        "\(finding.target.path):\(finding.target.startLine):\(finding.target.startColumn): \(finding.severity): \(finding.message) [\(finding.rule)]\n"
      #expect(run.output.contains(line))
    }
    #expect(run.output.contains("\n6 articles in 42 files, 7 locales (\(Self.locales.joined(separator: ", ")))\n"))
    #expect(run.output.contains("\n\(document.summary.findings) findings: "))
    #expect(run.errors == "")
    #expect(run.status == 1)
  }
}
