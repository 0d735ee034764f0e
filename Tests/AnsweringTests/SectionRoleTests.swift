import Answering
import Auditing
import Foundation
import LanguageData
import ParallelText
import TestSupport
import Testing

@Suite("Roles of sections")
struct SectionRoleTests {
  @Test(
    "A heading tells the role in its own language",
    arguments: [
      ("en", "Symptoms", "Cause", "How to fix the printer"), ("fr", "Symptômes", "Cause :", "Résolution"),
      ("de", "Fehlerbild", "Mögliche Ursachen", "Problembehandlung"),
      ("ru", "Признаки", "Причина ошибки", "Устранение неполадок"),
      ("ja", "現象", "エラーの原因", "印刷できない場合の対処方法"), ("zh-CN", "故障现象", "可能的原因", "变通方法"),
      ("zh-TW", "徵狀", "發生原因", "因應措施"), ("ko", "증상", "문제의 원인", "인쇄 문제 해결 방법"),
      ("ar", "الأعراض", "سبب المشكلة", "الحل البديل"), ("th", "อาการ", "สาเหตุ", "วิธีแก้ไขปัญหาการพิมพ์"),
      ("pt-BR", "Sintomas", "Possíveis causas", "Solução alternativa"), ("fa", "علائم", "علت مشکل", "راه‌حل"),
      ("es", "Síntomas", "Por qué ocurre esto", "¿Cómo solucionar el error?"), ("he", "תסמינים", "הסיבה", "פתרון"),
      ("tr", "Belirtiler", "Sorunun nedeni", "Sorun giderme"), ("vi", "Triệu chứng", "Nguyên nhân", "Cách khắc phục"),
      ("sr-Latn", "Simptomi", "Uzrok", "Rešenje"), ("no", "Symptomer", "Årsak", "Løsning"),
    ])
  func languages(locale: String, symptoms: String, cause: String, solution: String) throws {
    let tag = try #require(LocaleTag(locale))
    #expect(SectionRoles(tag).role(of: symptoms) == .symptoms)
    #expect(SectionRoles(tag).role(of: cause) == .cause)
    #expect(SectionRoles(tag).role(of: solution) == .solution)
  }

  @Test(
    "Numbers, colons, dashes and brackets end what counts, and letter case does not",
    arguments: [
      ("Cause 1: The port is closed", "cause"), ("2. SYMPTOMS", "symptoms"), ("Solution – restart it", "solution"),
      ("Cause (most often)", "cause"), ("Method 2: Use the registry", "solution"), ("Workaround for Linux", "solution"),
    ])
  func labels(heading: String, role: String) {
    #expect(SectionRoles(LocaleTag("en")!).role(of: heading)?.rawValue == role)
  }

  @Test(
    "What only contains such a word tells nothing",
    arguments: [
      "Method", "Causeway", "Solution architecture", "The cause of", "See also", "", "1", "—",
    ])
  func others(heading: String) {
    #expect(SectionRoles(LocaleTag("en")!).role(of: heading) == nil)
  }

  @Test("Every language has words for all roles, and none for two") func data() throws {
    let file = Project.root + "/Sources/LanguageData/Data/section_roles.txt"
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    var roles: [Substring: [String]] = [:]
    for line in lines {
      let colon = try #require(line.firstIndex(of: ":"))
      let dash = try #require(line[..<colon].lastIndex(of: "-"))
      let (tag, role) = (line[..<dash], line[line.index(after: dash)..<colon])
      roles[tag, default: []].append(String(role))
      let locale = try #require(LocaleTag(String(tag)))
      for phrase in line[line.index(after: colon)...].split(separator: ",") {
        let heading = String(phrase).replacing("…", with: "XYZ").replacing("#", with: "1")
        #expect(SectionRoles(locale).role(of: heading)?.rawValue == String(role), "\(tag): \(phrase)")
      }
    }
    #expect(roles.count == 64)
    for (tag, found) in roles { #expect(found == ["symptoms", "cause", "solution"], "\(tag)") }
  }

  @Test("A language's own words count where English has no such word") func ownWords() {
    #expect(SectionRoles(LocaleTag("sw")!).role(of: "Chanzo cha tatizo") == .cause)
    #expect(SectionRoles(LocaleTag("uz")!).role(of: "Yechim") == .solution)
    #expect(SectionRoles(LocaleTag("hy")!).role(of: "Ախտանիշներ") == .symptoms)
  }

  @Test(
    "Anchors tell it where headings are localized freely",
    arguments: [
      ("solution", "solution"), ("solution-2", "solution"), ("how-to-fix-it", "solution"), ("cause-1", "cause"),
      ("symptoms", "symptoms"), ("solution-architecture", nil), ("ursache", nil),
    ])
  func anchors(anchor: String, role: String?) {
    #expect(SectionRoles(LocaleTag("en")!).role(ofAnchor: anchor)?.rawValue == role)
  }

  private func roles(_ texts: [String: String]) async throws -> [String?] {
    try await alignedArticle(texts).sections.map { $0.role?.rawValue }
  }

  @Test("What one locale tells holds for all, and for what is nested in the section") func alignment() async throws {
    let english = "# Title\n\nText.\n\n## Cause\n\nIt is `full`.\n\n## Solution\n\nText.\n\n### Clean up\n\n1. `rm a`\n"
    let french =
      "# Titre\n\nTexte.\n\n## D'où ça vient\n\nIl est `full`.\n\n## À faire\n\nTexte.\n\n### Ménage\n\n1. `rm a`\n"
    #expect(try await roles(["en-US": english, "fr-FR": french]) == [nil, nil, "cause", "solution", "solution"])
  }

  @Test("It need not be the source that tells, and what most locales tell counts") func votes() async throws {
    let english = "# Title\n\n## Background\n\nIt is `full`.\n\n## Cause\n\nRun `rm`.\n"
    let french =
      "# Titre\n\n## <a name=\"background\"></a>Cause\n\nIl est `full`.\n\n## <a name=\"cause\"></a>Solution\n\nLancez `rm`.\n"
    let german =
      "# Titel\n\n## <a name=\"background\"></a>Ursache\n\nEs ist `full`.\n\n## <a name=\"cause\"></a>Lösung\n\nStarten Sie `rm`.\n"
    #expect(
      try await roles(["en-US": english, "fr-FR": french, "de-DE": german]) == [nil, nil, "cause", "solution"])
  }

  @Test("The title tells what the article is about, and no role") func title() async throws {
    #expect(try await roles(["en-US": "# Fix: the printer is offline\n\nText.\n\n## See also\n"]) == [nil, nil, nil])
    let flat = "# Symptoms\n\nText.\n\n# Cause\n\nText.\n\n# Resolution\n\nText.\n"
    #expect(try await roles(["en-US": flat]) == [nil, "symptoms", "cause", "solution"])
  }

  @Test("A role of its own counts before that of the section around it") func nested() async throws {
    let text = "# T\n\n## Issue 1: No paper\n\n### Cause\n\nText.\n\n### Resolution\n\n1. Add paper.\n"
    #expect(try await roles(["en-US": text]) == [nil, nil, "symptoms", "cause", "solution"])
  }
}
