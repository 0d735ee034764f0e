import Foundation
import TestSupport
import Testing

@Suite("The summary")
struct SummaryTests {
  /// More articles, locales, causes and errors than fit one screen.
  private static func largeTree() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let locales = ["cs", "da", "de", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ro", "sv", "tr"]
    for number in 1...40 {
      let name = "a-folder-with-a-long-name/and-one-more-below-it/article-number-\(number).md"
      try folder.write(
        "en/\(name)", "# Page \(number)\n\nOpen port \(4000 + number) and read [this](https://example.com/\(number)).\n"
      )
      for (index, locale) in locales.enumerated() where number > index {
        try folder.write(
          "\(locale)/\(name)",
          "# Page \(number)\n\nPort \(6000 + 50 * index + number), [x](https://example.com/\(locale)-\(number)).\n")
      }
    }
    return folder
  }

  @Test("Fits one screen of 80 columns, however much there is") func height() async throws {
    let folder = try Self.largeTree()
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", "summary"], in: folder.path)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect((30...40).contains(lines.count))
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("\nBy locale "))
    #expect(run.output.contains("\n  and 4 more locales\n"))
    #expect(run.output.contains("\nBy cause "))
    #expect(run.output.contains("\nWorst articles "))
    #expect(run.status == 1)
  }

  @Test("Shows locales, causes with their first places, and the worst articles") func tables() async throws {
    let folder = try ThreeFindings.tree()
    try folder.write("en/b.md", "# Restore\n\nOpen port 22.\n")
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", "summary"], in: folder.path)
    #expect(
      run.output == """
        2 articles in 4 files, 3 locales (de, en, fr)
        5 findings: 1 error, 2 warnings, 2 notes

        By locale         present      %  missing  untranslated  stale  errors  warnings
          de                    1   50 %        1             -      -       -         1
          en                    2  100 %        -             -      -       -         -
          fr                    1   50 %        1             -      -       1         1

        Errors
          fr/a.md:5: port 8080 (en: 3389)

        By cause                                                 errors  warnings  notes
          port-mismatch (fr)                                          1         -      -
            fr/a.md:5
          link-mismatch (de 1, fr 1)                                  -         2      -
            de/a.md:3, fr/a.md:3
          missing-article (de 1, fr 1)                                -         -      2
            de/b.md:1, fr/b.md:1

        Worst articles                                           errors  warnings  notes
          a (de, fr)                                                  1         2      -

        Show some: --locale, --rule, --severity, --limit. What a rule is: stele explain

        """)
  }

  @Test("A cause that findings share is told once, with their count") func cause() async throws {
    let folder = try TemporaryFolder()
    for number in 1...5 {
      for (locale, owner) in [("en", "acme"), ("fr", "widgets")] {
        try folder.write(
          "\(locale)/\(number).md", "# \(number)\n\n[x](https://a.example/\(owner)/tools/blob/page-\(number).txt)\n")
      }
    }
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", "summary"], in: folder.path)
    let lines = run.output.split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.contains("link-mismatch: a.example/acme → a.example/widgets") })
    #expect(lines[row].split(separator: " ").suffix(3) == ["-", "5", "-"])
    #expect(lines[row + 1] == "    fr/1.md:3, fr/2.md:3, fr/3.md:3, …")
  }

  @Test("Without findings it says so") func empty() async throws {
    let folder = try TemporaryFolder(["en/a.md": "# Nothing to find", "fr/a.md": "# Rien à trouver"])
    let run = try await Program.run(["audit", ".", "--source", "en", "--format", "summary"], in: folder.path)
    #expect(run.output.hasPrefix("1 article in 2 files, 2 locales (en, fr)\nno findings\n\nBy locale "))
    #expect(run.status == 0)
  }

  @Test("A locale that has few articles of a tree lacks all others", arguments: [true, false])
  func honest(isStored: Bool) async throws {
    let folder = try TemporaryFolder()
    for number in 1...60 {
      try folder.write("en/\(number).md", "# Page \(number)\n\nOpen port \(number).\n")
      try folder.write("fr/\(number).md", "# Page \(number)\n\nOuvrez le port \(number).\n")
      if number < 3 { try folder.write("de/\(number).md", "# Seite \(number)\n\nÖffnen Sie Port \(number).\n") }
    }
    if isStored { _ = try await Program.run(["index", ".", "--source", "en"], in: folder.path) }
    let call = isStored ? ["--database", "stele.sqlite"] : [".", "--source", "en"]
    let (document, _) = try await audit(call, in: folder.path)
    #expect(document.summary.byLocale["de"] == .init(articles: 2, missing: 58, sharePresent: 0.033))
    #expect(document.summary.byLocale["fr"] == .init(articles: 60))
  }
}

@Suite("A text report that is longer than a screen")
struct LongReportTests {
  private static func tree(_ count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...count {
      try folder.write("en/\(number).md", "# Page \(number)\n\nOpen port \(number).\n")
      try folder.write("fr/\(number).md", "# Page \(number)\n\nOuvrez le port \(1000 + number).\n")
      try folder.write("en/more-\(number).md", "# More \(number)\n\nWait.\n")
    }
    return folder
  }

  private func text(_ folder: TemporaryFolder) async throws -> String {
    try await Program.run(["audit", ".", "--source", "en"], in: folder.path).output
  }

  @Test("Begins with the summary, and ends with the counts") func long() async throws {
    let folder = try Self.tree(9)
    let text = try await text(folder)
    let summary = try await Program.run(["audit", ".", "--source", "en", "--format", "summary"], in: folder.path).output
    #expect(text.hasPrefix(summary + "\nFindings\n\n1\n\nfr/1.md:3:16: error: "))
    #expect(text.hasSuffix("\n18 articles in 27 files, 2 locales (en, fr)\n18 findings: 9 errors, 9 notes\n"))
  }

  @Test("A short one does not") func short() async throws {
    let folder = try Self.tree(1)
    #expect(try await text(folder).hasPrefix("1\n\nfr/1.md:3:16: error: "))
  }

  @Test("Articles that a locale lacks are a line") func missing() async throws {
    let folder = try Self.tree(9)
    let lines = try await text(folder).split(separator: "\n").filter { $0.hasSuffix("[missing-article]") }
    #expect(
      lines == [
        "fr: note: 9 missing articles: more-1, more-2, more-3, more-4, more-5, more-6, more-7 and 2 more [missing-article]"
      ])
  }
}
