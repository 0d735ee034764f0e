/// What articles are put together from: sections that all locales have, without what has drifted in one of them.
struct SectionPool: Sendable {
  /// A section in all locales, in the order of `SectionPool.locales`.
  struct Section: Sendable {
    var level: Int
    /// That of the English heading.
    var anchor: String
    var texts: [SectionTemplate]
  }

  /// How an article begins: its title, and its sections of the second level, such as symptoms.
  struct Lead: Sendable {
    var name: String
    var title: Section
    var chapters: [Section]
  }

  let locales: [String]
  let leads: [Lead]
  /// Sections of the third level, of all samples.
  let details: [Section]
  /// Of each locale, in the order of their bytes.
  let words: [[[UInt8]]]

  init(_ samples: SampleArticles, locales: [String]) {
    self.locales = locales
    var leads: [Lead] = []
    var details: [Section] = []
    for (name, files) in samples.articles {
      let files = locales.map { files[$0]! }
      let sections = files[0].indices.compactMap { Section(files[0][$0], at: $0, in: files) }
      details += sections.filter { $0.level == 3 }
      if let title = sections.first, title.level == 1 {
        leads.append(Lead(name: name, title: title, chapters: sections.filter { $0.level == 2 }))
      }
    }
    self.leads = leads
    self.details = details
    let all = leads.flatMap { [$0.title] + $0.chapters } + details
    words = locales.indices.map { locale in
      Set(all.flatMap { $0.texts[locale].words }).sorted { $0.lexicographicallyPrecedes($1) }
    }
  }
}

extension SectionPool.Section {
  /// - Returns: nil unless all files have the section, with as many blocks.
  init?(_ english: SampleArticles.Section, at place: Int, in files: [[SampleArticles.Section]]) {
    // Files without names of their own for headings have the same sections.
    let sections = files.compactMap { file in
      file.first { $0.anchor == english.anchor } ?? (file.count == files[0].count ? file[place] : nil)
    }
    guard sections.count == files.count,
      sections.allSatisfy({ !$0.isDrifted && $0.blocks.count == english.blocks.count })
    else { return nil }
    let kept = english.blocks.indices.filter { block in !sections.contains { $0.blocks[block].isDrifted } }
    let templates = SectionTemplate.templates(of: sections.map { section in kept.map { section.blocks[$0].lines } })
    level = english.level
    anchor = english.anchor
    texts = zip(sections, templates).map { SectionTemplate(heading: Array($0.heading.utf8), blocks: $1) }
  }
}
