import ParallelText

/// Tags of templates in a text, and those that stand alone between its blocks.
extension InlineScanner {
  /// Takes a tag in the text of the block; returns where the scan goes on.
  mutating func template(_ tag: SiteTag, _ start: Int, _ article: inout ArticleDraft) -> Int {
    switch tag.kind {
    case .comment(let text):
      if let ignored = IgnoreComment.read(content[text]) {
        ignore(ignored, start..<tag.end, &article)
      } else if isHeading, content[tag.end...].allSatisfy(ASCII.isBlank), content[start + 1] != UInt8(ascii: "#"),
        let id = MDXExpression.id(content, text)
      {
        anchor(id, replacesSlug: true, &article)
      }
    case .attributes(let id):
      if isHeading, let id { anchor(id, replacesSlug: true, &article) }
    case .tag(let form): template(tag, start, form, &article)
    }
    return tag.end
  }

  mutating func template(_ tag: SiteTag, _ start: Int, _ form: TemplateTag.Form, _ article: inout ArticleDraft) {
    let whole = start..<tag.end
    let key = TagArguments.key(
      content, name: tag.name, arguments: tag.arguments, isVariable: form == .variable)
    guard let key else { return }
    var found = TemplateTag(
      form: form, range: lines.range(start, tag.end), name: lines.range(tag.name.lowerBound, tag.name.upperBound),
      arguments: lines.range(tag.arguments.lowerBound, tag.arguments.upperBound), key: key, block: block,
      section: article.sections.count - 1, standsAlone: false)
    found.isClosing = tag.isClosing
    article.tags.append(found)
    if tag.isClosing { return }
    emit(.template, start, tag.end, key: key)
    withhold(whole)
    if form == .variable {
      textLength += Letters.textLength(content[tag.name.lowerBound..<tag.arguments.upperBound])
    }
    scanTexts(of: tag, form, &article)
  }

  /// Scans the arguments that readers see as text of the block.
  private mutating func scanTexts(of tag: SiteTag, _ form: TemplateTag.Form, _ article: inout ArticleDraft) {
    guard form != .variable else { return }
    for argument in TagArguments(content, tag.arguments)
    where argument.isQuoted && TagArguments.meaning(of: argument, content, isVariable: false) == .text
      && !content[argument.value].contains(UInt8(ascii: "{"))
    {
      var index = argument.value.lowerBound
      while index < argument.value.upperBound {
        index = plainWords(index)
        if index < argument.value.upperBound { index = step(index, &article) }
      }
    }
  }

  /// Adds a tag that has its lines for itself.
  mutating func addTag(_ tag: SiteTag, _ range: SourceRange, in article: inout ArticleDraft) {
    guard case .tag(let form) = tag.kind,
      let key = TagArguments.key(
        bytes, name: tag.name, arguments: tag.arguments, isVariable: form == .variable)
    else { return }
    var found = TemplateTag(
      form: form, range: range, name: SourceRange(tag.name), arguments: SourceRange(tag.arguments), key: key,
      block: article.blocks.count - 1, section: article.sections.count - 1, standsAlone: true)
    found.isClosing = tag.isClosing
    found.numbers = numbers(of: tag, in: &article)
    article.tags.append(found)
  }

  /// Adds the numbers in the text of a tag to the literals of a block, the last one.
  mutating func addNumbers(of tag: SiteTag, to block: Int, in article: inout ArticleDraft) {
    let numbers = numbers(of: tag, in: &article)
    if numbers.isEmpty { return }
    // What readers see is the text of the block.
    let texts = TagArguments(bytes, tag.arguments).filter {
      TagArguments.meaning(of: $0, bytes, isVariable: false) == .text
    }
    article.lines += texts.map { SourceRange($0.value) }
    article.blocks[block].lineRange.1 = Int32(article.lines.count)
    article.literals += numbers
    let first = Int(article.blocks[block].literalRange.0)
    article.literals[first...].sort { $0.range.lower < $1.range.lower }
    article.blocks[block].literalRange.1 = Int32(article.literals.count)
  }

  /// The numbers in the arguments that readers see.
  private mutating func numbers(of tag: SiteTag, in article: inout ArticleDraft) -> [Literal] {
    var numbers: [Literal] = []
    for argument in TagArguments(bytes, tag.arguments)
    where argument.isQuoted && TagArguments.meaning(of: argument, bytes, isVariable: false) == .text {
      guard bytes[argument.value].contains(where: ASCII.isDigit), !bytes[argument.value].contains(UInt8(ascii: "{"))
      else { continue }
      let words = wordCount
      load([SourceRange(argument.value)][...])
      readAll(&article)
      dropWords(behind: words)
      numbers += found.filter { [.number, .port, .version, .date].contains($0.kind) }
    }
    return numbers
  }
}
