import Foundation

/// The sample articles as they stand, cut into sections and blocks.
struct SampleArticles {
  struct Section {
    var level: Int
    /// The name that the heading has of its own, else the one that sites make of its text.
    var anchor: String
    var heading: String
    /// What stands between empty lines.
    var blocks: [Block]
    /// Whether something has drifted in the heading.
    var isDrifted: Bool
  }

  struct Block {
    var lines: [String]
    /// Whether something has drifted in it.
    var isDrifted: Bool
  }

  /// English first, the others sorted.
  let locales: [String]
  /// The sections of each article by locale.
  let articles: [(name: String, files: [String: [Section]])]

  /// - Throws: An error of Foundation if something cannot be read.
  init(in folder: String) throws {
    let manager = FileManager.default
    let english = "en-US"
    let others = try manager.contentsOfDirectory(atPath: folder).filter { !$0.contains(".") && $0 != english }
    locales = [english] + others.sorted()
    let drifts = try Self.drifts(listedIn: folder + "/drift.json")
    let names = try manager.contentsOfDirectory(atPath: "\(folder)/\(english)").filter { $0.hasSuffix(".md") }
    articles = try names.sorted().map { [locales] name in
      var files: [String: [Section]] = [:]
      for locale in locales {
        let text = try String(contentsOfFile: "\(folder)/\(locale)/\(name)", encoding: .utf8)
        files[locale] = Self.sections(of: text, drifts["\(locale)/\(name)"] ?? [])
      }
      return (String(name.dropLast(3)), files)
    }
  }

  /// The 1-based lines of each file that have drifted, and those that they were held against.
  private static func drifts(listedIn path: String) throws -> [String: Set<Int>] {
    struct Drift: Decodable {
      struct Place: Decodable {
        var path: String
        var line: Int
      }
      var target: Place
      var reference: Place?
    }
    let drifts = try JSONDecoder().decode([Drift].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    return drifts.flatMap { [$0.target, $0.reference].compactMap(\.self) }.reduce(into: [:]) {
      $0[$1.path, default: []].insert($1.line)
    }
  }

  private static func sections(of text: String, _ drifts: Set<Int>) -> [Section] {
    var sections: [Section] = []
    var isCode = false
    var isNewBlock = true
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let isDrifted = drifts.contains(number + 1)
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, let heading = line.wholeMatch(of: /(#+) (?:<a name="(.+)"><\/a>)?(.+?)(?: \{#(.+)\})?/) {
        let anchor = heading.2 ?? heading.4 ?? Substring(slug(of: heading.3))
        sections.append(
          Section(
            level: heading.1.count, anchor: String(anchor), heading: String(heading.3), blocks: [],
            isDrifted: isDrifted))
        isNewBlock = true
      } else if line.isEmpty, !isCode {
        isNewBlock = true
      } else if let last = sections.indices.last {
        if isNewBlock { sections[last].blocks.append(Block(lines: [], isDrifted: false)) }
        isNewBlock = false
        let block = sections[last].blocks.count - 1
        sections[last].blocks[block].lines.append(String(line))
        if isDrifted { sections[last].blocks[block].isDrifted = true }
      }
    }
    return sections
  }

  private static func slug(of heading: Substring) -> String {
    String(heading.lowercased().compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" ? $0 : nil })
  }
}
