import ParallelText
import TestSupport
import Testing

@Suite("Names that are misspelt")
struct SuggestionTests {
  @Test(
    "The name that may be meant is told, and the call ends with 2",
    arguments: [
      (["audti"], "did you mean audit?"), (["staus", "--format", "json"], "did you mean status?"),
      (["audit", "Corpus", "--formta", "json"], "Did you mean '--format'?"),
      (["audit", "Corpus", "--format", "jsno"], "did you mean json?"),
      (["audit", "Corpus", "--format", "codeclimat"], "did you mean codeclimate?"),
      (["audit", "Corpus", "--fail-on", "warnign"], "did you mean warning?"),
      (["audit", "Corpus", "--severity", "eror"], "did you mean error?"),
      (["audit", "Corpus", "--rule", "port-mismtach"], "did you mean port-mismatch?"),
      (["audit", "Corpus", "--rule", "port-mismatch,missing-stp"], "did you mean missing-step?"),
      (["audit", "Corpus", "--locale", "rf-FR"], "did you mean fr-FR?"),
      (["audit", "Corpus", "--locale", "fr-CA"], "did you mean fr-FR?"),
      (["audit", "Corpus", "--locale", "rf"], "did you mean fr-FR"),
      (["export", "--format", "xlif"], "did you mean xliff?"),
      (["explain", "untransalted"], "did you mean untranslated?"),
    ])
  func suggestions(arguments: [String], question: String) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(question))
  }

  @Test("A locale that is nothing like those found is told which are") func locale() async throws {
    let run = try await Program.run(["audit", "Corpus", "--locale", "sw"])
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(
      run.errorLines == [
        "stele: --locale: no article is in sw (found: ar-SA, de-DE, en-US, fr-FR, ja-JP, ru-RU, zh-CN)"
      ])
  }

  @Test("What is nothing like a name is told no other") func nothing() async throws {
    for arguments in [["weather"], ["audit", "Corpus", "--format", "xml"]] {
      let run = try await Program.run(arguments)
      #expect(run.status == 2)
      #expect(!run.errors.lowercased().contains("did you mean"))
    }
  }

  @Test(
    "Keys and rules of settings are told too",
    arguments: [
      ("sorce: en-US", "line 1: unknown key sorce; did you mean source?"),
      ("rules:\n  port-mismtach: off", "line 2: unknown rule port-mismtach; did you mean port-mismatch?"),
      ("paths:\n  - pth: x", "line 2: unknown key pth; did you mean path?"),
    ])
  func settings(yaml: String, message: String) async throws {
    let folder = try TemporaryFolder(["stele.yml": yaml])
    try PortArticle.write(to: folder)
    let run = try await Program.run(["audit", "."], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines == ["stele: stele.yml: \(message)"])
  }

  @Test(
    "Those with the fewest mistakes are near, swapped letters being one",
    arguments: [
      ("audti", ["audit"]), ("EDIT", ["edit"]), ("exit", ["edit"]), ("dit", ["audit", "edit"]), ("xy", []), ("", []),
      ("adit", ["audit", "edit"]),
    ])
  func nearest(word: String, names: [String]) {
    #expect(NearestNames.of(word, among: ["audit", "edit", "index"]) == names)
  }
}
