import ParallelText

/// The words of a heading without the markup of its anchors.
package enum Heading {
  package static func text(of section: Section, in article: Article) -> String {
    let block = article.blocks[section.blocks.lowerBound]
    return visible(article.plainText(block))
  }

  /// A heading's text without tags, and without attributes in braces at its end.
  static func visible(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "#") }) {
      return text.withoutSpaceAtEnd
    }
    var visible: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if depth == 0 { visible.append(byte) }
      if byte == UInt8(ascii: ">"), depth > 0 { depth -= 1 }
    }
    if visible.contains(UInt8(ascii: "#")), let brace = visible.lastIndex(of: UInt8(ascii: "{")) {
      visible.removeSubrange(brace...)
    }
    return String(decoding: visible, as: UTF8.self).withoutSpaceAtEnd
  }
}

extension String {
  fileprivate var withoutSpaceAtEnd: String {
    // Mostly there is none, and to see that takes no characters.
    if let last = utf8.last, (0x21..<0x7F).contains(last) { return self }
    return String(trimmingSuffix { $0.isWhitespace })
  }
}
