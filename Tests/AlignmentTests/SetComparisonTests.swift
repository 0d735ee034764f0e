import Auditing
import ParallelText
import TestSupport
import Testing

/// Which locale is wrong.
@Suite("Several locales of one article")
struct SetComparisonTests {
  private static let three = ["en-US", "fr-FR", "ru-RU"]

  @Test("Four locales that agree have no finding") func clean() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(FirewallArticle.locales))
    #expect(await tree.audit().findings.map(\.rule) == [])
  }

  // MARK: With a source

  @Test("With a source the locale that differs from it is wrong", arguments: FirewallArticle.Wrong.allCases)
  func source(_ wrong: FirewallArticle.Wrong) async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["fr-FR": [wrong]]))
    let findings = await tree.audit(source: "ru-RU").findings
    #expect(findings.map(\.rule) == [wrong.rule])
    #expect(findings.first?.target.locale.description == "fr-FR")
    #expect(findings.first?.reference?.locale.description == "ru-RU")
  }

  @Test("A source is right even where all others agree against it")
  func sourceAgainstAll() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["fr-FR": [.port], "ru-RU": [.port]]))
    let findings = await tree.audit(source: "en-US").findings.filter { $0.severity > .note }
    #expect(findings.map(\.rule) == [.portMismatch, .portMismatch])
    #expect(findings.map { $0.target.locale.description } == ["fr-FR", "ru-RU"])
    #expect(findings.allSatisfy { $0.reference?.locale.description == "en-US" })
  }

  @Test(
    "A source is given by its language where the tree names a region")
  func sourceByLanguage() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["fr-FR": [.port], "ru-RU": [.port]]))
    let findings = await tree.audit(source: "en").findings.filter { $0.severity > .note }
    #expect(findings.map { $0.target.locale.description } == ["fr-FR", "ru-RU"])
  }

  // MARK: Without a source

  @Test(
    "Of three locales the odd one is wrong, once, whichever it is", arguments: three, FirewallArticle.Wrong.allCases)
  func oddOfThree(_ odd: String, _ wrong: FirewallArticle.Wrong) async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: [odd: [wrong]]))
    let findings = await tree.audit().findings
    #expect(findings.map(\.rule) == [wrong.rule])
    #expect(findings.map { $0.target.locale.description } == [odd])
    #expect(findings.first?.reference.map { $0.locale.description != odd } == true)
  }

  @Test(
    "Of four locales the odd one is wrong, once, whichever it is", arguments: FirewallArticle.locales,
    FirewallArticle.Wrong.allCases)
  func oddOfFour(_ odd: String, _ wrong: FirewallArticle.Wrong) async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(FirewallArticle.locales, wrong: [odd: [wrong]]))
    let findings = await tree.audit().findings
    #expect(findings.map(\.rule) == [wrong.rule])
    #expect(findings.map { $0.target.locale.description } == [odd])
  }

  @Test("The locale that everything is aligned with is blamed where the others agree against it")
  func wrongPivot() async throws {
    var files: [String: String] = [:]
    for (locale, day) in [("en-US", "01/05/2020"), ("fr-FR", "01/05/2024"), ("ru-RU", "01/05/2020")] {
      files["\(locale)/a.md"] = FirewallArticle.markdown(locale, wrong: locale == "fr-FR" ? [.port] : [], handoff: day)
    }
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(findings.map(\.rule) == [.portMismatch])
    #expect(findings.first?.target.locale.description == "fr-FR")
    #expect(findings.first?.target.text == "8080")
  }

  @Test("Two locales that are wrong in two ways are blamed for one each")
  func twoOdd() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["en-US": [.link], "ru-RU": [.port]]))
    let findings = await tree.audit().findings
    #expect(findings.map { "\($0.target.locale) \($0.rule)" } == ["en-US link-mismatch", "ru-RU port-mismatch"])
  }

  @Test("Damage in one file is reported once, however many locales it is compared with")
  func damage() async throws {
    var files = FirewallArticle.files(FirewallArticle.locales)
    files["ru-RU/a.md"]!.replace("Журнал", with: "ЖурНал")
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(findings.map { "\($0.target.locale) \($0.rule)" } == ["ru-RU encoding-damage"])
    #expect(findings.first?.reference == nil)
  }

  @Test("Where the locale that all are aligned with is odd, what another differs in is told as well")
  func oddPivotAndAnother() async throws {
    var files: [String: String] = [:]
    for locale in FirewallArticle.locales {
      let day = locale == "fr-FR" ? "01/05/2024" : "01/05/2020"
      files["\(locale)/a.md"] = FirewallArticle.markdown(locale, wrong: locale == "fr-FR" ? [.port] : [], handoff: day)
    }
    files["de-DE/a.md"]!.replace("3389", with: "3390")
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(findings.map { "\($0.target.locale) \($0.target.text)" }.sorted() == ["de-DE 3390", "fr-FR 8080"])
    #expect(findings.allSatisfy { $0.reference?.text == "3389" })
  }

  @Test("What stands in a section that the locale all are aligned with lacks is compared among the others")
  func sectionOnlyOthersHave() async throws {
    var files: [String: String] = [:]
    for locale in FirewallArticle.locales {
      let day = locale == "fr-FR" ? "01/05/2024" : "01/05/2020"
      files["\(locale)/a.md"] = FirewallArticle.markdown(
        locale, wrong: locale == "fr-FR" ? [.section] : [], handoff: day)
    }
    files["de-DE/a.md"]!.replace("226", with: "227")
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(findings.map { "\($0.target.locale)" }.sorted() == ["de-DE", "fr-FR"])
    #expect(findings.contains { $0.target.text == "227" && $0.reference?.text == "226" })
  }

  @Test("Three locales with three values do not accuse the one that they are aligned with")
  func threeValues() async throws {
    var files: [String: String] = [:]
    for (locale, day, port) in [
      ("en-US", "01/05/2020", "3390"), ("fr-FR", "01/05/2024", "3389"), ("ru-RU", "01/05/2020", "8080"),
    ] {
      files["\(locale)/a.md"] = FirewallArticle.markdown(locale, handoff: day).replacing("3389", with: port)
    }
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(!findings.contains { $0.target.locale.description == "fr-FR" })
  }

  // MARK: Two locales

  @Test("Of two locales the older is wrong", arguments: ["fr-FR", "ru-RU"], FirewallArticle.Wrong.allCases)
  func older(_ older: String, _ wrong: FirewallArticle.Wrong) async throws {
    var files: [String: String] = [:]
    for locale in ["fr-FR", "ru-RU"] {
      let isOlder = locale == older
      files["\(locale)/a.md"] = FirewallArticle.markdown(
        locale, wrong: isOlder ? [wrong] : [], handoff: isOlder ? "12/30/2019" : "02/16/2021")
    }
    let findings = try await TemporaryFolder(files).audit().findings
    #expect(findings.map { "\($0.target.locale) \($0.rule)" } == ["\(older) \(wrong.rule)"])
  }

  @Test("A file without the marks of a translation is what the other was made from", arguments: ["fr-FR", "ru-RU"])
  func original(_ original: String) async throws {
    let translation = original == "fr-FR" ? "ru-RU" : "fr-FR"
    let tree = try TemporaryFolder([
      "\(original)/a.md": FirewallArticle.markdown(original),
      "\(translation)/a.md": FirewallArticle.markdown(translation, wrong: [.port], handoff: "02/16/2021"),
    ])
    #expect(await tree.audit().findings.map { "\($0.target.locale) \($0.rule)" } == ["\(translation) port-mismatch"])
  }

  // MARK: Messages

  @Test("A message names the locale that it was held against, not its own", arguments: FirewallArticle.Wrong.allCases)
  func message(_ wrong: FirewallArticle.Wrong) async throws {
    for odd in Self.three {
      let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: [odd: [wrong]]))
      for finding in await tree.audit().findings {
        let reference = try #require(finding.reference)
        #expect(finding.message.contains(reference.locale.description))
        #expect(!finding.message.contains(finding.target.locale.description))
      }
    }
  }

  @Test("A message gives both values the right way round", arguments: three)
  func values(_ odd: String) async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: [odd: [.port]]))
    let finding = try #require(await tree.audit().findings.first)
    #expect(finding.message == "port 8080 (\(try #require(finding.reference).locale): 3389)")
  }

  @Test("A missing section is quoted by its heading in the locale that has it", arguments: three)
  func quotedHeading(_ odd: String) async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: [odd: [.section]]))
    let finding = try #require(await tree.audit().findings.first)
    let heading = ["en-US": "Symptoms", "fr-FR": "Symptômes", "ru-RU": "Признаки"]
    let locale = try #require(finding.reference).locale.description
    #expect(finding.message.hasPrefix("missing section: \(heading[locale]!) (\(locale):"))
  }

  @Test("A source that all translations contradict with one value is doubted in a note")
  func doubtedSource() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["en-US": [.port]]))
    let findings = await tree.audit(source: "en-US").findings
    #expect(findings.map { "\($0.target.locale) \($0.severity)" } == ["en-US note", "fr-FR error", "ru-RU error"])
    #expect(findings.first?.message == "port 8080 (fr-FR and all other translations: 3389)")
  }

  @Test("A source that translations contradict with different values is not doubted")
  func undoubtedSource() async throws {
    let tree = try TemporaryFolder(FirewallArticle.files(Self.three, wrong: ["fr-FR": [.port]]))
    #expect(await tree.audit(source: "en-US").findings.map { "\($0.target.locale) \($0.severity)" } == ["fr-FR error"])
  }
}
