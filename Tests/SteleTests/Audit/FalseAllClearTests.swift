import TestSupport
import Testing

/// A run that compares nothing, or not all, says so.
@Suite("No false all-clear")
struct FalseAllClearTests {
  private static func english(_ port: Int = 9100) -> String {
    """
    # Printer is offline

    This is an article about what you can do if the printer of the office is offline and the queue is full.

    Make sure that the rule of the firewall allows port \(port) on the printer, and that it is in use by the service.

    """
  }

  private static func german(_ port: Int = 9100) -> String {
    """
    # Der Drucker ist offline {#printer-is-offline}

    Dies ist ein Artikel darüber, was Sie tun können, wenn der Drucker im Büro offline und die Warteschlange voll ist.

    Stellen Sie sicher, dass die Regel der Firewall den Port \(port) auf dem Drucker erlaubt und dass er verwendet wird.

    """
  }

  @Test(
    "Where nothing is compared the run says why, and ends with 2",
    arguments: [
      (["en/a.md", "en/b.md"], "found 2 files in 1 locale (en), and no article in two locales"),
      (["en/a.md", "de/b.md"], "found 2 files in 2 locales (de, en), and no article in two locales"),
    ])
  func nothing(_ paths: [String], _ reason: String) async throws {
    let texts = paths.map { ($0, $0.hasPrefix("de") ? Self.german() : Self.english()) }
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: texts))
    let (document, run) = try await audit(["."], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines.filter { $0.hasPrefix("stele: nothing was compared: \(reason); expected ") }.count == 1)
    #expect(document.summary.articles == 2)
  }

  @Test("Files of unknown locale are counted in the reason") func untold() async throws {
    let folder = try TemporaryFolder(["a.md": "# 1\n\n`x`\n"])
    let run = try await Program.run(["audit", "."], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("found no article and 1 file of unknown locale"))
  }

  @Test("A run that compares something ends as its findings say") func something() async throws {
    let folder = try TemporaryFolder(["en/a.md": Self.english(), "de/a.md": Self.german()])
    let run = try await Program.run(["audit", ".", "--source", "en"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors == "")
  }

  @Test("A file that looks like a translation and has no sibling is named and counted") func notCompared() async throws
  {
    let folder = try TemporaryFolder([
      "en/a.md": Self.english(), "de/a.md": Self.german(), "setup-de.md": Self.german(),
      "notes-it.md": "# Notes\n\nThis is what you should know of the printers in the office and of their queues.\n",
    ])
    let (document, run) = try await audit([".", "--source", "en"], in: folder.path)
    #expect(run.status == 0)
    #expect(document.notCompared.map(\.path) == ["setup-de.md"])
    #expect(document.summary.notCompared == 1)
    #expect(
      run.errorLines.filter { $0.hasPrefix("stele: setup-de.md: not compared: looks like a translation (de)") }.count
        == 1)
  }

  @Test("Of many such files the first are named, and the others counted") func many() async throws {
    var files = ["en/a.md": Self.english(), "de/a.md": Self.german()]
    for number in 0..<50 { files["x/setup\(number)-de.md"] = Self.german() }
    let folder = try TemporaryFolder(files)
    let (document, run) = try await audit([".", "--source", "en"], in: folder.path)
    #expect(document.notCompared.count == 50)
    #expect(run.errorLines.last == "stele: 30 more files look like translations and were not compared")
  }

  @Test("A file that lacks its source is told by its finding alone") func told() async throws {
    let folder = try TemporaryFolder(["en/a.md": Self.english(), "de/a.md": Self.german(), "de/b.md": Self.german()])
    let (document, _) = try await audit([".", "--source", "en"], in: folder.path)
    #expect(document.findings.map(\.rule) == ["extra-article"])
    #expect(document.notCompared.isEmpty)
  }

  @Test(
    "A comment that cannot accept anything is told, and why",
    arguments: [
      ("stele-ignore: no reason", "stele-ignore names no rule"),
      ("stele-ignore port-mismach: why", "stele-ignore: unknown rule port-mismach; did you mean port-mismatch?"),
      ("stele-ignore missing-step: why", "stele-ignore missing-step accepts nothing"),
    ])
  func comment(_ comment: String, _ message: String) async throws {
    let folder = try TemporaryFolder(["en/a.md": Self.english(), "de/a.md": Self.german() + "\n<!-- \(comment) -->\n"])
    let run = try await Program.run(["audit", ".", "--source", "en"], in: folder.path)
    #expect(run.errors == "stele: de/a.md:7: \(message)\n")
    #expect(run.status == 0)
  }

  @Test("A comment that accepts something is not") func used() async throws {
    let comment = "<!-- stele-ignore port-mismatch: another port -->\n"
    let german = Self.german(8080).replacing("Stellen", with: comment + "Stellen")
    let folder = try TemporaryFolder(["en/a.md": Self.english(), "de/a.md": german])
    let run = try await Program.run(["audit", ".", "--source", "en"], in: folder.path)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test(
    "Settings that fit no file are told",
    arguments: [
      ("layouts: [\"x/{locale}/{article}\"]", "layouts: x/{locale}/{article} matches no file"),
      ("paths:\n  - path: \"*/old/*\"\n    rules: off", "paths: */old/* matches no file"),
      ("exclude: [drafts]", "exclude: drafts matches no file"),
    ])
  func settings(_ yaml: String, _ message: String) async throws {
    let folder = try TemporaryFolder([
      "en/a.md": Self.english(), "de/a.md": Self.german(), "stele.yml": "source: en\n\(yaml)\n",
    ])
    let run = try await Program.run(["audit", "."], in: folder.path)
    #expect(run.errors == "stele: stele.yml: \(message)\n")
    #expect(run.status == 0)
  }

  @Test("An entry of the baseline that matches no finding is told") func baseline() async throws {
    let folder = try TemporaryFolder([
      "en/a.md": Self.english(), "de/a.md": Self.german(),
      "accepted.txt": "# none\n0123456789abcdef port-mismatch anna: gone\n",
    ])
    let run = try await Program.run(["audit", ".", "--source", "en", "--baseline", "accepted.txt"], in: folder.path)
    #expect(run.errors == "stele: accepted.txt:2: 0123456789abcdef port-mismatch matches no finding\n")
  }

  @Test("A settings file of another name is told", arguments: [".stele.yml", "stele.yaml", ".stele.yaml"])
  func otherName(_ name: String) async throws {
    let folder = try TemporaryFolder(["en/a.md": Self.english(), "de/a.md": Self.german(), name: "source: en\n"])
    let run = try await Program.run(["audit", "."], in: folder.path)
    #expect(run.errors == "stele: \(name): not read: the settings file must be named stele.yml\n")
  }
}
