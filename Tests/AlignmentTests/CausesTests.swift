import Auditing
import ParallelText
import TestSupport
import Testing

@Suite("Causes")
struct CausesTests {
  private static func finding(
    _ rule: RuleID, _ reference: String?, _ target: String, line: String = "", path: String = "fr/a.md",
    _ severity: Severity = .warning, subject: LiteralKind? = nil
  ) -> Finding {
    func place(_ text: String, _ path: String, _ locale: String) -> Finding.Place {
      let start = SourcePosition(line: 1, column: 1)
      return Finding.Place(locale: LocaleTag(locale)!, path: path, start: start, end: start, text: text, line: line)
    }
    return Finding(
      fingerprint: "0000000000000000", rule: rule, severity: severity, confidence: 0.9, article: "a", anchor: nil,
      subject: subject, message: "", target: place(target, path, "fr"),
      reference: reference.map { place($0, "en/a.md", "en") })
  }

  /// The substitution that findings share, of links by their two targets; nil if they share none.
  private static func substitution(
    _ rule: RuleID, subject: LiteralKind? = nil, _ pairs: (String, String)...
  ) -> (from: String, to: String)? {
    let causes = Causes(
      pairs.enumerated().map { finding(rule, $1.0, $1.1, path: "fr/\($0).md", subject: subject) })
    guard let cause = causes[0], cause.findings.count == pairs.count else { return nil }
    return (cause.from, cause.to)
  }

  @Test("of links are what differs, up to where both lead on alike") func links() throws {
    let moved = try #require(
      Self.substitution(
        .linkMismatch, ("https://git.example/old/tool", "https://git.example/new/tool"),
        ("https://git.example/old/tool/blob/master/a.md#top", "http://git.example/new/tool/blob/main/a.md#top")))
    #expect(moved == ("git.example/old", "git.example/new"))
    // Every link of a translation may have its locale.
    #expect(
      Self.substitution(
        .linkMismatch, ("/docs/one/setup/", "/fr/docs/two/three/setup/"),
        ("/docs/api/config.v1/", "/fr/docs/api/settings.v1/")) == nil)
    let host = try #require(
      Self.substitution(
        .imageMismatch, ("https://old.example/x/1.png", "https://cdn.example/img/x/1.png"),
        ("https://old.example/y.png", "https://cdn.example/img/y.png")))
    #expect(host == ("old.example", "cdn.example/img"))
    let page = try #require(
      Self.substitution(.linkMismatch, ("../a.md#one", "../b.md#one"), ("a.md#two", "./b.md#two")))
    #expect(page == ("a.md", "b.md"))
    #expect(
      Self.substitution(
        .linkMismatch, ("https://a.example/x", "https://b.example/y"), ("https://a.example/u", "https://b.example/v"))
        == nil)
  }

  @Test("of code are the words that differ") func code() throws {
    let product = try #require(
      Self.substitution(
        .codeMismatch, ("oldctl get pods -n prod", "newctl get pods -n prod"),
        ("sudo oldctl apply", "sudo newctl apply")))
    #expect(product == ("oldctl", "newctl"))
    let inside = try #require(
      Self.substitution(
        .inlineCodeMismatch, ("use_old_cache=1", "use_new_cache=1"), ("x.use_old_cache", "x.use_new_cache")))
    #expect(inside == ("use_old_cache", "use_new_cache"))
  }

  @Test("of tags with the same arguments are their names") func tags() throws {
    let renamed = try #require(
      Self.substitution(
        .literalMismatch, subject: .template, ("{{< code file=\"a.yaml\" >}}", "{{% sample file=\"a.yaml\" %}}"),
        ("{{< code file=\"b.yaml\" >}}", "{{% sample file=\"b.yaml\" %}}")))
    #expect(renamed == ("code", "sample"))
    #expect(
      Self.substitution(
        .literalMismatch, subject: .template, ("{{< code file=\"a\" >}}", "{{< sample file=\"b\" >}}"),
        ("{{< code file=\"c\" >}}", "{{< sample file=\"d\" >}}")) == nil)
  }

  @Test("of other values are the values as wholes") func values() {
    #expect(Self.substitution(.versionMismatch, ("3.11.2", "3.12.2"), ("3.11.2", "3.12.2"))! == ("3.11.2", "3.12.2"))
    #expect(Self.substitution(.versionMismatch, ("3.11.2", "3.12.2"), ("3.11.4", "3.12.4")) == nil)
  }

  @Test("of short values count only in lines that read alike") func shortValues() {
    func cause(_ first: String, _ second: String) -> Causes.Cause? {
      Causes([
        Self.finding(.numberMismatch, "12", "14", line: first),
        Self.finding(.numberMismatch, "12", "14", line: second, path: "fr/b.md"),
      ])[0]
    }
    #expect(cause("Generated on 12 June", "Generated on 12 June") != nil)
    #expect(cause("Wait 12 seconds.", "There are 12 fields.") == nil)
  }

  @Test("are of one rule") func rules() {
    let causes = Causes([
      Self.finding(.inlineCodeMismatch, "oldctl", "newctl"),
      Self.finding(.literalMismatch, "oldctl", "newctl", path: "fr/b.md"),
    ])
    #expect(causes[0] == nil)
    #expect(causes.told == [0, 1])
  }

  @Test("are none where nothing stands in place of something else") func noReplacement() {
    for finding in [
      Self.finding(.missingStep, "Restart the printer.", ""), Self.finding(.missingLink, "a.md", ""),
      Self.finding(.inlineCodeMismatch, "oldctl", ""), Self.finding(.brokenLink, nil, "a.md"),
      Self.finding(.uiLabelMismatch, "Restart", "Restart"),
      Self.finding(.untranslated, "Restart the printer.", "Restart a printer."),
    ] {
      #expect(Causes([finding, finding, finding])[0] == nil, "\(finding.rule)")
    }
  }

  @Test("are those of two files, or of three findings in one") func least() {
    let finding = Self.finding(.literalMismatch, "old.txt", "new.txt")
    let elsewhere = Self.finding(.literalMismatch, "old.txt", "new.txt", path: "fr/b.md")
    #expect(Causes([finding, finding])[0] == nil)
    #expect(Causes([finding, elsewhere])[0]?.files == 2)
    #expect(Causes([finding, finding, finding])[0]?.files == 1)
  }

  @Test("are told at their first finding of the highest severity, and count their files") func told() throws {
    let causes = Causes([
      Self.finding(.literalMismatch, "old.txt", "new.txt", path: "fr/a.md", .note),
      Self.finding(.portMismatch, "631", "632"),
      Self.finding(.literalMismatch, "old.txt", "new.txt", path: "fr/b.md"),
      Self.finding(.literalMismatch, "old.txt", "new.txt", path: "fr/b.md"),
    ])
    let cause = try #require(causes[0])
    #expect(cause.findings == [0, 2, 3])
    #expect(cause.files == 2)
    #expect(cause.told == 2)
    #expect(Array(cause.others) == [0, 3])
    #expect(causes.told == [1, 2])
  }
}
