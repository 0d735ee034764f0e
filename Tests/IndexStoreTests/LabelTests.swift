import ParallelText
import Testing

@testable import IndexStore

@Suite("Codes in front matter")
struct LabelTests {
  private func frontMatter(_ entries: KeyValuePairs<String, String>) -> FrontMatter {
    FrontMatter(entries: entries.map { FrontMatter.Entry(key: $0, value: $1, range: .empty(at: 0)) })
  }

  @Test(
    "Are what has a digit and stands alone",
    arguments: [
      ("ids", "70021, HB-4.2", ["70021", "hb42"]), ("api", "vba.chm5250", ["vbachm5250"]), ("order", "12", []),
      ("date", "2031-05-04", []), ("made", "05/04/2031", []), ("seen", "2031-05-04T10:00:00Z", []),
      ("note", "none here", []), ("updated_at", "x12345", []), ("description", "See 70021", []),
    ])
  func codes(key: String, value: String, codes: [String]) {
    #expect(Labels.codes(of: frontMatter([key: value])).map { String(decoding: $0, as: UTF8.self) } == codes)
  }

  @Test("Stand beside keywords and descriptions, and the title is no label") func texts() {
    let entries = frontMatter(["title": "Boiler", "keywords": "heater", "author": "me", "description": "It is cold"])
    #expect(Labels.texts(of: entries) == ["heater", "It is cold"])
  }
}
