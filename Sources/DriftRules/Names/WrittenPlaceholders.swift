import LanguageData
import ParallelText

/// The placeholders of a block, however they are written: `<name>`, `\<name\>`, `` `<name>` ``, `&lt;name&gt;`, `{name}`.
struct WrittenPlaceholders {
  /// In the order of the text, marks included.
  private(set) var ranges: [SourceRange] = []

  init(_ article: Article, _ block: Int) {
    var code: [SourceRange] = []
    for literal in article.literals[article.blocks[block].literalIndexes] {
      switch literal.kind {
      case .placeholder: ranges.append(literal.range)
      case .inlineCode:
        code.append(literal.range)
        addCode(literal.range, article)
      default: break
      }
    }
    code.reverse()
    for line in article.lines[article.blocks[block].lineIndexes] { addEscaped(line, article, without: &code) }
    ranges.sort { $0.lower < $1.lower }
  }

  /// A name without what marks it as a placeholder.
  static func name(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = text
    for (open, close) in marks {
      if name.starts(with: open), name.reversed().starts(with: close.reversed()), name.count > open.count + close.count
      {
        name = name.dropFirst(open.count).dropLast(close.count)
        break
      }
    }
    return name
  }

  private static let marks: [(open: [UInt8], close: [UInt8])] = [
    ("\\<", "\\>"), ("\\<", ">"), ("&lt;", "&gt;"), ("<", ">"), ("{{", "}}"), ("{", "}"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// `<name>` within code; what is a tag of HTML is none.
  private mutating func addCode(_ range: SourceRange, _ article: Article) {
    let bytes = article.source[range]
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return }
      if Self.isName(bytes[(open + 1)..<close]) { ranges.append(SourceRange(open, close + 1)) }
      index = close + 1
    }
  }

  /// - Parameter code: What is left of the block's inline code, in which marks are as they seem.
  private mutating func addEscaped(_ line: SourceRange, _ article: Article, without code: inout [SourceRange]) {
    let bytes = article.source[line]
    var index = bytes.startIndex
    while let mark = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) {
      index = mark + 1
      for (open, close) in Self.marks.prefix(3) where bytes[mark...].starts(with: open) {
        let start = mark + open.count
        guard let end = bytes[start...].prefix(80).firstRange(of: close), Self.isName(bytes[start..<end.lowerBound])
        else {
          continue
        }
        let range = SourceRange(mark, end.upperBound)
        while let last = code.last, last.end <= mark { code.removeLast() }
        if !(code.last?.contains(range) ?? false) { ranges.append(range) }
        index = end.upperBound
        break
      }
    }
  }

  /// Words of any language; what begins with a slash is a tag that closes.
  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 1, text.count < 80 else { return false }
    return text.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == 0x20 }
      && !HTMLElements.contains(text)
  }
}
