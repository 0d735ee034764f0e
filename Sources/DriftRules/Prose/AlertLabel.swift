import LanguageData
import ParallelText

/// The word that gives a text the weight of an alert without the markup of one: `**Note:** …`, `WARNING:`.
struct AlertLabel {
  let range: SourceRange
  /// Empty of a word in bold that is not known.
  let kinds: AlertKinds

  /// nil if the block begins with nothing of the kind. Complexity: O(1).
  init?(_ block: Int, _ article: Article) {
    guard let first = article.blocks[block].lineIndexes.first,
      let (range, isMarked) = article.source.withBytes({ Self.label(in: article.lines[first], $0) })
    else { return nil }
    self.range = range
    kinds = AlertKinds.named(article.text(range), in: article.locale)
    if kinds.isEmpty, !isMarked { return nil }
  }

  private static func label(in line: SourceRange, _ text: ByteView) -> (range: SourceRange, isMarked: Bool)? {
    let bytes = text[0..<min(line.end, line.start + lengthLimit)]
    var start = endOfSymbols(bytes, line.start)
    var mark = start
    while mark < bytes.endIndex, bytes[mark] == UInt8(ascii: "*") || bytes[mark] == UInt8(ascii: "_") { mark += 1 }
    let emphasis = bytes[start..<mark]
    var end: Int
    var isMarked = false
    if emphasis.isEmpty {
      guard let colon = colon(bytes, start) else { return nil }
      end = colon
    } else {
      start = mark
      guard let close = bytes[start..<bytes.endIndex].firstIndex(of: emphasis.first!) else { return nil }
      end = close
      if let colon = colon(bytes[0..<close], start) {
        end = colon
        isMarked = true
      } else {
        var behind = close
        while behind < bytes.endIndex, bytes[behind] == emphasis.first! { behind += 1 }
        isMarked = behind == line.end || colon(bytes, behind) == behind
      }
    }
    while end > start {
      let length = lengthOfMark(before: end, bytes)
      if length == 0 { break }
      end -= length
    }
    return end > start ? (SourceRange(start, end), isMarked) : nil
  }

  /// No label is longer.
  private static let lengthLimit = 80

  /// Behind spaces and pictures: `⚠️ `.
  private static func endOfSymbols(_ bytes: ByteView, _ start: Int) -> Int {
    var start = start
    while start < bytes.endIndex {
      if ASCII.isBlank(bytes[start]) {
        start += 1
        continue
      }
      guard bytes[start] >= 0xE2, !isHanOrKana(bytes, start),
        let scalar = String(decoding: bytes[start..<min(start + 4, bytes.endIndex)], as: UTF8.self).unicodeScalars.first
      else { return start }
      switch scalar.properties.generalCategory {
      // A picture may be cut off at the limit.
      case .otherSymbol, .nonspacingMark, .format: start = min(start + scalar.utf8.count, bytes.endIndex)
      default: return start
      }
    }
    return start
  }

  /// Whether one of nearly all Han or kana stands at an index, which is no symbol: to look up what it is takes long.
  private static func isHanOrKana(_ bytes: ByteView, _ index: Int) -> Bool {
    guard index + 2 < bytes.endIndex else { return false }
    return switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE3, 0x81, _), (0xE3, 0x82, 0x80...0x96), (0xE3, 0x82, 0xA0...0xBF), (0xE3, 0x83, _), (0xE4, 0xB8...0xBF, _),
      (0xE5...0xE9, _, _):
      true
    default: false
    }
  }

  /// The first colon, of whatever width, that something other than a letter follows; spaces before it are left out.
  private static func colon(_ bytes: ByteView, _ start: Int) -> Int? {
    let colon = bytes[start..<bytes.endIndex].firstIndex(of: UInt8(ascii: ":"))
    let before = bytes[start..<(colon ?? bytes.endIndex)]
    if before.contains(0xEF), let wide = before.firstIndex(of: wideColon[...]) { return wide }
    guard let colon else { return nil }
    let next = colon + 1
    return next == bytes.endIndex || !ASCII.isWord(bytes[next]) && bytes[next] != UInt8(ascii: "/") ? colon : nil
  }

  private static let wideColon = Array("：".utf8)

  /// Spaces, those without break included, and full stops: what a word may have behind it.
  private static let marks: [[UInt8]] = [".", "!", " ", "\t", "\u{A0}", "\u{202F}", "。", "！"].map { Array($0.utf8) }

  private static func lengthOfMark(before end: Int, _ bytes: ByteView) -> Int {
    marks.first { bytes[0..<end].suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  /// Tells of one block of an article after the other whether it may have a label: most have neither emphasis at the beginning
  /// nor a colon.
  struct Finder {
    private let blocks: [Block]
    private let lines: [SourceRange]
    private var colons = ByteFinder(UInt8(ascii: ":"))
    private var wideColons = ByteFinder(AlertLabel.wideColon[0])

    init(_ article: Article) {
      blocks = article.blocks
      lines = article.lines
    }

    /// - Parameter bytes: The article's.
    mutating func mayHave(_ block: Int, _ bytes: ByteView) -> Bool {
      guard let first = blocks[block].lineIndexes.first else { return false }
      let line = lines[first]
      let head = SourceRange(line.start, min(line.end, line.start + AlertLabel.lengthLimit))
      if head.isEmpty { return false }
      return switch bytes[head.start] {
      // Emphasis, or what may stand before it.
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "\t"), 0xE2...0xFF: true
      default: colons.isIn(head, of: bytes) || wideColons.isIn(head, of: bytes)
      }
    }
  }
}
