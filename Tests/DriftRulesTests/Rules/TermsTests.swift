import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Names that stay as they are")
struct TermsTests {
  private static let french =
    "Le profil réseau est un piège courant, car l’hôte applique le profil public lorsqu’il perd le contact."
  private static let english =
    "The network profile is a common trap, because the host applies the public profile when it loses contact."
  private static let terms = Terms(["Stele", "Stele Hub", "GRUB", "Let's Go", "C++", ".NET", "Go", "Консоль"])

  /// The rules of the drifts, each with the names that its target lacks.
  private func drifts(
    _ target: String, _ reference: String, in locale: String = "fr-FR", of other: String = "en-US",
    terms: Terms = terms
  ) throws -> [String] {
    RuleBook.check(try pair(target, reference, target: locale, reference: other), terms: terms).filter { !$0.isSwapped }
      .map { "\($0.rule)" + ($0.values.map { " \($0.reference)" } ?? "") }
  }

  @Test("One that the translation has not is reported, once a block") func missing() throws {
    #expect(try drifts("Ouvrez le noyau.", "Open GRUB. Close GRUB.") == ["term-mismatch GRUB"])
    #expect(try drifts("# Le noyau", "# About GRUB") == ["term-mismatch GRUB"])
    #expect(try drifts("- Un\n- Deux", "- One\n- Two of GRUB") == ["term-mismatch GRUB"])
    #expect(try drifts("| A |\n|-|\n| b |", "| A |\n|-|\n| GRUB |") == ["term-mismatch GRUB"])
  }

  @Test("Its place is the end of the block, and the reference's is the name") func place() throws {
    let target = "Ouvrez\nle noyau."
    let reference = "Open **Stele\nHub** now."
    let drift = try #require(RuleBook.check(try pair(target, reference), terms: Self.terms).first)
    #expect(drift.target == .empty(at: target.utf8.count))
    #expect(drift.reference == SourceRange(7, 16))
  }

  @Test("Without terms nothing is") func none() throws {
    #expect(try drifts("Ouvrez le noyau.", "Open GRUB.", terms: .none) == [])
  }

  @Test("One within a longer one is not reported by itself") func longest() throws {
    #expect(try drifts("Ouvrez le moyeu.", "Open Stele Hub.") == ["term-mismatch Stele Hub"])
    #expect(try drifts("Ouvrez Stele.", "Open Stele Hub.") == ["term-mismatch Stele Hub"])
  }

  @Test(
    "A part of a word is no term, nor is what is not prose",
    arguments: [
      "Open GRUBBER.", "Open xGRUB.", "Open grub.", "Open `GRUB`.", "Open [it](/GRUB).",
      "Open <a href=\"GRUB\">it</a>.",
      "Open it. <!-- GRUB -->", "Open https://example.com/GRUB now.", "Going.", "Open it: [it][GRUB]\n\n[GRUB]: /it",
      "Open ~/GRUB/it.",
    ])
  func noTerm(_ reference: String) throws {
    #expect(try drifts("Rien.", reference).filter { $0.hasPrefix("term") } == [])
  }

  @Test(
    "A term that punctuation begins or ends is one",
    arguments: [
      ("Learn C++.", "C++"), ("Learn C++, too", "C++"), ("Use .NET 8", ".NET"), ("It’s Let’s Go!", "Let's Go"),
    ])
  func punctuation(_ reference: String, _ name: String) throws {
    #expect(try drifts("Rien.", reference).contains("term-mismatch \(name)"))
  }

  @Test(
    "A translation may write it with other case, ending, space or markup",
    arguments: [
      ("Ouvrez grub.", "Open GRUB."), ("Ouvrez `GRUB`.", "Open GRUB."), ("Avaa GRUBissa.", "Open GRUB."),
      ("GRUBを開く。", "Open GRUB."), ("Ouvrez Stele\u{A0}Hub.", "Open Stele Hub."),
      ("Ouvrez Stele&nbsp;Hub.", "Open Stele Hub."), ("Ouvrez **Stele** Hub.", "Open Stele Hub."),
      ("Ouvrez\nStele\nHub.", "Open Stele Hub."), ("C’est Let’s Go.", "It is Let's Go."), ("GRUB-меню", "A GRUB menu"),
      ("Ouvrez [Stele Hub](/a).", "Open [Stele Hub](/a)."), ("КОНСОЛЬ", "Консоль"),
      ("Ouvrez [Stele Hub].\n\n[Stele Hub]: /a", "Open [Stele Hub].\n\n[Stele Hub]: /a"),
    ])
  func forms(_ target: String, _ reference: String) throws {
    #expect(try drifts(target, reference).filter { $0.hasPrefix("term") } == [])
  }

  @Test(
    "A word that only begins like it, a comment and a target are not it",
    arguments: ["Ouvrez Google.", "Rien. <!-- Go -->", "Ouvrez [le](/Go).", "Ouvrez cargo."])
  func otherWords(_ target: String) throws {
    #expect(try drifts(target, "Open Go.").contains("term-mismatch Go"))
  }

  @Test("One that moved to another paragraph of the section is there") func moved() throws {
    let english = "The service restarts the host. Open GRUB.\n\nWait until it has started, and connect again."
    let french = "Le service redémarre l’hôte.\n\nOuvrez GRUB, attendez qu’il ait démarré et connectez-vous à nouveau."
    #expect(try drifts(french, english) == [])
    #expect(try drifts(french.replacing("GRUB", with: "-le"), english) == ["term-mismatch GRUB"])
  }

  @Test("Those of a text that was not translated, or is missing, are not reported") func oneCause() throws {
    let german =
      "Das Netzwerkprofil ist eine Falle, weil der Host das öffentliche Profil anwendet, wenn er es verliert."
    let english = Self.english.replacing("profile is", with: "profile of GRUB is")
    #expect(try drifts("\(Self.french)\n\n\(german)", "\(Self.english)\n\n\(english)") == ["untranslated"])
    #expect(try drifts(Self.french, "\(Self.english)\n\nOpen port 3389 of GRUB.").allSatisfy { !$0.hasPrefix("term") })
  }

  @Test("What consists of terms is not text that was left in the source's language") func untranslated() throws {
    let names = ["Where the Wild Things Are", "The Wind in the Willows", "The Call of the Wild"]
    let text = "The shelf has " + names.joined(separator: ", ") + " and all that is like them."
    let target = "\(Self.french)\n\n\(text)"
    let reference = "\(Self.english)\n\n\(text)"
    #expect(try drifts(target, reference, terms: .none) == ["untranslated"])
    #expect(try drifts(target, reference, terms: Terms(names + ["The shelf has", "and all that is like them"])) == [])
  }

  @Test("Words of terms are no foreign words, and all others are") func words() throws {
    let name = Terms(["The Hub"])
    let left = "The Hub restarts the server of the branch, and then it waits for the answer of the other one."
    #expect(try drifts("\(Self.french)\n\n\(left)", "\(Self.english)\n\n\(left)", terms: name) == ["untranslated"])
  }

  @Test("A label that is a term is not left in another language") func labels() throws {
    let target = "Нажмите кнопку **Save All Changes**, затем закройте окно."
    let reference = "Cliquez sur **Enregistrer les modifications à présent**, puis fermez la fenêtre."
    #expect(try drifts(target, reference, in: "ru-RU", of: "fr-FR", terms: .none) == ["ui-label-mismatch"])
    #expect(try drifts(target, reference, in: "ru-RU", of: "fr-FR", terms: Terms(["Save All Changes"])) == [])
  }

  @Test("A label that is a term is not forgotten where the others are translated") func labelsAsInTheSource() throws {
    let english = ["Open the file", "Close the window", "Go to the Hub", "Print the page", "Save the list"]
    let french = [
      "Ouvrir le fichier", "Fermer la fenêtre", "Go to the Hub", "Imprimer la page", "Enregistrer la liste",
    ]
    func steps(_ labels: [String]) -> String { labels.map { "1. **\($0)**" }.joined(separator: "\n") }
    #expect(try drifts(steps(french), steps(english), terms: .none) == ["ui-label-mismatch"])
    #expect(try drifts(steps(french), steps(english), terms: Terms(["Go to the Hub"])) == [])
  }
}
