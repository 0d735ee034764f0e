/// Articles without end, each determined by its number and the corpus's seed.
struct SyntheticCorpus: Sendable {
  /// What has drifted in one locale of an article: the place of a section, and its text there, nil if it is missing.
  struct Drift {
    var fault: Fault
    var section: Int
    var text: SectionTemplate?
  }

  struct Article {
    /// What the file is called in all locales, without its ending.
    var fileName: String
    /// What no other article is called.
    var name: String
    /// The first is the title.
    var sections: [SectionPool.Section]
    /// By the places of locales.
    var drifts: [Int: Drift]
    /// An article of the same folder that this one links to.
    var neighbour: String
    var seed: UInt64
  }

  /// How many articles a folder has.
  static let folderSize = 200

  let pool: SectionPool
  /// How many there are.
  let articles: Int
  let seed: UInt64
  /// The share of the translations in which something has drifted, 0 to 1.
  let driftShare: Double

  /// - Parameter number: Counts from 0.
  func article(_ number: Int) -> Article {
    var random = SeededGenerator(seed: seed, stream: number)
    let lead = lead(of: number)
    // The details stand before the last chapter: were the end missing, that would be another fault.
    let details = pool.details.shuffled(using: &random).prefix(2)
    let sections = [lead.title] + lead.chapters.prefix(1) + details + lead.chapters.dropFirst().suffix(1)
    var drifts: [Int: Drift] = [:]
    for locale in pool.locales.indices.dropFirst() where Double.random(in: 0..<1, using: &random) < driftShare {
      drifts[locale] = drift(among: sections, in: locale, &random)
    }
    let folder = number / Self.folderSize * Self.folderSize
    let neighbour = Int.random(in: folder..<min(folder + Self.folderSize, articles), using: &random)
    return Article(
      fileName: fileName(of: number), name: name(of: number), sections: sections, drifts: drifts,
      neighbour: fileName(of: neighbour), seed: random.next())
  }

  private func lead(of number: Int) -> SectionPool.Lead {
    var random = SeededGenerator(seed: ~seed, stream: number)
    return pool.leads.randomElement(using: &random)!
  }

  private func fileName(of number: Int) -> String { "\(lead(of: number).name)-\(name(of: number))" }

  /// Four syllables, which no other of the first 16 million articles has.
  private func name(of number: Int) -> String {
    let consonants = Array("bdfghjklmnprstvz")
    let vowels = Array("aeio")
    // Odd factors map all numbers below a power of two to different ones.
    var rest = (number &* 9_973_681 &+ 5_308_417) & 0xFF_FFFF
    var name = ""
    for _ in 0..<4 {
      name.append(consonants[rest & 15])
      name.append(vowels[rest >> 4 & 3])
      rest >>= 6
    }
    return name
  }

  /// - Returns: nil if no fault has a place in the article's details.
  private func drift(among sections: [SectionPool.Section], in locale: Int, _ random: inout SeededGenerator) -> Drift? {
    for fault in Fault.allCases.shuffled(using: &random) {
      for place in sections.indices where sections[place].level == 3 {
        if fault == .missingSection { return Drift(fault: fault, section: place) }
        if let text = fault.applied(to: sections[place].texts[locale]) {
          return Drift(fault: fault, section: place, text: text)
        }
      }
    }
    return nil
  }
}
