import Foundation
import TestSupport
import Testing

/// What could be otherwise with the program to be released, which has its libraries linked in on Linux, than with the
/// one that is built for tests.
@Suite("The program to be released")
struct ReleaseTests {
  #if os(Linux)
    @Test(
      "It loads no library: to start takes a quarter of the time",
      .enabled(if: Program.isNamed, "skipped: STELE_PROGRAM names none"))
    func linked() throws {
      let elf = try Data(contentsOf: URL(fileURLWithPath: Program.path), options: .alwaysMapped)
      func number(_ offset: Int, _ bytes: Int) -> Int {
        elf[offset..<(offset + bytes)].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      // Of the ELF header (ELF-64 Object File Format, table 1): what and how many the program headers are.
      let (table, size, count) = (number(32, 8), number(54, 2), number(56, 2))
      try #require(elf.starts(with: [0x7F] + Array("ELF".utf8)) && count > 0)
      // The types of a dynamic table, and of the path of what loads libraries.
      let types = (0..<count).map { number(table + $0 * size, 4) }
      #expect(!types.contains(2) && !types.contains(3))
    }
  #endif

  @Test("It needs nothing of its surroundings: neither a home folder nor a locale") func alone() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let run = try await Program.shell("exec env -i '\(Program.path)' audit . --source en-US", in: folder.path)
    #expect(run.status == 1 && run.errors == "", "\(run.errors)")
    #expect(run.output.contains("fr-FR/good.md:5:"))
  }

  @Test(
    "Names beyond ASCII are read and written as they are, whatever the locale", arguments: ["C", "C.UTF-8", "none"])
  func names(_ locale: String) async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write("Übersicht – 概要 🧭", to: folder)
    let run = try await Program.run(
      ["audit", ".", "--source", "en-US"], in: folder.path, environment: ["LC_ALL": locale])
    #expect(run.status == 1 && run.errors == "", "\(run.errors)")
    #expect(run.output.contains("fr-FR/Übersicht – 概要 🧭.md:5:"))
    #expect(run.output.contains("Ouvrez le port 8080 dans le pare-feu."))
  }
}
