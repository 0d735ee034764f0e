import TestSupport
import Testing

@Suite("The settings file")
struct ConfigurationTests {
  private func run(_ yaml: String, _ arguments: String...) async throws -> ProgramRun {
    let folder = try TemporaryFolder()
    for name in ["a", "legacy/a"] {
      try folder.write("en-US/\(name).md", "# Backup\n\nOpen port 3389 in the firewall.\n\nWait for 10 minutes.\n")
      try folder.write(
        "fr-FR/\(name).md", "# Sauvegarde\n\nOuvrez le port 8080 du pare-feu.\n\nPatientez 20 minutes.\n")
    }
    try folder.write("stele.yml", yaml)
    return try await Program.run(["audit", "en-US", "fr-FR"] + arguments, in: folder.path)
  }

  private func found(_ run: ProgramRun) -> [String] {
    run.output.split(separator: "\n").filter { $0.hasSuffix("-mismatch]") }.map(String.init)
  }

  @Test("It names the source") func source() async throws {
    let run = try await run("source: fr-FR\n")
    #expect(found(run).first?.hasPrefix("en-US/a.md:3:11: error: port 3389 here, 8080 in fr-FR") == true)
  }

  @Test("A rule can be off, or have another severity") func rules() async throws {
    let run = try await run("source: en-US\nrules:\n  port-mismatch: off\n  number-mismatch: error\n")
    #expect(run.status == 1)
    #expect(found(run).count == 2)
    #expect(found(run).allSatisfy { $0.contains("error: number 20 here") })
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
      ("sources: en\n", "stele.yml: line 1: unknown key sources"),
      ("rules:\n  port-missmatch: off\n", "stele.yml: line 2: unknown rule port-missmatch"),
      ("rules:\n  port-mismatch: loud\n", "stele.yml: line 2: loud is not off, note, warning or error"),
      ("source: nowhere\n", "stele.yml: line 1: nowhere is no locale"), ("rules: [", "stele.yml: no YAML"),
      ("paths:\n  - rules: {}\n", "stele.yml: line 2: an item of paths has no path"),
    ])
  func unknown(_ yaml: String, _ message: String) async throws {
    let run = try await run(yaml)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("stele: \(message)"), "\(run.errors)")
  }

  @Test("Another file can be named") func named() async throws {
    let run = try await run("source: en-US\n", "--config", "other.yml")
    #expect(run.errors == "stele: other.yml: cannot be read\n")
  }
}
