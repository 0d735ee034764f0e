import TestSupport
import Testing

@Suite("The settings file")
struct ConfigurationTests {
  private func run(_ yaml: String, _ arguments: String...) async throws -> ProgramRun {
    let folder = try TemporaryFolder()
    // The same values in both would be one cause, which the text tells once.
    for (name, port, wait) in [("a", 8080, 20), ("legacy/a", 8081, 21)] {
      try folder.write("en-US/\(name).md", "# Backup\n\nOpen port 3389 in the firewall.\n\nWait for 10 minutes.\n")
      try folder.write(
        "fr-FR/\(name).md", "# Sauvegarde\n\nOuvrez le port \(port) du pare-feu.\n\nPatientez \(wait) minutes.\n")
    }
    try folder.write("stele.yml", yaml)
    return try await Program.run(["audit", "en-US", "fr-FR"] + arguments, in: folder.path)
  }

  private func found(_ run: ProgramRun) -> [String] {
    run.output.split(separator: "\n").filter { $0.hasSuffix("-mismatch]") }.map(String.init)
  }

  @Test("It names the source") func source() async throws {
    let run = try await run("source: fr-FR\n")
    #expect(found(run).first?.hasPrefix("en-US/a.md:3:11: error: port 3389 (fr-FR: 8080)") == true)
  }

  @Test("A rule can be off, or have another severity") func rules() async throws {
    let run = try await run("source: en-US\nrules:\n  port-mismatch: off\n  number-mismatch: error\n")
    #expect(run.status == 1)
    #expect(found(run).count == 2)
    #expect(found(run).allSatisfy { $0.contains("error: number 2") })
  }

  @Test("A rule can be off for some paths, and the last that fits counts") func paths() async throws {
    let run = try await run(
      """
      source: en-US
      paths:
        - path: "*"
          rules: {number-mismatch: off}
        - path: "*/legacy/*"
          rules: {port-mismatch: off, number-mismatch: note}
      """)
    #expect(found(run).map { $0.prefix { $0 != " " } } == ["fr-FR/a.md:3:16:", "fr-FR/legacy/a.md:5:11:"])
  }

  @Test("The command line outdoes it") func commandLine() async throws {
    let run = try await run("source: fr-FR\n", "--source", "en-US")
    #expect(found(run).first?.hasPrefix("fr-FR/a.md") == true)
  }

  @Test(
    "What it does not know is named, and nothing is audited",
    arguments: [
      ("sources: en", "line 1: unknown key sources"),
      ("rules:\n  port-missmatch: off", "line 2: unknown rule port-missmatch"),
      (
        "rules:\n  port-mismatch: loud",
        "line 2: port-mismatch: loud is not a setting of a rule (expected: on, off, note, warning, error)"
      ),
      (
        "rules:\n  port-mismatch: [off]",
        "line 2: port-mismatch: this is not a setting of a rule (expected: on, off, note, warning, error)"
      ),
      ("source: nowhere", "line 1: source: nowhere is not a locale"),
      ("paths:\n  - rules: {}", "line 2: paths: an item has no path"),
      ("paths:\n  - path: x\n    rule: {}", "line 3: unknown key rule"),
      ("hosts:\n  - [a.com]", "line 2: hosts: a group needs two hosts or more"),
      ("hosts:\n  - [a.com, b.com]\n  - [c.com, www.A.com]", "line 3: hosts: www.A.com is listed twice"),
      (
        "hosts: [[a.com, https://b.com]]",
        "line 1: hosts: https://b.com is not a host: write it without scheme and path, as in docs.example.com"
      ), ("hosts: [[a.com, b.com/c]]", "line 1: hosts: b.com/c is not a host"),
      ("terms: [\" \"]", "line 1: terms: empty item"),
    ])
  func unknown(_ yaml: String, _ message: String) async throws { try await expectProblem(yaml, message) }

  @Test(
    "A value of another kind than belongs at its place is named with its line and key",
    arguments: [
      ("[source]", "line 1: expected keys and values"), ("source", "line 1: expected keys and values"),
      ("source: [en]", "line 1: source: expected text"), ("source:", "line 1: source: expected text"),
      ("source: 1", "line 1: source: expected text: write \"1\", in quotes"),
      ("rules: off", "line 1: rules: expected keys and values"),
      ("rules:\n  - off", "line 1: rules: expected keys and values"),
      ("source: en\npaths: x", "line 2: paths: expected a list"),
      ("paths:\n  - x", "line 2: paths: expected keys and values"),
      ("paths:\n  - path: [x]", "line 2: path: expected text"),
      ("paths:\n  - path: x\n    rules: none", "line 3: rules: expected keys and values"),
      ("exclude: drafts", "line 1: exclude: expected a list"),
      ("hosts: a.com", "line 1: hosts: expected a list"),
      ("hosts:\n  - a.com\n  - b.com", "line 2: hosts: expected a list"),
      ("hosts:\n  - [a.com, [b.com]]", "line 2: hosts: expected text"),
      ("hosts: [[1, 2]]", "line 1: hosts: expected text: write \"1\", in quotes"),
      ("terms: GRUB", "line 1: terms: expected a list"),
      ("terms:\n  - GRUB\n  - 365", "line 3: terms: expected text: write \"365\", in quotes"),
      ("terms: [[GRUB]]", "line 1: terms: expected text"), ("[a]: b", "line 1: a key is not text"),
    ])
  func kinds(_ yaml: String, _ message: String) async throws { try await expectProblem(yaml, message) }

  @Test(
    "What is no YAML is named with its line",
    arguments: [
      ("rules: [", "line 2: not valid YAML: "), ("source: en\nsource: fr", "line 1: duplicate key source"),
      ("source: en\n---\nsource: fr", "line 2: not valid YAML: "), ("source: *en", "line 1: not valid YAML: "),
    ])
  func syntax(_ yaml: String, _ message: String) async throws { try await expectProblem(yaml, message) }

  private func expectProblem(_ yaml: String, _ message: String) async throws {
    let run = try await run(yaml + "\n")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: stele.yml: \(message)"), "\(run.errors)")
  }

  @Test(
    "It may be empty, and so may its keys",
    arguments: ["", "\n", "# none yet\n", "---\n", "rules:\npaths:\nhosts:\n", "rules: {}\npaths: []\nhosts: []\n"])
  func empty(_ yaml: String) async throws {
    let run = try await run(yaml, "--source", "en-US")
    #expect(run.errors == "")
    #expect(found(run).count == 4)
  }

  @Test("A rule about the tree can be off, or have another severity", arguments: ["off", "warning"])
  func treeRules(_ setting: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "# Backup\n\nSee [there](gone.md).\n")
    try folder.write("fr-FR/a.md", "# Sauvegarde\n\nVoir [là](gone.md).\n")
    try folder.write("en-US/b.md", "# Restore\n")
    try folder.write("fr-FR/c.md", "# Restauration\n")
    let rules = ["missing-article", "extra-article", "broken-link"]
    try folder.write("stele.yml", "source: en-US\nrules:\n" + rules.map { "  \($0): \(setting)\n" }.joined())
    let run = try await audit("en-US", "fr-FR", in: folder.path).0
    #expect(Set(run.findings.map(\.rule)) == (setting == "off" ? [] : Set(rules)))
    #expect(run.findings.allSatisfy { $0.severity == setting })
  }

  @Test("All rules can be off for a path") func path() async throws {
    let run = try await run("source: en-US\npaths:\n  - path: \"*/a.md\"\n    rules: off\n")
    #expect(run.status == 0)
    #expect(found(run).isEmpty)
  }

  @Test("All rules can be off but for some that are on", arguments: ["on", "note"])
  func some(_ setting: String) async throws {
    let run = try await run("source: en-US\nrules:\n  \"*\": off\n  port-mismatch: \(setting)\n")
    #expect(run.output.contains("2 findings: 2 \(setting == "on" ? "error" : "note")s\n"))
    #expect(run.output.contains("[port-mismatch]"))
  }

  @Test("Another file can be named") func named() async throws {
    let run = try await run("source: en-US\n", "--config", "other.yml")
    #expect(run.errors == "stele: other.yml: cannot be read\n")
  }
}
