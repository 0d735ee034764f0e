/// The Markdown of an article in one locale.
struct ArticleText {
  private let article: SyntheticCorpus.Article
  private let pool: SectionPool
  private let locale: Int
  private var random: SeededGenerator
  private var bytes: [UInt8] = []

  static func bytes(of article: SyntheticCorpus.Article, in locale: Int, _ pool: SectionPool) -> [UInt8] {
    var text = ArticleText(article, locale, pool)
    text.write()
    return text.bytes
  }

  private init(_ article: SyntheticCorpus.Article, _ locale: Int, _ pool: SectionPool) {
    self.article = article
    self.locale = locale
    self.pool = pool
    random = SeededGenerator(seed: article.seed, stream: locale)
    bytes.reserveCapacity(4096)
  }

  private mutating func write() {
    writeFrontMatter()
    for (place, section) in article.sections.enumerated() {
      var text = section.texts[locale]
      if let drift = article.drifts[locale], drift.section == place {
        guard let other = drift.text else { continue }
        text = other
      }
      writeHeading(section, text.heading)
      for block in text.blocks {
        bytes.append(UInt8(ascii: "\n"))
        for line in block {
          for piece in line { write(piece) }
          bytes.append(UInt8(ascii: "\n"))
        }
      }
      if place == 0 { write("\n`\(article.name)`\n") }
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.removeLast()
  }

  private mutating func writeFrontMatter() {
    write("---\ntitle: ")
    bytes += article.sections[0].texts[locale].heading
    write(" \(article.name)\nms.topic: troubleshooting\n")
    if locale > 0 { write("ms.contentlocale: \(pool.locales[locale])\nms.translationtype: HT\n") }
    write("---\n")
  }

  /// Translations keep the names that the English headings have.
  private mutating func writeHeading(_ section: SectionPool.Section, _ heading: [UInt8]) {
    for _ in 0..<section.level { bytes.append(UInt8(ascii: "#")) }
    write(" ")
    let name = section.level == 1 ? article.name : nil
    if locale > 0 { write("<a name=\"\(section.anchor)\(name.map { "-" + $0 } ?? "")\"></a>") }
    bytes += heading
    write("\(name.map { " " + $0 } ?? "")\n")
  }

  private mutating func write(_ piece: SectionTemplate.Piece) {
    switch piece {
    case .text(let text): bytes += text
    case .number(let number): write(String(replacement(of: number)))
    case .word(let word):
      bytes += Bool.random(using: &random) ? word : pool.words[locale].randomElement(using: &random)!
    case .link(let fragment):
      if let fragment {
        let isThere = article.sections.contains { $0.level > 1 && $0.anchor.utf8.elementsEqual(fragment) }
        write("#")
        if isThere { bytes += fragment } else { write("\(article.sections[0].anchor)-\(article.name)") }
      } else {
        write("\(article.neighbour).md")
      }
    }
  }

  /// The same one in all locales, of as many digits.
  private func replacement(of number: Int) -> Int {
    var random = SeededGenerator(seed: article.seed, stream: -number)
    let range = number < 100 ? 10..<100 : number < 1_000 ? 100..<1_000 : 3_000..<10_000
    return Int.random(in: range, using: &random)
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }
}
