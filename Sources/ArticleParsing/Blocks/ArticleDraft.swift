import ParallelText

/// An article while it is read: the same as `Article`, to be added to.
struct ArticleDraft: ~Copyable {
  let source: SourceText
  var sections: [Section] = []
  var blocks: [Block] = []
  var lines: [SourceRange] = []
  var literals: [Literal] = []
  var linkDefinitions: [SourceRange: SourceRange] = [:]
  var words: [UInt32] = []
  var stems: [UInt32] = []
  var anchors: [Anchor] = []
  var ignores: [Ignore] = []
  var tags: [TemplateTag] = []
  var containers: [Container] = []

  init(_ source: SourceText) {
    self.source = source
    // About as many as there are.
    sections.reserveCapacity(source.lineCount / 16 + 2)
    lines.reserveCapacity(source.lineCount)
    blocks.reserveCapacity(source.lineCount / 2)
    literals.reserveCapacity(source.lineCount / 2)
  }

  consuming func article(path: String, locale: LocaleTag, frontMatter: FrontMatter) -> Article {
    Article(
      path: path, locale: locale, source: source, frontMatter: frontMatter, sections: sections, blocks: blocks,
      lines: lines, literals: literals, linkDefinitions: linkDefinitions, words: words, stems: stems, anchors: anchors,
      ignores: ignores, tags: TagPairs.settled(tags, source), containers: containers)
  }
}
