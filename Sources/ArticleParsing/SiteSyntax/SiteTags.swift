import ParallelText

/// Pairs the tags of templates and components, so that only what is closed holds what follows it.
struct SiteTags {
  private var open: [(name: UInt64, index: Int)] = []
  /// Components that look like placeholders until they are closed: where they stand in the list of directives.
  private var unproven: [UInt64: [Int]] = [:]

  mutating func addTemplate(
    _ tag: SiteSyntax.Tag, line: Int, _ range: SourceRange, _ source: SourceText, _ found: inout [Directive]
  ) {
    let name = AlertNames.folded(source[tag.name])
    var directive = Directive(kind: .open, line: line, range: range, fence: (0, 0))
    if tag.isClosing {
      // Nobody nests deeper; without a limit many tags that are never closed would take quadratic time.
      if let last = open.suffix(64).lastIndex(where: { $0.name == name }) {
        let opening = open[last].index
        let fence = (UInt8(ascii: "{"), opening + 1)
        found[opening].kind = .openAlert(found[opening].nameRange)
        found[opening].fence = fence
        directive.kind = .close
        directive.fence = fence
        open.removeSubrange(last...)
      }
    } else if AlertNames.isKnown(source[tag.name]) {
      directive.nameRange = tag.name
      open.append((name, found.count))
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
    if tag.isClosing {
      unproven[name] = nil
    } else if !tag.isPlain, !isMDX {
      unproven[name, default: []].append(found.count)
    }
    found.append(Directive(kind: .open, line: line, range: range, fence: (0, 0)))
  }

  /// Takes back what was never closed.
  func settle(_ found: inout [Directive]) {
    let dropped = Set(unproven.values.joined())
    if dropped.isEmpty { return }
    found = found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }
}
