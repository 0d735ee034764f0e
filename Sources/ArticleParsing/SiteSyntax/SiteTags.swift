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

  /// Nobody nests deeper; without a limit many tags that are never closed would take quadratic time.
  private static let depthLimit = 64

  mutating func addTemplate(
    _ tag: SiteSyntax.Tag, line: Int, _ range: SourceRange, _ source: SourceText, _ found: inout [Directive]
  ) {
    let name = AlertNames.folded(source[tag.name])
    var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0))
    if tag.isClosing {
      if let opening = Self.close(name, in: &templates) {
        Self.pair(opening, with: &directive, UInt8(ascii: "{"), &found)
      }
    } else if let type = AlertNames.isCarrier(source[tag.name])
      ? AlertArguments.type(source, tag.name.end, range.end - 2) ?? tag.name
      : AlertNames.isKnown(source[tag.name]) ? tag.name : nil
    {
      directive.nameRange = type
      templates.append(Open(name: name, index: found.count))
    } else if ["figure", "img", "image"].contains(where: { source[tag.name].elementsEqual($0.utf8) }) {
      directive.kind = .image
    }
    found.append(directive)
  }

  mutating func addComponent(
    _ tag: SiteSyntax.Tag, line: Int, _ range: SourceRange, _ source: SourceText, isMDX: Bool,
    _ found: inout [Directive]
  ) {
    let name = AlertNames.folded(source[tag.name])
    var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0))
    if tag.isClosing {
      unproven[name] = nil
      if let opening = Self.close(name, in: &components) {
        Self.pair(opening, with: &directive, UInt8(ascii: "<"), &found)
      }
    } else {
      if !tag.isPlain, !isMDX { unproven[name, default: []].append(found.count) }
      let isOpen = source.bytes[range.end - 2] != UInt8(ascii: "/")
      if isOpen, AlertNames.isCarrier(source[tag.name]) || AlertNames.isPlain(source[tag.name]) {
        let type =
          AlertNames.isCarrier(source[tag.name]) ? AlertArguments.type(source, tag.name.end, range.end - 1) : nil
        directive.nameRange = type ?? tag.name
        components.append(Open(name: name, index: found.count))
      }
    }
    found.append(directive)
  }

  /// `<div class="warning">` and `</div>`, each on a line of its own. What else they may be is left to be read.
  mutating func addElement(
    line: Int, _ range: SourceRange, _ source: SourceText, _ found: inout [Directive]
  ) {
    let text = source[range]
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
