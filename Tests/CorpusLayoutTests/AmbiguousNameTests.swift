import Auditing
import TestSupport
import Testing

/// Names that end as translations do, and are none.
@Suite("Ambiguous names")
struct AmbiguousNameTests {
  private typealias Layouts = SiteLayoutTests

  @Test(
    "A name that ends in a language's code by chance is no translation",
    arguments: [
      ["setup.md", "setup-it.md"], ["todo.md", "todo.sh.md"], ["notes.md", "notes-no.md"], ["about.md", "about-us.md"],
      ["log.md", "log_in.md"], ["client-cs/a.md", "client-ts/a.md"], ["courses/english/a.md", "courses/german/a.md"],
      ["languages/french.md", "languages/german.md"], ["a/per/x.md", "a/may/x.md"],
    ])
  func chance(_ paths: [String]) async throws {
    let files = paths.enumerated().map { ($1, Layouts.english(port: 3389 + $0)) }
    let report = try await TemporaryFolder(Dictionary(uniqueKeysWithValues: files)).audit(source: "en")
    #expect(report.findings.isEmpty)
    #expect(report.articleSets == 2)
  }

  @Test("The same name is a translation where the text is in that language") func borneOut() async throws {
    let tree = try TemporaryFolder([
      "setup.md": Layouts.english(), "setup-it.md": Layouts.english(port: 8080),
      "setup-fr.md": Layouts.french(port: 8081),
    ])
    let report = await tree.audit(source: "en")
    #expect(report.findings.map(\.target.locale.description) == ["fr"])
    #expect(report.articleSets == 2)
  }

  @Test("A country stands for its language where the text is in it") func country() async throws {
    let tree = try TemporaryFolder([
      "README.md": Layouts.english(),
      "README_BR.md": """
      # A porta está bloqueada {#the-port-is-blocked}

      Este é um artigo sobre o que você pode fazer se a porta do computador estiver bloqueada pelo firewall.

      ## O que fazer {#what-to-do}

      Verifique se a regra do firewall permite a porta 8080 no computador e se ela é usada pelo serviço.

      """,
    ])
    #expect(await tree.audit(source: "en").findings.map(\.target.locale.description) == ["pt-BR"])
  }

  @Test("The locales of one README may be written and kept in several ways") func severalWays() async throws {
    let tree = try TemporaryFolder([
      "README.md": Layouts.english(), "readme-fr.md": Layouts.french(port: 3389),
      "docs/README.fr-CA.md": Layouts.french(port: 3389),
      "translations/fr-CH/README_fr-CH.md": Layouts.french(port: 8080),
    ])
    let report = await tree.audit(source: "en")
    #expect(report.articleSets == 1)
    #expect(report.findings.map(\.target.locale.description) == ["fr-CH"])
  }

  @Test("The unmarked README is what the others were made from") func unmarked() async throws {
    let more = "\n## Remove it\n\nRemove the program from the computer, and restart the service if it is in use.\n"
    let tree = try TemporaryFolder([
      "README.md": Layouts.english() + more, "README.fr.md": Layouts.french(port: 3389),
      "README.fr-CA.md": Layouts.french(port: 3389),
    ])
    let report = await tree.audit()
    #expect(!report.findings.isEmpty && report.findings.allSatisfy { $0.target.locale.language == "fr" })
  }

  @Test(
    "Translated names are paired by what the front matter calls the article",
    arguments: [
      ["content/en/port.md", "content/fr/le-port.md"], ["content/port.md", "content/fr/le-port.md"],
      ["posts/port.md", "posts/le-port.md"],
    ], ["translationKey", "ref"])
  func key(_ paths: [String], _ key: String) async throws {
    let tree = try TemporaryFolder([
      paths[0]: "---\n\(key): port\nlang: en\n---\n\n" + Layouts.english(),
      paths[1]: "---\n\(key): port\nlang: fr\n---\n\n" + Layouts.french(port: 8080),
    ])
    let report = await tree.audit(source: "en")
    #expect(report.articleSets == 1)
    #expect(report.findings.map(\.rule) == [.portMismatch])
  }

  @Test("Numbers that tell an order pair names only where all locales have the same ones", arguments: [true, false])
  func order(_ isEven: Bool) async throws {
    var files = [
      "en/01-port.md": Layouts.english(), "en/02-more.md": Layouts.english(),
      "fr/01-le-port.md": Layouts.french(port: 8080),
    ]
    if isEven { files["fr/02-encore.md"] = Layouts.french(port: 3389) }
    let report = try await TemporaryFolder(files).audit(source: "en")
    #expect(report.findings.contains { $0.rule == .portMismatch } == isEven)
  }
}
