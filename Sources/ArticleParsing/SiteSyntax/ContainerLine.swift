import ParallelText

/// What a line says that opens a container: what it is, its title, and its attributes.
///
/// The forms are those of Docusaurus and VitePress (`:::note[Title]`, `::: details Title`), of Open Publishing
/// (`::: zone pivot="x"`), of Pandoc and Quarto (`::: {#id .note title="Title"}`), of MyST (`:::{note} Title`), and of the
/// blocks of PyMdown (`/// note | Title`).
struct ContainerLine {
  /// The word for what it is: of an alert the one for its type.
  var name = SourceRange.empty(at: 0)
  var isAlert = false
  /// Text for readers; empty if there is none.
  var title = SourceRange.empty(at: 0)
  var attributes: [Container.Attribute] = []
  /// Whether a heading in its first line is its title.
  var mayHaveHeading = false
  /// A name that links can point at, without the `#`.
  var anchor: SourceRange?
  /// Whether lines of options may follow.
  var mayHaveOptions = false
  /// What is wrong with it, and where; nil while that depends on what follows.
  var fault: (kind: Container.Fault, range: SourceRange)?

  /// - Parameters:
  ///   - start: Behind the colons or slashes.
  ///   - fence: What they are.
  /// - Returns: nil if the line is text.
  init?(_ source: SourceText, from start: Int, to end: Int, fence: UInt8) {
    let bytes = source.bytes
    var start = start
    while start < end, bytes[start] == 0x20 { start += 1 }
    guard start < end else { return nil }
    if fence == UInt8(ascii: "/") {
      guard readBlock(source, start, end) else { return nil }
    } else if bytes[start] == UInt8(ascii: "{") {
      guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      if let name = Myst.name(bytes, start, close) {
        readDirective(source, name: name, from: close + 1, to: end)
      } else {
        readClasses(source, start + 1, close)
      }
    } else {
      guard readWord(source, start, end) else { return nil }
    }
    if name.isEmpty { return nil }
  }

  /// `/// note | Title`. `/// summary` stands in code as well: only a known word, alone or before a title.
  private mutating func readBlock(_ source: SourceText, _ start: Int, _ end: Int) -> Bool {
    name = Self.word(source.bytes, start, end)
    let known = AlertNames.isKnown(source[name])
    guard name.end == end || source.bytes[name.end] == 0x20 || source.bytes[name.end] == UInt8(ascii: "|"),
      known || AlertNames.isContainer(source[name]) || AlertNames.isTranslated(source[name])
    else { return false }
    isAlert = known || Myst.isGenericAlert(source[name])
    mayHaveOptions = true
    if let bar = source.bytes[name.end..<end].firstIndex(of: UInt8(ascii: "|")),
      !source[name].elementsEqual("html".utf8)
    {
      title = source.trimmed(SourceRange(bar + 1, end))
    }
    return true
  }

  /// `{note} Title`, whose options stand in lines of their own.
  mutating func readDirective(_ source: SourceText, name: SourceRange, from start: Int, to end: Int) {
    self.name = name
    isAlert = AlertNames.isKnown(source[name]) || Myst.isGenericAlert(source[name])
    mayHaveOptions = true
    let argument = source.trimmed(SourceRange(start, end))
    if argument.isEmpty { return }
    if !isAlert, Myst.takesData(source[name]) {
      attributes = [Container.Attribute(.empty(at: argument.start), argument)]
      return
    }
    title = argument
    if let option = Myst.optionInTitle(source, argument) {
      title = source.trimmed(SourceRange(argument.start, option.range.start))
      fault = (.optionInTitle, option.range)
      if Myst.isGenericAlert(source[name]), AlertNames.isPlain(source[option.value]) { self.name = option.value }
    }
  }

  /// `.note #id key="value"`, between braces.
  private mutating func readClasses(_ source: SourceText, _ start: Int, _ end: Int) {
    let type = AlertArguments.className(source, start, end)
    isAlert = type != nil
    mayHaveHeading = isAlert
    name = type ?? name
    var reader = AlertArguments.Reader(bytes: source.bytes, index: start, end: end)
    while let (attribute, value) = reader.next() {
      guard attribute.isEmpty, !value.isEmpty else {
        add(attribute, value, source)
        continue
      }
      let rest = SourceRange(value.start + 1, value.end)
      switch source.bytes[value.start] {
      case UInt8(ascii: "#"): anchor = rest
      case UInt8(ascii: "."): if name.isEmpty { name = rest }
      default: if name.isEmpty { name = value }
      }
    }
    if source[name].starts(with: "callout".utf8) { mayHaveHeading = true }
    // One that has a name alone is known by that.
    if name.isEmpty, let anchor { name = anchor }
  }

  /// `note[Title]`, `note Title`, `zone pivot="x"`, and Pandoc's `note :::`.
  private mutating func readWord(_ source: SourceText, _ start: Int, _ end: Int) -> Bool {
    let bytes = source.bytes
    name = Self.word(bytes, start, end)
    isAlert = AlertNames.isKnown(source[name]) || Myst.isGenericAlert(source[name])
    var rest = source.trimmed(SourceRange(name.end, end))
    if rest.start == name.end, !rest.isEmpty, bytes[rest.start] == UInt8(ascii: "[") {
      // Without the bracket behind its title it is text.
      guard let close = bytes[rest.start..<rest.end].firstIndex(of: UInt8(ascii: "]")) else { return false }
      title = source.trimmed(SourceRange(rest.start + 1, close))
      rest = SourceRange(close + 1, rest.end)
    }
    if !rest.isEmpty, bytes[rest.end - 1] == UInt8(ascii: "}"),
      let open = bytes[rest.start..<rest.end].lastIndex(of: UInt8(ascii: "{"))
    {
      readAttributes(source, open + 1, rest.end - 1)
      rest = source.trimmed(SourceRange(rest.start, open))
    }
    while rest.end > rest.start, bytes[rest.end - 1] == UInt8(ascii: ":") { rest.upper -= 1 }
    rest = source.trimmed(rest)
    if rest.isEmpty || !title.isEmpty { return true }
    let first = bytes[rest.start..<rest.end].prefix { !ASCII.isSpace($0) }
    // What is no keyword may be a title altogether.
    if source[name].contains(where: { $0 >= 0x80 }) { return true }
    if first.contains(UInt8(ascii: "=")) {
      readAttributes(source, rest.start, rest.end)
    } else if rest.start > name.end {
      title = rest
    }
    return true
  }

  private mutating func readAttributes(_ source: SourceText, _ start: Int, _ end: Int) {
    var reader = AlertArguments.Reader(bytes: source.bytes, index: start, end: end)
    while let (attribute, value) = reader.next() { add(attribute, value, source) }
  }

  /// Adds an attribute, or takes the title that it is.
  mutating func add(_ attribute: SourceRange, _ value: SourceRange, _ source: SourceText) {
    let name = source[attribute]
    if name.elementsEqual("title".utf8) || name.elementsEqual("summary".utf8) {
      if title.isEmpty { title = value }
    } else if !["alt", "caption", "header", "label", "alt-text"].contains(where: { name.elementsEqual($0.utf8) }) {
      attributes.append(Container.Attribute(attribute, value))
    }
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> SourceRange {
    var nameEnd = start
    while nameEnd < end,
      ASCII.isLetter(bytes[nameEnd]) || bytes[nameEnd] >= 0x80 || bytes[nameEnd] == UInt8(ascii: "-")
        || bytes[nameEnd] == UInt8(ascii: "_")
    {
      nameEnd += 1
    }
    return SourceRange(start, nameEnd)
  }
}
