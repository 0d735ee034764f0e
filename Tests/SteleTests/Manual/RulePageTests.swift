import DriftRules
import Foundation
import ParallelText
import TestSupport
import Testing

@Suite("The rules' pages")
struct RulePageTests {
  /// A rule and its page, with the files of its examples and what is said of them.
  struct Page: Sendable, CustomTestStringConvertible {
    let rule: RuleID
    var testDescription: String { rule.rawValue }

    static let all = RuleID.allCases.map { Page(rule: $0) }

    /// The headings, in order.
    var headings: [String] {
      rule.page.parts.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
    }

    /// The parts below a heading; those above all headings for the empty one.
    func parts(_ heading: String) -> [RulePage.Part] {
      var current = ""
      return rule.page.parts.filter { part in
        if case .heading(let next) = part {
          current = next
          return false
        }
        return current == heading
      }
    }

    /// The example below a heading: the files by their paths in its folder, and how to audit it. The first file is in
    /// the source's locale. One that stands there several times has a history: a commit each, a month apart.
    func example(_ heading: String) async throws -> (folder: TemporaryFolder, arguments: [String]) {
      let repository = try await Repository()
      var files: [(path: String, text: String)] = []
      for case .block(let language, let name, let lines) in parts(heading) where !name.isEmpty {
        let text = lines.joined(separator: "\n") + "\n"
        if language == "markdown" {
          files.append((RulePage.path(of: name), text))
        } else {
          try repository.write(RulePage.path(of: name), text)
        }
      }
      let source = String(try #require(files.first).path.prefix { $0 != "/" })
      var arguments = ["--source", source]
      for (index, file) in files.enumerated() {
        try repository.write(file.path, file.text)
        guard files.count(where: { $0.path == file.path }) > 1 else { continue }
        try await repository.commit(on: "2024-0\(index + 1)-01")
        if arguments.count == 2 { arguments += ["--source-history", source] }
      }
      return (repository.folder, arguments)
    }

    /// The findings that the page shows.
    var findings: [String] {
      parts("Reported").flatMap { part -> [String] in
        if case .block(language: "text", name: _, let lines) = part { lines } else { [] }
      }
    }

    /// The settings, or the line of a baseline, that the page tells to write.
    func advice(_ language: String) -> String? {
      parts("Switching it off").lazy.compactMap { part -> String? in
        if case .block(language, name: _, let lines) = part { lines.joined(separator: "\n") + "\n" } else { nil }
      }.first
    }
  }

  /// Rules whose findings come with others of the same cause.
  private static let notAlone: Set = ["renewed-stamp", "self-contradiction"]

  @Test("Every rule has a page, and every page a rule") func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Project.root + "/Sources/DriftRules/Catalogue/Pages")
    #expect(files.sorted() == RuleID.allCases.map { "\($0).md" })
    // A page that stands in the folder, but not in the table, is empty.
    #expect(RuleID.allCases.filter { $0.page.parts.first.map(\.isParagraph) != true }.map(\.rawValue) == [])
  }

  @Test("A page is built as all pages are", arguments: Page.all) func structure(_ page: Page) {
    #expect(page.headings == ["Why it matters", "Reported", "Fine", "Switching it off"])
    for heading in ["", "Why it matters", "Fine"] {
      #expect(page.parts(heading).first.map(\.isParagraph) == true, "No sentence stands below ‘\(heading)’.")
    }
    for heading in ["Reported", "Fine"] {
      for case .block(language: "markdown", name: _, let lines) in page.parts(heading) {
        #expect(lines.filter { $0.count > 76 } == [], "These lines do not fit on a terminal of 80 columns.")
      }
    }
  }

  @Test("What a page says is reported is reported, and nothing else is", arguments: Page.all)
  func reported(_ page: Page) async throws {
    let (folder, arguments) = try await page.example("Reported")
    let (document, run) = try await audit(["."] + arguments, in: folder.path)
    #expect(run.errors == "")
    #expect(document.findings.map(\.line) == page.findings)
    #expect(document.findings.count { $0.rule == page.rule.rawValue } == 1)
    #expect(document.findings.count == 1 || Self.notAlone.contains(page.rule.rawValue))

    let text = try await Program.run(["audit", "."] + arguments, in: folder.path).output
    // Quotations are indented.
    let shown = text.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.hasPrefix(" ") }
    #expect(shown.map(String.init) == page.findings)
  }

  @Test("What a page says is fine has no finding of any rule", arguments: Page.all)
  func fine(_ page: Page) async throws {
    let (folder, arguments) = try await page.example("Fine")
    let (document, run) = try await audit(["."] + arguments, in: folder.path)
    #expect(run.errors == "")
    #expect(document.findings.map(\.line) == [])
    #expect(document.summary.locales.count > 1)
  }

  @Test("The settings and the baseline that a page shows switch its rule off", arguments: Page.all)
  func switchedOff(_ page: Page) async throws {
    let (folder, arguments) = try await page.example("Reported")
    let rule = page.rule.rawValue
    let found = try #require(
      try await audit(["."] + arguments, in: folder.path).0.findings.first { $0.rule == rule })

    // The settings that the example needs stay.
    let own = (try? folder.read(RulePage.settings)) ?? ""
    try folder.write("off.yml", own + (try #require(page.advice("yaml"))))
    let settings = try await audit(["."] + arguments + ["--config", "off.yml"], in: folder.path).0
    #expect(!settings.findings.contains { $0.rule == rule })

    let line = try #require(page.advice("text"))
    try folder.write("accepted.txt", line.replacing(/^\w+/, with: found.fingerprint))
    let accepted = try await audit(["."] + arguments + ["--baseline", "accepted.txt"], in: folder.path).0
    #expect(!accepted.findings.contains { $0.rule == rule })
  }
}

extension RulePage.Part {
  fileprivate var isParagraph: Bool { if case .paragraph = self { true } else { false } }
}

extension AuditDocument.Finding {
  /// As the text format's first line of a finding.
  fileprivate var line: String {
    "\(target.path):\(target.startLine):\(target.startColumn): \(severity): \(message) [\(rule)]"
  }
}
