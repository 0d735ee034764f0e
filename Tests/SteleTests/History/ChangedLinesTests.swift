import Foundation
import TestSupport
import Testing

@Suite("Findings that a change may have made")
struct ChangedLinesTests {
  private static let english = """
    # Printer

    Open port 9100 first.

    ## <a name="cable"></a>Cable

    Check the cable.

    1. Pull the plug.

    2. Wait for 5 minutes.

    3. Put the plug back.

    See [the cable](#cable).

    """
  private static let french = """
    # <a name="printer"></a>Imprimante

    Ouvrez d’abord le port 9101.

    ## <a name="cable"></a>Câble

    Vérifiez le câble.

    1. Débranchez la prise.

    2. Attendez 5 minutes.

    3. Rebranchez la prise.

    Voir [le câble](#cable).

    """

  /// What is told after a change to the French or the English text, in which one port differed before.
  private func told(_ path: String, _ text: String, _ change: (String) -> String) async throws -> [String] {
    let repository = try await Repository()
    try repository.write("en/a.md", Self.english)
    try repository.write("fr/a.md", Self.french)
    try await repository.commit()
    let changed = change(text)
    try #require(changed != text)
    try repository.write(path, changed)
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--format", "json", "--changed-since", "HEAD"], in: repository.path)
    try #require(run.errors == "")
    let document = try JSONDecoder().decode(AuditDocument.self, from: Data(run.output.utf8))
    #expect(run.status == (document.findings.contains { $0.severity == "error" } ? 1 : 0))
    return document.findings.map(\.rule)
  }

  @Test("What was there before does not block a change of another line") func before() async throws {
    #expect(try await told("fr/a.md", Self.french) { $0.replacing("Vérifiez", with: "Contrôlez") } == [])
    #expect(try await told("en/a.md", Self.english) { $0.replacing("Check", with: "Inspect") } == [])
  }

  @Test("A line that changed in the translation, or in the source, is told") func changed() async throws {
    #expect(
      try await told("fr/a.md", Self.french) { $0.replacing("5 minutes", with: "6 minutes") } == ["number-mismatch"])
    #expect(
      try await told("en/a.md", Self.english) { $0.replacing("5 minutes", with: "6 minutes") } == ["number-mismatch"])
    #expect(try await told("en/a.md", Self.english) { $0.replacing("9100", with: "9102") } == ["port-mismatch"])
  }

  @Test("A step that was taken away is told, whatever blank lines stand around it") func removed() async throws {
    #expect(
      try await told("fr/a.md", Self.french) { $0.replacing("2. Attendez 5 minutes.\n\n3.", with: "2.") }
        == ["missing-step"])
    #expect(
      try await told("fr/a.md", Self.french) { $0.replacing("3. Rebranchez la prise.\n\n", with: "") }
        == ["missing-step"])
    #expect(
      try await told("en/a.md", Self.english) { $0.replacing("3. Put the plug back.\n\n", with: "") } == ["extra-step"])
  }

  @Test("A link whose anchor was taken away is told at the link") func anchor() async throws {
    let rules = try await told("fr/a.md", Self.french) { text in
      text.replacing("<a name=\"cable\"></a>Câble", with: "Câble du réseau")
    }
    #expect(rules.contains("broken-link"))
  }

  @Test("A file that is new is told as a whole") func new() async throws {
    let repository = try await Repository()
    try repository.write("en/a.md", Self.english)
    try await repository.commit()
    try repository.write("fr/a.md", Self.french)
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--format", "concise", "--changed-since", "HEAD"], in: repository.path)
    #expect(try ToldFindings.of(run.output, format: "concise") == ["fr/a.md port-mismatch"])
  }

  @Test("Settings of the user change nothing") func settings() async throws {
    let repository = try await Repository()
    try repository.write("en/a.md", Self.english)
    try repository.write("fr/a.md", Self.french)
    try await repository.commit()
    for (name, value) in [
      ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.context", "9"),
      ("diff.interHunkContext", "9"), ("color.ui", "always"),
    ] {
      try await repository.git("config", name, value)
    }
    try repository.write("fr/a.md", Self.french.replacing("Vérifiez", with: "Contrôlez"))
    let run = try await Program.run(
      ["audit", ".", "--source", "en", "--format", "concise", "--changed-since", "HEAD"], in: repository.path)
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test("That git does not trust a checkout is said with what mends it") func ownership() async throws {
    let repository = try await Repository()
    try repository.write("en/a.md", Self.english)
    try repository.write("fr/a.md", Self.french)
    try await repository.commit()
    let environment = ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": "/dev/null"]
    let advice = "run `git config --global --add safe.directory \(repository.path)`"
    let changed = try await Program.run(
      ["audit", ".", "--changed-since", "HEAD"], in: repository.path, environment: environment)
    #expect(changed.status == 2)
    #expect(changed.errors.contains("dubious ownership"))
    #expect(changed.errors.contains(advice))
    // Without, the run goes on, but not in silence.
    let run = try await Program.run(["audit", ".", "--source", "en"], in: repository.path, environment: environment)
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains(advice))
  }
}
