import LanguageData
import ParallelText

/// Scans the text of one block at a time for literals, words and anchors, in one pass over its bytes.
///
/// Follows CommonMark 6 for code spans, links, images, autolinks, raw HTML, escapes and entities; strong emphasis is
/// taken as the name of something on a screen. Everything is found in `content`, the block's lines joined by `\n`,
/// and mapped back to the file, so that every range is exact.
///
/// Methods are mutating even where they change nothing: for the others a copy of all of this would be made.
struct InlineScanner: ~Copyable {
  let hosts: LinkHosts
  /// Whether braces hold expressions.
  let isMDX: Bool
  let portWords = PortWords.filter
  /// The file.
  let bytes: ByteView
  /// Lines of a block of several, joined.
  private var joined = ScratchBuffer<UInt8>(minimumCapacity: 4_096)
  /// The block's text without its container's markers: in `joined`, or where it stands in the file.
  private(set) var content: ByteView
  var lines = BlockLines()
  /// Link reference definitions by the hash of their label.
  var definitions: [UInt64: Definition] = [:]
  typealias Definition = (target: SourceRange, key: UInt64, alternative: UInt64)
  typealias Bracket = (offset: Int, isImage: Bool, textLength: Int)
  var brackets: [Bracket] = []
  /// Labels of links by reference, and the targets that their definitions give.
  var referenced: [(label: SourceRange, target: SourceRange)] = []
  /// How many of the open brackets stand around a link, and cannot be one themselves.
  var bracketsAroundLink = 0
  /// For each length of a run of backticks where the last one begins; empty until a run was not closed.
  var lastBackticks: [Int: Int] = [:]
  /// The letters, digits, dots and dashes that were looked at last.
  var compoundRun = CompoundRun()
  /// Where the text of a role ends that is read now, and where reading goes on behind it; -1 if there is none.
  var role = (end: -1, resume: -1)
  var strongStart = -1
  var strongDelimiter: UInt8 = 0
  var block = 0
  var textLength = 0
  var isHeading = false
  var names = NameSum()
  private var visible = ScratchBuffer<UInt8>(minimumCapacity: 256)
  private typealias Withheld = (place: Int, range: Range<Int>, isTarget: Bool)
  /// What stands in a heading and is not visible, but is to some generators, and where it would stand in `visible`.
  private var withheld: [Withheld] = []
  var found: [Literal] = []
  /// Of all blocks.
  var words: ScratchBuffer<Word>
  /// The `WordHash` of a word, and that of its stem.
  struct Word: BitwiseCopyable {
    var hash: UInt32
    var stem: UInt32
  }

  /// Where the last word for a port, or the last port, ended; far back if there was none.
  var portEnd = -1_000
  /// The last number, for a port word that stands behind it.
  var numberEnd = -1_000
  var lastWord = SourceRange.empty(at: 0)

  /// - Parameter bytes: The file, which must stay where it is as long as it is scanned.
  init(_ bytes: ByteView, hosts: LinkHosts, isMDX: Bool) {
    self.bytes = bytes
    self.isMDX = isMDX
    self.hosts = hosts
    content = bytes
    // About as many as there are.
    found.reserveCapacity(16)
    words = ScratchBuffer(minimumCapacity: bytes.count / 8)
  }

  /// The text of the last heading scanned, without markup and anchors; of no use once another block is scanned.
  var visibleText: ByteView { Self.withoutSpace(visible.view) }

  /// The same as generators see it that take placeholders for text, and those that take the targets of links for it as
  /// well; most headings have neither.
  var otherVisibleTexts: [[UInt8]] {
    if withheld.isEmpty { return [] }
    let visible = visible.view
    let texts = [false, true].map { withTargets in
      var text: [UInt8] = []
      var place = 0
      for part in withheld where withTargets || !part.isTarget {
        text += visible[place..<part.place]
        text += content[part.range]
        place = part.place
      }
      text += visible[place..<visible.count]
      return text.withBytes { Array(Self.withoutSpace($0)) }
    }
    return withheld.contains(where: \.isTarget) ? texts : [texts[0]]
  }

  private static func withoutSpace(_ text: ByteView) -> ByteView {
    var (start, end) = (text.startIndex, text.endIndex)
    while start < end, ASCII.isSpace(text[start]) { start += 1 }
    while end > start, ASCII.isSpace(text[end - 1]) { end -= 1 }
    return text[start..<end]
  }

  // MARK: One block

  mutating func scan(_ block: Int, in article: inout ArticleDraft) {
    self.block = block
    load(article.lines[article.blocks[block].lineIndexes])
    isHeading = article.blocks[block].kind == .heading
    visible.removeAll()
    if !withheld.isEmpty { withheld.removeAll(keepingCapacity: true) }
    textLength = 0

    let firstWord = Int32(words.count)
    readAll(&article)

    // Targets are found when their link closes, labels when they end: restore the order of the text.
    if found.count > 1 { found.sort { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) } }
    let firstLiteral = Int32(article.literals.count)
    for literal in found { article.literals.append(literal) }
    if !referenced.isEmpty {
      for link in referenced { article.linkDefinitions[link.label] = link.target }
      referenced.removeAll(keepingCapacity: true)
    }
    article.blocks[block].literalRange = (firstLiteral, Int32(article.literals.count))
    article.blocks[block].wordRange = (firstWord, Int32(words.count))
    article.blocks[block].textLength = Int32(textLength)
    article.blocks[block].nameSum = names.value
    article.blocks[block].mayHaveOtherNames = names.mayHaveOthers
  }

  /// Takes a text, with nothing left of the last one.
  mutating func load(_ lines: ArraySlice<SourceRange>) {
    if !brackets.isEmpty { brackets.removeAll(keepingCapacity: true) }
    bracketsAroundLink = 0
    strongStart = -1
    role = (-1, -1)
    portEnd = -1_000
    numberEnd = -1_000
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    if !lastBackticks.isEmpty { lastBackticks.removeAll() }
    compoundRun = CompoundRun()
    names = NameSum()
    self.lines.begin(at: lines.first?.start ?? 0)
    if lines.count == 1, let line = lines.first {
      content = bytes.fromZero(line)
      return
    }
    joined.removeAll()
    for index in lines.indices {
      if index > lines.startIndex {
        joined.append(0x0A)
        self.lines.append(at: joined.count, from: lines[index].start)
      }
      joined.append(bytes[lines[index]])
    }
    content = joined.view
  }

  /// Finds the words and literals of what is loaded.
  mutating func readAll(_ article: inout ArticleDraft) {
    var index = plainWords(0)
    while index < content.count {
      let end = step(index, &article)
      if !names.mayHaveOthers, end > index + 1 || ASCII.isLetterOrDigit(content[index]) {
        noteNames(from: index, to: end)
      }
      index = plainWords(end)
    }
  }

  /// How many words were found.
  var wordCount: Int { words.count }

  /// Forgets the words behind the first ones.
  mutating func dropWords(behind count: Int) {
    words.removeLast(words.count - count)
  }

  /// Gives the article what was found of all blocks.
  consuming func finish(_ article: inout ArticleDraft) {
    article.words = words.map(\.hash)
    article.stems = words.map(\.stem)
  }

  mutating func emit(_ kind: LiteralKind, _ start: Int, _ end: Int, key: UInt64, alternative: UInt64? = nil) {
    found.append(Literal(kind: kind, range: lines.range(start, end), key: key, alternative: alternative))
  }

  mutating func emit(_ literal: Literal) { found.append(literal) }

  mutating func makeLastNumberAPort() {
    if let index = found.lastIndex(where: { $0.kind == .number }) { found[index].kind = .port }
  }

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < content.count ? content[index] : 0 }

  // MARK: One token

  mutating func step(_ index: Int, _ article: inout ArticleDraft) -> Int {
    let current = content[index]
    if index == role.end { return role.resume }
    switch current {
    case UInt8(ascii: "\\"):
      if let end = uncPath(index) { return end }
      if ASCII.isPunctuation(byte(index + 1)) {
        show(index + 1, index + 2)
        return index + 2
      }
      return index + 1
    case UInt8(ascii: "`"): return codeSpan(index)
    case UInt8(ascii: "<"): return angle(index, &article)
    case UInt8(ascii: "["):
      if let end = uiControl(index) ?? include(index) ?? footnoteMark(index) { return end }
      if let embed = SiteTag.embed(content, at: index) { return template(embed, index, &article) }
      brackets.append((index, byte(index - 1) == UInt8(ascii: "!"), textLength))
      return index + 1
    case UInt8(ascii: "]"): return closeBracket(index)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return emphasis(index)
    case UInt8(ascii: "{"): return brace(index, &article)
    case UInt8(ascii: "&"): return entity(index)
    case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "~"),
      UInt8(ascii: "."):
      if let end = punctuatedLiteral(index) { return countText(from: index, to: end) }
      show(index, index + 1)
      return index + 1
    case 0x30...0x39: return countText(from: index, to: number(index))
    default:
      if ASCII.isLetter(current) || current >= 0x80 { return word(index) }
      show(index, index + 1)
      return index + 1
    }
  }

  mutating func countText(from start: Int, to end: Int) -> Int {
    textLength += Letters.textLength(content[start..<end])
    show(start, end)
    return end
  }

  mutating func withhold(_ range: Range<Int>, isTarget: Bool = false) {
    if isHeading { withheld.append((visible.count, range, isTarget)) }
  }

  mutating func show(_ start: Int, _ end: Int) {
    if isHeading { visible.append(content[start..<min(end, content.count)]) }
  }
}
