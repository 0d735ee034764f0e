import ParallelText

/// What lines of site generators make of the blocks between them.
extension BlockTreeBuilder {
  /// The block that a directive is nested in: of items only one whose marker stands further left. libcmark counts the
  /// blank line that a directive was made to be to the item before it.
  private func container(of directive: Directive, within block: Int) -> Int {
    let column = directive.range.start - positions.lineStart(directive.line)
    var block = block
    while block >= 0, article.blocks[block].isListItem {
      let start = article.blocks[block].range.start
      if column > start - positions.lineStart(article.source.lineIndex(at: start)) { break }
      block = Int(article.blocks[block].parent)
    }
    return block
  }

  /// Of an include's literals only the numbers are compared by themselves.
  private mutating func keepNumbers(_ block: Int) {
    let kept = article.literals[article.blocks[block].literalIndexes].filter { $0.kind == .number }
    article.literals.removeSubrange(article.blocks[block].literalIndexes)
    article.literals.append(contentsOf: kept)
    article.blocks[block].literalRange.1 = Int32(article.literals.count)
  }

  /// The language of the code that begins with a tag in a line, nil if none does.
  func codeTag(at line: Int) -> SourceRange? {
    guard nextDirective < directives.count else { return nil }
    let directive = directives[nextDirective]
    if case .code = directive.kind, directive.line == line { return directive.nameRange }
    return nil
  }

  /// A tag that has its lines for itself is no block, but for a comment that accepts findings: it is what one of HTML is.
  private mutating func add(_ tag: SiteTag, _ range: SourceRange, _ frame: Frame) {
    if case .comment(let text) = tag.kind {
      guard let ignored = IgnoreComment.read(bytes[text]) else { return }
      let block = append(.html, in: frame, range: range)
      article.ignores.append(Ignore(rules: ignored.rules, reason: ignored.reason, comment: range, block: block))
    } else {
      scanner.addTag(tag, range, in: &article)
    }
  }

  private mutating func open(_ directive: Directive, block: Int, in frame: Frame) {
    var container = -1
    if let opening = directive.opening {
      container = article.containers.count
      var found = Container(
        opening: directive.range, name: opening.name, attributes: opening.attributes, isAlert: opening.isAlert)
      found.fault = opening.fault ?? (.notClosed, directive.range)
      article.containers.append(found)
      if let anchor = opening.anchor {
        article.anchors.append(
          Anchor(name: article.source.text(anchor), range: anchor, section: currentSection, namesSection: false))
      }
    }
    var item = frame.block
    while item >= 0, !article.blocks[item].isListItem {
      item = Int(article.blocks[item].parent)
    }
    openDirectives.append((directive.fence, block, container, item))
  }

  private mutating func close(_ directive: Directive) {
    guard let index = openDirectives.lastIndex(where: { $0.fence == directive.fence }) else { return }
    let (_, block, container, item) = openDirectives[index]
    // The closing line belongs to the element.
    if block >= 0 {
      article.blocks[block].range.upper = max(article.blocks[block].range.upper, directive.range.upper)
    }
    article.sections[currentSection].range.upper = max(
      article.sections[currentSection].range.upper, directive.range.upper)
    openDirectives.removeSubrange(index...)
    // One that was made up has no mark.
    if container >= 0, !directive.range.isEmpty, article.containers[container].fault?.kind == .notClosed {
      article.containers[container].fault = fault(directive, item: item).map { ($0, directive.range) }
    }
  }

  /// What is wrong with the mark of an end.
  private func fault(_ end: Directive, item: Int) -> Container.Fault? {
    let lineStart = positions.lineStart(end.line)
    let before = bytes[lineStart..<end.range.start]
    if before.contains(where: { !ASCII.isBlank($0) && $0 != UInt8(ascii: ">") }) { return .closedBehindText }
    guard item >= 0 else { return nil }
    let start = article.blocks[item].range.start
    let column = start - positions.lineStart(article.source.lineIndex(at: start))
    return end.range.start - lineStart <= column ? .closedOutsideItem : nil
  }

  /// The title of what is no alert, such as a tab: a paragraph of its own.
  private mutating func addTitle(_ title: SourceRange, frame: Frame) {
    let block = append(.paragraph, in: frame, range: title)
    setText([title], of: block)
    forgetLoneAnchors()
  }

  mutating func emitDirectives(before line: Int, parent: Frame) {
    while nextDirective < directives.count, directives[nextDirective].line < line {
      let directive = directives[nextDirective]
      nextDirective += 1
      var frame = parent
      frame.list = 0
      frame.block = container(of: directive, within: parent.block)
      switch directive.kind {
      case .openAlert(let type):
        let block = appendAlert(type, in: frame, range: directive.range)
        let title = directive.opening?.title ?? directive.title
        if !title.isEmpty { setText([title], of: block) }
        open(directive, block: block, in: frame)
      case .open:
        let title = directive.opening?.title ?? directive.title
        if directive.fence.1 > 0 { open(directive, block: openDirectives.last?.block ?? -1, in: frame) }
        if !title.isEmpty { addTitle(title, frame: frame) }
        if let tag = directive.tag { add(tag, directive.range, frame) }
      case .close: close(directive)
      case .include:
        let block = append(.code, in: frame, range: directive.range)
        setText([directive.range], of: block)
        keepNumbers(block)
        // The numbers are those of lines to show, and are compared as numbers.
        article.blocks[block].key = Hash64.of(
          article.source[directive.range].lazy.filter { !ASCII.isDigit($0) })
      case .image:
        let block = append(.image, in: frame, range: directive.range)
        scanner.scanAttributes(block, directive.range, in: &article)
        if let tag = directive.tag { scanner.addNumbers(of: tag, to: block, in: &article) }
      case .code: break
      }
    }
  }
}
