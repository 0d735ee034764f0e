import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

/// What of TMX 1.4b a document does not keep to: elements, their order and attributes as its DTD has them, and what the
/// specification's text says about ids.
enum TMXStructure {
  private static let attributes: [String: (required: Set<String>, optional: Set<String>)] = [
    "tmx": (["version"], []),
    "header": (
      ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"], []
    ),
    "body": ([], []), "tu": (["tuid"], ["srclang"]), "prop": (["type"], []), "tuv": (["xml:lang"], []), "seg": ([], []),
    "bpt": (["i"], ["x", "type"]), "ept": (["i"], []), "ph": ([], ["x", "type"]),
  ]
  private static let content: [String: Set<String>] = [
    "tmx": ["header", "body"], "body": ["tu"], "tu": ["prop", "tuv"], "tuv": ["seg"], "seg": ["bpt", "ept", "ph"],
  ]

  static func faults(_ root: XMLElement) -> [String] {
    var faults = root.name == "tmx" && root.attributes["version"] == "1.4" ? [] : ["no TMX 1.4"]
    if root.children.map(\.name) != ["header", "body"] { faults.append("no header and body") }
    check(root, &faults)
    let units = root.all("tu")
    if Set(units.map { $0.attributes["tuid"] }).count != units.count { faults.append("a tuid stands twice") }
    for unit in units { check(unit: unit, &faults) }
    return faults
  }

  private static func check(_ element: XMLElement, _ faults: inout [String]) {
    guard let (required, optional) = attributes[element.name] else {
      faults.append("\(element.name) is not known")
      return
    }
    let names = Set(element.attributes.keys)
    if !required.isSubset(of: names) || !names.isSubset(of: required.union(optional)) {
      faults.append("\(element.name) has \(names.sorted())")
    }
    for child in element.children {
      if content[element.name]?.contains(child.name) != true { faults.append("\(child.name) in \(element.name)") }
      check(child, &faults)
    }
    if ["tmx", "header", "body", "tu", "tuv"].contains(element.name), !element.text.allSatisfy(\.isWhitespace) {
      faults.append("text in \(element.name)")
    }
  }

  private static func check(unit: XMLElement, _ faults: inout [String]) {
    let name = unit.attributes["tuid"] ?? ""
    let variants = unit.children.drop { $0.name == "prop" }
    if variants.count < 2 || !variants.allSatisfy({ $0.name == "tuv" }) { faults.append("\(name): variants") }
    let languages = variants.compactMap { $0.attributes["xml:lang"] }
    if Set(languages).count != languages.count { faults.append("\(name): a language stands twice") }
    /// What a number stands for in all variants.
    var marks: [String: String] = [:]
    for segment in variants.flatMap(\.children) {
      if segment.wholeText.isEmpty { faults.append("\(name): an empty segment") }
      var open: [String] = []
      var seen = Set<String>()
      var numbers = Set<String>()
      for mark in segment.children {
        if mark.name == "ept" {
          // Marks nest here, though TMX would let them overlap.
          if open.popLast() != mark.attributes["i"] { faults.append("\(name): an end without a beginning") }
          continue
        }
        if mark.name == "bpt", let number = mark.attributes["i"] {
          open.append(number)
          if !seen.insert(number).inserted { faults.append("\(name): i \(number) twice") }
        }
        guard let number = mark.attributes["x"], Int(number) != nil else { continue }
        if !numbers.insert(number).inserted { faults.append("\(name): x \(number) twice") }
        let kind = mark.name + (mark.attributes["type"] ?? "")
        if marks.updateValue(kind, forKey: number) ?? kind != kind {
          faults.append("\(name): x \(number) is two things")
        }
      }
      if !open.isEmpty { faults.append("\(name): a beginning without an end") }
    }
  }
}

/// A reader that others wrote: translate-toolkit, where the tests' Python has it.
enum TranslateToolkit {
  static let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
  static let isInstalled: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", "import translate.storage.tmx, translate.storage.xliff2"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The sources and targets of a file's units, as the toolkit reads them.
  static func units(of document: Data, _ reader: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    try folder.write("document", document)
    let script = """
      import json, sys
      from translate.storage import tmx, xliff2
      store = \(reader).parsefile(sys.argv[1])
      print(json.dumps([[str(unit.source), str(unit.target)] for unit in store.units if not unit.isheader()]))
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script, folder.path + "/document"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([[String]].self, from: data)
  }
}

@Suite("Aligned articles as TMX")
struct TMXTests {
  private func memory(_ articles: [AlignedArticle], source: String? = "en-US") throws -> (XMLElement, Data) {
    let data = document(articles, TMXDocument(source: source.map { LocaleTag($0)! }, version: "1.0.0"))
    let root = try XMLElement.read(data)
    #expect(TMXStructure.faults(root).prefix(10) == [])
    return (root, data)
  }

  /// The units as what each language has; marks stand in braces with their number.
  private func dump(_ root: XMLElement) -> [[String]] {
    root.all("tu").map { unit in
      unit.all("seg").map { segment in
        segment.nodes.map { node in
          switch node {
          case .text(let text): text
          case .element(let mark): "{\(mark.attributes["x"] ?? ""):\(mark.text)}"
          }
        }.joined()
      }
    }
  }

  @Test("The sample articles are a translation memory", arguments: ["en-US", nil]) func samples(source: String?)
    async throws
  {
    let articles = await SampleArticles.aligned(source: source)
    let (root, _) = try memory(articles, source: source)
    let languages = Set(root.all("tuv").compactMap { $0.attributes["xml:lang"] })
    #expect(languages == Set(articles.flatMap(\.editions).map(\.locale.description)))
    #expect(root.children[0].attributes["srclang"] == source ?? "*all*")
    #expect(root.all("tu").count > 200)
  }

  @Test("Text stands between its marks, which have the same number in all languages") func marks() async throws {
    let (root, _) = try memory([try await TrickyArticle.aligned()])
    #expect(
      dump(root) == [
        [
          #"{1:<a name="top">}{2:</a>}Save & "load" {3:<keys>}"#,
          #"{1:<a name="top">}{2:</a>}Enregistrer & « charger » {3:<keys>}"#,
        ],
        [
          "=1+2 is text, and so is ]]> & {1:<ServiceName>}: see {2:[}the {3:*}manual{:*}{:](https://example.org/?a=1&b=2)}"
            + " and {4:`a < b`}.",
          "=1+2 est du texte, et ]]> & {1:<ServiceName>} aussi : voyez {4:`a < b`} et {2:[}le {3:*}manuel{:*}"
            + "{:](https://example.org/?a=1&b=2)}.",
        ],
        [
          "Press {1:**}Save{:**}, then {2:**}Load{:**}. [31mNo\u{7F} red\u{202E}.",
          "Appuyez sur {1:**}Enregistrer{:**}, puis sur {2:**}Charger{:**}. [31mPas\u{7F} de rouge\u{202E}.",
        ],
        [#"@home, "quoted", with bell."#, "@maison, « entre guillemets », avec sonnerie."],
        ["Key", "Touche"], ["What it does", "Effet"], ["-Help", "-Aide"],
        ["Renames {1:**}files{:**}", "Renomme des {1:**}fichiers{:**}"],
        ["Mind the {1:![lamp](lamp.png)}.", "Attention à la {1:![lampe](lamp.png)}."],
      ])
  }

  @Test("What one language lacks, and what is not aligned with confidence, is left out") func leftOut() async throws {
    var article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    #expect(try memory([article]).0.all("tu").count == 4)
    article.sections[1].rows[0].confidence = 0.4
    article.sections[1].rows[1].cells[0] = nil
    #expect(try dump(memory([article]).0).map { $0[0] } == ["The port is blocked", "Restart the service."])
  }

  @Test("A unit that its source lacks may be translated from any language") func sourceLanguage() async throws {
    let french = "\n\n## <a name=\"logs\"></a>Journaux\n\nLisez `setup.log` ici."
    let russian = "\n\n## <a name=\"logs\"></a>Журналы\n\nПрочтите `setup.log` здесь."
    let article = try await alignedArticle([
      "en-US": PortArticle.english, "fr-FR": PortArticle.french + french, "ru-RU": PortArticle.french + russian,
    ])
    let (root, _) = try memory([article])
    #expect(root.all("tu").map { $0.attributes["srclang"] } == [nil, nil, nil, nil, "*all*", "*all*"])
  }

  @Test("A finding is a property of its unit") func findings() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    let (root, _) = try memory([article])
    let found = root.all("prop").filter { $0.attributes["type"] == "x-finding" }.map(\.text)
    #expect(found == article.sections.flatMap(\.rows).flatMap(\.findings))
    #expect(found.count == 1)
  }

  @Test(
    "translate-toolkit reads as many units",
    .enabled(if: TranslateToolkit.isInstalled, "skipped: the tests' Python has no translate-toolkit"))
  func toolkit() async throws {
    let (root, data) = try memory(await SampleArticles.aligned())
    let units = try TranslateToolkit.units(of: data, "tmx.tmxfile")
    #expect(units.count == root.all("tu").count)
    #expect(units.allSatisfy { $0.allSatisfy { !$0.isEmpty } })
  }
}
