import TestSupport
import Testing

@Suite("Comments that accept findings")
struct IgnoreTests {
  private static let english = """
    # Backup

    1. Open port 3389.
    2. Run `backup --now` as an administrator.
    3. Wait for 10 minutes, then close the window.
    """

  /// The rules of the findings about a French translation, errors and warnings.
  private func findings(_ french: String) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", Self.english)
    try folder.write("fr-FR/a.md", french)
    let run = try await Program.run(["audit", folder.path, "--source", "en-US"])
    return run.output.split(separator: "\n").compactMap { line in
      line.hasSuffix("]") ? line.split(separator: "[").last.map { String($0.dropLast()) } : nil
    }
  }

  @Test("Without one, all is reported") func none() async throws {
    #expect(
      try await findings(
        "# Sauvegarde\n\n1. Ouvrez le port 8080.\n2. Patientez pendant 10 minutes, puis fermez la fenêtre.\n")
        == ["port-mismatch", "missing-step"])
  }

  @Test("One before a block accepts what it names, of that block alone") func before() async throws {
    #expect(
      try await findings(
        """
        # Sauvegarde

        <!-- stele-ignore port-mismatch: this product listens elsewhere -->
        1. Ouvrez le port 8080.
        2. Exécutez `backup --now` en tant qu’administrateur.
        3. Patientez pendant 20 minutes, puis fermez la fenêtre.
        """) == ["number-mismatch"])
  }

  @Test("One within a block accepts what it names there") func within() async throws {
    #expect(
      try await findings(
        """
        # Sauvegarde

        1. Ouvrez le port 8080. <!-- stele-ignore port-mismatch, number-mismatch: this product listens elsewhere -->
        2. Exécutez `backup --now` en tant qu’administrateur.
        3. Patientez pendant 20 minutes, puis fermez la fenêtre.
        """) == ["number-mismatch"])
  }

  @Test("One where something is missing accepts that it is") func missing() async throws {
    #expect(
      try await findings(
        """
        # Sauvegarde

        1. Ouvrez le port 3389.
           <!-- stele-ignore missing-step: done by the installer -->
        2. Patientez pendant 10 minutes, puis fermez la fenêtre.
        """
      ).isEmpty)
  }

  @Test("What is accepted is counted, and does not fail a run") func counted() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", Self.english)
    try folder.write(
      "fr-FR/a.md",
      """
      # Sauvegarde

      <!-- stele-ignore port-mismatch: this product listens elsewhere -->
      1. Ouvrez le port 8080.
      2. Exécutez `backup --now` en tant qu’administrateur.
      3. Patientez pendant 10 minutes, puis fermez la fenêtre.
      """)
    let text = try await Program.run(["audit", folder.path, "--source", "en-US"])
    #expect(text.output.hasSuffix("no findings\n1 finding accepted by comments\n"))
    #expect(text.status == 0)
    let document = try await audit(folder.path, "--source", "en-US").0
    #expect(document.findings.isEmpty)
  }

  @Test("One that names another rule accepts nothing") func other() async throws {
    #expect(
      try await findings(
        """
        # Sauvegarde

        <!-- stele-ignore number-mismatch: no reason -->
        1. Ouvrez le port 8080.
        2. Exécutez `backup --now` en tant qu’administrateur.
        3. Patientez pendant 10 minutes, puis fermez la fenêtre.
        """) == ["port-mismatch"])
  }
}
