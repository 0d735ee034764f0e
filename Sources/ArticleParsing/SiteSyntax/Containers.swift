import ParallelText

/// Containers between lines of colons or slashes: `:::note … :::`, `/// tip … ///`.
///
/// The forms are those of Docusaurus, VitePress and Open Publishing (`:::note`, `::: zone`), of MyST (`:::{note}`), of Pandoc
/// and Quarto (`::: {.note}`), and of the blocks of PyMdown (`/// note`).
struct Containers {
  private struct Open {
    var byte: UInt8
    var run: Int
    /// Of its directive if it is an alert.
    var alert: Int?
  }

  private var open: [Open] = []

  /// Nobody nests deeper; without a limit many that are never closed would take quadratic time.
  private static let depthLimit = 64

  /// Looks at a line that begins with colons or slashes.
  mutating func read(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) {
    let bytes = source.bytes
    let first = bytes[range.start]
    let run = Directives.runLength(bytes, range.start, range.end)
    guard run >= 3 else { return }
    if range.start + run == range.end {
      // A longer line closes as well (CommonMark 4.5, for fences).
      if let index = open.suffix(Self.depthLimit).lastIndex(where: { $0.byte == first && $0.run == run })
        ?? open.suffix(Self.depthLimit).lastIndex(where: { $0.byte == first && $0.run < run })
      {
        found.append(close(index, line: line, range))
      }
      return
    }
    let name = Self.name(source, range.start + run, range.end)
    guard !name.isEmpty else { return }
    if first == UInt8(ascii: ":") {
      // :::code … :::, :::image … ::: on one line (Open Publishing); ::: zone … and ::: note (Docusaurus) over many.
      let isOneLine = range.count > 2 * run && bytes[(range.end - 3)..<range.end].allSatisfy { $0 == first }
      if isOneLine {
        if Self.isFrame(source[name]) {
          found.append(Directives.hidden(range, line: line))
        } else {
          let isImage = source[name].elementsEqual("image".utf8)
          found.append(Directive(kind: isImage ? .image : .include, line: line, range: range, fence: (first, run)))
        }
        return
      }
      if source[name].suffix(4).elementsEqual("-end".utf8) {
        if let index = open.suffix(Self.depthLimit).lastIndex(where: { $0.byte == first && $0.run == run }) {
          found.append(close(index, line: line, range))
        } else {
          found.append(Directives.hidden(range, line: line))
        }
        return
      }
      // Without the bracket behind its title it is text.
      if name.end < range.end, bytes[name.end] == UInt8(ascii: "["),
        !bytes[name.end..<range.end].contains(UInt8(ascii: "]"))
      {
        return
      }
    } else {
      // `/// summary` stands in code as well: only a known word, alone or before a title.
      guard name.end == range.end || bytes[name.end] == 0x20 || bytes[name.end] == UInt8(ascii: "|"),
        AlertNames.isKnown(source[name]) || AlertNames.isContainer(source[name])
      else { return }
    }
    let isAlert = AlertNames.isKnown(source[name])
    open.append(Open(byte: first, run: run, alert: isAlert ? found.count : nil))
    found.append(Directive(kind: isAlert ? .openAlert(name) : .open, line: line, range: range, fence: (first, run)))
  }

  /// The word behind the colons or slashes; in braces the class or name of an alert, if there is one.
  private static func name(_ source: SourceText, _ start: Int, _ end: Int) -> SourceRange {
    let bytes = source.bytes
    var start = start
    while start < end, bytes[start] == 0x20 { start += 1 }
    if start < end, bytes[start] == UInt8(ascii: "{"),
      let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "}")),
      // What links can lead to must be seen.
      !bytes[start..<close].contains(UInt8(ascii: "#"))
    {
      start += 1
      if let type = AlertArguments.className(source, start, close) { return type }
    }
    var nameEnd = start
    while nameEnd < end, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    return SourceRange(start, nameEnd)
  }

  /// Looks at a line of text: the end of a container may stand behind it, where site generators do not see it.
  mutating func readText(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) {
    guard let last = open.last, last.alert != nil, source.bytes[range.end - 1] == last.byte else { return }
    var start = range.end
    while start > range.start, source.bytes[start - 1] == last.byte { start -= 1 }
    guard range.end - start == last.run, start > range.start, ASCII.isBlank(source.bytes[start - 1]),
      !source.bytes[range.start..<start].contains(last.byte)
    else { return }
    found.append(close(open.count - 1, line: line, SourceRange(start, range.end)))
  }

  private mutating func close(_ index: Int, line: Int, _ range: SourceRange) -> Directive {
    let closed = open[index]
    open.removeSubrange(index...)
    return Directive(kind: .close, line: line, range: range, fence: (closed.byte, closed.run))
  }

  /// Where alerts end that are never closed: they hold the first of their paragraphs, so that what follows is read as the
  /// text that it was meant to be.
  func ends(ofOpen found: [Directive], _ source: SourceText) -> [Directive] {
    open.suffix(Self.depthLimit).compactMap(\.alert).map { alert in
      let opening = found[alert]
      func isBlank(_ line: Int) -> Bool { source.trimmed(source.line(line)).isEmpty }
      var end = opening.line
      while end + 1 < source.lineCount, isBlank(end + 1) { end += 1 }
      while end + 1 < source.lineCount, !isBlank(end + 1) { end += 1 }
      return Directive(kind: .close, line: end, range: .empty(at: opening.range.end), fence: opening.fence)
    }
  }

  /// What surrounds text without being an element of it, written on one line.
  private static func isFrame(_ name: ArraySlice<UInt8>) -> Bool {
    ["zone", "moniker", "row", "column", "no-loc"].contains { name.elementsEqual($0.utf8) }
      || name.suffix(4).elementsEqual("-end".utf8)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
