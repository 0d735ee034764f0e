import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

/// What of XLIFF 2.1, core, a document does not keep to: elements, their order and attributes as its schema has them,
/// and the constraints on ids that stand in the specification's text.
enum XLIFFStructure {
  private static let attributes: [String: (required: Set<String>, optional: Set<String>)] = [
    "xliff": (["xmlns", "version", "srcLang", "trgLang"], []), "file": (["id"], ["original"]),
    "group": (["id"], ["name"]), "unit": (["id"], []), "notes": ([], []), "note": ([], ["category"]),
    "originalData": ([], []), "data": (["id"], []), "segment": ([], ["state"]), "source": ([], []), "target": ([], []),
    "ph": (["id"], ["dataRef", "type", "subType", "equiv"]),
    "pc": (["id"], ["dataRefStart", "dataRefEnd", "type", "subType"]), "cp": (["hex"], []),
  ]
  /// What may stand in an element, in this order.
  private static let content: [String: [String]] = [
    "xliff": ["file"], "file": ["group"], "group": ["unit"], "unit": ["notes", "originalData", "segment"],
    "notes": ["note"], "originalData": ["data"], "segment": ["source", "target"], "source": ["ph", "pc", "cp"],
    "target": ["ph", "pc", "cp"], "pc": ["ph", "pc", "cp"], "data": ["cp"],
  ]
  private static let mixed: Set = ["note", "data", "source", "target", "pc"]
  private static let types: Set<String?> = [nil, "fmt", "ui", "quote", "link", "image", "other"]

  static func faults(_ root: XMLElement) -> [String] {
    var faults: [String] = []
    if root.name != "xliff" || root.attributes["version"] != "2.1"
      || root.attributes["xmlns"] != "urn:oasis:names:tc:xliff:document:2.0"
    {
      faults.append("no XLIFF 2.1")
    }
    if root.children.isEmpty { faults.append("no file") }
    check(root, &faults)
    unique(root.children, "file", &faults)
    for file in root.children {
      if file.children.isEmpty { faults.append("an empty file") }
      unique(file.all("group"), "group", &faults)
      unique(file.all("unit"), "unit", &faults)
    }
    for unit in root.all("unit") { check(unit: unit, &faults) }
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
    if !types.contains(element.attributes["type"]) { faults.append("\(element.name) is of no known type") }
    if element.attributes["subType"]?.hasPrefix("xlf:") == true, element.attributes["type"] != "fmt" {
      faults.append("a subtype without its type")
    }
    if let id = element.attributes["id"], id.isEmpty || !id.utf8.allSatisfy(isNameByte) {
      faults.append("\(id) is no NMTOKEN")
    }
    if !mixed.contains(element.name), !element.text.allSatisfy(\.isWhitespace) {
      faults.append("text in \(element.name)")
    }
    let order = content[element.name] ?? []
    var last = 0
    for child in element.children {
      guard let place = order.firstIndex(of: child.name) else {
        faults.append("\(child.name) in \(element.name)")
        continue
      }
      if !mixed.contains(element.name), place < last {
        faults.append("\(child.name) stands too late in \(element.name)")
      }
      last = place
      check(child, &faults)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || ".-_:".utf8.contains(byte) || byte >= 0x80
  }

  private static func unique(_ elements: [XMLElement], _ name: String, _ faults: inout [String]) {
    if Set(elements.map { $0.attributes["id"] }).count != elements.count {
      faults.append("a \(name)'s id stands twice")
    }
  }

  private static func check(unit: XMLElement, _ faults: inout [String]) {
    let data = unit.all("data")
    unique(data, "data", &faults)
    let known = Set(data.map { $0.attributes["id"] })
    var used = Set<String?>()
    var ofSource: [String: String] = [:]
    if unit.children.count(where: { $0.name == "segment" }) != 1 { faults.append("not one segment") }
    for side in unit.all("segment").flatMap(\.children) {
      let marks = side.all("ph") + side.all("pc")
      unique(marks, "mark", &faults)
      if side.wholeText.isEmpty { faults.append("an empty \(side.name)") }
      for mark in marks {
        for reference in ["dataRef", "dataRefStart", "dataRefEnd"] {
          guard let id = mark.attributes[reference] else { continue }
          used.insert(id)
          if !known.contains(id) { faults.append("\(id) is no data") }
        }
        // Marks of one id are one another's translation, and of one kind (4.7.2.1).
        let kind = mark.name + (mark.attributes["type"] ?? "") + (mark.attributes["subType"] ?? "")
        let id = mark.attributes["id"] ?? ""
        if side.name == "source" {
          ofSource[id] = kind
        } else if let other = ofSource[id], other != kind {
          faults.append("mark \(id) is two things")
        }
      }
    }
    if used != known { faults.append("data that nothing names") }
  }
}

@Suite("Aligned articles as XLIFF")
struct XLIFFTests {
  private func file(_ articles: [AlignedArticle], _ source: String = "en-US", _ target: String = "fr-FR") throws
    -> (XMLElement, Data)
  {
    let data = document(articles, XLIFFDocument(source: LocaleTag(source)!, target: LocaleTag(target)!))
    let root = try XMLElement.read(data)
    #expect(XLIFFStructure.faults(root).prefix(10) == [])
    return (root, data)
  }

  /// Sources and targets; marks stand in braces with their number, and what reads for them.
  private func dump(_ root: XMLElement) -> [[String]] {
    func text(_ element: XMLElement) -> String {
      element.nodes.map { node in
        switch node {
        case .text(let text): text
        case .element(let mark) where mark.name == "cp": "{\(mark.attributes["hex"] ?? "")}"
        case .element(let mark) where mark.name == "ph":
          "{\(mark.attributes["id"] ?? ""):\(mark.attributes["equiv"] ?? "")}"
        case .element(let mark): "{\(mark.attributes["id"] ?? ""):\(text(mark))}"
        }
      }.joined()
    }
    return root.all("segment").map { $0.children.map(text) }
  }

  @Test("The sample articles are a file for each pair of languages", arguments: ["fr-FR", "ja-JP", "ar-SA"])
  func samples(target: String) async throws {
    let articles = await SampleArticles.aligned()
    let (root, _) = try file(articles, "en-US", target)
    #expect(root.attributes["srcLang"] == "en-US" && root.attributes["trgLang"] == target)
    #expect(root.children.count == articles.count)
    #expect(root.all("unit").count > 200)
  }

  @Test("Text stands between its marks, which have one id in both languages") func marks() async throws {
    let (root, _) = try file([try await TrickyArticle.aligned()])
    #expect(
      dump(root) == [
        ["{1:}{2:}Save & \"load\" {3:<keys>}", "{1:}{2:}Enregistrer & « charger » {3:<keys>}"],
        [
          "=1+2 is text, and so is ]]> & {1:<ServiceName>}: see {2:the {3:manual}} and {4:a < b}.",
          "=1+2 est du texte, et ]]> & {1:<ServiceName>} aussi : voyez {4:a < b} et {2:le {3:manuel}}.",
        ],
        [
          "Press {1:Save}, then {2:Load}. {001B}[31mNo\u{7F} red\u{202E}.",
          "Appuyez sur {1:Enregistrer}, puis sur {2:Charger}. {001B}[31mPas\u{7F} de rouge\u{202E}.",
        ],
        ["@home, \"quoted\", with{0008} bell.", "@maison, « entre guillemets », avec{0008} sonnerie."],
        ["Key", "Touche"], ["What it does", "Effet"], ["-Help", "-Aide"],
        ["Renames {1:files}", "Renomme des {1:fichiers}"], ["Mind the {1:lamp}.", "Attention à la {1:lampe}."],
      ])
    let data = root.all("unit")[1].all("data").map(\.text)
    #expect(data == ["<ServiceName>", "[", "](https://example.org/?a=1&b=2)", "*", "`a < b`"])
  }

  @Test("A finding is a note of its unit") func findings() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    let notes = try file([article]).0.all("note")
    #expect(notes.map(\.text) == article.sections.flatMap(\.rows).flatMap(\.findings))
    #expect(notes.map { $0.attributes["category"] } == ["finding"])
  }

  @Test("Articles of one key have ids of their own, and the first has the one that it has alone")
  func sameKey() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english, "fr-FR": PortArticle.french])
    var other = article
    for place in other.editions.indices { other.editions[place].path += "x" }
    let alone = try file([article]).0.children.map { $0.attributes["id"] }
    let ids = try file([article, other]).0.children.map { $0.attributes["id"] }
    #expect(ids.count == 2)
    #expect(ids.first == alone.first)
  }

  @Test("A document without a unit is still one") func empty() async throws {
    let article = try await alignedArticle(["en-US": PortArticle.english])
    #expect(try file([article]).0.all("unit").isEmpty)
  }

  @Test(
    "translate-toolkit reads as many units, with the same text",
    .enabled(if: TranslateToolkit.isInstalled, "skipped: the tests' Python has no translate-toolkit"))
  func toolkit() async throws {
    let (root, data) = try file(await SampleArticles.aligned())
    let units = try TranslateToolkit.units(of: data, "xliff2.Xliff2File")
    #expect(units.count == root.all("unit").count)
    let plain = zip(units, root.all("segment")).filter { $1.all("ph").isEmpty && $1.all("pc").isEmpty }
    #expect(plain.count > 100)
    for (unit, segment) in plain { #expect(unit == segment.children.map(\.wholeText)) }
  }
}
