import TestSupport
import Testing

@Suite("What stele fix searches")
struct FixSearchTests {
  private func index(_ files: [String: String]) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder(files)
    #expect(try await Program.run(["index", "."], in: folder.path).status == 0)
    return folder
  }

  @Test("A code in the front matter finds its article, with words beside it or without") func label() async throws {
    let folder = try await index([
      "en-US/boiler.md": "---\nmanual.ids:\n- \"70021\"\n- \"HB-4\"\n---\n# The boiler is cold\n\nOpen the valve.\n",
      "en-US/lamp.md": "# The lamp is dark\n\nTurn the lamp.\n",
    ])
    for query in ["70021", "70021 it is cold", "HB-4"] {
      let run = try await Program.run(["fix", "--open", query], in: folder.path)
      #expect(run.output.hasPrefix("en-US/boiler.md:"))
    }
  }

  @Test("Keywords of the front matter are words of the article") func keywords() async throws {
    let folder = try await index([
      "en-US/boiler.md": "---\nkeywords: heater, furnace\n---\n# The boiler is cold\n\nOpen the valve.\n",
      "en-US/lamp.md": "# The lamp is dark\n\nTurn the lamp.\n",
    ])
    let run = try await Program.run(["fix", "--open", "furnace"], in: folder.path)
    #expect(run.output == "en-US/boiler.md:6\n")
  }

  @Test("A page that lists others is not found in place of them") func listOfArticles() async throws {
    let names = ["valve", "pump", "lamp", "motor", "fan", "belt", "door", "gauge", "hinge"]
    let list = names.map { "- [How to repair the broken \($0) quickly](\($0).md)\n" }.joined()
    let folder = try await index([
      "en-US/news.md": "# What is new\n\n\(list)",
      "en-US/valve.md": "# Broken valve\n\nTo repair it, turn it quickly.\n",
    ])
    let run = try await Program.run(["fix", "--open", "how to repair the broken valve quickly"], in: folder.path)
    #expect(run.output == "en-US/valve.md:3\n")
  }

  @Test("A title in another language finds what only the source's name says") func translated() async throws {
    var files: [String: String] = [:]
    let words = [
      ("pump", "pompe"), ("valve", "vanne"), ("engine", "moteur"), ("window", "fenêtre"), ("switch", "bouton"),
    ]
    let faults = [("broken", "cassé"), ("blocked", "bloqué"), ("wet", "mouillé")]
    for (english, french) in words {
      for (fault, panne) in faults {
        let name = "\(fault)-\(english)"
        files["en-US/\(name).md"] = "# \(fault.capitalized) \(english)\n\nReplace it.\n"
        if name != "wet-valve" { files["fr-FR/\(name).md"] = "# \(french.capitalized) \(panne)\n\nÀ remplacer.\n" }
      }
    }
    let folder = try TemporaryFolder(files)
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
    let document = try await fix(["vanne mouillé", "--locale", "en-US"], in: folder.path)
    #expect(document.results.first?.article == "wet-valve")
  }

  @Test("Of two names in the source's language the one goes first that says no more than the query") func shorter()
    async throws
  {
    var files: [String: String] = [:]
    for (english, french) in [("pump", "pompe"), ("valve", "vanne"), ("engine", "moteur"), ("window", "fenêtre")] {
      for (fault, panne) in [("broken", "cassé"), ("blocked", "bloqué"), ("wet", "mouillé")] {
        files["en-US/\(fault)-\(english).md"] = "# \(fault.capitalized) \(english)\n\nReplace it.\n"
        files["fr-FR/\(fault)-\(english).md"] = "# \(french.capitalized) \(panne)\n\nÀ remplacer.\n"
      }
    }
    for name in ["wet-valve", "wet-valve-pump-engine"] {
      files["en-US/\(name).md"] = "# \(name.replacing("-", with: " "))\n\nReplace it.\n"
      files["fr-FR/\(name).md"] = "# Humidité\n\nÀ remplacer.\n"
    }
    let folder = try TemporaryFolder(files)
    #expect(try await Program.run(["index", ".", "--source", "en-US"], in: folder.path).status == 0)
    let document = try await fix(["vanne mouillé", "--locale", "fr-FR"], in: folder.path)
    #expect(document.results.map(\.article).first { $0.hasPrefix("wet-valve") } == "wet-valve")
  }

  @Test("An Arabic word is found with its article and without, and with what is written before it")
  func article() async throws {
    let folder = try await index([
      "ar-SA/a.md": "# تنبيه\n\nتحقق من الخادم والمضيف قبل البدء.\n", "ar-SA/b.md": "# مصباح\n\nأضف للجهاز بطارية.\n",
    ])
    for (query, path) in [("مضيف", "a"), ("المضيف", "a"), ("بالخادم", "a"), ("جهاز", "b"), ("والجهاز", "b")] {
      let run = try await Program.run(["fix", "--open", query], in: folder.path)
      #expect(run.output.hasPrefix("ar-SA/\(path).md:"))
    }
  }

  @Test("Digits of Arabic and Thai are the same numbers, and a typing error does no harm") func digits() async throws {
    let folder = try await index([
      "ar-SA/lamp.md": "# المصباح لا يضيء\n\nيظهر الرمز 4418 بعد 30 ثانية.\n",
      "ar-SA/pump.md": "# المضخة متوقفة\n\nيظهر الرمز 5520 بعد 90 ثانية.\n",
      "th-TH/lamp.md": "# หลอดไฟไม่ติด\n\nรหัส 4418 แสดงหลังจาก 30 วินาที\n",
      "th-TH/pump.md": "# ปั๊มหยุดทำงาน\n\nรหัส 5520 แสดงหลังจาก 90 วินาที\n",
    ])
    for (query, path) in [
      ("الرمز ٥٥٢٠", "ar-SA/pump"), ("بالمصباح", "ar-SA/lamp"), ("المضحة متوقفة", "ar-SA/pump"),
      ("รหัส ๕๕๒๐", "th-TH/pump"), ("ทำไมหลอดไฟไม่ติดเลย", "th-TH/lamp"),
    ] {
      let run = try await Program.run(["fix", "--open", query], in: folder.path)
      #expect(run.output == "\(path).md:3\n")
    }
  }

  @Test("A Korean word is the same whatever is written behind it") func korean() async throws {
    let folder = try await index([
      "ko/a.md": "# 서랍\n\n열쇠로 서랍을 잠급니다. 서명된 봉투는 위에 둡니다.\n",
      "ko/b.md": "# 상자\n\n상자에서 도장을 꺼내고, 방법은 뒤에 적습니다.\n",
    ])
    for (query, path) in [("서명하는", "a"), ("열쇠가", "a"), ("도장의", "b")] {
      let run = try await Program.run(["fix", "--open", query], in: folder.path)
      #expect(run.output == "ko/\(path).md:3\n")
    }
  }

  @Test("A name that is written as it sounds in another script is found by what articles are called")
  func loanword() async throws {
    let folder = try await index([
      "ru/props.md": "# Входные параметры\n\nИх (`props`) меняет родитель.\n",
      "ru/slots.md": "# Места\n\nИх (`slots`) меняет потомок.\n",
    ])
    let document = try await fix(["пропсы"], in: folder.path)
    #expect(document.results.first?.article == "props")
  }

  @Test("A section counts with the headings above it, and words of other sections do not") func passage() async throws {
    let filler = (1...60).map { "Word\($0)" }.joined(separator: " ")
    let folder = try await index([
      "en-US/long.md": "# Manual\n\n## Oven\n\n\(filler)\n\n### Smoke\n\nClean the filter.\n\n## Fridge\n\nIt hums.\n",
      "en-US/other.md":
        "# Guide\n\nAn oven is hot.\n\n\(filler)\n\n## More\n\nThe filter of the fridge. \(filler) Smoke.\n",
    ])
    let run = try await Program.run(["fix", "--open", "oven smoke filter"], in: folder.path)
    #expect(run.output.hasPrefix("en-US/long.md:"))
  }

  @Test("Thai words are those of the dictionary") func thai() async throws {
    let folder = try await index(["th-TH/a.md": "# แอป\n\nแอปไม่ทำงานเพราะคำสั่งผิด\n"])
    let run = try await Program.run(["query", "SELECT body FROM texts", "--format", "csv"], in: folder.path)
    #expect(run.output.contains(" ทำงาน "))
    let found = try await Program.run(["fix", "--open", "ทํางาน"], in: folder.path)
    #expect(found.output == "th-TH/a.md:3\n")
  }
}
