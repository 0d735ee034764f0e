import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("The order of lines in code")
struct CodeOrderTests {
  private static func block(_ language: String, _ lines: String) -> String {
    "Texte.\n\n```\(language)\n\(lines)\n```\n"
  }

  private static func severities(_ language: String, _ target: String, _ reference: String) throws -> [Severity] {
    RuleBook.check(try pair(block(language, target), block(language, reference))).map(\.severity)
  }

  static let moved: [(String, String, String)] = [
    (
      "yaml", "quota:\n  least:\n    size: 10M\n  most:\n    size: 90M",
      "quota:\n  most:\n    size: 90M\n  least:\n    size: 10M"
    ),
    (
      "yaml", "kind: Queue\nmeta:\n  name: inks\nbody:\n  key: a1", "body:\n  key: a1\nkind: Queue\nmeta:\n  name: inks"
    ),
    (
      "yaml", "# Les files\nqueues:\n- name: b\n  size: 2\n- name: a\n  size: 1",
      "# The queues\nqueues:\n- name: a\n  size: 1\n- name: b\n  size: 2"
    ),
    ("json", "{\n  \"b\": {\n    \"x\": 2\n  },\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 2\n  }\n}"),
    (
      "json", "[\n  {\n    \"name\": \"b\",\n    \"size\": 2\n  },\n  {\n    \"name\": \"a\",\n    \"size\": 1\n  }\n]",
      "[\n  {\n    \"name\": \"a\",\n    \"size\": 1\n  },\n  {\n    \"name\": \"b\",\n    \"size\": 2\n  }\n]"
    ),
    ("toml", "[b]\nsize = 2\n\n[a]\nsize = 1", "[a]\nsize = 1\n\n[b]\nsize = 2"),
    ("ini", "color=blue\nsize=A4\ntray=2", "tray=2\ncolor=blue\nsize=A4"),
  ]

  @Test("Lines of data that stand elsewhere below the same keys are a note", arguments: moved)
  func noted(_ language: String, _ target: String, _ reference: String) throws {
    let drifts = RuleBook.check(try pair(Self.block(language, target), Self.block(language, reference)))
    #expect(drifts.map(\.severity) == [.note])
    #expect(drifts.map(\.change) == [.moved])
  }

  @Test("The line before one that is missing has not moved, though its comma is one too many")
  func commaBeforeMissingLine() throws {
    let reference = "{\n  \"loc\": [\n    1\n  ],\n  \"msg\": \"Field required\",\n  \"input\": null\n}"
    let target = reference.replacing("  \"input\": null\n", with: "")
    #expect(try Self.severities("json", target, reference) == [.error])
  }

  static let changed: [(String, String, String)] = [
    // Keys that changed places above the same values.
    (
      "yaml", "quota:\n  least:\n    size: 90M\n  most:\n    size: 10M",
      "quota:\n  most:\n    size: 90M\n  least:\n    size: 10M"
    ),
    // Values that changed places below the same keys.
    (
      "yaml", "quota:\n  most:\n    size: 10M\n  least:\n    size: 90M",
      "quota:\n  most:\n    size: 90M\n  least:\n    size: 10M"
    ),
    (
      "json", "[\n  {\n    \"name\": \"a\",\n    \"size\": 2\n  },\n  {\n    \"name\": \"b\",\n    \"size\": 1\n  }\n]",
      "[\n  {\n    \"name\": \"a\",\n    \"size\": 1\n  },\n  {\n    \"name\": \"b\",\n    \"size\": 2\n  }\n]"
    ),
    ("yaml", "- name: a\n  size: 2\n- name: b\n  size: 1", "- name: a\n  size: 1\n- name: b\n  size: 2"),
    ("toml", "[a]\nsize = 2\n\n[b]\nsize = 1", "[a]\nsize = 1\n\n[b]\nsize = 2"),
    ("json", "{\n  \"a\": 1\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}"),
    // The steps of a program.
    ("bash", "lp two.txt\nlp three.txt\nlpstat -o", "lpstat -o\nlp two.txt\nlp three.txt"),
  ]

  @Test("What stands below another key, or in another order in a program, is an error", arguments: changed)
  func told(_ language: String, _ target: String, _ reference: String) throws {
    #expect(try Self.severities(language, target, reference).contains(.error))
  }

  @Test("What is missing beside lines that moved is told by itself")
  func missing() throws {
    let drifts = RuleBook.check(
      try pair(
        Self.block("yaml", "kind: Queue\nmeta:\n  name: inks\nbody:\n  key: a1"),
        Self.block("yaml", "body:\n  key: a1\nkind: Queue\nmeta:\n  name: inks\n  owner: b2")))
    #expect(drifts.map(\.severity).sorted() == [.note, .error])
    #expect(drifts.filter { $0.severity == .error }.map(\.change) == [.missing])
  }
}
