import Foundation
import TestSupport
import Testing

/// A file that cannot be read, or not in full, beside others that can.
struct BadInput: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// What is said of it, behind the path.
  var message: String
  /// Makes it at `fr-FR/bad.md`.
  var make: @Sendable (TemporaryFolder) throws -> Void
  /// The path that is named, if it is not `fr-FR/bad.md`.
  var path = "fr-FR/bad.md"

  init(
    _ name: String, _ message: String, path: String = "fr-FR/bad.md",
    make: @escaping @Sendable (TemporaryFolder) throws -> Void
  ) {
    testDescription = name
    self.message = message
    self.make = make
    self.path = path
  }

  static func bytes(_ name: String, _ message: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> BadInput {
    BadInput(name, message) { try $0.write("fr-FR/bad.md", bytes()) }
  }

  private static func utf16(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
    Array(text.data(using: encoding)!)
  }

  static let all: [BadInput] = [
    bytes("invalid UTF-8", "not UTF-8 at byte 11") { Array("# Le caract".utf8) + [0xE8] + Array("re".utf8) },
    bytes("UTF-16, little-endian, with a byte order mark", "UTF-16, not UTF-8") {
      [0xFF, 0xFE] + utf16(PortArticle.french, .utf16LittleEndian)
    },
    bytes("UTF-16, big-endian, with a byte order mark", "UTF-16, not UTF-8") {
      [0xFE, 0xFF] + utf16(PortArticle.french, .utf16BigEndian)
    },
    bytes("UTF-16, little-endian", "UTF-16, not UTF-8") { utf16(PortArticle.french, .utf16LittleEndian) },
    bytes("UTF-16, big-endian", "UTF-16, not UTF-8") { utf16(PortArticle.french, .utf16BigEndian) },
    bytes("a NUL byte", "NUL") { Array("# Le port\n\n33\u{0}89".utf8) },
    bytes("50 MB", "50 MB, more than the limit") { [UInt8](repeating: 0x61, count: 50_000_000) },
    BadInput("a dangling symbolic link", "no such file or directory") {
      try FileManager.default.createDirectory(atPath: $0.path + "/fr-FR", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/fr-FR/bad.md", withDestinationPath: "nowhere.md")
    },
    BadInput("a symbolic link to itself", "too many levels of symbolic links") {
      try FileManager.default.createDirectory(atPath: $0.path + "/fr-FR", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/fr-FR/bad.md", withDestinationPath: "bad.md")
    },
    BadInput("a folder that leads back to itself", "a symbolic link to a folder that contains it", path: "fr-FR/loop") {
      try $0.write("fr-FR/kept.txt", "")
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/fr-FR/loop", withDestinationPath: "..")
    },
    BadInput("a pipe", "not a regular file") {
      try FileManager.default.createDirectory(atPath: $0.path + "/fr-FR", withIntermediateDirectories: true)
      try #require(mkfifo($0.path + "/fr-FR/bad.md", 0o600) == 0)
    },
  ]
}

@Suite("Bad input", .timeLimit(.minutes(20)))
struct BadInputTests {
  @Test("One line names it, and the rest is audited", arguments: BadInput.all) func bad(input: BadInput) async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("en-US/bad.md", PortArticle.english)
    try input.make(folder)
    let (document, run) = try await audit(".", "--source", "en-US", in: folder.path)
    try Self.expect(document, run, path: input.path, message: input.message)
  }

  @Test("A file or folder that must not be read", .enabled(if: geteuid() != 0, "The superuser may read everything."))
  func forbidden() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("fr-FR/bad.md", PortArticle.french)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/fr-FR/bad.md")
    let (document, run) = try await audit(".", "--source", "en-US", in: folder.path)
    try Self.expect(document, run, path: "fr-FR/bad.md", message: "permission denied")
  }

  @Test("A path that is not there") func missing() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    let (document, run) = try await audit("en-US", "de-DE", "fr-FR", "--source", "en-US", in: folder.path)
    try Self.expect(document, run, path: "de-DE", message: "no such file or directory")
  }

  @Test("Too few files that may be open are told before any is read", arguments: ["audit", "index"])
  func fewFiles(command: String) async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    for limit in [5, 6, 8, 10] {
      let run = try await Program.shell("ulimit -n \(limit); exec stele \(command) .", in: folder.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("stele: too many open files: "))
      #expect(run.errorLines.count == 1)
    }
    #expect(try folder.names() == ["en-US", "fr-FR"])
  }

  @Test("A folder without articles, beside others") func emptyFolder() async throws {
    let folder = try TemporaryFolder()
    try PortArticle.write(to: folder)
    try folder.write("images/readme.txt", "none here")
    let (document, run) = try await audit("en-US", "fr-FR", "images", "--source", "en-US", in: folder.path)
    try Self.expect(document, run, path: "images", message: "no Markdown files")
  }

  @Test("A folder without articles, alone") func emptyFolderAlone() async throws {
    let folder = try TemporaryFolder()
    let (document, run) = try await audit(folder.path)
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains(folder.path))
    #expect(document.errors.map(\.path) == [folder.path])
  }

  @Test("Front matter that is no YAML: the body is audited all the same") func frontMatter() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/good.md", "---\ntitle: A\n---\n" + PortArticle.english)
    try folder.write("fr-FR/good.md", "---\ntitle: [\"A\nb: }\n---\n" + PortArticle.french)
    let (document, run) = try await audit(".", "--source", "en-US", in: folder.path)
    try Self.expect(document, run, path: "fr-FR/good.md", message: "front matter", line: 9)
  }

  private static func expect(
    _ document: AuditDocument, _ run: ProgramRun, path: String, message: String, line: Int = 5
  ) throws {
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("stele: \(path): "))
    #expect(run.errors.contains(message))
    #expect(document.errors.map(\.path) == [path])
    #expect(run.errors == "stele: \(path): \(document.errors.first?.message ?? "")\n")
    let ports = document.findings.filter { $0.rule == "port-mismatch" }
    #expect(ports.map(\.target.path) == ["fr-FR/good.md"])
    #expect(ports.map(\.target.startLine) == [line])
  }
}

@Suite("Input that only looks bad")
struct OddInputTests {
  /// Each must give the place of 8080 as in a plain file: line 5, column 19, a BOM being a scalar of line 1 alone.
  @Test(
    "Is read, with exact places",
    arguments: [
      ("a byte order mark", "\u{FEFF}", "\n"), ("CRLF", "", "\r\n"), ("lone CR", "", "\r"),
      ("a byte order mark and CRLF", "\u{FEFF}", "\r\n"),
    ])
  func odd(name: String, before: String, lineEnding: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/good.md", PortArticle.english)
    let french = PortArticle.french.replacingOccurrences(of: "\n", with: lineEnding)
    try folder.write("fr-FR/good.md", before + french)
    let (document, run) = try await audit(".", "--source", "en-US", in: folder.path)
    #expect(run.errors == "")
    #expect(run.status == 1)
    #expect(document.findings.map(\.rule) == ["port-mismatch"])
    let place = try #require(document.findings.first?.target)
    let ends = [place.startLine, place.startColumn, place.endLine, place.endColumn]
    #expect(ends == [5, 19, 5, 23])
    #expect(place.text == "8080")
    let text = try await Program.run(["audit", ".", "--source", "en-US"], in: folder.path)
    #expect(
      text.output.contains(
        """
          fr-FR 5 │ 1. Ouvrez le port 8080 dans le pare-feu.
                  │                   ^^^^

        """))
  }

  @Test("A byte order mark counts as a scalar of its line") func column() async throws {
    let folder = try TemporaryFolder()
    try folder.write("en-US/a.md", "Open port 3389 in the firewall of the computer.")
    try folder.write("fr-FR/a.md", "\u{FEFF}Ouvrez le port 8080 dans le pare-feu de l’ordinateur.")
    let (document, _) = try await audit(folder.path, "--source", "en-US")
    #expect(document.findings.map(\.target.startColumn) == [17])
    let text = try await Program.run(["audit", folder.path, "--source", "en-US"]).output
    #expect(text.contains("Ouvrez le port 8080 dans"))
    #expect(text.contains("\n          │                ^^^^\n"))
  }
}
