import LanguageData
import ParallelText

/// Scans the text of one block at a time for literals, words and anchors, in one pass over its bytes.
///
/// Follows CommonMark 6 for code spans, links, images, autolinks, raw HTML, escapes and entities; strong emphasis is
/// taken as the name of something on a screen. Everything is found in `content`, the block's lines joined by `\n`,
/// and mapped back to the file, so that every range is exact.
struct InlineScanner: ~Copyable {
  let hosts: LinkHosts
  private let portWords = PortWords.filter
  /// The file.
  private let bytes: ByteView
  /// Lines of a block of several, joined.
  private var joined = ScratchBuffer<UInt8>(minimumCapacity: 4_096)
  /// The block's text without its container's markers: in `joined`, or where it stands in the file.
  private(set) var content: ByteView
  private var lines = BlockLines()
  /// Link reference definitions by the hash of their label.
  private var definitions: [UInt64: Definition] = [:]
  private typealias Definition = (target: SourceRange, key: UInt64, alternative: UInt64)
  private typealias Bracket = (offset: Int, isImage: Bool, textLength: Int)
  private var brackets: [Bracket] = []
  /// Labels of links by reference, and the targets that their definitions give.
  private var referenced: [(label: SourceRange, target: SourceRange)] = []
  /// How many of the open brackets stand around a link, and cannot be one themselves.
  private var bracketsAroundLink = 0
  /// For each length of a run of backticks where the last one begins; empty until a run was not closed.
  private var lastBackticks: [Int: Int] = [:]
  /// The letters, digits, dots and dashes that were looked at last.
  var compoundRun = CompoundRun()
  private var strongStart = -1
  private var strongDelimiter: UInt8 = 0
  private var block = 0
  private var textLength = 0
  private var isHeading = false
  private var visible: [UInt8] = []
  private var found: [Literal] = []
  /// Of all blocks.
  private var words: ScratchBuffer<UInt32>
  private var stems: ScratchBuffer<UInt32>

  /// Where the last word for a port, or the last port, ended; far back if there was none.
  var portEnd = -1_000
  /// The last number, for a port word that stands behind it.
  var numberEnd = -1_000
  var lastWord = SourceRange.empty(at: 0)

  /// - Parameter bytes: The file, which must stay where it is as long as it is scanned.
  init(_ bytes: ByteView, hosts: LinkHosts) {
    self.bytes = bytes
    self.hosts = hosts
    content = bytes
    // About as many as there are.
    found.reserveCapacity(16)
    words = ScratchBuffer(minimumCapacity: bytes.count / 8)
    stems = ScratchBuffer(minimumCapacity: bytes.count / 8)
  }

  /// The text of the last heading scanned, without markup and anchors.
  var visibleText: ArraySlice<UInt8> {
    guard let start = visible.firstIndex(where: { !ASCII.isSpace($0) }),
      let end = visible.lastIndex(where: { !ASCII.isSpace($0) })
    else { return [] }
    return visible[start...end]
  }

  // MARK: One block

  mutating func scan(_ block: Int, in article: inout ArticleDraft) {
    self.block = block
    load(article.lines[article.blocks[block].lineIndexes])
    isHeading = article.blocks[block].kind == .heading
    visible.removeAll(keepingCapacity: true)
    textLength = 0
    brackets.removeAll(keepingCapacity: true)
    bracketsAroundLink = 0
    strongStart = -1
    portEnd = -1_000
    numberEnd = -1_000
    found.removeAll(keepingCapacity: true)
    if !lastBackticks.isEmpty { lastBackticks.removeAll() }
    compoundRun = CompoundRun()

    let firstWord = Int32(words.count)
    var index = plainWords(0)
    while index < content.count { index = plainWords(step(index, &article)) }

    // Targets are found when their link closes, labels when they end: restore the order of the text.
    if found.count > 1 { found.sort { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) } }
    let firstLiteral = Int32(article.literals.count)
    if !found.isEmpty { article.literals.append(contentsOf: found) }
    if !referenced.isEmpty {
      for link in referenced { article.linkDefinitions[link.label] = link.target }
      referenced.removeAll(keepingCapacity: true)
    }
    article.blocks[block].literalRange = (firstLiteral, Int32(article.literals.count))
    article.blocks[block].wordRange = (firstWord, Int32(words.count))
    article.blocks[block].textLength = Int32(textLength)
  }

  private mutating func load(_ lines: ArraySlice<SourceRange>) {
    self.lines.removeAll()
    if lines.count == 1, let line = lines.first {
      self.lines.append(at: 0, from: line.start)
      content = bytes.fromZero(line)
      return
    }
    joined.removeAll()
    for line in lines {
      if !self.lines.isEmpty { joined.append(0x0A) }
      self.lines.append(at: joined.count, from: line.start)
      joined.append(bytes[line])
    }
    content = joined.view
  }

  /// How many words were found.
  var wordCount: Int { words.count }

  /// Gives the article what was found of all blocks.
  consuming func finish(_ article: inout ArticleDraft) {
    article.words = words.array
    article.stems = stems.array
  }

  mutating func emit(_ kind: LiteralKind, _ start: Int, _ end: Int, key: UInt64, alternative: UInt64? = nil) {
    found.append(Literal(kind: kind, range: lines.range(start, end), key: key, alternative: alternative))
  }

  mutating func emit(_ literal: Literal) { found.append(literal) }

  mutating func setUnit(_ unit: UInt8, length: Int) {
    guard !found.isEmpty, length < 256 else { return }
    found[found.count - 1].unit = unit
    found[found.count - 1].unitLength = UInt8(length)
  }

  mutating func makeLastNumberAPort() {
    if let index = found.lastIndex(where: { $0.kind == .number }) { found[index].kind = .port }
  }

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < content.count ? content[index] : 0 }

  // MARK: One token

  private mutating func step(_ index: Int, _ article: inout ArticleDraft) -> Int {
    let current = content[index]
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
      if let end = uiControl(index) ?? include(index) { return end }
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

  private mutating func countText(from start: Int, to end: Int) -> Int {
    textLength += Letters.textLength(content[start..<end])
    show(start, end)
    return end
  }

  private mutating func show(_ start: Int, _ end: Int) {
    if isHeading { visible.append(contentsOf: content[start..<min(end, content.count)]) }
  }

  private mutating func codeSpan(_ start: Int) -> Int {
    let run = runLength(start)
    var index = start + run
    // What is not closed is not looked for again to the end.
    if !lastBackticks.isEmpty, lastBackticks[run, default: -1] <= start { return index }
    while index < content.count {
      if content[index] == UInt8(ascii: "`") {
        let closing = runLength(index)
        if closing == run {
          var from = start + run
          var to = index
          while from < to, ASCII.isSpace(content[from]) { from += 1 }
          while to > from, ASCII.isSpace(content[to - 1]) { to -= 1 }
          if from < to {
            let (key, folded) = CodeKey.of(content[from..<to])
            emit(.inlineCode, from, to, key: key, alternative: folded)
            show(from, to)
            textLength += Letters.textLength(content[from..<to])
          }
          return index + run
        }
        index += closing
      } else {
        index += 1
      }
    }
    if lastBackticks.isEmpty { findLastBackticks(from: start) }
    return start + run
  }

  private mutating func findLastBackticks(from start: Int) {
    var index = start
    while index < content.count {
      if content[index] == UInt8(ascii: "`") {
        let run = runLength(index)
        lastBackticks[run] = index
        index += run
      } else {
        index += 1
      }
    }
  }

  private func runLength(_ start: Int) -> Int {
    var end = start
    while end < content.count, content[end] == content[start] { end += 1 }
    return end - start
  }

  private mutating func emphasis(_ start: Int) -> Int {
    let run = runLength(start)
    let delimiter = content[start]
    let end = start + run
    let before = byte(start - 1)
    let after = byte(end)
    if delimiter == UInt8(ascii: "_"), ASCII.isWord(before), ASCII.isWord(after) {
      show(start, end)
      return end
    }
    guard run >= 2 else { return end }
    if strongStart >= 0, strongDelimiter == delimiter, !ASCII.isSpace(before) {
      label(strongStart, start)
      strongStart = -1
    } else if !ASCII.isSpace(after), after != 0 {
      strongStart = end
      strongDelimiter = delimiter
    }
    return end
  }

  private mutating func label(_ start: Int, _ end: Int) {
    var to = end
    while to > start, ASCII.isSpace(content[to - 1]) { to -= 1 }
    guard to > start else { return }
    let isCode = content[start] == UInt8(ascii: "`") && content[to - 1] == UInt8(ascii: "`")
    if !isCode { emit(.uiLabel, start, to, key: Hash64.of(content[start..<to])) }
  }

  /// `[!UICONTROL Save]`, the name of something on a screen in Adobe's Markdown.
  private mutating func uiControl(_ start: Int) -> Int? {
    let marker = "[!UICONTROL "
    guard byte(start + 1) == UInt8(ascii: "!"), content[start...].starts(with: marker.utf8) else { return nil }
    let from = start + marker.utf8.count
    guard let end = content[from...].prefix(1_000).firstIndex(of: UInt8(ascii: "]")) else { return nil }
    label(from, end)
    return end + 1
  }

  /// `[!INCLUDE [name](path)]`: the path is compared, and the name is no text.
  private mutating func include(_ start: Int) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "!"),
      content[start...].prefix(9).lazy.map({ $0 & 0xDF }).elementsEqual("[!INCLUDE".utf8.lazy.map { $0 & 0xDF })
    else { return nil }
    let rest = content[start...].prefix(1_000)
    guard
      let link = rest.indices.dropLast().first(where: {
        rest[$0] == UInt8(ascii: "]") && rest[$0 + 1] == UInt8(ascii: "(")
      }),
      let close = rest[link...].firstIndex(of: UInt8(ascii: ")")), byte(close + 1) == UInt8(ascii: "]")
    else { return nil }
    target(.link, link + 2, close)
    return close + 2
  }

  private mutating func entity(_ start: Int) -> Int {
    var end = start + 1
    while end < content.count, end - start < 32, ASCII.isWord(content[end]) || content[end] == UInt8(ascii: "#") {
      end += 1
    }
    guard end > start + 1, byte(end) == UInt8(ascii: ";") else { return start + 1 }
    // Generators that know no entities make `reg` of `&reg;`; both sides of a pair have the same one.
    show(start + 1, end)
    return end + 1
  }

  // MARK: Links

  private mutating func closeBracket(_ index: Int) -> Int {
    guard let open = brackets.popLast() else { return index + 1 }
    // A link holds no other link (CommonMark 6.3): what was open around one is text.
    let isAroundLink = brackets.count < bracketsAroundLink
    bracketsAroundLink = min(bracketsAroundLink, brackets.count)
    if isAroundLink, !open.isImage { return index + 1 }
    let kind: LiteralKind = open.isImage ? .image : .link
    if byte(index + 1) == UInt8(ascii: "("), let (from, to, end) = inlineTarget(index + 1) {
      close(open)
      if to > from { target(kind, from, to) }
      return end
    }
    if byte(index + 1) == UInt8(ascii: "["),
      let close = content[(index + 2)...].prefix(4_000).firstIndex(of: UInt8(ascii: "]"))
    {
      let isCollapsed = close == index + 2
      let label = isCollapsed ? (open.offset + 1)..<index : (index + 2)..<close
      if label.count < 4_000, let definition = definitions[Label.key(content[label])] {
        self.close(open)
        reference(kind, label, definition)
        return close + 1
      }
      return index + 1
    }
    let label = (open.offset + 1)..<index
    // A label has at most 999 characters (CommonMark 6.3); that also keeps many brackets linear.
    if !label.isEmpty, label.count < 4_000, !definitions.isEmpty,
      let definition = definitions[Label.key(content[label])]
    {
      close(open)
      reference(kind, label, definition)
    }
    return index + 1
  }

  /// What stood in the brackets is a link's text, or an image's alternative text, which is not seen.
  private mutating func close(_ open: Bracket) {
    if open.isImage { textLength = open.textLength } else { bracketsAroundLink = brackets.count }
    // An address there is what the link is called, not where it leads.
    let start = lines.offset(open.offset)
    while let last = found.last, last.kind == .url, last.range.start > start { found.removeLast() }
  }

  private mutating func target(_ kind: LiteralKind, _ from: Int, _ to: Int) {
    let (key, alternative) = LinkKey.of(content[from..<to], hosts)
    emit(kind, from, to, key: key, alternative: alternative)
  }

  /// A link by reference is at its label, and compared by the target that its definition gives.
  private mutating func reference(_ kind: LiteralKind, _ label: Range<Int>, _ definition: Definition) {
    emit(kind, label.lowerBound, label.upperBound, key: definition.key, alternative: definition.alternative)
    referenced.append((found[found.count - 1].range, definition.target))
  }

  /// The target in `(target "title")`, as content offsets, and where the parenthesis ends (CommonMark 6.3).
  private func inlineTarget(_ open: Int) -> (Int, Int, Int)? {
    var index = open + 1
    // Longer targets are none that a browser takes; unclosed parentheses must not be followed to the end each.
    let count = min(content.count, open + 4_000)
    while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    var from = index
    var to = index
    if byte(index) == UInt8(ascii: "<") {
      from = index + 1
      to = from
      while to < count, content[to] != UInt8(ascii: ">"), content[to] != 0x0A {
        if content[to] == UInt8(ascii: "\\") { to += 1 }
        to += 1
      }
      guard to < count, content[to] == UInt8(ascii: ">") else { return nil }
      index = to + 1
    } else {
      var depth = 0
      while index < count {
        let current = content[index]
        if current == UInt8(ascii: "\\"), ASCII.isPunctuation(byte(index + 1)) {
          index += 2
          continue
        }
        if ASCII.isSpace(current) || current == 0x0A { break }
        if current == UInt8(ascii: "(") {
          depth += 1
          if depth > 32 { return nil }
        }
        if current == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      index = min(index, count)
      to = index
    }
    while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    let quote = byte(index)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || (quote == UInt8(ascii: "(") && index > to) {
      let closing = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
      index += 1
      while index < count, content[index] != closing {
        if content[index] == UInt8(ascii: "\\") { index += 1 }
        index += 1
      }
      index += 1
      while index < count, ASCII.isSpace(content[index]) || content[index] == 0x0A { index += 1 }
    }
    guard byte(index) == UInt8(ascii: ")") else { return nil }
    return (from, to, index + 1)
  }

  // MARK: Link reference definitions

  /// Collects `[label]: target` lines of the whole body; the first of a label counts (CommonMark 4.7).
  mutating func readDefinitions(_ source: SourceText, from bodyStart: Int) {
    // Most articles have none.
    guard bytes.hasPair(UInt8(ascii: "]"), UInt8(ascii: ":")) else { return }
    for index in source.lineIndex(at: bodyStart)..<source.lineCount {
      if let (label, target) = Label.definition(bytes, source.line(index)), definitions[label] == nil {
        let (key, alternative) = LinkKey.of(bytes[target], hosts)
        definitions[label] = (target, key, alternative)
      }
    }
  }

  /// Drops the definitions that stand at the start of a paragraph's lines.
  func dropDefinitions(_ lines: inout [SourceRange]) {
    let definitions = lines.prefix { Label.definition(bytes, $0) != nil }.count
    if definitions > 0 { lines.removeFirst(definitions) }
  }

  // MARK: HTML and braces

  private mutating func angle(_ start: Int, _ article: inout ArticleDraft) -> Int {
    guard let tag = HTMLTag(content, at: start) else {
      show(start, start + 1)
      return start + 1
    }
    switch tag.kind {
    case .comment:
      if let ignored = IgnoreComment.read(content[start..<tag.end]) { ignore(ignored, start..<tag.end, &article) }
    case .autolink:
      target(.link, start + 1, tag.end - 1)
    case .element(let isRaw):
      for attribute in tag.attributes(content) {
        let value = attribute.value
        guard !value.isEmpty else { continue }
        if attribute.isNamed("href", content) {
          target(.link, value.lowerBound, value.upperBound)
        } else if attribute.isNamed("src", content) {
          target(.image, value.lowerBound, value.upperBound)
        } else if attribute.isNamed("name", content) || attribute.isNamed("id", content) {
          anchor(value, &article)
        }
      }
      if isRaw { return tag.endOfRawText(content) }
    case .placeholder:
      emit(.placeholder, start, tag.end, key: Hash64.of(content[start..<tag.end]))
      textLength += Letters.textLength(content[start..<tag.end])
    }
    return tag.end
  }

  private func ignore(_ ignored: IgnoreComment, _ comment: Range<Int>, _ article: inout ArticleDraft) {
    article.ignores.append(
      Ignore(
        rules: ignored.rules, reason: ignored.reason, comment: lines.range(comment.lowerBound, comment.upperBound),
        block: block))
  }

  private mutating func anchor(_ value: Range<Int>, _ article: inout ArticleDraft) {
    let range = lines.range(value.lowerBound, value.upperBound)
    article.anchors.append(
      Anchor(
        name: article.source.text(range), range: range, section: article.sections.count - 1,
        namesSection: isHeading))
  }

  /// `{#anchor}` of a heading, an attribute list, `{{variable}}` or `{placeholder}`.
  private mutating func brace(_ start: Int, _ article: inout ArticleDraft) -> Int {
    guard let close = content[start...].prefix(200).firstIndex(of: UInt8(ascii: "}")) else { return start + 1 }
    if close == start + 37, let end = guid(start + 1) {
      textLength += Letters.textLength(content[start...end])
      return end + 1
    }
    var from = start + 1
    while from < close, ASCII.isSpace(content[from]) || content[from] == UInt8(ascii: ":") { from += 1 }
    if content[from] == UInt8(ascii: "#"), from + 1 < close {
      var to = from + 1
      while to < close, !ASCII.isSpace(content[to]) { to += 1 }
      if isHeading { anchor((from + 1)..<to, &article) }
      return close + 1
    }
    var to = from
    while to < close,
      ASCII.isWord(content[to]) || content[to] == UInt8(ascii: "-") || content[to] == UInt8(ascii: ".")
    { to += 1 }
    if content[from] == UInt8(ascii: "{") { return start + 1 }
    if to == close, to > from, byte(start - 1) != UInt8(ascii: "$") {
      emit(.placeholder, start, close + 1, key: Hash64.of(content[start...close]))
      textLength += Letters.textLength(content[start...close])
      return close + 1
    }
    return start + 1
  }

  // MARK: Words

  /// - Returns: Its `WordHash`.
  @discardableResult mutating func addWord(_ start: Int, _ end: Int) -> UInt32 {
    let word = content[start..<end]
    let hash = WordHash.of(word)
    words.append(hash)
    stems.append(WordHash.ofStem(word))
    return hash
  }

  /// Reads words of letters alone and the spaces between them, which most of a text is; returns where anything else begins.
  private mutating func plainWords(_ start: Int) -> Int {
    // In variables of its own, so that they stay in registers.
    let (content, isHeading) = (content, isHeading)
    var (index, length) = (start, 0)
    while index < content.count {
      let first = content[index]
      var end = index &+ 1
      if first != 0x20 {
        guard ASCII.isLetter(first) || first >= 0x80, let word = PlainWord(content, at: index) else { break }
        end = word.end
        length &+= word.length
        words.append(word.hash)
        stems.append(word.stem)
        lastWord = SourceRange(index, end)
        if portWords.mayContain(word.hash) || first >= 0xE0 { notePortWord(content[index..<end], word.hash) }
      }
      if isHeading { show(index, end) }
      index = end
    }
    textLength += length
    return index
  }

  /// A word that is not plain, or a literal that begins with a letter.
  private mutating func word(_ start: Int) -> Int {
    if let end = letterLiteral(start) { return countText(from: start, to: end) }
    if let (_, length) = Letters.digit(content, start), length > 1 {
      return countText(from: start, to: number(start))
    }
    var end = Letters.endOfWord(content, start)
    if byte(end) == UInt8(ascii: "."), ASCII.isDigit(byte(end + 1)), ASCII.isDigit(content[end - 1]) {
      // `v2.0`, `TLS1.2`: a name and the number that is glued to it.
      var digits = end
      while digits > start, ASCII.isDigit(content[digits - 1]) { digits -= 1 }
      if digits > start { end = digits }
    }
    guard end > start else {
      // A scalar that is no letter: punctuation, a space, a symbol.
      var next = start + 1
      while next < content.count, content[next] & 0xC0 == 0x80 { next += 1 }
      show(start, next)
      return next
    }
    let word = content[start..<end]
    textLength += Letters.textLength(word)
    lastWord = SourceRange(start, end)
    notePortWord(word, addWord(start, end))
    show(start, end)
    return end
  }

  private mutating func notePortWord(_ word: ByteView, _ hash: UInt32) {
    let isBehindNumber = word.startIndex - numberEnd <= 3
    if portWords.mayContain(hash), PortWords.contains(word) {
      if isBehindNumber { makeLastNumberAPort() }
      portEnd = word.endIndex
    } else if word[word.startIndex] >= 0xE0 {
      if isBehindNumber, PortWords.isPrefix(of: word) { makeLastNumberAPort() }
      if PortWords.isSuffix(of: word) { portEnd = word.endIndex }
    }
  }

  /// The `source="…"` of a one-line image directive, the `src="…"` of a shortcode.
  mutating func scanAttributes(_ block: Int, _ range: SourceRange, in article: inout ArticleDraft) {
    let text = bytes[range]
    let names = ["source=\"", " src=\""]
    guard
      let (key, name) = names.lazy.compactMap({ name in
        text.indices.first { text[$0...].starts(with: name.utf8) }.map { ($0, name) }
      }).first
    else { return }
    let from = key + name.utf8.count
    guard let to = text[from...].firstIndex(of: UInt8(ascii: "\"")), to > from else { return }
    let (hash, alternative) = LinkKey.of(bytes[from..<to], hosts)
    let first = Int32(article.literals.count)
    article.literals.append(Literal(kind: .image, range: SourceRange(from, to), key: hash, alternative: alternative))
    article.blocks[block].literalRange = (first, first + 1)
  }
}
