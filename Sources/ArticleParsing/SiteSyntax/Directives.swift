import LanguageData
import ParallelText

/// A line that a site generator reads and CommonMark does not know: `/// tip`, `::: zone`, `{* file *}`.
struct Directive {
  enum Kind {
    /// Opens an alert; the range is the word that names its type.
    case openAlert(SourceRange)
    /// Opens something else that closes with the same fence.
    case open
    case close
    /// Includes code from a file.
    case include
    /// Shows an image.
    case image
  }
  var kind: Kind
  /// 0-based line of the file.
  var line: Int
  var range: SourceRange
  /// The fence character and how often it is repeated; 0 if nothing closes it.
  var fence: (UInt8, Int)
  /// The name in a template's tag, which names an alert if the tag is closed.
  var nameRange = SourceRange.empty(at: 0)
}

/// Finds the directives of a body, and hides them from libcmark.
///
/// A hidden line becomes a blank one of the same length, so that every position in the rest stays what it was.
enum Directives {
  /// - Returns: the directives in the order of their lines, and the bytes from `bodyStart` on with them blanked, nil
  ///   if there are none. Complexity: O(n).
  static func mask(_ source: SourceText, from bodyStart: Int, isMDX: Bool) -> ([Directive], [UInt8]?) {
    var found: [Directive] = []
    var open: [(UInt8, Int)] = []
    var tags = SiteTags()
    var bodies = IndentedBodies()
    var codeFence: (UInt8, Int)?
    var codeFenceLine = 0
    var isModule = false
    var isBehindBlank = true
    let bytes = source.bytes
    for index in source.lineIndex(at: bodyStart)..<source.lineCount {
      let line = source.line(index)
      var start = max(line.start, bodyStart)
      let margin = start
      if bodies.isOpen {
        let (closed, firstOfClosed) = bodies.next(index, source)
        found += closed
        // A fence that was left open ends with the body that it stands in.
        if let firstOfClosed, codeFenceLine > firstOfClosed { codeFence = nil }
      }
      while start < line.end, ASCII.isBlank(bytes[start]) || bytes[start] == UInt8(ascii: ">") {
        start += 1
      }
      let wasBehindBlank = isBehindBlank
      isBehindBlank = start == line.end
      guard start < line.end else {
        isModule = false
        continue
      }
      let first = bytes[start]
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let run = runLength(bytes, start, line.end)
        if let fence = codeFence {
          if first == fence.0, run >= fence.1, isBlank(bytes, start + run, line.end) { codeFence = nil }
        } else if run >= 3 {
          codeFence = (first, run)
          codeFenceLine = index
        }
        continue
      }
      if codeFence != nil { continue }
      var stop = line.end
      while stop > start, ASCII.isBlank(bytes[stop - 1]) { stop -= 1 }
      let range = SourceRange(start, stop)
      switch first {
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="):
        if let directive = bodies.marker(source, line: index, range) { found.append(directive) }
      case UInt8(ascii: "<"), UInt8(ascii: "{"):
        // Four spaces make code of it, unless MDX, which knows no such code, or a template reads the file first.
        if let tag = first == UInt8(ascii: "{") ? SiteSyntax.templateTag(source, range) : nil {
          tags.addTemplate(tag, line: index, range, source, &found)
        } else if first == UInt8(ascii: "<"), isMDX || start - margin < 4,
          let tag = SiteSyntax.component(source, range)
        {
          tags.addComponent(tag, line: index, range, source, isMDX: isMDX, &found)
        } else if let directive = directive(source, start: start, line: index, end: line.end, open: &open) {
          found.append(directive)
        }
      case UInt8(ascii: "/"), UInt8(ascii: ":"):
        if let directive = directive(source, start: start, line: index, end: line.end, open: &open) {
          found.append(directive)
        }
      case UInt8(ascii: "+")
      where runLength(bytes, start, stop) == 3 && (stop == start + 3 || bytes[start + 3] == 0x20):
        // An accordion: its title is text.
        found.append(hidden(SourceRange(start, start + 3), line: index))
      default:
        if start == margin, isModule || (wasBehindBlank && SiteSyntax.isModuleLine(source[range], isMDX: isMDX)) {
          found.append(hidden(range, line: index))
          // In MDX a declaration goes on to the next blank line; elsewhere more imports may follow.
          isModule = isMDX
          isBehindBlank = true
        } else if let inner = fenceBehindMarker(bytes, start, line.end) {
          // A fence that opens behind a list marker.
          codeFence = inner
          codeFenceLine = index
        }
      }
    }
    found += bodies.finish(source)
    tags.settle(&found)
    if found.isEmpty { return ([], nil) }
    var masked = Array(bytes[bodyStart...])
    for directive in found {
      for offset in directive.range.start..<directive.range.end { masked[offset - bodyStart] = 0x20 }
      // Three blanks and the space behind them would make code of an accordion's title.
      if !directive.range.isEmpty, bytes[directive.range.start] == UInt8(ascii: "+") {
        masked[directive.range.start - bodyStart] = UInt8(ascii: ">")
      }
    }
    return (found, bodies.quoted(masked, from: bodyStart, source))
  }

  /// A line that nothing comes of.
  private static func hidden(_ range: SourceRange, line: Int) -> Directive {
    Directive(kind: .open, line: line, range: range, fence: (0, 0))
  }

  private static func directive(
    _ source: SourceText, start: Int, line: Int, end: Int, open: inout [(UInt8, Int)]
  ) -> Directive? {
    let bytes = source.bytes
    let first = bytes[start]
    var stop = end
    while stop > start, ASCII.isBlank(bytes[stop - 1]) { stop -= 1 }
    let range = SourceRange(start, stop)
    if first == UInt8(ascii: "{") {
      // {* path *}, as MkDocs' and Zensical's include plug-ins write it.
      guard stop - start > 4, bytes[start + 1] == UInt8(ascii: "*"), bytes[stop - 1] == UInt8(ascii: "}"),
        bytes[stop - 2] == UInt8(ascii: "*")
      else { return nil }
      return Directive(kind: .include, line: line, range: range, fence: (first, 1))
    }
    let run = runLength(bytes, start, stop)
    guard run >= 3 else { return nil }
    if start + run == stop {
      guard let index = open.lastIndex(where: { $0 == (first, run) }) else { return nil }
      open.removeSubrange(index...)
      return Directive(kind: .close, line: line, range: range, fence: (first, run))
    }
    var nameStart = start + run
    while nameStart < stop, bytes[nameStart] == 0x20 { nameStart += 1 }
    var nameEnd = nameStart
    while nameEnd < stop, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    let name = SourceRange(nameStart, nameEnd)
    guard !name.isEmpty else { return nil }
    if first == UInt8(ascii: ":") {
      // :::code … :::, :::image … ::: on one line (Open Publishing); ::: zone … and ::: note (Docusaurus) over many.
      let isOneLine = stop - start > 2 * run && bytes[(stop - 3)..<stop].allSatisfy { $0 == first }
      if isOneLine {
        if isFrame(source[name]) { return hidden(range, line: line) }
        let kind: Directive.Kind = source[name].elementsEqual("image".utf8) ? .image : .include
        return Directive(kind: kind, line: line, range: range, fence: (first, run))
      }
      if source[name].suffix(4).elementsEqual("-end".utf8) {
        guard let index = open.lastIndex(where: { $0 == (first, run) }) else { return hidden(range, line: line) }
        open.removeSubrange(index...)
        return Directive(kind: .close, line: line, range: range, fence: (first, run))
      }
    } else {
      // `/// summary` stands in code as well: only a known word, alone or before a title.
      guard nameEnd == stop || bytes[nameEnd] == 0x20 || bytes[nameEnd] == UInt8(ascii: "|"),
        AlertNames.isKnown(source[name]) || AlertNames.isContainer(source[name])
      else { return nil }
    }
    open.append((first, run))
    let kind: Directive.Kind = AlertNames.isKnown(source[name]) ? .openAlert(name) : .open
    return Directive(kind: kind, line: line, range: range, fence: (first, run))
  }

  /// What surrounds text without being an element of it, written on one line.
  private static func isFrame(_ name: ArraySlice<UInt8>) -> Bool {
    ["zone", "moniker", "row", "column", "no-loc"].contains { name.elementsEqual($0.utf8) }
      || name.suffix(4).elementsEqual("-end".utf8)
  }

  private static func runLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == bytes[start] { index += 1 }
    return index - start
  }

  private static func isBlank(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].allSatisfy(ASCII.isBlank)
  }

  private static func fenceBehindMarker(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (UInt8, Int)? {
    var index = start
    while index < end, index - start < 12 {
      switch bytes[index] {
      case 0x20, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: ">"), 0x30...0x39:
        index += 1
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        let run = runLength(bytes, index, end)
        return run >= 3 && bytes[index - 1] == 0x20 && !bytes[(index + run)..<end].contains(bytes[index])
          ? (bytes[index], run) : nil
      default: return nil
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

/// The words that name a note, a warning and so on, as the site generators spell them.
enum AlertNames {
  private static let known = Set(
    [
      "note", "tip", "important", "warning", "caution", "info", "danger", "success", "check", "question", "failure",
      "bug", "example", "quote", "abstract", "hint", "attention", "error", "seealso", "todo", "moreinfo",
    ].map { Hash64.of($0.utf8) })
  private static let containers = Set(
    ["details", "tab", "tabs", "admonition", "html", "define"].map { Hash64.of($0.utf8) })

  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool { known.contains(folded(name)) }
  static func isContainer(_ name: ArraySlice<UInt8>) -> Bool { containers.contains(folded(name)) }
  static func folded(_ name: ArraySlice<UInt8>) -> UInt64 {
    Hash64.ofFolded(name)
  }
}
