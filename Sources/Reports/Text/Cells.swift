/// A line of text as a terminal shows it: characters, and how many columns each takes.
package struct Cells {
  struct Cell {
    var text: String
    var width: Int
    /// What it is part of, as whoever shows it numbers that; 0 for nothing.
    var mark = 0
  }

  private(set) var cells: [Cell] = []
  /// The cells of the scalars that were asked for.
  private(set) var marked = 0..<0
  /// Whether the line goes on before or behind the cells.
  private(set) var isCutBefore = false
  private(set) var isCutAfter = false

  /// - Parameters:
  ///   - line: As in the file; harmless afterwards (`TerminalText`).
  ///   - scalars: 0-based.
  ///   - reach: So many scalars are looked at on either side of `scalars`: a line may be as long as the file.
  package init(_ line: some StringProtocol, marking scalars: Range<Int>, reach: Int) {
    let all = line.unicodeScalars
    let lower = all.index(all.startIndex, offsetBy: max(0, scalars.lowerBound - reach), limitedBy: all.endIndex)
    let upper = all.index(all.startIndex, offsetBy: scalars.lowerBound + 2 * reach, limitedBy: all.endIndex)
    isCutBefore = lower != all.startIndex
    isCutAfter = upper != nil && upper != all.endIndex
    let start = max(0, scalars.lowerBound - reach)
    let shown = String(line[(lower ?? all.endIndex)..<(upper ?? all.endIndex)])
    var offset = start
    var first: Int?
    var end = 0
    Self.forEachCell(of: shown) { cell, count in
      let next = offset + count
      if next > scalars.lowerBound, first == nil { first = cells.count }
      if offset < scalars.upperBound { end = cells.count + 1 }
      cells.append(cell)
      offset = next
    }
    let mark = first ?? cells.count
    marked = mark..<(scalars.isEmpty ? mark : max(mark, end))
  }

  /// A short text from its start to its end.
  package init(whole text: String) { self.init(text, marking: 0..<0, reach: text.unicodeScalars.count + 1) }

  /// Calls the closure with the cells of a text, and of how many scalars each is.
  ///
  /// Where a character ends takes long to find out; of nearly all of a text it is plain.
  private static func forEachCell(of text: String, _ body: (Cell, Int) -> Void) {
    var copy = text
    copy.withUTF8 { bytes in
      var index = 0
      var plain = Cell.plain(bytes, at: 0)
      while index < bytes.count {
        let next = plain.flatMap { Cell.plain(bytes, at: index + $0.length) }
        if let (length, width) = plain, next != nil || index + length == bytes.count {
          body(Cell(text: Cell.text(bytes, index, length), width: width), 1)
          index += length
          plain = next
        } else {
          let start = text.utf8.index(text.startIndex, offsetBy: index)
          body(Cell(text[start]), text[start].unicodeScalars.count)
          index += text[start].utf8.count
          plain = Cell.plain(bytes, at: index)
        }
      }
    }
  }

  package var width: Int { Self.width(cells[...]) }
  package var text: String { Self.text(cells[...]) }

  static func width(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }
  static func text(_ cells: ArraySlice<Cell>) -> String {
    // To append texts one by one takes three times as long.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * cells.count)
    for cell in cells { for byte in cell.text.utf8 { bytes.append(byte) } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Takes the indentation away, and, of what is wider than `columns`, all but a part around what is marked.
  mutating func fit(_ columns: Int) {
    let indentation = cells[..<marked.lowerBound].prefix { $0.text == " " }.count
    if !isCutBefore { keep(indentation..<cells.count) }
    guard width + (isCutBefore ? 1 : 0) + (isCutAfter ? 1 : 0) > columns else { return }
    let room = max(columns - 2, 8)
    // A short mark stands behind three fifths of the line, a long one keeps a sixth before it.
    let lead = min(room * 3 / 5, max(room / 6, room - Self.width(cells[marked])))
    var from = marked.lowerBound
    var taken = 0
    func take(_ index: Int, upTo limit: Int) -> Bool {
      guard cells.indices.contains(index), taken + cells[index].width <= limit else { return false }
      taken += cells[index].width
      return true
    }
    while take(from - 1, upTo: lead) { from -= 1 }
    var to = marked.lowerBound
    while take(to, upTo: room) { to += 1 }
    while take(from - 1, upTo: room) { from -= 1 }
    isCutBefore = isCutBefore || from > 0
    isCutAfter = isCutAfter || to < cells.count
    keep(from..<to)
    if isCutBefore { insert("…", at: 0) }
    if isCutAfter { insert("…", at: cells.count) }
  }

  /// Takes away at the end what is wider than `columns`.
  package mutating func cut(to columns: Int) {
    if width <= columns, !isCutAfter { return }
    var taken = 0
    let kept = cells.prefix { cell in
      taken += cell.width
      return taken < columns
    }
    keep(0..<kept.count)
    insert("…", at: cells.count)
    isCutAfter = true
  }

  /// The end of a text, with an ellipsis before it if it is wider than so many columns.
  static func end(of text: String, _ columns: Int) -> String {
    let cells = Cells(whole: text)
    if cells.width <= columns { return cells.text }
    var taken = 1
    let kept = cells.cells.reversed().prefix { cell in
      taken += cell.width
      return taken <= columns
    }
    return "…" + kept.reversed().map(\.text).joined()
  }

  private mutating func keep(_ range: Range<Int>) {
    cells = Array(cells[range])
    marked = marked.clamped(to: range)
    marked = (marked.lowerBound - range.lowerBound)..<(marked.upperBound - range.lowerBound)
  }

  private mutating func insert(_ text: String, at index: Int) {
    cells.insert(Cell(text: text, width: 1), at: index)
    if index == 0 { marked = (marked.lowerBound + 1)..<(marked.upperBound + 1) }
  }
}

extension Cells.Cell {
  init(_ character: Character) {
    text = TerminalText.safe(String(character))
    if text.unicodeScalars.count > character.unicodeScalars.count {
      width = text.unicodeScalars.count
    } else {
      width = character.unicodeScalars.map(Self.width).max() ?? 0
    }
  }

  /// The bytes and the columns that a scalar takes that is a character of its own beside others of this kind, and harmless; nil
  /// of all else, and behind the end.
  fileprivate static func plain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (length: Int, width: Int)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return first >= 0x20 && first < 0x7F ? (1, 1) : nil }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The bits of the first byte that are the value's: five, four or three.
    var value = UInt32(first & (0x7F >> UInt8(length)))
    for place in (index + 1)..<(index + length) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
    switch value {
    // Latin, Greek and Cyrillic, without marks that stand on the letter before; dashes, quotation marks and the ellipsis.
    case 0xC0..<0x250, 0x391..<0x3CA, 0x400..<0x482, 0x48A..<0x530, 0x2010..<0x2028: return (length, 1)
    // Kana, Han and Hangul, and their punctuation.
    case 0x3001..<0x3012, 0x3041..<0x3097, 0x30A1..<0x30FD, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return (length, 2)
    default: return nil
    }
  }

  private static let texts: [String] = (0..<0x80).map { (byte: UInt8) in String(Unicode.Scalar(byte)) }

  fileprivate static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> String {
    length == 1
      ? texts[Int(bytes[index])]
      : String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<(index + length)]), as: UTF8.self)
  }

  /// Wide characters of East Asia and emoji take two columns (Unicode TR11), marks and joiners none.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    // VARIATION SELECTOR-16: what stands before it is shown as an emoji.
    case 0xFE0F: return 2
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}
