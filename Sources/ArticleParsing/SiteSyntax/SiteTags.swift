import ParallelText

/// Pairs the tags of templates and components, so that only what is closed holds what follows it.
struct SiteTags {
  private struct Open {
    var name: UInt64
    /// In the list of directives; nil of an element that is no alert.
    var index: Int?
  }

  private var templates: [Open] = []
  private var components: [Open] = []
  /// HTML elements that may be alerts, and those of the same names that may not.
  private var elements: [Open] = []
  /// Components that look like placeholders until they are closed: where they stand in the list of directives.
  private var unproven: [UInt64: [Int]] = [:]
  /// Elements that are alerts only once they are closed.
  private var unclosed = Set<Int>()
  /// By name the tags that may be closed yet.
  private var frames: [UInt64: [Int]] = [:]

  /// Nobody nests deeper; without a limit many tags that are never closed would take quadratic time.
  private static let depthLimit = 64

  /// Marks a tag, before it is added, and the one that it closes.
  private mutating func pair(_ directive: inout Directive, _ name: UInt64, _ found: inout [Directive]) {
    guard let tag = directive.tag else { return }
    if tag.isClosing {
      directive.framesText = true
      if let opening = frames[name]?.popLast() { found[opening].framesText = true }
    } else if !tag.closesItself {
      frames[name, default: []].append(found.count)
    }
  }

  mutating func addTemplate(
    _ tag: SiteTag, line: Int, _ range: SourceRange, _ source: SourceText, _ found: inout [Directive]
  ) {
    let nameRange = SourceRange(tag.name)
    let name = AlertNames.folded(source[nameRange])
    var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0), tag: tag)
    pair(&directive, TagPairs.name(of: source[nameRange]), &found)
    if tag.isClosing {
      if let opening = Self.close(name, in: &templates) {
        Self.pair(opening, with: &directive, UInt8(ascii: "{"), &found)
      }
    } else if let type = AlertNames.type(of: tag, source) {
      directive.nameRange = type
      templates.append(Open(name: name, index: found.count))
    } else if tag.kind != .tag(.variable),
      ["figure", "img", "image"].contains(where: { source[nameRange].elementsEqual($0.utf8) })
    {
      directive.kind = .image
    }
    found.append(directive)
  }

  /// Whether a template's tag may be closed yet that would make an alert of what follows.
  var mayCloseAlert: Bool { !templates.isEmpty }

  /// Looks at a line of text: the tag that ends an alert may stand behind it.
  mutating func readText(_ source: SourceText, line: Int, _ range: SourceRange, _ found: inout [Directive]) {
    guard source.bytes[range.end - 1] == UInt8(ascii: "}"),
      let (start, tag) = source.withBytes({ OneLineAlert.closingTag(endingAt: range.end, $0) }), start > range.start,
      // What the line itself opens is closed by it.
      !source.withBytes({ OneLineAlert.opens(tag, in: $0, range.start..<start) }),
      let opening = Self.close(AlertNames.folded(source[SourceRange(tag.name)]), in: &templates)
    else { return }
    var directive = Directive(kind: .close, line: line, range: SourceRange(start, range.end), fence: (0, 0))
    Self.pair(opening, with: &directive, UInt8(ascii: "{"), &found)
    found.append(directive)
  }

  mutating func addComponent(
    _ tag: SiteTag, isPlain: Bool, line: Int, _ range: SourceRange, _ source: SourceText, isMDX: Bool,
    _ found: inout [Directive]
  ) {
    let nameRange = SourceRange(tag.name)
    let name = AlertNames.folded(source[nameRange])
    var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0), tag: tag)
    pair(&directive, name, &found)
    if tag.isClosing {
      unproven[name] = nil
      if let opening = Self.close(name, in: &components) {
        Self.pair(opening, with: &directive, UInt8(ascii: "<"), &found)
      }
    } else {
      if !isPlain, !isMDX { unproven[name, default: []].append(found.count) }
      if !tag.closesItself, AlertNames.isCarrier(source[nameRange]) || AlertNames.isPlain(source[nameRange]) {
        let type =
          AlertNames.isCarrier(source[nameRange]) ? AlertArguments.type(source, nameRange.end, range.end - 1) : nil
        directive.nameRange = type ?? nameRange
        components.append(Open(name: name, index: found.count))
      }
    }
    found.append(directive)
  }

  /// `<div class="warning">` and `</div>`, each on a line of its own. What else they may be is left to be read.
  ///
  /// - Returns: Whether the line is a directive.
  mutating func addElement(
    line: Int, _ range: SourceRange, _ source: SourceText, _ found: inout [Directive]
  ) -> Bool {
    let text = source[range]
    let count = found.count
    for (number, element) in [("<div", "</div"), ("<aside", "</aside")].enumerated() {
      let openings = Self.count(element.0, in: text)
      let closings = Self.count(element.1, in: text)
      let name = UInt64(number)
      if openings == 1, closings == 0 {
        var open = Open(name: name)
        if let type = Self.type(of: range, source) {
          open.index = found.count
          unclosed.insert(found.count)
          var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0))
          directive.nameRange = type
          found.append(directive)
        }
        elements.append(open)
      } else if closings == 1, openings == 0, text.count == element.1.utf8.count + 1 {
        guard let opening = Self.close(name, in: &elements) else { continue }
        unclosed.remove(opening)
        var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0))
        Self.pair(opening, with: &directive, UInt8(ascii: ">"), &found)
        found.append(directive)
      } else if openings > closings {
        elements += [Open](repeating: Open(name: name), count: openings - closings)
      } else {
        for _ in 0..<(closings - openings) { _ = Self.close(name, in: &elements) }
      }
    }
    return found.count > count
  }

  /// The class of an element that stands alone on its line, and says nothing else that matters.
  private static func type(of range: SourceRange, _ source: SourceText) -> SourceRange? {
    let text = source[range]
    guard text.last == UInt8(ascii: ">"), text.count(where: { $0 == UInt8(ascii: ">") }) == 1,
      ["id=", "src=", "href=", "name="].allSatisfy({ count(" " + $0, in: text) == 0 }),
      let attribute = text.firstRange(of: Array("class=\"".utf8)),
      let end = text[attribute.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return AlertArguments.className(source, attribute.upperBound, end)
  }

  private static func count(_ word: String, in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for index in text.indices where text[index] == word.utf8.first {
      if text[index...].starts(with: word.utf8) { count += 1 }
    }
    return count
  }

  /// The directive of what is open and has the name, without what is nested in it.
  private static func close(_ name: UInt64, in open: inout [Open]) -> Int? {
    guard let last = open.suffix(depthLimit).lastIndex(where: { $0.name == name }) else { return nil }
    let index = open[last].index
    open.removeSubrange(last...)
    return index
  }

  private static func pair(_ opening: Int, with closing: inout Directive, _ mark: UInt8, _ found: inout [Directive]) {
    let fence = (mark, opening + 1)
    found[opening].kind = .openAlert(found[opening].nameRange)
    found[opening].fence = fence
    closing.kind = .close
    closing.fence = fence
  }

  /// Takes back what was never closed.
  func settle(_ found: inout [Directive]) {
    let dropped = unclosed.union(unproven.values.joined())
    if dropped.isEmpty { return }
    found = found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }
}
