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
    /// The first or the last line of code between tags.
    case code
  }
  var kind: Kind
  /// 0-based line of the file.
  var line: Int
  var range: SourceRange
  /// The fence character and how often it is repeated; 0 if nothing closes it.
  var fence: (UInt8, Int)
  /// The name in a template's tag, which names an alert if the tag is closed.
  var nameRange = SourceRange.empty(at: 0)
  /// The tag that stands there; nil of other directives.
  var tag: SiteTag?
  /// Whether another one closes the tag, or it closes another one.
  var framesText = false
  /// Whether it stands between the rows of a pipe table, which goes on behind it.
  var isInTable = false

  /// Whether it stands between two lists, and does not put a text among the items of one.
  var partsLists: Bool { tag == nil || framesText }
  /// What the line says that opens a container; nil of other directives.
  var opening: ContainerLine?
  /// Text for readers in a line that opens something else; empty if there is none.
  var title = SourceRange.empty(at: 0)
}

/// Finds the directives of a body, and hides them from libcmark.
///
/// A hidden line becomes a blank one of the same length, so that every position in the rest stays what it was.
enum Directives {
  /// What libcmark is to read, and what stands in the lines that it is not.
  struct Masked {
    /// In the order of their lines.
    var directives: [Directive] = []
    /// The bytes from `bodyStart` on, with the directives blanked; nil if they are as they were.
    var body: [UInt8]?
    /// How many bytes of indentation were taken off each line; empty if none were.
    var shifts: [Int32] = []
  }

  /// Complexity: O(n).
  static func mask(_ source: SourceText, from bodyStart: Int, isMDX: Bool) -> Masked {
    var found: [Directive] = []
    var containers = Containers()
    var tags = SiteTags()
    var attributes = AttributeLines()
    var bodies = IndentedBodies()
    var regions = TagRegions()
    /// Up to here all is known.
    var behind = 0
    var codeFence: (UInt8, Int)?
    var codeFenceLine = 0
    var isModule = false
    var isBehindBlank = true
    // The first line behind the last blank one.
    var blockLine = 0
    let bytes = source.bytes
    for index in source.lineIndex(at: bodyStart)..<source.lineCount {
      var start = max(Int(source.lineStarts[index]), bodyStart)
      if start < behind { continue }
      let margin = start
      if bodies.isOpen {
        let (closed, firstOfClosed) = bodies.next(index, source)
        found += closed
        // A fence that was left open ends with the body that it stands in.
        if let firstOfClosed, codeFenceLine > firstOfClosed { codeFence = nil }
      }
      while start < bytes.count, ASCII.isBlank(bytes[start]) || bytes[start] == UInt8(ascii: ">") { start += 1 }
      let wasBehindBlank = isBehindBlank
      isBehindBlank = start == bytes.count || bytes[start] == 0x0A || bytes[start] == 0x0D
      if wasBehindBlank { blockLine = index }
      if isBehindBlank {
        isModule = false
        if codeFence == nil, let end = attributes.end(before: index, source) { found.append(end) }
        continue
      }
      let first = bytes[start]
      // Most lines are text of a paragraph or of code, of which nothing is to be told.
      if codeFence == nil
        ? !isModule && !containers.isOpen && !tags.mayCloseAlert && isText(first, isBehindBlank: wasBehindBlank)
        : first != UInt8(ascii: "`") && first != UInt8(ascii: "~")
      {
        continue
      }
      let line = source.line(index)
      var stop = line.end
      while stop > start, ASCII.isBlank(bytes[stop - 1]) { stop -= 1 }
      let range = SourceRange(start, stop)
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let run = runLength(bytes, start, line.end)
        if let fence = codeFence {
          if first == fence.0, run >= fence.1, isBlank(bytes, start + run, line.end) { codeFence = nil }
        } else if run >= 3, !containers.readFence(source, line: index, range, &found) {
          codeFence = (first, run)
          codeFenceLine = index
        }
        continue
      }
      if isModule, isMDX {
        found.append(hidden(range, line: index))
        isBehindBlank = true
        continue
      }
      if containers.readOption(source, line: index, range, &found)
        || containers.readHeading(source, line: index, range, &found)
      {
        continue
      }
      switch first {
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "."):
        if let directive = bodies.marker(source, line: index, range) { found.append(directive) }
      case UInt8(ascii: "#"):
        // Without the space behind its marks a heading is text, though it was meant as one, and some generators take it so.
        let run = runLength(bytes, start, stop)
        if wasBehindBlank, (2...6).contains(run), start - margin < 4, start + run < stop,
          ASCII.isLetter(bytes[start + run]) || bytes[start + run] >= 0x80
        {
          found.append(hidden(SourceRange(start + run, start + run + 1), line: index))
        }
      case UInt8(ascii: "{"):
        if let lineTags = TagLine.read(source, line: index, range, isBehindBlank: wasBehindBlank, isMDX: isMDX) {
          behind = lineTags.last!.end
          if lineTags.count == 1, let region = regions.read(lineTags[0], at: start, line: index, source) {
            found += region
            behind = region.last!.range.end
          } else {
            let first = found.count
            TagLine.add(lineTags, from: start, line: index, source, &tags, &found)
            if TagLine.isBetweenRows(source, from: index, to: behind) {
              for place in first..<found.count { found[place].isInTable = true }
            }
          }
          isBehindBlank = true
        } else if wasBehindBlank, let opening = attributes.opening(source, line: index, range) {
          found.append(opening)
        } else if !wasBehindBlank, let close = attributes.closing(source, line: index, range, from: blockLine) {
          found.append(close)
        } else if isInclude(source[range]) {
          found.append(Directive(kind: .include, line: index, range: range, fence: (first, 1)))
        }
      case UInt8(ascii: "<"):
        // Four spaces make code of it, unless MDX, which knows no such code, or a template reads the file first.
        if let snippet = SiteTag.snippet(source, range) {
          found.append(hidden(range, line: index, snippet))
        } else if isMDX || start - margin < 4 {
          let range =
            stop > start && bytes[stop - 1] == UInt8(ascii: ">")
            ? range : SiteSyntax.longComponent(source, start) ?? range
          if let (tag, isPlain) = SiteSyntax.component(source, range) {
            tags.addComponent(tag, isPlain: isPlain, line: index, range, source, isMDX: isMDX, &found)
            behind = range.end
          } else if !tags.addElement(line: index, range, source, &found), isMDX, MDXIndentation.isFrame(source[range]) {
            found.append(hidden(range, line: index))
          }
        }
      case UInt8(ascii: "-") where SiteTag.snippet(source, range) != nil:
        found.append(hidden(range, line: index, SiteTag.snippet(source, range)))
      case UInt8(ascii: "/"), UInt8(ascii: ":"):
        containers.read(source, line: index, range, &found)
        if source[range].starts(with: ":::column".utf8), !source[range].starts(with: ":::column-".utf8) {
          bodies.openColumn(source, line: index, range)
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
        } else {
          containers.readText(source, line: index, range, &found)
          if tags.mayCloseAlert { tags.readText(source, line: index, range, &found) }
        }
      }
    }
    if let end = attributes.end(before: source.lineCount, source) { found.append(end) }
    found += bodies.finish(source)
    let ends = containers.ends(ofOpen: found, source) + attributes.openings + bodies.ends
    tags.settle(&found)
    if !ends.isEmpty {
      found += ends
      let order = found.indices.sorted { (found[$0].line, $0) < (found[$1].line, $1) }
      found = order.map { found[$0] }
    }
    if found.isEmpty, !isMDX { return Masked() }
    var masked = Array(bytes[bodyStart...])
    for directive in found {
      // A long line of tildes stands for the tags around code.
      let fence = if case .code = directive.kind { directive.fence.1 } else { 0 }
      for (place, offset) in (directive.range.start..<directive.range.end).enumerated() {
        if bytes[offset] == 0x0A || bytes[offset] == 0x0D { continue }
        masked[offset - bodyStart] = place < fence ? UInt8(ascii: "~") : 0x20
      }
      if directive.isInTable { masked[directive.range.start - bodyStart] = UInt8(ascii: "x") }
      // Three blanks and the space behind them would make code of an accordion's title.
      if !directive.range.isEmpty, bytes[directive.range.start] == UInt8(ascii: "+") {
        masked[directive.range.start - bodyStart] = UInt8(ascii: ">")
      }
    }
    if isMDX {
      var indentation = MDXIndentation()
      let body = indentation.remove(from: masked, bodyStart: bodyStart, source, found)
      return Masked(directives: found, body: body, shifts: indentation.shifts)
    }
    return Masked(directives: found, body: bodies.quoted(masked, from: bodyStart, source))
  }

  /// Whether a line whose content begins so is text, if nothing goes on that was opened before.
  ///
  /// - Parameter isBehindBlank: Whether it may begin a module's line, `import` or `export`.
  @inline(__always) private static func isText(_ first: UInt8, isBehindBlank: Bool) -> Bool {
    switch first {
    case UInt8(ascii: "i"), UInt8(ascii: "e"): !isBehindBlank
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...0xFF,
      UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `{* path *}`, as MkDocs' and Zensical's include plug-ins write it.
  private static func isInclude(_ line: ArraySlice<UInt8>) -> Bool {
    line.count > 4 && line.starts(with: "{*".utf8) && line.suffix(2).elementsEqual("*}".utf8)
  }

  /// A line of which no block comes.
  static func hidden(_ range: SourceRange, line: Int, _ tag: SiteTag? = nil) -> Directive {
    Directive(kind: .open, line: line, range: range, fence: (0, 0), tag: tag)
  }

  static func runLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
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
}
