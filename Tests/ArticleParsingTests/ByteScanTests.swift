import ParallelText
import Testing

/// Bytes are looked at in blocks: what is found must not depend on where it stands in them.
@Suite("Bytes of a text")
struct ByteScanTests {
  private static let texts = ["plain", "été — « déjà »", "Запустите сервер.", "サーバー、再起動", "👩‍💻 ✅", "\t\r\n"]

  /// What stands before and behind, in more lengths than there are places in a block.
  private func places(of bytes: [UInt8]) -> some Sequence<[UInt8]> {
    (0..<140).lazy.map { length in
      Array(repeatElement(UInt8(ascii: "a"), count: length)) + [0x20] + bytes + [0x20]
        + Array(repeatElement(UInt8(ascii: "b"), count: 139 - length))
    }
  }

  @Test("Texts of every script are UTF-8, wherever they stand", arguments: texts)
  func valid(_ text: String) {
    #expect(places(of: Array(text.utf8)).allSatisfy { $0.withBytes(\.isUTF8) })
  }

  @Test(
    "What is not UTF-8 is found, wherever it stands",
    arguments: [
      [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xC1, 0xBF], [0xE2, 0x82], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x92], [0xFF],
      [0xC3, 0xA9, 0xA9],
    ] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) {
    #expect(!places(of: bytes).contains { $0.withBytes(\.isUTF8) })
  }

  @Test("A text is read as the standard library reads it, whatever byte of it is changed", arguments: texts)
  func changed(_ text: String) {
    let bytes = Array((text + text).utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        #expect(changed.withBytes(\.isUTF8) == (String(validating: changed, as: UTF8.self) != nil))
      }
    }
  }

  @Test("A text that is cut off within a character is not UTF-8", arguments: texts)
  func cut(_ text: String) {
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      let part = Array(bytes[..<count])
      #expect(part.withBytes(\.isUTF8) == (String(validating: part, as: UTF8.self) != nil))
    }
  }

  @Test("Sound texts are not looked at closely, wherever they stand", arguments: texts + ["СУБД и ГБ", "RDP-доступ"])
  func sound(_ text: String) {
    #expect(places(of: Array(text.utf8)).allSatisfy { $0.withBytes(\.isUndamaged) })
  }

  @Test(
    "Damage is found, wherever it stands",
    arguments: [
      "\u{8}", "\u{7F}", "\u{92}", "\u{FFFD}", "Ã\u{A9}", "â\u{80}\u{99}", "сeрвер", "eсть", "спеЦиалист", "αΒγ",
    ])
  func damaged(_ text: String) {
    #expect(!places(of: Array(text.utf8)).contains { $0.withBytes(\.isUndamaged) })
  }

  @Test(
    "Lines are found however they end, wherever that is in a block",
    arguments: ["\n", "\r\n", "\r", "\n\n", "\n\r\n"])
  func lines(_ end: String) {
    for length in 0..<40 {
      let line = String(repeating: "a", count: length)
      let source = SourceText(Array((line + end + "b" + end + line).utf8))
      let lines = (line + end + "b" + end + line).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      #expect((0..<source.lineCount).map { source.text(source.line($0)) } == lines.map(String.init))
    }
  }

  @Test("Letters are counted by their script") func letters() {
    let counts = Array("Été: сервер, 12 再起".utf8).withBytes(\.letters)
    #expect(counts.latin == 3 && counts.other == 10)
  }

  @Test(
    "A word has one hash, whether it is read at once or byte by byte, in capitals or not",
    arguments: ["a", "Windows", "PowerShell", "kubernetes-cluster", "Étendue", "ПЕРЕЗАПУСК", "再起動する"])
  func hash(_ word: String) {
    let bytes = Array(word.utf8)
    #expect(
      bytes.withBytes { WordHash.of($0) }
        == WordHash.of(
          bytes.map { byte in
            (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          }))
  }
}
