import Foundation
import TestSupport
import Testing

/// One of the project's documents for people.
struct Document: Sendable, CustomTestStringConvertible {
  struct Block: Sendable {
    /// What follows the backticks: the language, and words of our own.
    var info: String
    var text: String
  }

  /// From the project's folder.
  let path: String
  let text: String

  var testDescription: String { path }

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOfFile: Project.root + "/" + path, encoding: .utf8)
  }

  /// The README, those beside it, and all in `Docs`.
  static let all: [Document] = {
    let manager = FileManager.default
    let beside = ((try? manager.contentsOfDirectory(atPath: Project.root)) ?? []).filter { $0.hasSuffix(".md") }
    let docs = ((try? manager.contentsOfDirectory(atPath: Project.root + "/Docs")) ?? []).filter { $0.hasSuffix(".md") }
    return (beside + docs.map { "Docs/" + $0 }).sorted().compactMap { try? Document($0) }
  }()

  /// The fenced blocks, without the indentation of a list that they are in.
  var blocks: [Block] { parts.blocks }

  /// The lines outside of blocks.
  var prose: [Substring] { parts.prose }

  private var parts: (blocks: [Block], prose: [Substring]) {
    var blocks: [Block] = []
    var prose: [Substring] = []
    var indentation: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " }
      if let spaces = indentation {
        if content == "```" {
          indentation = nil
        } else {
          blocks[blocks.count - 1].text += line.dropFirst(min(spaces, line.count - content.count)) + "\n"
        }
      } else if content.hasPrefix("```") {
        indentation = line.count - content.count
        blocks.append(Block(info: String(content.dropFirst(3)), text: ""))
      } else {
        prose.append(line)
      }
    }
    return (blocks, prose)
  }

  /// The targets of its links.
  var links: [String] {
    prose.flatMap { line in
      line.components(separatedBy: "](").dropFirst().map { $0.components(separatedBy: ")")[0] }
    }
  }

  /// The anchors of its headings, as GitHub makes them.
  var anchors: Set<String> {
    Set(
      prose.filter { $0.hasPrefix("#") }.map { line in
        String(
          line.drop { $0 == "#" }.dropFirst().lowercased().compactMap { character in
            character == " "
              ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
          })
      })
  }

  /// What follows a heading, up to the next one of its level or above.
  func section(_ heading: String) -> String {
    let level = heading.prefix { $0 == "#" }.count
    let rest = text.components(separatedBy: "\n\(heading)\n").dropFirst().joined()
    return rest.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { line in !((1...level).contains { line.hasPrefix(String(repeating: "#", count: $0) + " ") }) }
      .joined(separator: "\n")
  }
}
