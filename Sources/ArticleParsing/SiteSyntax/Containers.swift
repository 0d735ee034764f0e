import ParallelText

/// Containers between lines of colons, slashes or backticks: `:::note … :::`, `/// tip … ///`, ```` ```{note} … ``` ````.
struct Containers {
  private struct Open {
    var byte: UInt8
    var run: Int
    /// In the list of directives.
    var directive: Int
    var isAlert: Bool
  }

  private var open: [Open] = []
  /// Whether the first line of what was opened last is still to come, and may be its title.
  private var awaitsHeading = false
  /// The line that may hold an option of what was opened last; -1 if none may.
  private var optionLine = -1
  /// Whether options go on as YAML, to a line of dashes.
  private var isInYAML = false

  /// Nobody nests deeper; without a limit many that are never closed would take quadratic time.
  private static let depthLimit = 64

  /// Whether some container may go on, or end, with the next line.
  var isOpen: Bool { !open.isEmpty }

  /// Looks at a line that begins with colons or slashes.
  mutating func read(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) {
    let bytes = source.bytes
    let first = bytes[range.start]
    let run = Directives.runLength(bytes, range.start, range.end)
    guard run >= 3 else { return }
    if range.start + run == range.end {
      if let index = index(first, run) { found.append(close(index, line: line, range)) }
      return
    }
    if first == UInt8(ascii: ":"), readOneLine(source, line: line, range, run, &found) { return }
    guard let opening = ContainerLine(source, from: range.start + run, to: range.end, fence: first) else { return }
    add(opening, line: line, range, fence: (first, run), &found)
  }

  /// Looks at a line that begins with backticks or tildes, outside of code.
  ///
  /// - Returns: whether it opens or closes a directive; else it is a fence of code.
  mutating func readFence(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) -> Bool {
    let first = source.bytes[range.start]
    let run = Directives.runLength(source.bytes, range.start, range.end)
    guard run >= 3 else { return false }
    if range.start + run == range.end {
      guard let index = index(first, run) else { return false }
      found.append(close(index, line: line, range))
      return true
    }
    guard let opening = Myst.fence(source, from: range.start + run, to: range.end) else { return false }
    add(opening, line: line, range, fence: (first, run), &found)
    return true
  }

  /// Looks for the options of a directive right below the line that opens it.
  ///
  /// - Returns: whether the line is one.
  mutating func readOption(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) -> Bool {
    guard line == optionLine, let last = open.last else { return false }
    optionLine = -1
    let isRule = source[range].allSatisfy { $0 == UInt8(ascii: "-") } && range.count == 3
    if isRule {
      isInYAML.toggle()
    } else if let (name, value) = Self.option(source, range, last.byte, isInYAML: isInYAML) {
      found[last.directive].add(option: name, value, source)
    } else if !isInYAML {
      return false
    }
    if isInYAML || !isRule { optionLine = line + 1 }
    found.append(Directives.hidden(range, line: line))
    return true
  }

  /// Looks at a line of text in the first line of a callout: a heading is its title (Quarto).
  ///
  /// - Returns: whether it is one.
  mutating func readHeading(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) -> Bool {
    guard awaitsHeading, let last = open.last else { return false }
    awaitsHeading = false
    let marks = source[range].prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks), marks < range.count, ASCII.isBlank(source.bytes[range.start + marks]) else {
      return false
    }
    let title = source.trimmed(SourceRange(range.start + marks, range.end))
    if found[last.directive].opening?.title.isEmpty ?? false { found[last.directive].opening?.title = title }
    found.append(Directives.hidden(range, line: line))
    return true
  }

  private static func option(
    _ source: SourceText, _ range: SourceRange, _ fence: UInt8, isInYAML: Bool
  ) -> (name: SourceRange, value: SourceRange)? {
    if fence != UInt8(ascii: "/"), !isInYAML { return Myst.option(source, range) }
    // PyMdown's are indented as code is.
    let indent = range.start - source.line(source.lineIndex(at: range.start)).start
    guard isInYAML || indent >= 4, let colon = source[range].firstIndex(of: UInt8(ascii: ":")),
      source[SourceRange(range.start, colon)].allSatisfy(ASCII.isIdentifier)
    else { return nil }
    return (SourceRange(range.start, colon), source.trimmed(SourceRange(colon + 1, range.end)))
  }

  /// `:::code … :::`, `:::image … :::`, `:::row:::` (Open Publishing), and what ends a zone by name.
  private func isOneLine(_ bytes: [UInt8], _ range: SourceRange, _ run: Int, _ name: SourceRange) -> Bool {
    guard range.count > 2 * run, bytes[(range.end - 3)..<range.end].allSatisfy({ $0 == bytes[range.start] }) else {
      return false
    }
    // Pandoc's `::: note :::` has nothing between the name and the colons.
    var end = range.end
    while bytes[end - 1] == bytes[range.start] { end -= 1 }
    return end == name.end || bytes[name.end..<end].contains { !ASCII.isBlank($0) }
  }

  private mutating func readOneLine(
    _ source: SourceText, line: Int, _ range: SourceRange, _ run: Int, _ found: inout [Directive]
  ) -> Bool {
    let bytes = source.bytes
    var start = range.start + run
    while start < range.end, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < range.end, ASCII.isLetter(bytes[end]) || bytes[end] >= 0x80 || bytes[end] == UInt8(ascii: "-") {
      end += 1
    }
    let name = SourceRange(start, end)
    guard !name.isEmpty else { return false }
    if isOneLine(bytes, range, run, name) {
      if Self.isFrame(source[name]) {
        found.append(Directives.hidden(range, line: line))
      } else {
        let isImage = source[name].elementsEqual("image".utf8)
        found.append(
          Directive(kind: isImage ? .image : .include, line: line, range: range, fence: (bytes[range.start], run)))
      }
      return true
    }
    guard source[name].suffix(4).elementsEqual("-end".utf8) else { return false }
    if let index = open.suffix(Self.depthLimit).lastIndex(where: { $0.byte == bytes[range.start] && $0.run == run }) {
      found.append(close(index, line: line, range))
    } else {
      found.append(Directives.hidden(range, line: line))
    }
    return true
  }

  /// Looks at a line of text: the end of a container may stand behind it, where site generators do not see it.
  mutating func readText(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) {
    guard let last = open.last, last.isAlert, source.bytes[range.end - 1] == last.byte else { return }
    var start = range.end
    while start > range.start, source.bytes[start - 1] == last.byte { start -= 1 }
    guard range.end - start == last.run, start > range.start, ASCII.isBlank(source.bytes[start - 1]),
      !source.bytes[range.start..<start].contains(last.byte)
    else { return }
    found.append(close(open.count - 1, line: line, SourceRange(start, range.end)))
  }

  private mutating func add(
    _ opening: ContainerLine, line: Int, _ range: SourceRange, fence: (UInt8, Int), _ found: inout [Directive]
  ) {
    open.append(Open(byte: fence.0, run: fence.1, directive: found.count, isAlert: opening.isAlert))
    optionLine = opening.mayHaveOptions ? line + 1 : -1
    isInYAML = false
    awaitsHeading = opening.mayHaveHeading
    var directive = Directive(
      kind: opening.isAlert ? .openAlert(opening.name) : .open, line: line, range: range, fence: fence)
    directive.opening = opening
    found.append(directive)
  }

  /// The innermost container that a line of so many marks closes: a longer line closes as well (CommonMark 4.5, for fences).
  private func index(_ byte: UInt8, _ run: Int) -> Int? {
    open.suffix(Self.depthLimit).lastIndex { $0.byte == byte && $0.run == run }
      ?? open.suffix(Self.depthLimit).lastIndex { $0.byte == byte && $0.run < run }
  }

  private mutating func close(_ index: Int, line: Int, _ range: SourceRange) -> Directive {
    let closed = open[index]
    open.removeSubrange(index...)
    optionLine = -1
    return Directive(kind: .close, line: line, range: range, fence: (closed.byte, closed.run))
  }

  /// Where alerts end that are never closed: they hold the first of their paragraphs, so that what follows is read as the
  /// text that it was meant to be.
  func ends(ofOpen found: [Directive], _ source: SourceText) -> [Directive] {
    open.suffix(Self.depthLimit).filter(\.isAlert).map { alert in
      let opening = found[alert.directive]
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
}

extension Directive {
  /// Takes an option in: the class or type of an alert is what it is.
  mutating func add(option name: SourceRange, _ value: SourceRange, _ source: SourceText) {
    let option = source[name]
    if case .openAlert = kind, option.elementsEqual("class".utf8) || option.elementsEqual("type".utf8) {
      let isGeneric = opening.map { Myst.isGenericAlert(source[$0.name]) } ?? false
      if isGeneric, let type = AlertArguments.className(source, value.start, value.end) { kind = .openAlert(type) }
    } else {
      opening?.add(name, value, source)
    }
  }
}
