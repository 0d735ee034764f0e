import ParallelText

/// Splits a block of code into what the program is made of and what is written for people.
///
/// One pass over the bytes, by the delimiters of the block's language. It does not parse: what is no valid code, or in
/// another language than the fence says, is split as well as it goes. Complexity: O(n).
struct CodeScanner {
  /// The lines of the block without indentation of its container, each with its `\n`.
  let bytes: [UInt8]
  /// The starts of the lines in `bytes`, and where they are in the file.
  private let starts: [(here: Int, file: Int)]
  var language: CodeLanguage
  private(set) var tokens: [CodeToken] = []
  private var line = 0
  /// How many elements stand in code that stands in elements.
  var nesting = 0
  /// From where to where a text does not begin.
  private var absent: [[UInt8]: (from: Int, end: Int)] = [:]

  init(_ source: SourceText, _ lines: [SourceRange], _ language: CodeLanguage) {
    var bytes: [UInt8] = []
    var starts: [(Int, Int)] = []
    for line in lines {
      starts.append((bytes.count, line.start))
      bytes.append(contentsOf: source[line])
      bytes.append(0x0A)
    }
    Self.replaceSpaces(&bytes)
    self.bytes = bytes
    self.starts = starts
    self.language = language
  }

  /// A text of one line.
  init(_ text: ArraySlice<UInt8>, _ language: CodeLanguage) {
    bytes = text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
    starts = [(0, text.startIndex)]
    self.language = language
  }

  /// Spaces that do not break are spaces.
  private static func replaceSpaces(_ bytes: inout [UInt8]) {
    for index in bytes.indices.dropLast(2) {
      if bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
        bytes[index] = 0x20
        bytes[index + 1] = 0x20
      } else if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0xAF {
        bytes.replaceSubrange(index...(index + 2), with: [0x20, 0x20, 0x20])
      }
    }
  }

  mutating func run() {
    switch language.scan {
    case .code: code(0, bytes.count)
    case .markup: markup(0, bytes.count)
    case .shell: shell(0, bytes.count)
    case .diff: diff(0, bytes.count)
    case .data: data(0, bytes.count)
    case .text: text(0, bytes.count)
    }
  }

  // MARK: Tokens

  mutating func add(_ kind: CodeToken.Kind, _ from: Int, _ to: Int, _ traits: CodeToken.Traits = []) {
    while line + 1 < starts.count, starts[line + 1].here <= from { line += 1 }
    // A part that is scanned again begins before the last line.
    while line > 0, starts[line].here > from { line -= 1 }
    let content = bytes[from..<max(from, to)]
    tokens.append(
      CodeToken(
        kind: kind, range: range(from, to), hash: Hash64.of(content), line: Int32(line),
        isFirst: tokens.last.map { $0.line != Int32(line) } ?? true, traits: traits))
  }

  /// A string's content, an element's text, or an attribute's value.
  mutating func addContent(_ from: Int, _ to: Int, _ traits: CodeToken.Traits = [], isText: Bool? = nil) {
    let (from, to) = trimmed(from, to)
    let content = bytes[from..<to]
    if content.count > 2, content.first == UInt8(ascii: "<"), content.last == UInt8(ascii: ">"),
      !content.dropFirst().dropLast().contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") })
    {
      add(.standIn, from, to, traits)
    } else if isText ?? !CodeWord.isValue(content) {
      add(.text, from, to, traits)
    } else {
      add(.program, from, to, CodeWord.isName(content) ? traits.union(.name) : traits)
    }
  }

  func range(_ from: Int, _ to: Int) -> SourceRange {
    to > from ? SourceRange(offset(from), offset(to - 1) + 1) : .empty(at: offset(from))
  }

  private func offset(_ index: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].here <= index { low = middle } else { high = middle }
    }
    return starts[low].file + index - starts[low].here
  }

  // MARK: Bytes

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0x0A }

  func starts(_ text: [UInt8], at index: Int) -> Bool {
    index >= 0 && index + text.count <= bytes.count
      && bytes[index..<(index + text.count)].elementsEqual(text, by: ASCII.areSame)
  }

  func endOfLine(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Where a text begins next, nil if not before the end.
  mutating func find(_ text: [UInt8], from: Int, to end: Int) -> Int? {
    guard let first = text.first else { return nil }
    // What is not closed is not looked for again to the end.
    if let known = absent[text], known.from <= from, end <= known.end { return nil }
    var index = from
    while index + text.count <= end {
      if bytes[index] == first, starts(text, at: index) { return index }
      index += 1
    }
    absent[text] = (from, end)
    return nil
  }

  func trimmed(_ from: Int, _ to: Int) -> (Int, Int) {
    var (from, to) = (from, to)
    while from < to, ASCII.isSpace(bytes[from]) { from += 1 }
    while to > from, ASCII.isSpace(bytes[to - 1]) { to -= 1 }
    return (from, to)
  }

  /// Whether nothing but space stands before an index on its line.
  func isAtStart(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0, ASCII.isBlank(bytes[index]) { index -= 1 }
    return index < 0 || bytes[index] == 0x0A
  }

  /// The three bytes of a typographic quote.
  func isCurlyQuote(_ index: Int) -> Bool {
    byte(index) == 0xE2 && byte(index + 1) == 0x80 && (0x98...0x9F).contains(byte(index + 2))
  }

  // MARK: Comments and strings

  /// The end of a comment that begins here, which is added; nil if none does.
  mutating func comment(_ index: Int, _ end: Int) -> Int? {
    for delimiter in language.comments where starts(delimiter.open, at: index) {
      let behind = index + delimiter.open.count
      switch delimiter.place {
      case .anywhere: break
      case .startOfLine: guard isAtStart(index) else { continue }
      case .startOfWord: guard ASCII.isSpace(byte(index - 1)) || isAtStart(index) else { continue }
      }
      // `rem` is a word, and `--` before a letter an option.
      if delimiter.place == .startOfLine, delimiter.open.count == 2, delimiter.open[0] == UInt8(ascii: "-"),
        !ASCII.isSpace(byte(behind))
      {
        continue
      }
      if ASCII.isLetter(delimiter.open[delimiter.open.count - 1]), ASCII.isWord(byte(behind)) { continue }
      if delimiter.isLong {
        guard let close = find(delimiter.close, from: behind, to: end) else { continue }
        let (from, to) = trimmed(behind, close)
        add(.comment, from, to)
        return close + delimiter.close.count
      }
      let last = min(endOfLine(index), end)
      let (from, to) = trimmed(behind, last)
      add(.comment, from, to)
      return last
    }
    return nil
  }

  /// The content of a string that begins here and its end; nil if none does.
  func string(_ index: Int, _ end: Int) -> (from: Int, to: Int, end: Int)? {
    for delimiter in language.strings where starts(delimiter.open, at: index) {
      let from = index + delimiter.open.count
      var at = from
      while at < end, delimiter.isLong || bytes[at] != 0x0A {
        if bytes[at] == language.escape, at + 1 < end, bytes[at + 1] != 0x0A {
          at += 2
        } else if bytes[at] == delimiter.close[0], starts(delimiter.close, at: at) {
          return (from, at, at + delimiter.close.count)
        } else {
          at += 1
        }
      }
    }
    return nil
  }
}
