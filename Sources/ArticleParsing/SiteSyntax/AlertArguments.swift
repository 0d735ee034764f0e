import ParallelText

/// The type of an alert among the arguments of its tag: `<Callout type="warning">`, `{{% notice tip %}}`,
/// `<div class="alert alert-info">`.
enum AlertArguments {
  private static let attributes = ["type", "style", "color", "kind", "variant", "severity", "intent", "level"]

  /// The value that names a type: of an attribute made for it, else one that stands alone, else the title. nil if none does.
  static func type(_ source: SourceText, _ start: Int, _ end: Int) -> SourceRange? {
    var (alone, title): (SourceRange?, SourceRange?)
    var reader = Reader(bytes: source.bytes, index: start, end: end)
    while let (name, value) = reader.next() {
      let text = source[value]
      guard AlertNames.isKnown(text) || text.elementsEqual("primary".utf8) else { continue }
      if name.isEmpty {
        alone = alone ?? value
      } else if attributes.contains(where: { source[name].elementsEqual($0.utf8) }) {
        return value
      } else if source[name].elementsEqual("title".utf8) {
        title = value
      }
    }
    return alone ?? title
  }

  /// The class that names a type: `.warning`, `note`, `.callout-tip`, in a list of them.
  static func className(_ source: SourceText, _ start: Int, _ end: Int) -> SourceRange? {
    var index = start
    while index < end {
      while index < end, !isNameByte(source.bytes[index]) { index += 1 }
      let word = index
      while index < end, isNameByte(source.bytes[index]) { index += 1 }
      // An attribute is no class.
      if index < end, source.bytes[index] == UInt8(ascii: "=") { return nil }
      if AlertNames.isPlain(source[SourceRange(word, index)]) { return SourceRange(word, index) }
      let dash = source.bytes[word..<index].lastIndex(of: UInt8(ascii: "-"))
      if let dash, AlertNames.isCarrier(source.bytes[word..<dash]),
        AlertNames.isPlain(source.bytes[(dash + 1)..<index])
      {
        return SourceRange(dash + 1, index)
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { ASCII.isIdentifier(byte) || byte == UInt8(ascii: "-") }

  /// Reads `name="value"`, `name=value`, `name={"value"}`, `"value"` and `value` one after the other.
  struct Reader {
    let bytes: [UInt8]
    var index: Int
    let end: Int

    mutating func next() -> (name: SourceRange, value: SourceRange)? {
      while index < end, ASCII.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < end else { return nil }
      let start = index
      if !isQuote(bytes[index]) {
        while index < end, !ASCII.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
        let word = SourceRange(start, index)
        guard index < end, bytes[index] == UInt8(ascii: "=") else { return (.empty(at: start), word) }
        index += 1
        return (word, value())
      }
      return (.empty(at: start), value())
    }

    private mutating func value() -> SourceRange {
      let isExpression = index < end && bytes[index] == UInt8(ascii: "{")
      if isExpression { index += 1 }
      var start = index
      if index < end, isQuote(bytes[index]) {
        let quote = bytes[index]
        start += 1
        index = bytes[start..<end].firstIndex(of: quote) ?? end
        let value = SourceRange(start, index)
        index = min(index + (isExpression ? 2 : 1), end)
        return value
      }
      while index < end, !ASCII.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "}") { index += 1 }
      let value = SourceRange(start, index)
      if isExpression, index < end { index += 1 }
      return value
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
  }
}
