import ParallelText

/// The text of a block as its reader sees it, to look for names in: without tags, targets and emphasis, with plain
/// spaces and typography.
struct VisibleProse {
  /// UTF-8; a zero stands for what was left out, so that no name reaches across it.
  private(set) var bytes: [UInt8] = []
  /// Where the bytes stand in the file.
  private var places = PlaceRuns()

  /// What a reader does not see.
  static let targets: LiteralKinds = [.link, .image, .url]
  /// What is no prose though a reader sees it, and the former.
  static let code: LiteralKinds = targets.union([
    .inlineCode, .path, .registryKey, .environmentVariable, .option, .template,
  ])

  /// - Parameters:
  ///   - hidden: The literals to leave out.
  ///   - cell: Of a row which of its cells, if not all of them.
  /// - Complexity: O(length of the block).
  init(_ article: Article, _ block: Int, without hidden: LiteralKinds, cell: Int? = nil) {
    var indexes = article.blocks[block].lineIndexes
    if let cell { indexes = (indexes.lowerBound + cell)..<(indexes.lowerBound + cell + 1) }
    let ranges = article.literals[article.blocks[block].literalIndexes]
      .filter { hidden.contains($0.kind) && !Self.isShown($0, article) }.map(\.range)
    article.source.withBytes { source in
      let lines = article.lines[indexes]
      if lines.count == 1, let line = lines.first {
        read(source.fromZero(line), [Line(start: 0, range: line)], without: ranges)
        return
      }
      // No name reaches from one cell of a table to the next.
      let separator: UInt8 = article.blocks[block].kind == .row ? 0 : 0x20
      var text: [UInt8] = []
      var starts: [Line] = []
      for line in lines {
        if !text.isEmpty { text.append(separator) }
        starts.append(Line(start: text.count, range: line))
        text.append(contentsOf: source[line])
      }
      text.withBytes { read($0, starts, without: ranges) }
    }
  }

  /// A line, and where it starts in the text that is read: behind a separator, if it is not the first.
  private struct Line {
    var start: Int
    var range: SourceRange

    /// The text's index behind it.
    var end: Int { start + range.count }

    /// Where a byte of it stands in the file, or the separator before it.
    func place(_ index: Int) -> Int { range.start + max(0, index - start) }
  }

  private mutating func read(_ text: ByteView, _ lines: [Line], without hidden: [SourceRange]) {
    bytes.reserveCapacity(text.count)
    var hidden = hidden.map { Self.index($0.start, lines)..<Self.index($0.end, lines) }[...]
    var line = 0
    var index = 0
    while index < text.count {
      while let first = hidden.first, first.upperBound <= index { hidden.removeFirst() }
      while index >= lines[line].end, line + 1 < lines.count { line += 1 }
      if let first = hidden.first, first.lowerBound <= index {
        append(0, lines[line].place(index))
        index = min(first.upperBound, text.count)
        continue
      }
      // A separator stands for itself, and so does the end of what is read at once.
      let limit = index < lines[line].start ? index : min(lines[line].end, hidden.first?.lowerBound ?? .max)
      let end = Self.endOfPlain(text, index, limit)
      if end > index {
        // A space behind a space shows as one.
        let start = text[index] == 0x20 && bytes.last == 0x20 ? index + 1 : index
        places.append(lines[line].place(start), at: bytes.count)
        bytes.append(contentsOf: text[start..<end])
        index = end
        continue
      }
      let (byte, length) = Self.next(text, index)
      if let byte, byte != 0x20 || bytes.last != 0x20 { append(byte, lines[line].place(index)) }
      index += length
    }
  }

  /// The first index of the text that stands at a place of the file or behind it.
  private static func index(_ place: Int, _ lines: [Line]) -> Int {
    guard let line = lines.first(where: { place <= $0.range.start || place < $0.range.end }) else {
      return lines.last?.end ?? 0
    }
    return place > line.range.start ? line.start + place - line.range.start : max(0, line.start - 1)
  }

  /// Where the bytes end, from an index on, that are seen as they are: most are. A second space behind one is not.
  private static func endOfPlain(_ text: ByteView, _ start: Int, _ limit: Int) -> Int {
    isPlain.withUnsafeBufferPointer { isPlain in
      let bytes = text.buffer
      guard start < limit, isPlain[Int(bytes[start])] else { return start }
      var end = start + 1
      while end < limit, end &+ 16 <= bytes.count, areAllPlain(bytes, end) { end &+= 16 }
      end = min(end, limit)
      while end < limit, isPlain[Int(bytes[end])], bytes[end] != 0x20 || bytes[end - 1] != 0x20 {
        end += 1
      }
      return end
    }
  }

  /// Whether sixteen bytes are plain ones without a doubt, and no space among them is behind one; there is a byte before them.
  @inline(__always)
  private static func areAllPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let sixteen = SixteenBytes(bytes, at: index)
    let isMark =
      .!sixteen.areAtLeast(0x20) .| sixteen.are(UInt8(ascii: "&")) .| sixteen.are(UInt8(ascii: "*"))
      .| sixteen.are(UInt8(ascii: "<")) .| sixteen.are(UInt8(ascii: "\\")) .| sixteen.are(UInt8(ascii: "_"))
      .| sixteen.are(UInt8(ascii: "{")) .| sixteen.are(0xC2) .| sixteen.are(0xE2)
    let isSecondSpace = sixteen.are(0x20) .& SixteenBytes(bytes, at: index &- 1).are(0x20)
    return SixteenBytes.Places(isMark .| isSecondSpace).isEmpty
  }

  /// A text that stands by itself: a name as it is written in settings.
  init(_ text: String) {
    Array(text.utf8).withBytes { text in
      var index = 0
      while index < text.count {
        let (byte, length) = Self.plain(text, index)
        if let byte, byte != 0x20 || bytes.last.map({ $0 != 0x20 }) ?? false { append(byte, index) }
        index += length
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  /// The range in the file of some of the bytes.
  func range(_ part: Range<Int>) -> SourceRange {
    SourceRange(places[part.lowerBound], places[part.upperBound - 1] + 1)
  }

  private mutating func append(_ byte: UInt8, _ place: Int) {
    places.append(place, at: bytes.count)
    bytes.append(byte)
  }

  /// The label of `[label]` and `[label][]` is what a reader sees of the link; that of `[text][label]` is not.
  private static func isShown(_ literal: Literal, _ article: Article) -> Bool {
    guard article.linkDefinitions[literal.range] != nil, literal.range.start > 1 else { return false }
    return article.source.bytes[literal.range.start - 2] != UInt8(ascii: "]")
  }

  /// Whether a byte is seen as it is whatever stands beside it.
  private static let isPlain: [Bool] = {
    var isPlain = [Bool](repeating: true, count: 256)
    for byte in "<{*_\\&\t\n\r".utf8 + [0xC2, 0xE2] { isPlain[Int(byte)] = false }
    return isPlain
  }()

  /// What a reader sees of the text at `index`, nil if nothing, and how many bytes it is of.
  private static func next(_ text: ByteView, _ index: Int) -> (UInt8?, Int) {
    let following = index + 1 < text.count ? text[index + 1] : 0
    switch text[index] {
    case UInt8(ascii: "<"):
      guard ASCII.isLetter(following) || following == UInt8(ascii: "/") || following == UInt8(ascii: "!") else { break }
      // Keys that are pressed together: `<kbd>Ctrl</kbd>+<kbd>S</kbd>`.
      let isKey =
        text[index...].starts(with: "<kbd>".utf8) && index > 0 && text[index - 1] == UInt8(ascii: "+")
        || text[index...].starts(with: "</kbd>+".utf8)
      if isKey { return (nil, following == UInt8(ascii: "/") ? 6 : 5) }
      let isComment = text[index...].starts(with: "<!--".utf8)
      if let length = length(text[index...], to: isComment ? "-->" : ">") { return (0, length) }
    case UInt8(ascii: "{"):
      // `{#anchor}`, `{: .class}`, `{/*anchor*/}`
      guard following == UInt8(ascii: "#") || following == UInt8(ascii: ":") || following == UInt8(ascii: "/")
      else { break }
      if let length = length(text[index...], to: "}") { return (0, length) }
    case UInt8(ascii: "*"): return (nil, 1)
    case UInt8(ascii: "_"):
      let isWithinWord = index > 0 && ASCII.isWord(text[index - 1]) && ASCII.isWord(following)
      return (isWithinWord ? text[index] : nil, 1)
    case UInt8(ascii: "\\"):
      if following > 0x20, following < 0x7F, !ASCII.isWord(following) { return (following, 2) }
    case UInt8(ascii: "&"):
      for (entity, byte) in [("&nbsp;", 0x20), ("&#160;", 0x20), ("&amp;", UInt8(ascii: "&"))] as [(String, UInt8)]
      where text[index...].starts(with: entity.utf8) { return (byte, entity.utf8.count) }
    default: break
    }
    return plain(text, index)
  }

  /// A byte, or the plain one that a typographic character stands for; nil for a soft hyphen, which is not seen.
  private static func plain(_ text: ByteView, _ index: Int) -> (UInt8?, Int) {
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch (text[index], second, third) {
    case (0x09, _, _), (0x0A, _, _), (0x0D, _, _): return (0x20, 1)
    case (0xC2, 0xA0, _): return (0x20, 2)
    case (0xC2, 0xAD, _): return (nil, 2)
    case (0xE2, 0x80, 0x89), (0xE2, 0x80, 0xAF): return (0x20, 3)
    case (0xE2, 0x80, 0x90), (0xE2, 0x80, 0x91): return (UInt8(ascii: "-"), 3)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99): return (UInt8(ascii: "'"), 3)
    default: return (text[index], 1)
    }
  }

  /// How far it is to the end of a mark, nil if there is none near.
  private static func length(_ text: ByteView, to end: String) -> Int? {
    text.prefix(4_000).firstIndex(of: Array(end.utf8)[...]).map { $0 + end.utf8.count - text.startIndex }
  }
}
