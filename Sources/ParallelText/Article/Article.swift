/// One localized file, parsed: its sections, their blocks in document order, and what must survive translation.
///
/// The blocks are one array in preorder; a section owns a slice of it, and a block names its parent by index. Flat
/// arrays need no recursion to walk. A class, since a copy of a struct would retain all of them each time.
public final class Article: Sendable {
  /// The path as given on the command line, joined with the path below it.
  public let path: String
  public let locale: LocaleTag
  public let source: SourceText
  public let frontMatter: FrontMatter
  /// In document order. The first is the lead: what stands before the first heading.
  public let sections: [Section]
  /// In document order, parents before children.
  public let blocks: [Block]
  /// Lines of content, in document order: of a block of prose without its container's markers, of code without the
  /// container's indentation.
  public let lines: [SourceRange]
  /// In document order.
  public let literals: [Literal]
  /// For the label of a link or image by reference the target that its definition gives.
  public let linkDefinitions: [SourceRange: SourceRange]
  /// Hashes of the words of the text, case folded for ASCII, in document order.
  public let words: [UInt32]
  /// For each of `words` the hash of its beginning, which cognates of two languages share; 0 for short words.
  public let stems: [UInt32]
  public let anchors: [Anchor]
  /// In document order.
  public let ignores: [Ignore]
  /// In document order, without those that close others.
  public let tags: [TemplateTag]
  /// In the order of the lines that open them; those of templates and components are not among them.
  public let containers: [Container]

  public init(
    path: String, locale: LocaleTag, source: SourceText, frontMatter: FrontMatter, sections: [Section],
    blocks: [Block], lines: [SourceRange], literals: [Literal], linkDefinitions: [SourceRange: SourceRange],
    words: [UInt32], stems: [UInt32], anchors: [Anchor], ignores: [Ignore], tags: [TemplateTag], containers: [Container]
  ) {
    self.path = path
    self.locale = locale
    self.source = source
    self.frontMatter = frontMatter
    self.sections = sections
    self.blocks = blocks
    self.lines = lines
    self.literals = literals
    self.linkDefinitions = linkDefinitions
    self.words = words
    self.stems = stems
    self.anchors = anchors
    self.ignores = ignores
    self.tags = tags
    self.containers = containers
  }

  /// The same text as that of another locale.
  public func inLocale(_ locale: LocaleTag) -> Article {
    if locale == self.locale { return self }
    return Article(
      path: path, locale: locale, source: source, frontMatter: frontMatter, sections: sections, blocks: blocks,
      lines: lines, literals: literals, linkDefinitions: linkDefinitions, words: words, stems: stems, anchors: anchors,
      ignores: ignores, tags: tags, containers: containers)
  }

  @inlinable public func text(_ range: SourceRange) -> String { source.text(range) }

  /// Where a link or an image leads: its own target, or that of the definition that its label names.
  @inlinable public func linkTarget(_ literal: Literal) -> SourceRange {
    linkDefinitions[literal.range] ?? literal.range
  }

  /// The heading's block of a section, nil for the lead.
  @inlinable public func heading(of section: Int) -> Block? {
    sections[section].level > 0 ? blocks[sections[section].blocks.lowerBound] : nil
  }

  /// The block and all that is nested in it, as indexes. Complexity: O(size of the subtree).
  @inlinable public func subtree(_ block: Int) -> Range<Int> {
    let depth = blocks[block].depth
    var end = block + 1
    let limit = sections[Int(blocks[block].section)].blocks.upperBound
    while end < limit, blocks[end].depth > depth { end += 1 }
    return block..<end
  }

  /// The source range of a block with all that is nested in it.
  @inlinable public func extent(_ block: Int) -> SourceRange {
    var range = blocks[block].range
    for child in subtree(block) { range.upper = max(range.upper, blocks[child].range.upper) }
    return range
  }

  /// The sections below a section, itself first, as indexes.
  @inlinable public func subsections(_ section: Int) -> Range<Int> {
    let level = sections[section].level
    var end = section + 1
    if level == 0 { return section..<end }
    while end < sections.count, sections[end].level > level { end += 1 }
    return section..<end
  }

  /// The source range of a section with its subsections.
  @inlinable public func extent(ofSection section: Int) -> SourceRange {
    let all = subsections(section)
    var range = sections[section].range
    for child in all { range.upper = max(range.upper, sections[child].range.upper) }
    return range
  }

  /// The section that a place stands in, as an index; the lead for what stands before it. Complexity: O(log sections).
  @inlinable public func section(at range: SourceRange) -> Int {
    var low = 0
    var high = sections.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sections[middle].range.lower <= range.lower { low = middle } else { high = middle }
    }
    return low
  }

  /// The first block that starts at an offset or behind it; the number of blocks if there is none. Complexity: O(log blocks).
  public func firstBlock(from offset: Int) -> Int {
    blocks.partitioningIndex { $0.range.start >= offset }
  }

  /// The last block that starts at an offset or before it, nil if none does. Complexity: O(log blocks).
  public func block(at offset: Int) -> Int? {
    let next = firstBlock(from: offset + 1)
    return next > 0 ? next - 1 : nil
  }

  /// The outermost block around one, itself if it is nested in none. Complexity: O(depth).
  public func topmost(_ block: Int) -> Int {
    var block = block
    while blocks[block].parent >= 0 { block = Int(blocks[block].parent) }
    return block
  }

  /// The visible text of a block on one line: its lines joined by a space, as they stand in the source.
  public func plainText(_ block: Block) -> String {
    lines[block.lineIndexes].map { text($0) }.joined(separator: " ")
  }
}

/// A heading and what stands under it, up to the next heading.
public struct Section: Sendable {
  /// 0 for the lead, 1...6 for a heading's level.
  public var level: Int
  /// The index of the section that this one is nested in, nil at the top.
  public var parent: Int?
  /// From the heading to the end of the last block before the next heading; the lead may be empty.
  public var range: SourceRange
  /// The heading's block (if `level` is not 0), then the section's own blocks.
  public var blocks: Range<Int>
  /// `AnchorKey`s of the explicit anchors; of what generators make of the heading that take markup for text; of the implied
  /// one; and of the implied one without the number that it gets when it repeats, in this order.
  public var anchorKeys: [UInt64]
  /// `AnchorKey`s of slugs that generators make of the heading that know ASCII alone, or letters without accents, or no
  /// number at the beginning; then those of headings in the section's lists and quotes. For links: headings of two languages
  /// may share them (`vpn` of "VPN の設定"), so they say nothing of what belongs together.
  public var plainSlugKeys: [UInt64]
  /// The first explicit anchor, else the slug of the heading, numbered if it repeats. Empty for the lead.
  public var anchor: String
  /// How many of the first `anchorKeys` are explicit.
  public var explicitAnchors: Int

  public init(level: Int, parent: Int?, range: SourceRange, blocks: Range<Int>) {
    self.level = level
    self.parent = parent
    self.range = range
    self.blocks = blocks
    anchorKeys = []
    plainSlugKeys = []
    anchor = ""
    explicitAnchors = 0
  }
}

/// A name that links can point at, written out in the text: `<a name="x">`, `<a id="x">`, `{#x}`.
public struct Anchor: Sendable {
  public var name: String
  /// The name alone.
  public var range: SourceRange
  /// The section that it names or stands in.
  public var section: Int
  /// Whether it names the section (it stands in the heading, or alone right before it).
  public var namesSection: Bool
  /// Whether it takes the place of the heading's slug, as `{#x}` does, and does not stand beside it.
  public var replacesSlug: Bool

  public init(name: String, range: SourceRange, section: Int, namesSection: Bool, replacesSlug: Bool = false) {
    self.name = name
    self.range = range
    self.section = section
    self.namesSection = namesSection
    self.replacesSlug = replacesSlug
  }
}
